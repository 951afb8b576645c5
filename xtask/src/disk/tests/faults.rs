//! Runs that fail or are killed at each call that changes the disk.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

/// What becomes of a call.
enum Fault {
    /// It does not happen, for the process is killed.
    Kill,
    /// It fails.
    Fail(io::ErrorKind),
    /// It fails, and so do all calls after it.
    FailAll(io::ErrorKind),
    /// Somebody changes the folder before it.
    Meddle(Box<dyn Fn() + Sync>),
}

/// A file system where a call goes wrong.
struct Faulty {
    fault: Fault,
    /// The number of the call.
    at: usize,
    calls: AtomicUsize,
}

/// What a killed process ends with.
struct Killed;

impl Faulty {
    fn new(fault: Fault, at: usize) -> Self {
        Self {
            fault,
            at,
            calls: AtomicUsize::new(0),
        }
    }

    /// Decides whether the next call goes wrong.
    fn call(&self) -> io::Result<()> {
        let number = self.calls.fetch_add(1, Ordering::SeqCst);
        let is_reached = number >= self.at;
        match &self.fault {
            Fault::Kill if is_reached => resume_unwind(Box::new(Killed)),
            Fault::Fail(kind) if number == self.at => Err((*kind).into()),
            Fault::FailAll(kind) if is_reached => Err((*kind).into()),
            Fault::Meddle(meddle) if number == self.at => {
                meddle();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Tells whether the run got to the call.
    fn is_reached(&self) -> bool {
        self.calls.load(Ordering::SeqCst) > self.at
    }
}

impl FileSystem for Faulty {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.call()?;
        Os.make_folder(path)
    }

    /// Writing counts twice: it may go wrong before there is a file, and when half of the text is in it.
    fn write(&self, path: &Path, text: &str) -> io::Result<()> {
        self.call()?;
        if self.calls.load(Ordering::SeqCst) == self.at {
            Os.write(path, &text[..text.len() / 2])?;
        }
        self.call()?;
        Os.write(path, text)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call()?;
        Os.rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.call()?;
        Os.remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.call()?;
        Os.remove_folder(path)
    }
}

type Contents = BTreeMap<PathBuf, Option<String>>;

/// An update: a folder before it, and the files of the crates before, after and after another update.
struct Update {
    old: Files,
    new: Files,
    third: Files,
}

impl Update {
    /// Files of all kinds: created, updated, removed and unchanged, in folders that come, stay and go.
    fn of_a_crate() -> Self {
        Self {
            old: files(&[
                ("a", "1"),
                ("gone/b", "1"),
                ("same", "1"),
                ("stay/c", "1"),
                ("src/d", "1"),
            ]),
            new: files(&[
                ("a", "22"),
                ("made/deep/e", "22"),
                ("same", "1"),
                ("stay/f", "22"),
                ("src/d", "22"),
            ]),
            third: files(&[("a", "333"), ("gone/h", "333"), ("z", "333")]),
        }
    }

    /// An update that changes texts alone, so that the manifest stays.
    fn of_texts() -> Self {
        Self {
            old: files(&[("a", "1"), ("b/c", "1"), ("same", "1")]),
            new: files(&[("a", "22"), ("b/c", "22"), ("same", "1")]),
            third: files(&[("a", "333")]),
        }
    }

    /// An update after which files are folders, and folders files.
    fn of_files_and_folders() -> Self {
        Self {
            old: files(&[("a", "1"), ("b/c/d", "1"), ("b/e", "1")]),
            new: files(&[("a/b", "22"), ("b", "22")]),
            third: files(&[("a", "333"), ("b/c", "333")]),
        }
    }

    /// The first run in a folder.
    fn of_nothing() -> Self {
        Self {
            old: Files::default(),
            ..Self::of_a_crate()
        }
    }

    fn all() -> Vec<Self> {
        let turned = Self::of_files_and_folders();
        Self::without_turned().into_iter().chain([turned]).collect()
    }

    fn without_turned() -> [Self; 3] {
        [Self::of_a_crate(), Self::of_texts(), Self::of_nothing()]
    }

    /// Returns a folder with the old crate and a file of somebody else.
    fn folder(&self) -> TempDir {
        after(&self.old)
    }
}

/// Returns a folder with a crate and a file of somebody else.
fn after(files: &Files) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine"), "mine").unwrap();
    for (path, text) in files.iter() {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn contents_after(files: &Files) -> Contents {
    contents(after(files).path())
}

/// Leaves out the folders: an empty one that cannot be removed does no harm.
fn files_of(contents: Contents) -> Contents {
    contents
        .into_iter()
        .filter(|(_, text)| text.is_some())
        .collect()
}

/// Writes until the process is killed; returns whether it was.
fn is_killed(work: impl FnOnce() -> Result<(), DiskError>) -> bool {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => {
            result.unwrap();
            false
        }
        Err(payload) => {
            assert!(payload.is::<Killed>());
            true
        }
    }
}

/// Calls a check with the folder of each run that was killed, and the number of the call that was its end.
fn for_each_kill(update: &Update, check: impl Fn(&TempDir, usize)) {
    for at in 0.. {
        let folder = update.folder();
        let disk = Faulty::new(Fault::Kill, at);
        let write = || {
            let out = Folder::new(folder.path());
            out.write_with(&disk, &update.new).map(drop)
        };
        if !is_killed(write) {
            assert!(at > 10, "{at}");
            break;
        }
        check(&folder, at);
    }
}

#[test]
fn killed_runs_are_mended() {
    for update in Update::all() {
        let (old, new) = (contents_after(&update.old), contents_after(&update.new));
        for_each_kill(&update, |folder, at| {
            let killed = contents(folder.path());
            let out = Folder::new(folder.path());
            let comparison = out.compare(&update.new).unwrap();
            assert_eq!(contents(folder.path()), killed, "{at}");
            if !comparison.waits {
                assert!(killed == old || killed == new, "{at}: {killed:?}");
            }
            assert_eq!(out.mend().unwrap(), comparison.waits);
            let mended = contents(folder.path());
            assert!(mended == old || mended == new, "{at}: {mended:?}");
        });
    }
}

#[test]
fn killed_runs_are_followed_by_any_other() {
    for update in Update::all() {
        let expected = contents_after(&update.third);
        for_each_kill(&update, |folder, at| {
            write(folder.path(), &update.third).unwrap();
            assert_eq!(contents(folder.path()), expected, "{at}");
        });
    }
}

/// Where files turned into folders, an empty folder may be left in the way of a file.
#[test]
fn killed_runs_do_no_harm_without_their_staging_folder() {
    for update in Update::without_turned() {
        for files in [&update.old, &update.new] {
            let expected = files_of(contents_after(files));
            for_each_kill(&update, |folder, at| {
                let _ = fs::remove_dir_all(folder.path().join(".generated-staging"));
                if !files.is_empty() {
                    write(folder.path(), files).unwrap();
                    assert_eq!(files_of(contents(folder.path())), expected, "{at}");
                }
            });
        }
    }
}

#[test]
fn mending_may_be_killed_as_well() {
    let update = Update::of_a_crate();
    let (old, new) = (contents_after(&update.old), contents_after(&update.new));
    for at in (0..).step_by(4) {
        let mut is_over = false;
        for again in 0.. {
            let folder = update.folder();
            let out = Folder::new(folder.path());
            let first = Faulty::new(Fault::Kill, at);
            is_over = !is_killed(|| out.write_with(&first, &update.new).map(drop));
            let second = Faulty::new(Fault::Kill, again);
            if !is_killed(|| mend::mend(Writer::new(&out, &second)).map(drop)) {
                break;
            }
            out.mend().unwrap();
            let mended = contents(folder.path());
            assert!(mended == old || mended == new, "{at}, {again}: {mended:?}");
        }
        if is_over {
            assert!(at > 10);
            break;
        }
    }
}

#[test]
fn failed_runs_change_nothing() {
    for update in Update::all() {
        let (old, new) = (contents_after(&update.old), contents_after(&update.new));
        for at in 0.. {
            let folder = update.folder();
            let disk = Faulty::new(Fault::Fail(io::ErrorKind::StorageFull), at);
            let written = Folder::new(folder.path()).write_with(&disk, &update.new);
            if !disk.is_reached() {
                assert!(at > 10);
                break;
            }
            let there = contents(folder.path());
            match written {
                Err(error) => {
                    let error = error.to_string();
                    assert!(error.contains("nothing was changed"), "{at}: {error}");
                    assert_eq!(there, old, "{at}: {error}");
                }
                Ok(_) => {
                    Folder::new(folder.path()).mend().unwrap();
                    let there = files_of(contents(folder.path()));
                    assert_eq!(there, files_of(new.clone()), "{at}");
                }
            }
        }
    }
}

#[test]
fn runs_that_cannot_take_their_changes_back_are_mended() {
    for update in Update::all() {
        let (old, new) = (contents_after(&update.old), contents_after(&update.new));
        for at in 0.. {
            let folder = update.folder();
            let out = Folder::new(folder.path());
            let disk = Faulty::new(Fault::FailAll(io::ErrorKind::PermissionDenied), at);
            let written = out.write_with(&disk, &update.new);
            if !disk.is_reached() {
                assert!(at > 10);
                break;
            }
            let waits = out.compare(&update.new).unwrap().waits;
            let expected = match written {
                Ok(_) => &new,
                Err(error) => {
                    let error = error.to_string();
                    assert_eq!(error.contains("waits to be mended"), waits, "{at}: {error}");
                    assert_eq!(
                        error.contains("nothing was changed"),
                        !waits,
                        "{at}: {error}"
                    );
                    &old
                }
            };
            if !waits {
                assert_eq!(&contents(folder.path()), expected, "{at}");
            }
            out.mend().unwrap();
            assert_eq!(&contents(folder.path()), expected, "{at}");
        }
    }
}

#[test]
fn folders_that_were_made_for_nothing_are_removed() {
    let update = Update::of_nothing();
    for at in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let out = Folder::new(&folder.path().join("deep/out"));
        let disk = Faulty::new(Fault::Fail(io::ErrorKind::StorageFull), at);
        if out.write_with(&disk, &update.new).is_ok() {
            break;
        }
        assert_eq!(listing(folder.path()).len(), 0, "{at}");
    }
}

#[cfg(unix)]
#[test]
fn folders_that_become_links_lead_nowhere() {
    let elsewhere = after(&files(&[("c", "1"), ("d", "1")]));
    let before = contents(elsewhere.path());
    let target = elsewhere.path().to_owned();
    let update = Update::of_a_crate();
    // All these calls prepare.
    for at in 0..10 {
        let folder = update.folder();
        let (stay, target) = (folder.path().join("stay"), target.clone());
        let meddle = move || {
            fs::rename(&stay, stay.with_extension("moved")).unwrap();
            std::os::unix::fs::symlink(&target, &stay).unwrap();
        };
        let disk = Faulty::new(Fault::Meddle(Box::new(meddle)), at);
        let written = Folder::new(folder.path()).write_with(&disk, &update.new);
        let error = written.unwrap_err().to_string();
        assert!(error.contains("not the file any more"), "{at}: {error}");
        assert_eq!(contents(elsewhere.path()), before, "{at}");
        fs::remove_file(folder.path().join("stay")).unwrap();
        let moved = folder.path().join("stay.moved");
        fs::rename(&moved, folder.path().join("stay")).unwrap();
        assert_eq!(contents(folder.path()), contents_after(&update.old), "{at}");
    }
}

#[test]
fn files_that_appear_meanwhile_are_left_alone() {
    let update = Update::of_a_crate();
    for at in 0..10 {
        let folder = update.folder();
        let path = folder.path().join("made/deep/e");
        let meddle = move || {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, "mine").unwrap();
        };
        let disk = Faulty::new(Fault::Meddle(Box::new(meddle)), at);
        let written = Folder::new(folder.path()).write_with(&disk, &update.new);
        let error = written.unwrap_err().to_string();
        assert!(error.contains("in the way"), "{at}: {error}");
        assert_eq!(read(&folder, "made/deep/e").as_deref(), Some("mine"));
        let old = contents_after(&update.old);
        let mut there = contents(folder.path());
        there.retain(|path, _| !path.starts_with("made"));
        assert_eq!(there, old, "{at}");
    }
}

mod faults;
mod mending;

use std::collections::BTreeMap;
use std::thread;

use codegen::output::{Files, MANIFEST};
use tempfile::TempDir;

use super::*;

fn files(entries: &[(&str, &str)]) -> Files {
    let mut files = Files::default();
    for (path, text) in entries {
        files.insert(*path, *text).unwrap();
    }
    files.insert_manifest().unwrap();
    files
}

fn write(out: &Path, files: &Files) -> Result<Plan, DiskError> {
    Folder::new(out).write(files)
}

fn read(folder: &TempDir, path: &str) -> Option<String> {
    fs::read_to_string(folder.path().join(path)).ok()
}

/// Returns every path below a folder.
fn listing(folder: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if fs::symlink_metadata(&path).unwrap().is_dir() {
            paths.extend(listing(&path));
        }
        paths.push(path);
    }
    paths.sort();
    paths
}

/// Returns every path below a folder with the text of files.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Option<String>> {
    let paths = listing(folder).into_iter();
    let relative = |path: &Path| path.strip_prefix(folder).unwrap().to_owned();
    paths
        .map(|path| (relative(&path), fs::read_to_string(&path).ok()))
        .collect()
}

#[test]
fn writes_updates_and_removes() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("deep/out");
    write(
        &out,
        &files(&[("a", "1"), ("src/b/c", "2"), ("src/d", "3")]),
    )
    .unwrap();
    assert_eq!(read(&folder, "deep/out/src/b/c").as_deref(), Some("2"));
    let plan = write(&out, &files(&[("a", "4"), ("src/d", "3")])).unwrap();
    assert_eq!(
        (plan.update.len(), plan.remove.len(), plan.unchanged.len()),
        (2, 1, 1)
    );
    assert_eq!(read(&folder, "deep/out/a").as_deref(), Some("4"));
    let left = [".generated-files", "a", "src", "src/d"].map(|path| out.join(path));
    assert_eq!(listing(&out), left);
}

#[test]
fn leaves_unchanged_files_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let first = files(&[("a", "1"), ("b/c", "2")]);
    write(folder.path(), &first).unwrap();
    let time = |path: &str| {
        let metadata = fs::metadata(folder.path().join(path)).unwrap();
        metadata.modified().unwrap()
    };
    let paths = ["", "a", "b", "b/c", MANIFEST];
    let before = paths.map(time);
    thread::sleep(Duration::from_millis(20));
    assert!(write(folder.path(), &first).unwrap().is_up_to_date());
    assert_eq!(paths.map(time), before);
    write(folder.path(), &files(&[("a", "3"), ("b/c", "2")])).unwrap();
    for (path, time_before) in paths.iter().zip(before) {
        let is_written = ["", "a"].contains(path);
        assert_eq!(time(path) != time_before, is_written, "{path}");
    }
}

#[test]
fn leaves_strangers_alone() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &files(&[("src/a", "1")])).unwrap();
    fs::write(folder.path().join("src/mine"), "x").unwrap();
    write(folder.path(), &files(&[("b", "1")])).unwrap();
    assert_eq!(read(&folder, "src/mine").as_deref(), Some("x"));
    assert_eq!(read(&folder, "src/a"), None);
    let error = write(folder.path(), &files(&[("b", "2"), ("src/mine", "y")])).unwrap_err();
    assert!(error.to_string().contains("not generated"), "{error}");
    assert_eq!(read(&folder, "src/mine").as_deref(), Some("x"));
    assert_eq!(read(&folder, "b").as_deref(), Some("1"));
}

#[cfg(unix)]
#[test]
fn follows_no_links() {
    use std::os::unix::fs::symlink;
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("a"), "1").unwrap();
    let folder = tempfile::tempdir().unwrap();
    symlink(elsewhere.path(), folder.path().join("src")).unwrap();
    symlink(elsewhere.path().join("a"), folder.path().join("b")).unwrap();
    let generated = files(&[("src/a", "2"), ("b", "1")]);
    let comparison = Folder::new(folder.path()).compare(&generated).unwrap();
    assert_eq!(comparison.plan.refused, ["b", "src/a"]);
    fs::write(folder.path().join(MANIFEST), "src/a\nb\n../a\n").unwrap();
    let plan = write(folder.path(), &files(&[])).unwrap();
    assert_eq!(plan.remove.len(), 0);
    assert_eq!(read(&elsewhere, "a").as_deref(), Some("1"));
    assert!(folder.path().join("b").exists());
}

#[cfg(unix)]
#[test]
fn waits_for_another_run() {
    let folder = tempfile::tempdir().unwrap();
    let lock = Lock::of(folder.path(), Duration::ZERO).unwrap();
    let error = Lock::of(folder.path(), Duration::ZERO).err().unwrap();
    assert!(error.to_string().contains("another run"), "{error}");
    thread::scope(|scope| {
        let waiting = scope.spawn(|| write(folder.path(), &files(&[("a", "1")])));
        thread::sleep(Duration::from_millis(100));
        assert_eq!(listing(folder.path()).len(), 0);
        drop(lock);
        waiting.join().unwrap().unwrap();
    });
    assert_eq!(read(&folder, "a").as_deref(), Some("1"));
}

#[test]
fn takes_turns_with_other_runs() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("new/out");
    let crates = [
        files(&[("a", "1"), ("b", "1"), ("x/c", "1")]),
        files(&[("a", "2"), ("d", "2"), ("y/c", "2")]),
    ];
    let expected = crates.each_ref().map(|files| {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), files).unwrap();
        contents(folder.path())
    });
    for _ in 0..20 {
        thread::scope(|scope| {
            for files in &crates {
                scope.spawn(|| write(&out, files).unwrap());
            }
        });
        assert!(expected.contains(&contents(&out)), "{:?}", contents(&out));
    }
}

#[test]
fn refuses_a_file_for_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    fs::write(&path, "1").unwrap();
    let error = write(&path, &files(&[("b", "1")])).unwrap_err();
    assert!(error.to_string().contains("not a folder"), "{error}");
}

#[cfg(unix)]
#[test]
fn refuses_a_link_to_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    std::os::unix::fs::symlink("nowhere", &path).unwrap();
    let error = write(&path, &files(&[("b", "1")])).unwrap_err();
    assert!(error.to_string().contains("a link to nothing"), "{error}");
}

#[test]
fn writes_names_in_another_case() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &files(&[("src/Name", "1"), ("Up/a", "1")])).unwrap();
    write(folder.path(), &files(&[("src/name", "1"), ("up/a", "2")])).unwrap();
    let out = Folder::new(folder.path());
    for (path, expected) in [("src/name", true), ("src/Name", false), ("Up/a", false)] {
        assert_eq!(out.is_exact(path).unwrap(), expected, "{path}");
    }
    let left = [".generated-files", "src", "src/name", "up", "up/a"];
    assert_eq!(
        listing(folder.path()),
        left.map(|path| folder.path().join(path))
    );
}

#[test]
fn knows_paths_that_are_one_where_case_does_not_matter() {
    let paths = ["a/B", "a/b", "A/c", "a/d", "Ü", "ü"];
    let expected = ["a/B", "a/b", "Ü", "ü"];
    assert_eq!(ambiguous(&paths.into()), expected.into());
}

#[test]
fn refuses_a_folder_for_a_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("a")).unwrap();
    assert!(write(folder.path(), &files(&[("a", "1")])).is_err());
}

#[test]
fn names_that_are_too_long_change_nothing_and_leave_nothing() {
    let long = format!("docs/{}.md", "a".repeat(300));
    let too_long = files(&[("a", "2"), (&long, "3")]);
    let is_refused = |out: &Path| {
        let error = write(out, &too_long).unwrap_err().to_string();
        error.contains(&long) && error.contains("nothing was changed")
    };
    let folder = tempfile::tempdir().unwrap();
    for entries in [&[("a", "1")][..], &[("a", "1"), ("docs/b.md", "1")]] {
        let out = folder.path().join(entries.len().to_string());
        assert!(is_refused(&out));
        write(&out, &files(entries)).unwrap();
        let before = contents(&out);
        assert!(is_refused(&out));
        assert_eq!(contents(&out), before);
        write(&out, &files(&[("a", "2")])).unwrap();
    }
}

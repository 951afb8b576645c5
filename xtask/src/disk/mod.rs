//! The folder that a crate is written to. Nothing outside of it is read, written or removed.

mod commit;
mod error;
mod lock;
mod mend;
mod signals;
mod staging;
mod system;
mod writer;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::time::Duration;

use codegen::output::{DiskEntry, Files, MANIFEST, Plan, Snapshot, plan};

pub use error::DiskError;
use lock::Lock;
pub use signals::end_by;
use system::{FileSystem, Os};
use writer::Writer;

/// How long a run waits for another one in the same folder.
const PATIENCE: Duration = Duration::from_secs(60);

/// An output folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Folder(PathBuf);

/// What a folder holds, and what writing files to it would change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparison {
    /// What the folder holds.
    pub disk: Snapshot,
    /// What writing would change.
    pub plan: Plan,
    /// Whether a run was killed in the folder, so that the next one mends it first.
    pub waits: bool,
}

impl Folder {
    /// Returns the folder at a path; it does not have to be there yet.
    pub fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// Compares files with what the folder holds, and changes nothing.
    pub fn compare(&self, files: &Files) -> Result<Comparison, DiskError> {
        let is_there = self.is_there()?;
        let _lock = is_there.then(|| Lock::of(&self.0, PATIENCE)).transpose()?;
        let disk = self.snapshot(files)?;
        Ok(Comparison {
            plan: plan(files, &disk),
            waits: staging::is_there(self)?,
            disk,
        })
    }

    /// Restores the folder if an earlier run was killed in it, and tells whether one was.
    pub fn mend(&self) -> Result<bool, DiskError> {
        if !self.is_there()? || !staging::is_there(self)? {
            return Ok(false);
        }
        let _lock = Lock::of(&self.0, PATIENCE)?;
        mend::mend(Writer::new(self, &Os))
    }

    /// Writes files to the folder, wholly or not at all: those that differ from what is there. Files that are no
    /// longer among them are removed if they were generated.
    pub fn write(&self, files: &Files) -> Result<Plan, DiskError> {
        self.write_with(&Os, files)
    }

    fn write_with(&self, disk: &dyn FileSystem, files: &Files) -> Result<Plan, DiskError> {
        let made = self.make(disk)?;
        let written = self.write_locked(Writer::new(self, disk), files);
        if written.is_err() {
            unmake(&made, disk);
        }
        written
    }

    fn write_locked(&self, writer: Writer<'_>, files: &Files) -> Result<Plan, DiskError> {
        let _lock = Lock::of(&self.0, PATIENCE)?;
        mend::mend(writer)?;
        let disk = self.snapshot(files)?;
        let plan = plan(files, &disk);
        if !plan.refused.is_empty() {
            return Err(DiskError::in_the_way(plan.refused));
        }
        if !plan.is_up_to_date() {
            commit::commit(writer, &plan, files, &disk)?;
        }
        Ok(plan)
    }

    /// Makes the folder unless it is there, and returns the folders that were made, outer ones first.
    fn make(&self, disk: &dyn FileSystem) -> Result<Vec<PathBuf>, DiskError> {
        let mut made = Vec::new();
        if self.is_there()? {
            return Ok(made);
        }
        let is_missing = |it: &&Path| !it.as_os_str().is_empty() && !it.is_dir();
        let mut missing: Vec<&Path> = self.0.ancestors().take_while(is_missing).collect();
        missing.reverse();
        for folder in missing {
            match disk.make_folder(folder) {
                Ok(()) => made.push(folder.to_owned()),
                // Another run made it meanwhile.
                Err(_) if folder.is_dir() => {}
                Err(error) => {
                    unmake(&made, disk);
                    return Err(DiskError::system(folder, "make")(error));
                }
            }
        }
        Ok(made)
    }

    /// Tells whether the folder is there.
    fn is_there(&self) -> Result<bool, DiskError> {
        match fs::metadata(&self.0) {
            Ok(metadata) if metadata.is_dir() => Ok(true),
            Ok(_) => Err(DiskError::found(&self.0, "read the folder", "not a folder")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => match self.0.is_symlink() {
                true => Err(DiskError::found(
                    &self.0,
                    "read the folder",
                    "a link to nothing",
                )),
                false => Ok(false),
            },
            Err(error) => Err(DiskError::system(&self.0, "read the folder")(error)),
        }
    }

    /// Reads what the folder holds at the paths of `files` and of its manifest.
    fn snapshot(&self, files: &Files) -> Result<Snapshot, DiskError> {
        let mut snapshot = Snapshot::default();
        let manifest = self.content(MANIFEST)?;
        let listed = match &manifest {
            Some(DiskEntry::Text(text)) => Some(text.as_str()),
            Some(DiskEntry::Folder(_) | DiskEntry::Other) | None => None,
        };
        let paths = Snapshot::paths(files, listed);
        let ambiguous = ambiguous(&paths);
        for path in paths {
            if ambiguous.contains(path) && !self.is_exact(path)? {
                continue;
            }
            if let Some(content) = self.content(path)? {
                snapshot.insert(path, content);
            }
        }
        Ok(snapshot)
    }

    /// Returns what is at a path: nothing, a text, or something that is not to be touched. Links
    /// are never followed, neither at the path nor on the way to it.
    fn content(&self, path: &str) -> Result<Option<DiskEntry>, DiskError> {
        let path = Path::new(path);
        match self.reached(path)? {
            None => Ok(None),
            Some(Kind::File) => self.text(path).map(Some),
            Some(Kind::Folder) => self.inside(path).map(Some),
            Some(Kind::Other) => Ok(Some(DiskEntry::Other)),
        }
    }

    /// Returns what a path leads to through folders alone.
    fn reached(&self, path: &Path) -> Result<Option<Kind>, DiskError> {
        for folder in above(path) {
            match self.kind(folder)? {
                None => return Ok(None),
                Some(Kind::Folder) => {}
                Some(Kind::File | Kind::Other) => return Ok(Some(Kind::Other)),
            }
        }
        self.kind(path)
    }

    /// Returns what is in a folder and below.
    fn inside(&self, path: &Path) -> Result<DiskEntry, DiskError> {
        let (mut inside, mut folders) = (Vec::new(), vec![path.to_owned()]);
        while let Some(folder) = folders.pop() {
            let names = self.names(&folder)?;
            let is_empty = names.is_empty();
            for entry in names.into_iter().map(|name| folder.join(name)) {
                match self.kind(&entry)? {
                    Some(Kind::Folder) => folders.push(entry),
                    _ => inside.push(entry),
                }
            }
            if is_empty {
                inside.push(folder);
            }
        }
        let slashed = |path: &PathBuf| Some(path.to_str()?.replace(MAIN_SEPARATOR, "/"));
        let inside: Option<Vec<String>> = inside.iter().map(slashed).collect();
        Ok(inside.map_or(DiskEntry::Other, DiskEntry::Folder))
    }

    /// Tells whether a path is written in the folder as it is here, in the same case.
    fn is_exact(&self, path: &str) -> Result<bool, DiskError> {
        let mut folder = PathBuf::new();
        for step in path.split('/') {
            match self.kind(&folder)? {
                Some(Kind::Folder) if self.names(&folder)?.contains(OsStr::new(step)) => {}
                _ => return Ok(false),
            }
            folder.push(step);
        }
        Ok(true)
    }

    /// Returns the names of the entries of a folder.
    fn names(&self, folder: &Path) -> Result<BTreeSet<OsString>, DiskError> {
        let path = self.0.join(folder);
        let entries = fs::read_dir(&path).map_err(DiskError::system(&path, "read"))?;
        let names = entries.map(|entry| entry.map(|entry| entry.file_name()));
        let names = names.collect::<io::Result<_>>();
        names.map_err(DiskError::system(&path, "read"))
    }

    fn text(&self, path: &Path) -> Result<DiskEntry, DiskError> {
        let path = self.0.join(path);
        let bytes = fs::read(&path).map_err(DiskError::system(&path, "read"))?;
        Ok(String::from_utf8(bytes).map_or(DiskEntry::Other, DiskEntry::Text))
    }

    fn kind(&self, path: &Path) -> Result<Option<Kind>, DiskError> {
        let path = self.0.join(path);
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_dir() => Ok(Some(Kind::Folder)),
            Ok(metadata) if metadata.is_file() => Ok(Some(Kind::File)),
            Ok(_) => Ok(Some(Kind::Other)),
            Err(error) if is_nothing(error.kind()) => Ok(None),
            Err(error) => Err(DiskError::system(&path, "look at")(error)),
        }
    }
}

/// Tells whether an error says that there is nothing at a path: a name that is too long is that of no file.
fn is_nothing(error: io::ErrorKind) -> bool {
    matches!(
        error,
        io::ErrorKind::NotFound | io::ErrorKind::InvalidFilename
    )
}

/// Removes folders that were made for nothing.
fn unmake(made: &[PathBuf], disk: &dyn FileSystem) {
    for folder in made.iter().rev() {
        // One that cannot be removed is not empty any more.
        let _ = disk.remove_folder(folder);
    }
}

/// What a path leads to, links not followed.
enum Kind {
    File,
    Folder,
    Other,
}

/// Returns the paths that are one file where case does not matter. To such a file system an old path seems to be there
/// when only the new one is, or the other way round.
fn ambiguous<'p>(paths: &BTreeSet<&'p str>) -> BTreeSet<&'p str> {
    let mut folded: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for path in paths {
        folded.entry(path.to_lowercase()).or_default().push(path);
    }
    let several = folded.into_values().filter(|paths| paths.len() > 1);
    several.flatten().collect()
}

/// Returns the folders that a relative path leads through, the outermost first.
fn above(path: &Path) -> Vec<&Path> {
    let ancestors = path.ancestors().skip(1);
    let mut folders: Vec<&Path> = ancestors.filter(|it| !it.as_os_str().is_empty()).collect();
    folders.reverse();
    folders
}

/// Returns every folder that some of the paths lead through, outer ones first.
fn folders<'p>(paths: impl IntoIterator<Item = &'p str>) -> BTreeSet<&'p Path> {
    let paths = paths.into_iter().map(Path::new);
    paths.flat_map(above).collect()
}

#[cfg(test)]
mod tests;

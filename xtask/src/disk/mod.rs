//! The folder that a crate is written to. Nothing outside of it is read, written or removed.

mod commit;

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use codegen::output::{DiskEntry, Files, MANIFEST, Plan, Snapshot};

/// An output folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Folder(PathBuf);

/// Why a folder cannot be read or written.
#[derive(Debug)]
pub struct DiskError {
    path: PathBuf,
    attempt: &'static str,
    cause: Cause,
}

#[derive(Debug)]
enum Cause {
    System(io::Error),
    /// What is in the way.
    Found(&'static str),
}

impl Folder {
    /// Returns the folder at a path; it does not have to be there yet.
    pub fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// Reads what the folder holds at the paths of `files` and of its manifest.
    pub fn snapshot(&self, files: &Files) -> Result<Snapshot, DiskError> {
        let mut snapshot = Snapshot::default();
        match fs::metadata(&self.0) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(_) => return Err(DiskError::found(&self.0, "read the folder", "not a folder")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(snapshot),
            Err(error) => return Err(DiskError::system(&self.0, "read the folder")(error)),
        }
        let manifest = self.content(MANIFEST)?;
        let listed = match &manifest {
            Some(DiskEntry::Text(text)) => Some(text.as_str()),
            Some(DiskEntry::Other) | None => None,
        };
        for path in Snapshot::paths(files, listed) {
            if let Some(content) = self.content(path)? {
                snapshot.insert(path, content);
            }
        }
        Ok(snapshot)
    }

    /// Does what a plan says, wholly or not at all.
    pub fn apply(&self, plan: &Plan, files: &Files) -> Result<(), DiskError> {
        match plan.is_up_to_date() {
            true => Ok(()),
            false => commit::commit(&self.0, plan, files),
        }
    }

    /// Returns what is at a path: nothing, a text, or something that is not to be touched. Links
    /// are never followed, neither at the path nor on the way to it.
    fn content(&self, path: &str) -> Result<Option<DiskEntry>, DiskError> {
        let path = Path::new(path);
        for folder in above(path) {
            match self.kind(folder)? {
                None => return Ok(None),
                Some(Kind::Folder) => {}
                Some(Kind::File | Kind::Other) => return Ok(Some(DiskEntry::Other)),
            }
        }
        match self.kind(path)? {
            None => Ok(None),
            Some(Kind::File) => self.text(path).map(Some),
            Some(Kind::Folder | Kind::Other) => Ok(Some(DiskEntry::Other)),
        }
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
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(DiskError::system(&path, "look at")(error)),
        }
    }
}

/// What a path leads to, links not followed.
enum Kind {
    File,
    Folder,
    Other,
}

/// Returns the folders that a relative path leads through, the outermost first.
fn above(path: &Path) -> Vec<&Path> {
    let ancestors = path.ancestors().skip(1);
    let mut folders: Vec<&Path> = ancestors.filter(|it| !it.as_os_str().is_empty()).collect();
    folders.reverse();
    folders
}

/// Returns every folder that some of the paths lead through, outer ones first.
fn folders<'p>(paths: impl IntoIterator<Item = &'p String>) -> BTreeSet<&'p Path> {
    paths
        .into_iter()
        .flat_map(|path| above(Path::new(path)))
        .collect()
}

impl DiskError {
    fn system(path: &Path, attempt: &'static str) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self {
            path,
            attempt,
            cause: Cause::System(error),
        }
    }

    fn found(path: &Path, attempt: &'static str, what: &'static str) -> Self {
        Self {
            path: path.to_owned(),
            attempt,
            cause: Cause::Found(what),
        }
    }
}

impl fmt::Display for DiskError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "could not {} {}: ",
            self.attempt,
            self.path.display()
        )?;
        match &self.cause {
            Cause::System(error) => error.fmt(formatter),
            Cause::Found(what) => write!(formatter, "it is {what}"),
        }
    }
}

#[cfg(test)]
mod tests;

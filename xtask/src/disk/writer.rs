//! Changes of a folder by relative paths.

use std::io;
use std::path::Path;

use super::system::FileSystem;
use super::{DiskError, Folder, staging};

/// What changes a folder, and says what could not be done.
#[derive(Clone, Copy)]
pub(super) struct Writer<'r> {
    pub(super) folder: &'r Folder,
    disk: &'r dyn FileSystem,
}

impl<'r> Writer<'r> {
    pub(super) fn new(folder: &'r Folder, disk: &'r dyn FileSystem) -> Self {
        Self { folder, disk }
    }

    /// Makes a folder.
    pub(super) fn make(self, path: &Path) -> Result<(), DiskError> {
        let path = self.folder.0.join(path);
        let made = self.disk.make_folder(&path);
        made.map_err(DiskError::system(&path, "make"))
    }

    /// Writes a file.
    pub(super) fn write(self, path: &Path, text: &str) -> Result<(), DiskError> {
        let path = self.folder.0.join(path);
        let written = self.disk.write(&path, text);
        written.map_err(DiskError::system(&path, "write"))
    }

    /// Moves a file, in place of one that is there.
    pub(super) fn rename(self, from: &Path, to: &Path) -> Result<(), DiskError> {
        // What people know is the file of the crate.
        let known = if staging::holds(to) { from } else { to };
        let [from, to, known] = [from, to, known].map(|path| self.folder.0.join(path));
        let moved = self.disk.rename(&from, &to);
        moved.map_err(DiskError::system(&known, "replace"))
    }

    /// Removes a file that may be gone already.
    pub(super) fn remove_file(self, path: &Path) -> Result<(), DiskError> {
        let path = self.folder.0.join(path);
        gone(self.disk.remove_file(&path)).map_err(DiskError::system(&path, "remove"))
    }

    /// Removes an empty folder that may be gone already.
    pub(super) fn remove_folder(self, path: &Path) -> Result<(), DiskError> {
        let path = self.folder.0.join(path);
        gone(self.disk.remove_folder(&path)).map_err(DiskError::system(&path, "remove"))
    }
}

fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

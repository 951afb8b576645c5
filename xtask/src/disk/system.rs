//! The calls that change a disk.

use std::fs;
use std::io;
use std::path::Path;

/// The calls that change a disk. All that a run changes it changes through these, so that tests can let each of
/// them fail, or be the last one.
pub(super) trait FileSystem: Sync {
    /// Makes a folder.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Writes a file.
    fn write(&self, path: &Path, text: &str) -> io::Result<()>;
    /// Moves a file, in place of one that is there.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
}

/// The operating system's file system.
pub(super) struct Os;

impl FileSystem for Os {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn write(&self, path: &Path, text: &str) -> io::Result<()> {
        fs::write(path, text)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}

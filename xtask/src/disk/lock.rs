//! One run at a time.

use std::fs::File;
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::DiskError;

/// The time between two attempts.
const PAUSE: Duration = Duration::from_millis(20);

/// The right to write to a folder, until it is dropped. The operating system holds the lock, and releases it when the
/// process ends in whatever way: a killed run blocks nobody. File systems that have no locks have none here either.
pub(super) struct Lock {
    _held: Option<File>,
}

/// What became of an attempt to lock a folder.
enum Attempt {
    Held(File),
    Busy,
}

impl Lock {
    /// Locks a folder, and waits for another run, but not for ever.
    pub(super) fn of(folder: &Path, patience: Duration) -> Result<Self, DiskError> {
        let started = Instant::now();
        loop {
            match attempt(folder) {
                Ok(Attempt::Held(file)) => return Ok(Self { _held: Some(file) }),
                Ok(Attempt::Busy) if started.elapsed() < patience => thread::sleep(PAUSE),
                Ok(Attempt::Busy) => {
                    let what = "being written by another run";
                    return Err(DiskError::found(folder, "lock", what));
                }
                // There are no locks, or the folder cannot be opened, which the work in it will tell.
                Err(_) => return Ok(Self { _held: None }),
            }
        }
    }
}

#[cfg(unix)]
fn attempt(folder: &Path) -> io::Result<Attempt> {
    use std::os::unix::fs::MetadataExt;

    use rustix::fs::{FlockOperation, flock};
    use rustix::io::Errno;

    let file = File::open(folder)?;
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => {
            let (held, there) = (file.metadata()?, folder.metadata()?);
            // The folder may have been replaced since it was opened.
            match (held.dev(), held.ino()) == (there.dev(), there.ino()) {
                true => Ok(Attempt::Held(file)),
                false => Ok(Attempt::Busy),
            }
        }
        Err(Errno::WOULDBLOCK) => Ok(Attempt::Busy),
        Err(error) => Err(error.into()),
    }
}

/// Windows locks no folders: the lock is a file that only one process can open, and that the system removes
/// when it is closed.
#[cfg(windows)]
fn attempt(folder: &Path) -> io::Result<Attempt> {
    use std::os::windows::fs::OpenOptionsExt;

    const FILE: &str = ".generated-lock";
    /// `GENERIC_WRITE | DELETE`
    const ACCESS: u32 = 0x4001_0000;
    const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
    const ERROR_SHARING_VIOLATION: i32 = 32;

    let opened = File::options()
        .write(true)
        .create(true)
        .truncate(false)
        .access_mode(ACCESS)
        .share_mode(0)
        .custom_flags(FILE_FLAG_DELETE_ON_CLOSE)
        .open(folder.join(FILE));
    match opened {
        Ok(file) => Ok(Attempt::Held(file)),
        Err(error) if error.raw_os_error() == Some(ERROR_SHARING_VIOLATION) => Ok(Attempt::Busy),
        Err(error) => Err(error),
    }
}

//! Why a folder cannot be read or written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a folder cannot be read or written, and what state it is in.
#[derive(Debug)]
pub struct DiskError {
    cause: Cause,
    aftermath: Aftermath,
}

#[derive(Debug)]
enum Cause {
    System {
        path: PathBuf,
        attempt: &'static str,
        error: io::Error,
    },
    /// Something is not what it has to be.
    Found {
        path: PathBuf,
        attempt: &'static str,
        what: &'static str,
    },
    /// Files that were not generated are at paths of generated ones.
    InTheWay(Vec<String>),
    /// The process was told to end, by the signal of this number.
    Signal(i32),
}

/// The state of a folder after an error.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Aftermath {
    /// It is as it was before.
    Unchanged,
    /// Changes could not be taken back; the next run tries again.
    Waits,
}

impl DiskError {
    pub(super) fn system(path: &Path, attempt: &'static str) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| {
            Self::new(Cause::System {
                path,
                attempt,
                error,
            })
        }
    }

    pub(super) fn found(path: &Path, attempt: &'static str, what: &'static str) -> Self {
        let path = path.to_owned();
        Self::new(Cause::Found {
            path,
            attempt,
            what,
        })
    }

    pub(super) fn in_the_way(paths: Vec<String>) -> Self {
        Self::new(Cause::InTheWay(paths))
    }

    pub(super) fn signalled(signal: i32) -> Self {
        Self::new(Cause::Signal(signal))
    }

    fn new(cause: Cause) -> Self {
        Self {
            cause,
            aftermath: Aftermath::Unchanged,
        }
    }

    /// Returns the error of a folder that is left to the next run.
    pub(super) fn waits(self) -> Self {
        Self {
            aftermath: Aftermath::Waits,
            ..self
        }
    }

    /// Returns the number of the signal that ended the work, if one did.
    pub fn signal(&self) -> Option<i32> {
        match self.cause {
            Cause::Signal(signal) => Some(signal),
            _ => None,
        }
    }
}

impl fmt::Display for DiskError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let aftermath = match self.aftermath {
            Aftermath::Unchanged => "nothing was changed",
            Aftermath::Waits => "the folder waits to be mended, which the next run does by itself",
        };
        match &self.cause {
            Cause::System {
                path,
                attempt,
                error,
            } => {
                let path = path.display();
                write!(
                    formatter,
                    "could not {attempt} {path}: {error}; {aftermath}"
                )
            }
            Cause::Found {
                path,
                attempt,
                what,
            } => {
                let path = path.display();
                write!(
                    formatter,
                    "could not {attempt} {path}: it is {what}; {aftermath}"
                )
            }
            Cause::InTheWay(paths) => {
                let list: String = paths.iter().map(|path| format!("  {path}\n")).collect();
                write!(
                    formatter,
                    "these are in the way and were not generated; {aftermath}:\n{list}\
                     help: move or remove them, or choose another folder with --out"
                )
            }
            Cause::Signal(_) => write!(formatter, "interrupted; {aftermath}"),
        }
    }
}

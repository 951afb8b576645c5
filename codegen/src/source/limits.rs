//! How much of a document is read.

use std::cell::Cell;

/// The limits of a document: far more than any real one has, and little enough to be read in a short time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// The most nodes in all files together, each alias counted as a copy.
    pub nodes: usize,
    /// The most levels of lists and maps within one another.
    pub depth: usize,
    /// The most bytes of one file.
    pub bytes: u64,
    /// The most files.
    pub files: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            nodes: 4_000_000,
            depth: 100,
            bytes: 256 << 20,
            files: 10_000,
        }
    }
}

/// The nodes that were built so far, in all files of a document, and the limits.
#[derive(Debug)]
pub(super) struct Budget {
    pub(super) limits: Limits,
    nodes: Cell<usize>,
}

impl Budget {
    pub(super) fn new(limits: Limits) -> Self {
        let nodes = Cell::new(0);
        Self { limits, nodes }
    }

    /// Runs `attempt`. The nodes that it builds are counted only if it succeeds.
    pub(super) fn attempt<T, E>(&self, attempt: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let before = self.nodes.get();
        attempt().inspect_err(|_| self.nodes.set(before))
    }

    /// Counts a node; false when it is one too many.
    pub(super) fn take(&self) -> bool {
        self.nodes.set(self.nodes.get() + 1);
        self.nodes.get() <= self.limits.nodes
    }
}

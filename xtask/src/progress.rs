//! What a long run is at: a line on a terminal, nothing in a pipe.

use std::io::{self, IsTerminal, Write};

use crate::console::harmless;

/// The most characters of the line, so that it does not wrap.
const WIDTH: usize = 76;

/// A line on the error stream that is written over and over.
#[derive(Debug)]
pub struct Progress {
    is_shown: bool,
}

impl Progress {
    /// Returns the process's own line, where the error stream is a terminal.
    pub fn standard() -> Self {
        Self {
            is_shown: io::stderr().is_terminal(),
        }
    }

    /// Shows a text in place of the last one.
    pub fn show(&self, text: &str) {
        if self.is_shown {
            let text: String = harmless(text).chars().take(WIDTH).collect();
            // A terminal that goes away is no reason to fail.
            let _ = write!(io::stderr(), "\r\x1b[2K{text}");
        }
    }

    /// Takes the line away.
    pub fn clear(&self) {
        self.show("");
    }
}

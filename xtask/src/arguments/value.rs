//! The values of options.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::Parser;

use super::Misuse;

/// Reads the value of an option as a path.
///
/// # Errors
///
/// When the option has no value, or an empty one.
pub fn path(parser: &mut Parser, usage: &'static str) -> Result<PathBuf, Misuse> {
    let value = parser.value();
    let value = value.map_err(|error| Misuse::new(error.to_string(), usage))?;
    non_empty(value, usage)
}

/// Returns an argument as a path.
///
/// # Errors
///
/// When the argument is empty.
pub fn non_empty(value: OsString, usage: &'static str) -> Result<PathBuf, Misuse> {
    match value.is_empty() {
        true => Err(Misuse::new("a path is empty", usage)),
        false => Ok(value.into()),
    }
}

//! The folders that commands write to.

use std::fs;
use std::path::{Path, PathBuf};

use crate::paths;

/// Makes the folder of a command: the one that is given, or the one of the command's name in the target folder.
pub fn scratch(given: Option<&Path>, command: &str) -> Result<PathBuf, String> {
    let folder = match given {
        Some(folder) => folder.to_owned(),
        None => paths::target()?.join(command),
    };
    fs::create_dir_all(&folder)
        .and_then(|()| folder.canonicalize())
        .map_err(|error| format!("{} cannot be made: {error}", folder.display()))
}

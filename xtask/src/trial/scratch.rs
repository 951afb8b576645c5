//! The folders that trials write to.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// Makes the folder of a command: the one that is given, or that of its name in the target folder that
/// this program was built in.
pub fn scratch(given: Option<&Path>, command: &str) -> Result<PathBuf, String> {
    let folder = match given {
        Some(folder) => folder.to_owned(),
        None => beside(command)?,
    };
    fs::create_dir_all(&folder)
        .and_then(|()| folder.canonicalize())
        .map_err(|error| format!("{} cannot be made: {error}", folder.display()))
}

fn beside(command: &str) -> Result<PathBuf, String> {
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let target = program.ancestors().nth(2);
    target
        .map(|target| target.join(command))
        .ok_or_else(|| "there is no target folder: give --scratch".into())
}

//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

/// Returns the root of the generator's workspace.
pub fn generator() -> PathBuf {
    laboratory().join("../..")
}

/// Returns the root of this workspace.
pub fn laboratory() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the target folder that this program was built in.
pub fn target() -> Result<PathBuf, String> {
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let target = program.ancestors().nth(2).map(Path::to_owned);
    target.ok_or_else(|| format!("{} is in no target folder", program.display()))
}

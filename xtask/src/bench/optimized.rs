//! This program, built with optimisation: only that counts.

use std::env;
use std::process::Command;

use crate::Outcome;
use crate::console::Console;

/// Tells whether this build is what people measure.
pub fn is_optimized() -> bool {
    cfg!(not(debug_assertions))
}

/// Builds this program with optimisation, and runs the same command with that.
pub fn run_again(console: &mut Console) -> Result<Outcome, String> {
    console.err(
        "this build is without optimisation: what measures and is measured is built with --release",
    );
    let own = env::current_exe().map_err(|error| error.to_string())?;
    let target = own.ancestors().nth(2);
    let target = target.ok_or("there is no target folder")?;
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build
        .args(["build", "--quiet", "--release", "--package", "xtask"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("CARGO_TARGET_DIR", target);
    if !ends_well(&mut build)? {
        return Err("this program does not build with --release".into());
    }
    let optimized = target
        .join("release")
        .join(own.file_name().unwrap_or_default());
    let mut again = Command::new(optimized);
    match ends_well(again.args(env::args_os().skip(1)))? {
        true => Ok(Outcome::Done),
        false => Ok(Outcome::Refused),
    }
}

fn ends_well(command: &mut Command) -> Result<bool, String> {
    let status = command.status().map_err(|error| error.to_string())?;
    Ok(status.success())
}

//! Lists the fixtures, so that tests can be declared for each: a new fixture is a new file and nothing else.

use std::ffi::OsString;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=fixtures");
    let mut names: Vec<String> = fs::read_dir("fixtures")?
        .map(|entry| Ok(fixture(entry?.file_name())))
        .filter_map(io::Result::transpose)
        .collect::<io::Result<_>>()?;
    names.sort();
    let call = format!("fixtures! {{ {} }}\n", names.join(" "));
    let folder = env::var_os("OUT_DIR").unwrap_or_default();
    fs::write(Path::new(&folder).join("fixtures.rs"), call)
}

/// Returns the name of the fixture that a file is, for example `tags` of `tags.yaml`. There is none of settings
/// and overlays, for example `overlay.settings.yaml`.
fn fixture(file: OsString) -> Option<String> {
    let name = file.to_str()?.strip_suffix(".yaml")?;
    (!name.contains('.')).then(|| name.to_owned())
}

//! A program that uses a client: it makes one call.

use std::fs;
use std::io;
use std::path::Path;

use super::call::Call;

/// The name of the program's crate.
pub const NAME: &str = "consumer";

const MANIFEST: &str = "\
[package]
name = \"NAME\"
version = \"0.0.0\"
edition = \"2024\"

[dependencies]
client = { path = \"../client\" }
";

/// The program. It never runs; the future is polled so that the compiler makes all of the call.
const PROGRAM: &str = r#"//! One call.

use std::pin::pin;
use std::task::{Context, Waker};

async fn call(client: &PATH) -> usize {
    let answer = client.CALL.await;
    std::hint::black_box(&answer);
    VERSION
}

fn any<T>() -> T {
    std::process::exit(0)
}

fn main() {
    let client = any();
    let mut call = pin!(call(&client));
    let _ = call.as_mut().poll(&mut Context::from_waker(Waker::noop()));
}
"#;

/// Writes the crate to a folder.
pub fn write(folder: &Path, call: &Call) -> io::Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), MANIFEST.replace("NAME", NAME))?;
    touch(folder, call, 0)
}

/// Changes the function that makes the call.
pub fn touch(folder: &Path, call: &Call, version: usize) -> io::Result<()> {
    let program = PROGRAM
        .replace("PATH", &call.client)
        .replace("CALL", &call.expression)
        .replace("VERSION", &version.to_string());
    fs::write(folder.join("src/main.rs"), program)
}

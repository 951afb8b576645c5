//! What the figures were measured on.

use std::env::consts::{ARCH, OS};
use std::fs;
use std::process::Command;
use std::thread;

/// Describes the machine and the compiler in a line.
pub fn describe() -> String {
    let processors = thread::available_parallelism().map_or(1, |it| it.get());
    let noun = match processors {
        1 => "processor",
        _ => "processors",
    };
    let model = model().map_or_else(String::new, |model| format!(" ({model})"));
    format!("{}, {processors} {noun}{model}, {OS} on {ARCH}", compiler())
}

fn compiler() -> String {
    let output = Command::new("rustc").arg("--version").output();
    let output = output.map(|output| output.stdout).unwrap_or_default();
    String::from_utf8_lossy(&output).trim().to_owned()
}

/// Returns the name of the processor, where Linux tells.
fn model() -> Option<String> {
    let text = fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = text.lines().find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

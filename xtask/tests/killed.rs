//! Processes that end while they write, whatever ends them.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// The operations of the first document and of the second: some are in both.
const FIRST: std::ops::Range<usize> = 0..60;
const SECOND: std::ops::Range<usize> = 30..90;

type Contents = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// Two documents, and the crates made of them.
struct Workplace {
    folder: TempDir,
    crates: [Contents; 2],
}

impl Workplace {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let crates = [("0", FIRST), ("1", SECOND)].map(|(name, operations)| {
            let document = document(operations, name);
            fs::write(folder.path().join(name), document).unwrap();
            let out = folder.path().join("expected").join(name);
            fs::create_dir_all(&out).unwrap();
            fs::write(out.join("mine"), "mine").unwrap();
            let status = generate(folder.path(), name, &out).wait().unwrap();
            assert!(status.success());
            contents(&out)
        });
        let workplace = Self { folder, crates };
        let out = workplace.out();
        fs::create_dir(&out).unwrap();
        fs::write(out.join("mine"), "mine").unwrap();
        workplace
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    fn start(&self, document: usize) -> Child {
        generate(self.folder.path(), &document.to_string(), &self.out())
    }

    /// Writes a crate, and checks that the folder has it and nothing else.
    #[track_caller]
    fn finish(&self, document: usize) {
        assert!(self.start(document).wait().unwrap().success());
        self.expect(&[document]);
    }

    /// Checks that the folder has one of some crates.
    #[track_caller]
    fn expect(&self, documents: &[usize]) {
        let there = contents(&self.out());
        let is_one = documents.iter().any(|it| self.crates[*it] == there);
        assert!(is_one, "{:?}", there.keys());
    }

    /// Waits until a run writes, and returns how it ended if it ended before.
    fn wait_for_writing(&self, run: &mut Child) -> Option<ExitStatus> {
        let staging = self.out().join(".generated-staging");
        loop {
            match run.try_wait().unwrap() {
                None if !staging.exists() => thread::yield_now(),
                ended => return ended,
            }
        }
    }
}

fn generate(folder: &Path, document: &str, out: &Path) -> Child {
    command(folder, document, out).spawn().unwrap()
}

fn command(folder: &Path, document: &str, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command
        .current_dir(folder)
        .args(["generate", "--crate-name", "ponds", "--spec", document])
        .arg("--out")
        .arg(out)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Returns a document whose operations have tags of their own, so that its crate has many files.
fn document(operations: std::ops::Range<usize>, summary: &str) -> String {
    let mut text = "openapi: 3.0.3\ninfo: {title: Ponds, version: '1'}\npaths:\n".to_owned();
    for number in operations {
        let operation = format!(
            "operationId: pond{number}, tags: [Pond {number}], summary: Pond {summary}, \
             responses: {{'204': {{description: Done.}}}}"
        );
        writeln!(text, "  /ponds/{number}: {{get: {{{operation}}}}}").unwrap();
    }
    text
}

/// Returns every path below a folder with the bytes of files.
fn contents(folder: &Path) -> Contents {
    let mut contents = Contents::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let bytes = fs::read(&path).ok();
            if bytes.is_none() {
                folders.push(path.clone());
            }
            contents.insert(path.strip_prefix(folder).unwrap().to_owned(), bytes);
        }
    }
    contents
}

fn send(signal: Signal, run: &Child) {
    let pid = Pid::from_child(run);
    kill_process(pid, signal).unwrap();
}

#[test]
fn signals_leave_one_crate_or_the_other() {
    let place = Workplace::new();
    place.finish(0);
    let mut interrupted = 0;
    for attempt in 0..20 {
        let signal = [Signal::INT, Signal::TERM][attempt % 2];
        let mut run = place.start(1);
        if place.wait_for_writing(&mut run).is_none() {
            send(signal, &run);
        }
        let status = run.wait().unwrap();
        match status.signal() {
            Some(number) => {
                assert_eq!(number, signal.as_raw());
                place.expect(&[0]);
                interrupted += 1;
            }
            None => {
                assert!(status.success());
                place.expect(&[1]);
                place.finish(0);
            }
        }
    }
    assert!(interrupted > 0);
}

#[test]
fn two_runs_at_once_take_turns() {
    let place = Workplace::new();
    for _ in 0..5 {
        let runs = [0, 1, 0, 1].map(|document| place.start(document));
        for mut run in runs {
            assert!(run.wait().unwrap().success());
        }
        place.expect(&[0, 1]);
    }
}

/// Kills runs at moments that are spread over the time they take, and half of them over the time they write.
#[test]
#[ignore = "takes minutes: cargo test -p xtask --test killed -- --ignored"]
fn two_hundred_killed_runs_are_mended() {
    let place = Workplace::new();
    let started = Instant::now();
    place.finish(0);
    let whole = started.elapsed();
    let (mut killed, mut waiting) = (0, 0);
    while killed < 200 {
        // A Weyl sequence: no two moments are near each other.
        let part = f64::from(killed) * 0.618_034 % 1.0;
        let mut run = place.start(1);
        let pause = match killed % 2 {
            0 => whole.mul_f64(part),
            _ => {
                place.wait_for_writing(&mut run);
                Duration::from_millis(20).mul_f64(part)
            }
        };
        thread::sleep(pause);
        run.kill().unwrap();
        if run.wait().unwrap().signal().is_none() {
            place.finish(0);
            continue;
        }
        killed += 1;
        if place.out().join(".generated-staging").exists() {
            waiting += 1;
            let before = contents(&place.out());
            let mut check = command(place.folder.path(), "0", &place.out());
            let check = check
                .arg("--check")
                .stderr(Stdio::piped())
                .output()
                .unwrap();
            assert_eq!(check.status.code(), Some(1));
            assert!(String::from_utf8_lossy(&check.stderr).contains("waits to be mended"));
            assert!(before == contents(&place.out()));
        } else {
            place.expect(&[0, 1]);
        }
        place.finish(usize::from(killed % 4 == 3));
        place.finish(0);
    }
    println!("{waiting} of {killed} killed runs had to be mended");
    assert!(waiting > 0);
}

//! The generators that are compared.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::generators::{oas3_gen, openapi_to_rust, ours, ploidy, progenitor};
use crate::documents::DocumentFile;

/// How a program is run that makes clients, and what has to be done before they compile.
pub struct Generator {
    /// What people call it.
    pub name: &'static str,
    /// The name of its program.
    program: &'static str,
    /// Sets the arguments of the command that generates a client, and writes what that reads.
    arguments: fn(&Job, &mut Command) -> io::Result<()>,
    /// Makes a crate of what the program has emitted, where it is none.
    wrap: fn(&Job) -> io::Result<()>,
    /// How a program calls an operation.
    pub calling: Calling,
}

/// How the operations of a client are called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Calling {
    /// By an asynchronous method of the client.
    Method,
    /// By a method of what a method of the client returns, and then `send`.
    Builder,
}

/// A client to generate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Job {
    /// The document, as an absolute path.
    pub document: PathBuf,
    /// The folder of all that belongs to the client.
    pub folder: PathBuf,
    /// The folder of what is to be removed when the run is over.
    pub aside: PathBuf,
}

/// A generator that is there.
pub struct Installed {
    pub generator: &'static Generator,
    /// The path of its program.
    pub program: PathBuf,
    /// Its name and what it says that its version is.
    pub title: String,
}

/// The name of each client's crate, and of its folder.
pub const CRATE: &str = "client";

/// The peers, by name.
const PEERS: &[&Generator] = &[
    &oas3_gen::GENERATOR,
    &openapi_to_rust::GENERATOR,
    &ploidy::GENERATOR,
    &progenitor::GENERATOR,
];

impl Generator {
    /// Describes a generator.
    pub const fn new(
        name: &'static str,
        program: &'static str,
        calling: Calling,
        arguments: fn(&Job, &mut Command) -> io::Result<()>,
        wrap: fn(&Job) -> io::Result<()>,
    ) -> Self {
        Self {
            name,
            program,
            arguments,
            wrap,
            calling,
        }
    }
}

impl Job {
    /// Returns the client of a document by a generator.
    pub fn new(document: &DocumentFile, generator: &Generator, scratch: &Path) -> io::Result<Self> {
        Ok(Self {
            document: document.path.canonicalize()?,
            folder: scratch.join(&document.name).join(generator.name),
            aside: aside(scratch),
        })
    }

    /// Returns the folder of the client's crate.
    pub fn client(&self) -> PathBuf {
        self.folder.join(CRATE)
    }

    /// Empties the folder: what is in it is put aside, and removed when nothing is measured any more. File
    /// systems may take long to make files where many have just been removed.
    pub fn clear(&self) -> io::Result<()> {
        if self.folder.exists() {
            fs::create_dir_all(&self.aside)?;
            let number = fs::read_dir(&self.aside)?.count();
            fs::rename(&self.folder, self.aside.join(number.to_string()))?;
        }
        fs::create_dir_all(&self.folder)
    }

    /// Counts the lines of the client's code.
    pub fn lines(&self) -> io::Result<usize> {
        let mut lines = 0;
        for (_, text) in sources(&self.client().join("src"))? {
            lines += text.lines().count();
        }
        Ok(lines)
    }
}

/// Returns the folder in which a run keeps what is to be removed.
fn aside(scratch: &Path) -> PathBuf {
    scratch.join(".aside")
}

/// Removes what the clients of a run have put aside.
pub fn sweep(scratch: &Path) -> io::Result<()> {
    match fs::remove_dir_all(aside(scratch)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Returns the paths and the texts of the Rust files below a folder, in the order of the paths.
pub fn sources(folder: &Path) -> io::Result<Vec<(PathBuf, String)>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let text = fs::read_to_string(&path)?;
                found.push((path, text));
            }
        }
    }
    found.sort();
    Ok(found)
}

impl Installed {
    /// Returns this generator, from a program that was built with optimisation.
    pub fn ours(program: PathBuf) -> Self {
        Self {
            generator: &ours::GENERATOR,
            program,
            title: ours::GENERATOR.name.into(),
        }
    }

    /// Returns the peers on the path, or those of them that are named.
    ///
    /// # Errors
    ///
    /// When there is none of a name.
    pub fn peers(names: Option<&[String]>) -> Result<Vec<Self>, String> {
        let Some(names) = names else {
            return Ok(PEERS.iter().filter_map(|peer| Self::find(peer)).collect());
        };
        let named = |name: &String| {
            let peer = PEERS.iter().find(|peer| peer.name == name);
            let peer = peer.ok_or_else(|| format!("no peer is called `{name}`"))?;
            Self::find(peer).ok_or_else(|| format!("`{}` is not on the path", peer.program))
        };
        names.iter().map(named).collect()
    }

    fn find(generator: &'static Generator) -> Option<Self> {
        let path = env::var_os("PATH")?;
        let programs = env::split_paths(&path).map(|folder| folder.join(generator.program));
        let program = programs
            .map(|program| program.with_extension(env::consts::EXE_EXTENSION))
            .find(|program| program.is_file())?;
        let title = format!("{} {}", generator.name, version(&program));
        Some(Self {
            generator,
            program,
            title: title.trim_end().into(),
        })
    }

    /// Returns the command that generates a client.
    pub fn command(&self, job: &Job) -> io::Result<Command> {
        let mut command = Command::new(&self.program);
        command.current_dir(&job.folder);
        (self.generator.arguments)(job, &mut command)?;
        Ok(command)
    }

    /// Makes a crate of what the program has emitted.
    pub fn wrap(&self, job: &Job) -> io::Result<()> {
        (self.generator.wrap)(job)
    }
}

/// Returns the version that a program tells, or nothing.
fn version(program: &Path) -> String {
    let output = Command::new(program).arg("--version").output();
    let output = output.map(|output| output.stdout).unwrap_or_default();
    let text = String::from_utf8_lossy(&output);
    let version = |word: &&str| word.starts_with(|it: char| it.is_ascii_digit());
    text.split_whitespace()
        .find(version)
        .unwrap_or_default()
        .into()
}

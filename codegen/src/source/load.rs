//! Reading the root file and the local files that it references.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::document::{Answers, Chains, Document, File};
use super::error::{Fault, LoadError, LoadProblem, ReferenceProblem};
use super::limits::{Budget, Limits};
use super::origin::FileId;
use super::parse::{Parsed, parse};
use super::pointer::{Pointer, percent_decode};
use super::position::Position;
use super::reference::{file_references, is_text, normalize};

impl Document {
    /// Reads the file at `path` and the local files that it references, directly or not.
    ///
    /// # Errors
    ///
    /// The root file cannot be read or parsed. Lesser faults are in [`Document::faults`].
    pub fn load(path: &Path, limits: Limits) -> Result<Self, LoadError> {
        let real = canonical(path)?;
        Loader::new(path, &real, limits).load(path, real)
    }

    /// Reads a document as [`Document::load`] does; references may lead to all files below `folder`, not only below
    /// that of the file at `path`.
    ///
    /// # Errors
    ///
    /// As [`Document::load`], and when there is no such folder.
    pub fn load_below(path: &Path, folder: &Path, limits: Limits) -> Result<Self, LoadError> {
        let real = canonical(path)?;
        let mut loader = Loader::new(path, &real, limits);
        loader.folders.push(ReadableFolder {
            real: canonical(folder)?,
            shown: folder.to_owned(),
        });
        loader.load(path, real)
    }

    /// Parses a document of one file that is in memory; `name` stands for its path.
    ///
    /// # Errors
    ///
    /// The text cannot be parsed.
    pub fn from_text(name: &str, text: &str) -> Result<Self, LoadError> {
        let path = Path::new(name);
        let mut loader = Loader::new(path, path, Limits::default());
        loader.add(path.to_owned(), text.to_owned())?;
        Ok(loader.document)
    }
}

/// The work of loading one document.
struct Loader {
    document: Document,
    budget: Budget,
    /// The folder of the root file, then the one that was named besides: nothing outside of them is read.
    folders: Vec<ReadableFolder>,
    /// Each file's canonical path, in the order of the document's files.
    real: Vec<PathBuf>,
    /// The files that were opened, by their canonical paths.
    opened: BTreeMap<PathBuf, Result<FileId, ReferenceProblem>>,
}

/// A folder below which files are read.
struct ReadableFolder {
    /// The canonical path.
    real: PathBuf,
    /// The path as it was given, to be shown.
    shown: PathBuf,
}

impl Loader {
    fn new(shown: &Path, real: &Path, limits: Limits) -> Self {
        let parent = |path: &Path| path.parent().unwrap_or(Path::new("")).to_owned();
        Self {
            document: Document {
                files: Vec::new(),
                faults: Vec::new(),
                chains: Chains::default(),
                answers: Answers::default(),
            },
            budget: Budget::new(limits),
            folders: vec![ReadableFolder {
                real: parent(real),
                shown: parent(shown),
            }],
            real: Vec::new(),
            opened: BTreeMap::new(),
        }
    }

    fn load(mut self, path: &Path, real: PathBuf) -> Result<Document, LoadError> {
        self.open(real, path.to_owned())?;
        self.follow_all();
        Ok(self.document)
    }

    /// Opens the files that the files reference until no new one turns up.
    fn follow_all(&mut self) {
        let mut next = 0;
        while let Some(file) = self.document.files.get(next) {
            let folder = self.real[next]
                .parent()
                .unwrap_or(Path::new("/"))
                .to_owned();
            let mut referenced_files = BTreeMap::new();
            for reference in file_references(&file.tree) {
                let reached = self.reach(&folder, &reference);
                referenced_files.insert(reference, reached);
            }
            self.document.files[next].referenced_files = referenced_files;
            next += 1;
        }
    }

    /// Returns the file that a reference from a file in `folder` names, and opens it if that was not done yet.
    fn reach(&mut self, folder: &Path, target: &str) -> Result<FileId, ReferenceProblem> {
        let decoded = percent_decode(target).unwrap_or_else(|| target.to_owned());
        let path = normalize(&folder.join(decoded));
        if self.shown(&path).is_none() {
            return Err(ReferenceProblem::Outside);
        }
        let real = fs::canonicalize(&path).map_err(|_| ReferenceProblem::NoFile)?;
        if !real.is_file() {
            return Err(ReferenceProblem::NoFile);
        }
        let Some(shown) = self.shown(&real) else {
            return Err(ReferenceProblem::Outside);
        };
        if let Some(reached) = self.opened.get(&real) {
            return reached.clone();
        }
        self.open(real, shown).map_err(|fault| {
            self.document.faults.push(fault);
            ReferenceProblem::BrokenFile
        })
    }

    /// Returns the path to show for a file; none when it must not be read.
    fn shown(&self, real: &Path) -> Option<PathBuf> {
        let mut folders = self.folders.iter();
        folders.find_map(|folder| Some(folder.shown.join(real.strip_prefix(&folder.real).ok()?)))
    }

    fn open(&mut self, real: PathBuf, shown: PathBuf) -> Result<FileId, LoadError> {
        let result = match self.document.files.len() < self.budget.limits.files {
            true => read(&real, self.budget.limits.bytes),
            false => Err(LoadProblem::TooManyFiles(self.budget.limits.files)),
        };
        let result = match result {
            Ok(bytes) => self.decode(shown, bytes),
            Err(problem) => Err(LoadError::of(&shown, problem)),
        };
        let reached = result.as_ref().map_err(|_| ReferenceProblem::BrokenFile);
        self.opened.insert(real.clone(), reached.copied());
        if result.is_ok() {
            self.real.push(real);
        }
        result
    }

    fn decode(&mut self, shown: PathBuf, bytes: Vec<u8>) -> Result<FileId, LoadError> {
        match String::from_utf8(bytes) {
            Ok(text) => self.add(shown, text),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let start = String::from_utf8_lossy(&error.as_bytes()[..valid]);
                let (line, column) = end(&start);
                let position = Position::at(shown.clone(), &start, line, column);
                Err(LoadError::of(&shown, LoadProblem::NotText).at(position))
            }
        }
    }

    fn add(&mut self, shown: PathBuf, text: String) -> Result<FileId, LoadError> {
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        let parsed = match is_text(&shown) && !self.document.files.is_empty() {
            true => Ok(Parsed::of_text(&text)),
            false => parse(&text, &self.budget),
        };
        let parsed = parsed.map_err(|fault| located(fault, &shown, &text))?;
        let file = File::new(shown, text, parsed.notation, parsed.tree);
        self.document
            .faults
            .extend(duplicates(&file, &parsed.repeated));
        self.document.files.push(file);
        Ok(FileId(self.document.files.len() - 1))
    }
}

impl LoadError {
    fn of(path: &Path, problem: LoadProblem) -> Self {
        Self {
            path: path.to_owned(),
            position: None,
            pointer: None,
            problem,
        }
    }

    fn at(mut self, position: Position) -> Self {
        self.position = Some(Box::new(position));
        self
    }
}

/// Returns the error that a fault of a file's text is, with its position.
fn located(fault: Fault, path: &Path, text: &str) -> LoadError {
    let error = LoadError::of(path, fault.problem);
    match fault.position.map(|it| it.min(end(text.trim_end()))) {
        Some((line, column)) => error.at(Position::at(path.to_owned(), text, line, column)),
        None => error,
    }
}

/// Describes each key that was given again, with the position of the first.
fn duplicates(file: &File, repeated: &[Pointer]) -> Vec<LoadError> {
    let mut times: BTreeMap<&Pointer, usize> = BTreeMap::new();
    let describe = |pointer| {
        let time = times.entry(pointer).or_default();
        *time += 1;
        duplicate(file, pointer, *time)
    };
    repeated.iter().map(describe).collect()
}

/// Describes the key at `pointer`, which is given again for the `time`th time.
fn duplicate(file: &File, pointer: &Pointer, time: usize) -> LoadError {
    let spans = file.spans().occurrences(pointer);
    let shown = spans.get(time).copied();
    let position = shown.map(|span| Box::new(Position::new(file.path.clone(), &file.text, span)));
    LoadError {
        path: file.path.clone(),
        position,
        pointer: Some(pointer.clone()),
        problem: LoadProblem::DuplicateKey {
            key: pointer.last().unwrap_or_default(),
            first: spans.first().map(|span| (span.line, span.column + 1)),
        },
    }
}

fn canonical(path: &Path) -> Result<PathBuf, LoadError> {
    fs::canonicalize(path).map_err(|error| LoadError::of(path, reason(&error)))
}

/// Reads a regular file of at most `limit` bytes.
fn read(path: &Path, limit: u64) -> Result<Vec<u8>, LoadProblem> {
    let unreadable = |error: io::Error| reason(&error);
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(LoadProblem::NotAFile);
    }
    let file = fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    match bytes.len() as u64 > limit {
        true => Err(LoadProblem::TooLarge(limit)),
        false => Ok(bytes),
    }
}

fn reason(error: &io::Error) -> LoadProblem {
    LoadProblem::Unreadable(error.to_string())
}

/// Returns the line and the column behind a text's last character, both from 1.
fn end(text: &str) -> (usize, usize) {
    let last = text.rsplit('\n').next().unwrap_or_default();
    (text.matches('\n').count() + 1, last.chars().count() + 1)
}

//! The files of a generated crate, rendered and formatted in parallel.

use std::fmt;

use super::files::{Files, PathError};
use super::{format, header};
use crate::client::Client;
use crate::markdown::{Page, Pages};
use crate::parallel;
use crate::render::{self, SourceFile};

/// A fault of the generator, never of a document, because of which the files of a crate could not be made.
#[derive(Debug)]
pub enum Failure {
    /// The text of a file is not Rust.
    Source {
        /// The file.
        path: String,
        /// The error of the parser.
        error: syn::Error,
    },
    /// The path of a file is not allowed.
    Path(PathError),
    /// A thread panicked.
    Thread,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is a fault of the generator, please report it: ")?;
        match self {
            Failure::Source { path, error } => write!(f, "{path} is not Rust: {error}"),
            Failure::Path(error) => error.fmt(f),
            Failure::Thread => f.write_str("a thread panicked"),
        }
    }
}

impl std::error::Error for Failure {}

/// A function that is called while files are rendered, with the number of files done and of all files.
pub type Watch<'w> = &'w (dyn Fn(usize, usize) + Sync);

/// A file that one of several threads renders.
enum Job<'c> {
    Source(SourceFile<'c>),
    Page(Page<'c>),
}

impl Files {
    /// Renders all files of a crate.
    ///
    /// # Errors
    ///
    /// When the text of a file is not Rust, or when two files have the same path.
    pub fn of(client: &Client<'_>, watch: Watch<'_>) -> Result<Files, Failure> {
        files(client, watch)
    }
}

fn files(client: &Client<'_>, watch: Watch<'_>) -> Result<Files, Failure> {
    let pages = Pages::new(client);
    let sources = render::files(client).into_iter();
    let sources = sources.map(|(path, file)| (path, Job::Source(file)));
    let references = pages.list().into_iter();
    let references = references.map(|(path, page)| (path, Job::Page(page)));
    let jobs: Vec<(String, Job<'_>)> = sources.chain(references).collect();
    let texts = parallel::map(&jobs, |index, (path, job)| {
        watch(index, jobs.len());
        match job {
            Job::Source(file) => source(client, path, *file),
            Job::Page(page) => Ok(pages.render(*page)),
        }
    });
    let texts = texts.map_err(|_| Failure::Thread)?;
    let mut files = Files::default();
    for ((path, _), text) in jobs.into_iter().zip(texts) {
        files.insert(path, text?).map_err(Failure::Path)?;
    }
    for (path, text) in render::texts(client) {
        let text = if path.starts_with("src/") {
            header::rust(&text)
        } else {
            text
        };
        files.insert(path, text).map_err(Failure::Path)?;
    }
    files.insert_manifest().map_err(Failure::Path)?;
    Ok(files)
}

fn source(client: &Client<'_>, path: &str, file: SourceFile<'_>) -> Result<String, Failure> {
    let text = format::source(render::file(client, file));
    let text = text.map_err(|error| Failure::Source {
        path: path.to_owned(),
        error,
    })?;
    Ok(header::rust(&text))
}

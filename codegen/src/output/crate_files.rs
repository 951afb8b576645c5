//! The files of a generated crate, rendered and formatted in parallel.

use std::fmt;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::files::{Files, PathError};
use super::{format, header};
use crate::client::Context;
use crate::config::Config;
use crate::markdown::{Page, Pages};
use crate::names::Named;
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
enum Job {
    Source(SourceFile),
    Page(Page),
}

impl Files {
    /// Renders all files of a crate.
    ///
    /// # Errors
    ///
    /// When the text of a file is not Rust, or when two files have the same path.
    pub fn of(named: &Named, config: &Config, watch: Watch<'_>) -> Result<Files, Failure> {
        files(&Context::of(named, config), watch)
    }
}

fn files(context: &Context<'_>, watch: Watch<'_>) -> Result<Files, Failure> {
    let pages = Pages::new(context);
    let sources = render::files(context).into_iter();
    let sources = sources.map(|(path, file)| (path, Job::Source(file)));
    let references = pages.list().into_iter();
    let references = references.map(|(path, page)| (path, Job::Page(page)));
    let jobs: Vec<(String, Job)> = sources.chain(references).collect();
    let render = |path: &str, job: &Job| match job {
        Job::Source(file) => source(context, path, *file),
        Job::Page(page) => Ok(pages.render(*page)),
    };
    let mut files = Files::default();
    for (path, text) in render_all(&jobs, &render, watch)? {
        files.insert(path, text).map_err(Failure::Path)?;
    }
    for (path, text) in render::texts(context) {
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

/// Renders and formats files on several threads. Each thread takes the next file from the list and returns its text,
/// because tokens cannot be sent to another thread.
fn render_all(
    jobs: &[(String, Job)],
    render: &(impl Fn(&str, &Job) -> Result<String, Failure> + Sync),
    watch: Watch<'_>,
) -> Result<Vec<(String, String)>, Failure> {
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(jobs.len());
    let work = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some((path, job)) = jobs.get(index) else {
                return Ok(done);
            };
            watch(index, jobs.len());
            done.push((path.clone(), render(path, job)?));
        }
    };
    thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let results = handles
            .into_iter()
            .map(|handle| handle.join().unwrap_or(Err(Failure::Thread)));
        results
            .collect::<Result<Vec<_>, _>>()
            .map(|parts| parts.into_iter().flatten().collect())
    })
}

fn source(context: &Context<'_>, path: &str, file: SourceFile) -> Result<String, Failure> {
    let text = format::source(render::file(context, file));
    let text = text.map_err(|error| Failure::Source {
        path: path.to_owned(),
        error,
    })?;
    Ok(header::rust(&text))
}

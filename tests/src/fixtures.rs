//! The small documents that tests generate crates of.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::{Config, Generation, Normalized};

/// Declares the names of the fixtures, which the build script lists.
macro_rules! fixtures {
    ($($name:ident)*) => { const NAMES: &[&str] = &[$(stringify!($name)),*]; };
}

include!(concat!(env!("OUT_DIR"), "/fixtures.rs"));

/// What begins the line of a document that names files to show beside the models and operations.
const ALSO_SHOWN: &str = "# Also shown: ";

/// A document, and the settings that a crate is made of it with.
#[derive(Clone, Debug)]
pub struct Fixture {
    /// The name of its snapshots, and of the document but for the Users API.
    pub name: String,
    path: PathBuf,
    config: Config,
}

impl Fixture {
    /// Returns the fixture of that name, with the settings beside it if there are any.
    ///
    /// # Panics
    ///
    /// When the settings cannot be read.
    pub fn named(name: &str) -> Fixture {
        let path = folder().join(format!("{name}.yaml"));
        let settings = path.with_extension("settings.yaml");
        let mut config = match settings.exists() {
            true => Config::load(&settings).expect("the settings of a fixture"),
            false => Config::default(),
        };
        config.package.name = Some(format!("fixture-{name}"));
        Fixture {
            name: name.to_owned(),
            path,
            config,
        }
    }

    /// Returns the name of the document's file.
    pub fn file(&self) -> &OsStr {
        self.path.file_name().unwrap_or_default()
    }

    /// Returns the generated files that the document names to be shown beside its models and operations: paths,
    /// in which a `*` stands for any text. The line is `# Also shown: README.md docs/*`, for example.
    ///
    /// # Panics
    ///
    /// When the document cannot be read.
    pub fn also_shown(&self) -> Vec<String> {
        let text = fs::read_to_string(&self.path).expect("the document of a fixture");
        let lines = text
            .lines()
            .filter_map(|line| line.strip_prefix(ALSO_SHOWN));
        lines
            .flat_map(str::split_whitespace)
            .map(str::to_owned)
            .collect()
    }

    /// Loads the document with its overlays and generates its crate.
    ///
    /// # Panics
    ///
    /// When the document cannot be loaded, or when the generator fails.
    pub fn generate(&self) -> (Normalized, Generation) {
        let document = codegen::load_with(&self.path, &self.config)
            .unwrap_or_else(|failure| panic!("{}: {failure:?}", self.name));
        let generation = codegen::generate(&document, &self.config);
        let generation = generation.unwrap_or_else(|failure| panic!("{}: {failure}", self.name));
        (document, generation)
    }
}

/// Returns all fixtures, sorted by name.
///
/// # Panics
///
/// When the settings of one cannot be read.
pub fn all() -> Vec<Fixture> {
    NAMES.iter().map(|name| Fixture::named(name)).collect()
}

/// Returns the Users API with its settings, as `cargo xtask generate` takes it.
///
/// # Panics
///
/// When the settings cannot be read.
pub fn users() -> Fixture {
    let folder = root().join("spec");
    let config =
        Config::load(&folder.join("users.settings.yaml")).expect("the settings of the Users API");
    Fixture {
        name: "users".to_owned(),
        path: folder.join("users.yaml"),
        config,
    }
}

/// Returns the root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

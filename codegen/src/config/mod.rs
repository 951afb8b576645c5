//! The settings that a crate is generated with: what is not part of the API itself.

mod changes;
mod check;
mod foreign;
mod load;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

pub use changes::{Omit, Rename};
pub use check::{is_crate_name, is_rust_keyword};
pub use foreign::{Dependency, RustType};

/// How a crate is made of a document. It wins over the extensions of a document that say otherwise.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Config {
    /// The manifest of the generated crate.
    pub package: Package,
    /// How operations return lists in pages, by operation id or as `GET /path`.
    pub pagination: BTreeMap<String, Pagination>,
    /// The properties that hold secrets, as `Model.property`.
    pub sensitive: Vec<String>,
    /// The types of values of a `format`, by its name.
    pub formats: BTreeMap<String, RustType>,
    /// The types of schemas, by a component's name, a `Model.property` or a JSON pointer.
    pub types: BTreeMap<String, RustType>,
    /// The names that callers see instead of the document's.
    pub rename: Rename,
    /// The parts of the document that are left out.
    pub omit: Omit,
    /// The folder below which references may read files, besides that of the document.
    pub references_below: Option<PathBuf>,
    /// The overlays that are applied to the document, in their order.
    pub overlays: Vec<PathBuf>,
    /// Programs written by hand, for the generated crate's `examples/`.
    pub examples: Vec<Example>,
    /// The file that the settings were read from.
    pub source: Option<Source>,
}

/// A settings file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// Its path, as it was given.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

impl Config {
    /// Gives the crate another name, and lets the example programs call it by that.
    pub fn rename(&mut self, name: &str) {
        if let Some(old) = self.package.name.replace(name.to_owned()) {
            let (old, new) = (old.replace('-', "_"), name.replace('-', "_"));
            for example in &mut self.examples {
                example.text = replace_word(&example.text, &old, &new);
            }
        }
    }
}

/// Replaces a word of code, but not where it is a part of a longer word.
fn replace_word(text: &str, word: &str, by: &str) -> String {
    let is_inside = |c: char| c.is_alphanumeric() || c == '_';
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(word) {
        let (before, after) = (&rest[..start], &rest[start + word.len()..]);
        let alone = !before.ends_with(is_inside) && !after.starts_with(is_inside);
        replaced.push_str(before);
        replaced.push_str(if alone { by } else { word });
        rest = after;
    }
    replaced + rest
}

/// Values of a crate's manifest: the key `crate` of the settings.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Package {
    /// The crate's name.
    pub name: Option<String>,
    /// The crate's version.
    pub version: Option<String>,
    /// One sentence on what the crate is.
    pub description: Option<String>,
    /// The SPDX expression of the crate's license.
    pub license: Option<String>,
    /// The address of the source code.
    pub repository: Option<String>,
    /// The address of the documentation.
    pub documentation: Option<String>,
    /// The address of the home page.
    pub homepage: Option<String>,
    /// Keywords to be found by.
    pub keywords: Vec<String>,
    /// The registry's categories.
    pub categories: Vec<String>,
    /// The start of the names of all environment variables that the client reads: `USERS`.
    pub environment_prefix: Option<String>,
}

/// How one operation returns a list in pages.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pagination {
    /// The query parameter that names the page to return.
    pub cursor: String,
    /// The response property that holds the next page's cursor.
    pub next: String,
    /// The response property that holds this page's items.
    pub items: String,
}

/// A program written by hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Example {
    /// The file's name: `list_users.rs`.
    pub name: String,
    /// The program.
    pub text: String,
}

/// A fault of the settings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConfigError {
    /// The settings file, or the file that it names.
    pub path: PathBuf,
    /// The text of the settings file, as far as it could be read.
    pub text: String,
    /// The line and the column in the text, from 1, where they are known.
    pub position: Option<(usize, usize)>,
    /// What is wrong.
    pub problem: ConfigProblem,
}

/// What is wrong with the settings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ConfigProblem {
    /// The file cannot be read, for the reason that the system gives.
    Unreadable(String),
    /// The text is not what the settings ask for; the parser's words.
    Invalid(String),
    /// A key that the settings do not have.
    UnknownKey {
        /// The key.
        key: String,
        /// The keys that are allowed there.
        known: Vec<String>,
    },
    /// A value that is not allowed.
    Value {
        /// The value.
        value: String,
        /// What it has to be.
        expected: &'static str,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_call_a_renamed_crate_by_its_name() {
        let text = "use users_client::Client; // my_users_client, users_clients\nusers_client::x()";
        let mut config = Config {
            examples: vec![Example {
                name: "a.rs".into(),
                text: text.into(),
            }],
            ..Config::default()
        };
        config.package.name = Some("users-client".into());
        config.rename("u-2");
        assert_eq!(config.package.name.as_deref(), Some("u-2"));
        let expected = "use u_2::Client; // my_users_client, users_clients\nu_2::x()";
        assert_eq!(config.examples[0].text, expected);
    }
}

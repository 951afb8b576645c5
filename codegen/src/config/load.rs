//! Reading the settings file and the files that it names.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;

use super::check::check;
use super::foreign;
use super::{Config, ConfigError, ConfigProblem, Example, Package, Pagination, RustType};
use super::{Omit, Rename, Source};

/// The settings as the file has them. Examples are paths from its folder.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Settings {
    #[serde(rename = "crate")]
    package: Package,
    pagination: BTreeMap<String, Pagination>,
    sensitive: Vec<String>,
    formats: BTreeMap<String, RustType>,
    types: BTreeMap<String, RustType>,
    rename: Rename,
    omit: Omit,
    references_below: Option<PathBuf>,
    overlays: Vec<PathBuf>,
    examples: Vec<String>,
}

impl Config {
    /// Reads the settings file at `path`, and the examples that it names.
    ///
    /// # Errors
    ///
    /// A file cannot be read, or the settings are not what they have to be.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text = read(path)?;
        let settings = parse(path, &text)?;
        check(&settings.package, &settings.sensitive)
            .and_then(|()| foreign::check(settings.formats.values().chain(settings.types.values())))
            .and_then(|()| settings.rename.check())
            .map_err(|problem| locate(path, &text, problem))?;
        let mut config = Self {
            package: settings.package,
            pagination: settings.pagination,
            sensitive: settings.sensitive,
            formats: settings.formats,
            types: settings.types,
            rename: settings.rename,
            omit: settings.omit,
            references_below: settings
                .references_below
                .map(|it| path.with_file_name("").join(it)),
            overlays: settings
                .overlays
                .iter()
                .map(|it| path.with_file_name("").join(it))
                .collect(),
            examples: Vec::new(),
            source: Some(Source {
                path: path.to_owned(),
                text: text.clone(),
            }),
        };
        for example in &settings.examples {
            config.add_example(path, &text, example)?;
        }
        Ok(config)
    }

    /// Reads an example. Its path is relative to the settings file's folder, and leads below it.
    fn add_example(&mut self, path: &Path, text: &str, example: &str) -> Result<(), ConfigError> {
        let refuse = |expected| {
            let value = example.to_owned();
            Err(locate(path, text, ConfigProblem::Value { value, expected }))
        };
        let relative = Path::new(example);
        let below = relative
            .components()
            .all(|it| matches!(it, Component::Normal(_)));
        let name = relative.file_name().and_then(|it| it.to_str());
        let Some(name) = name.filter(|it| below && it.ends_with(".rs")) else {
            return refuse("the path of a Rust file below the settings file's folder");
        };
        if self.examples.iter().any(|it| it.name == name) {
            return refuse("a file whose name no other example has");
        }
        self.examples.push(Example {
            name: name.to_owned(),
            text: read(&path.with_file_name("").join(relative))?,
        });
        Ok(())
    }
}

fn read(path: &Path) -> Result<String, ConfigError> {
    let text = fs::read_to_string(path).map_err(|error| ConfigError {
        path: path.to_owned(),
        text: String::new(),
        position: None,
        problem: ConfigProblem::Unreadable(error.to_string()),
    })?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

fn parse(path: &Path, text: &str) -> Result<Settings, ConfigError> {
    let settings: Result<Option<Settings>, _> = serde_yaml::from_str(text);
    match settings {
        Ok(settings) => Ok(settings.unwrap_or_default()),
        Err(error) => {
            let position = error.location().map(|it| (it.line(), it.column()));
            let problem = classify(&error.to_string(), position);
            Err(ConfigError {
                path: path.to_owned(),
                text: text.to_owned(),
                position,
                problem,
            })
        }
    }
}

/// Makes a problem of a parser's message: it recognises a key that the settings do not have, and removes the
/// position, which is a field of its own.
fn classify(message: &str, position: Option<(usize, usize)>) -> ConfigProblem {
    let suffix = position.map(|(line, column)| format!(" at line {line} column {column}"));
    let message = suffix.map_or_else(|| message.to_owned(), |it| message.replacen(&it, "", 1));
    let Some((_, rest)) = message.split_once("unknown field `") else {
        return ConfigProblem::Invalid(message);
    };
    let mut quoted = rest.split('`').step_by(2).map(str::to_owned);
    let key = quoted.next().unwrap_or_default();
    let known = rest
        .split('`')
        .skip(2)
        .step_by(2)
        .map(str::to_owned)
        .collect();
    ConfigProblem::UnknownKey { key, known }
}

/// Makes an error of a problem, with the position of the value that is not allowed.
fn locate(path: &Path, text: &str, problem: ConfigProblem) -> ConfigError {
    let position = match &problem {
        ConfigProblem::Value { value, .. } => find(text, value),
        _ => None,
    };
    ConfigError {
        path: path.to_owned(),
        text: text.to_owned(),
        position,
        problem,
    }
}

/// Returns the line and the column of the first occurrence of a value as a word.
fn find(text: &str, value: &str) -> Option<(usize, usize)> {
    let inside = |it: char| it.is_alphanumeric() || "_-.".contains(it);
    let mut lines = text.lines().enumerate();
    lines.find_map(|(index, line)| {
        let mut found = line.match_indices(value).filter(|(start, _)| {
            let after = &line[start + value.len()..];
            !line[..*start].ends_with(inside) && !after.starts_with(inside)
        });
        let (start, _) = found.next()?;
        Some((index + 1, line[..start].chars().count() + 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str) -> Result<Config, ConfigError> {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("one.rs"), "fn main() {}").unwrap();
        let path = folder.path().join("a.settings.yaml");
        fs::write(&path, text).unwrap();
        Config::load(&path)
    }

    fn fault(text: &str) -> (Option<(usize, usize)>, ConfigProblem) {
        let error = load(text).unwrap_err();
        (error.position, error.problem)
    }

    #[test]
    fn reads_everything() {
        let text = "crate: {name: users-client, version: 1.0.0}\nexamples: [one.rs]\n\
            sensitive: [User.token]\nreferences_below: ../..\n\
            pagination: {list-users: {cursor: cursor, next: next_cursor, items: items}}\n";
        let config = load(text).unwrap();
        assert_eq!(config.package.name.as_deref(), Some("users-client"));
        assert_eq!(config.pagination["list-users"].next, "next_cursor");
        assert_eq!(config.examples[0].name, "one.rs");
        assert_eq!(config.examples[0].text, "fn main() {}");
        assert_eq!(config.sensitive, ["User.token"]);
        let folder = config.source.as_ref().unwrap().path.with_file_name("");
        assert_eq!(config.references_below, Some(folder.join("../..")));
    }

    #[test]
    fn takes_an_empty_file_for_no_settings() {
        for text in ["", "# nothing\n"] {
            let config = load(text).unwrap();
            assert_eq!(config.source.as_ref().unwrap().text, text);
            let source = None;
            assert_eq!(Config { source, ..config }, Config::default());
        }
    }

    #[test]
    fn tells_an_unknown_key() {
        let (position, problem) = fault("crate:\n  naem: a\n");
        assert_eq!(position, Some((2, 3)));
        let ConfigProblem::UnknownKey { key, known } = problem else {
            panic!("{problem:?}");
        };
        assert_eq!(key, "naem");
        assert_eq!(known[..2], ["name", "version"]);
        assert_eq!(known.len(), 10);
    }

    #[test]
    fn tells_a_wrong_type_and_bad_yaml() {
        let (position, problem) = fault("crate:\n  version: [1]\n");
        assert_eq!(position, Some((2, 12)));
        let message = "crate.version: invalid type: sequence, expected a string";
        assert_eq!(problem, ConfigProblem::Invalid(message.into()));
        assert!(matches!(fault("crate: [").1, ConfigProblem::Invalid(_)));
    }

    #[test]
    fn points_at_a_value_that_is_not_allowed() {
        let (position, problem) = fault("crate:\n  name: 'no name'\n");
        assert_eq!(position, Some((2, 10)));
        assert!(matches!(problem, ConfigProblem::Value { value, .. } if value == "no name"));
    }

    #[test]
    fn keeps_examples_below_the_folder() {
        for path in ["../one.rs", "/etc/one.rs", "one.txt", "a/../one.rs", ""] {
            let (_, problem) = fault(&format!("examples: ['{path}']"));
            assert!(matches!(problem, ConfigProblem::Value { .. }), "{path}");
        }
        let (_, problem) = fault("examples: [two.rs]");
        assert!(matches!(problem, ConfigProblem::Unreadable(_)));
        let (_, problem) = fault("examples: [one.rs, one.rs]");
        assert!(matches!(problem, ConfigProblem::Value { .. }));
    }

    #[test]
    fn finds_a_value_that_stands_alone() {
        for (text, value, expected) in [
            ("a: b", "b", Some((1, 4))),
            ("abc: b\n  c: 'b'", "b", Some((1, 6))),
            ("ab: b.c\nü: b", "b", Some((2, 4))),
            ("ab: abc", "b", None),
        ] {
            assert_eq!(find(text, value), expected, "{text}");
        }
    }
}

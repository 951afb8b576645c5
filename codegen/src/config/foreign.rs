//! Types of other crates that the settings name instead of the generator's own.

use serde::Deserialize;

use super::ConfigProblem;
use super::check::is_crate_name;

/// A type of Rust. It has to implement `Clone`, `Debug`, `PartialEq`, and serde's `Serialize` and `Deserialize`.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RustType {
    /// Its path: `uuid::Uuid`, `String`.
    #[serde(rename = "type")]
    pub path: String,
    /// Its crate; none for types of the standard library.
    #[serde(rename = "crate")]
    pub package: Option<Dependency>,
}

/// A crate that the generated one depends on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dependency {
    /// Its name.
    pub name: String,
    /// Its version, as manifests write it: `1`, `0.23.1`.
    pub version: String,
    /// Its features.
    #[serde(default)]
    pub features: Vec<String>,
    /// Whether its default features are on, too. They are unless the settings say otherwise.
    #[serde(default = "on")]
    pub default_features: bool,
}

fn on() -> bool {
    true
}

/// The modules of a generated crate's root: a crate of the same name would hide them.
const ROOT: &[&str] = &["api", "client", "models", "runtime", "mock"];

/// Checks the values that end up in code and in a manifest.
pub(super) fn check<'t>(types: impl Iterator<Item = &'t RustType>) -> Result<(), ConfigProblem> {
    let refuse = |value: &str, expected| {
        let value = value.to_owned();
        Err(ConfigProblem::Value { value, expected })
    };
    for RustType { path, package } in types {
        if !is_type(path) {
            return refuse(path, "the path of a type, as in `uuid::Uuid`");
        }
        let Some(package) = package else { continue };
        let ident = package.name.replace('-', "_");
        if !is_crate_name(&package.name) || ROOT.contains(&ident.as_str()) {
            return refuse(&package.name, "the name of a crate");
        }
        if !is_requirement(&package.version) {
            return refuse(
                &package.version,
                "a version as manifests write it, as in `1` or `0.23.1`",
            );
        }
        if let Some(feature) = package.features.iter().find(|feature| !is_feature(feature)) {
            return refuse(feature, "the name of a feature");
        }
    }
    Ok(())
}

/// Returns whether a text is the path of a type, with arguments or without.
fn is_type(text: &str) -> bool {
    // The text is written as it is, so a comment in it would hide the code behind it.
    !text.contains(['/', '\n']) && matches!(syn::parse_str(text), Ok(syn::Type::Path(_)))
}

fn is_requirement(text: &str) -> bool {
    let allowed = |it: char| it.is_ascii_alphanumeric() || ".,-+*<>=^~ ".contains(it);
    text.contains(|it: char| it.is_ascii_digit()) && text.chars().all(allowed)
}

fn is_feature(text: &str) -> bool {
    let allowed = |it: char| it.is_ascii_alphanumeric() || "-_+./?".contains(it);
    !text.is_empty() && text.chars().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(path: &str, name: &str, version: &str, feature: &str) -> Option<String> {
        let package = Dependency {
            name: name.into(),
            version: version.into(),
            features: vec![feature.into()],
            default_features: false,
        };
        let ty = RustType {
            path: path.into(),
            package: Some(package),
        };
        match check(std::iter::once(&ty)) {
            Err(ConfigProblem::Value { value, .. }) => Some(value),
            _ => None,
        }
    }

    #[test]
    fn types_are_paths_and_crates_have_names_and_versions() {
        assert_eq!(problem("a::B<C, d::E>", "a", "^1.2, <3", "x/y"), None);
        for path in [
            "", "a b", "&str", "fn()", "(a, b)", "a; b", "[u8]", "a::B<", "a::B //",
        ] {
            assert_eq!(problem(path, "a", "1", "x").as_deref(), Some(path));
        }
        assert_eq!(problem("A", "models", "1", "x").as_deref(), Some("models"));
        assert_eq!(problem("A", "a\"", "1", "x").as_deref(), Some("a\""));
        assert_eq!(problem("A", "a", "\"", "x").as_deref(), Some("\""));
        assert_eq!(problem("A", "a", "1", "\"").as_deref(), Some("\""));
    }
}

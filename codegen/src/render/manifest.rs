//! The `Cargo.toml` of the generated crate.

use super::feature;
use crate::client::{Client, Package, RUST_VERSION, Requirement};

/// Renders the manifest.
pub fn render(client: &Client<'_>) -> String {
    let parts = [
        package(&client.package),
        features(client),
        dependencies(&client.package),
        dev_dependencies(&client.package),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!(
        "# @generated from the API's description by `cargo xtask generate`. Do not edit.\n\n{}",
        parts.join("\n")
    )
}

fn package(package: &Package<'_>) -> String {
    let mut lines = vec![
        "[package]".to_owned(),
        entry("name", &package.name),
        entry("version", package.version),
        entry("edition", "2024"),
        entry("rust-version", RUST_VERSION),
        entry("description", &package.description),
    ];
    let optional = [
        ("license", package.license),
        ("homepage", package.homepage),
        ("documentation", package.documentation),
        ("repository", package.repository),
    ];
    let optional = optional.into_iter();
    lines.extend(optional.filter_map(|(key, value)| Some(entry(key, value?))));
    lines.push(entry("readme", "README.md"));
    let lists = [
        ("authors", package.authors.as_slice()),
        ("keywords", package.keywords),
        ("categories", package.categories),
    ];
    let lists = lists.iter().filter(|(_, list)| !list.is_empty());
    lines.extend(lists.map(|(key, list)| format!("{key} = {}", array(list))));
    lines.join("\n") + "\n\n[package.metadata.docs.rs]\nall-features = true\n"
}

fn features(client: &Client<'_>) -> String {
    let tags = feature::manifest(&client.features);
    let default = match tags.is_empty() {
        true => "[\"rustls\"]",
        false => "[\"full\", \"rustls\"]",
    };
    let mut text = format!("[features]\ndefault = {default}\n");
    text.push_str(COMMON_FEATURES);
    text.extend(tags.iter().map(|line| format!("{line}\n")));
    text
}

/// The features of every client.
const COMMON_FEATURES: &str = "\
     # TLS, one of the two; without either only plain HTTP is spoken.\n\
     rustls = [\"reqwest/rustls\"]\n\
     native-tls = [\"reqwest/native-tls\"]\n\
     # What many applications do without. The proxies that HTTP_PROXY and its like name always count.\n\
     gzip = [\"reqwest/gzip\"]\n\
     http2 = [\"reqwest/http2\"]\n\
     system-proxy = [\"reqwest/system-proxy\"]\n\
     # Spans and events of calls.\n\
     tracing = [\"dep:tracing\"]\n\
     # A transport that answers in process, for tests of applications.\n\
     mock = []\n";

fn dependencies(package: &Package<'_>) -> String {
    let lines = package.dependencies.iter();
    let lines = lines.map(|(name, requirement)| dependency(name, requirement));
    format!("[dependencies]\n{}", lines.collect::<String>())
}

fn dependency(name: &str, requirement: &Requirement<'_>) -> String {
    let mut keys = vec![entry("version", requirement.version)];
    if !requirement.default_features {
        keys.push("default-features = false".to_owned());
    }
    if !requirement.features.is_empty() {
        let features = requirement.features.iter();
        let features: Vec<String> = features.map(|it| (*it).to_owned()).collect();
        keys.push(format!("features = {}", array(&features)));
    }
    if requirement.is_optional {
        keys.push("optional = true".to_owned());
    }
    format!("{name} = {{ {} }}\n", keys.join(", "))
}

fn dev_dependencies(package: &Package<'_>) -> String {
    if package.examples.is_empty() {
        return String::new();
    }
    "[dev-dependencies]\n\
     tokio = { version = \"1\", default-features = false, features = [\"macros\", \"rt\"] }\n"
        .to_owned()
}

fn entry(key: &str, value: &str) -> String {
    format!("{key} = {}", string(value))
}

fn array(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| string(value)).collect();
    format!("[{}]", values.join(", "))
}

/// Writes text as a basic string of TOML 1.0, on one line.
fn string(text: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.trim().chars() {
        match c {
            '"' | '\\' => literal.extend(['\\', c]),
            c if c.is_control() => literal.push(' '),
            c => literal.push(c),
        }
    }
    literal + "\""
}

#[cfg(test)]
mod tests {
    use super::{RUST_VERSION, entry};

    /// Clippy holds the runtime to the version that its own manifest declares, and its code is in every client.
    #[test]
    fn the_runtime_declares_the_minimum_of_clients() {
        let manifest = include_str!("../../runtime/Cargo.toml");
        assert!(manifest.contains(&entry("rust-version", RUST_VERSION)));
    }
}

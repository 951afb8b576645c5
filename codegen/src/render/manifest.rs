//! The `Cargo.toml` of the generated crate.

use std::collections::{BTreeMap, BTreeSet};

use super::feature;
use crate::api::Contact;
use crate::client::{Context, RUST_VERSION};

/// Renders the manifest.
pub fn render(context: &Context<'_>) -> String {
    let parts = [
        package(context),
        features(context),
        dependencies(context),
        dev_dependencies(context),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!(
        "# @generated from the API's description by `cargo xtask generate`. Do not edit.\n\n{}",
        parts.join("\n")
    )
}

fn package(context: &Context<'_>) -> String {
    let package = &context.config.package;
    let contact = &context.api.info.contact;
    let fallback = format!("A client of the {}", context.api.info.title.trim());
    let description = package.description.as_deref().unwrap_or(&fallback);
    let mut lines = vec![
        "[package]".to_owned(),
        entry("name", &context.crate_name()),
        entry("version", package.version.as_deref().unwrap_or("0.1.0")),
        entry("edition", "2024"),
        entry("rust-version", RUST_VERSION),
        entry("description", description),
    ];
    let homepage = package.homepage.as_ref().or(contact.url.as_ref());
    let optional = [
        ("license", package.license.as_ref()),
        ("homepage", homepage),
        ("documentation", package.documentation.as_ref()),
        ("repository", package.repository.as_ref()),
    ];
    let optional = optional.into_iter();
    lines.extend(optional.filter_map(|(key, value)| Some(entry(key, value?))));
    lines.push(entry("readme", "README.md"));
    let authors: Vec<String> = author(contact).into_iter().collect();
    let lists = [
        ("authors", &authors),
        ("keywords", &package.keywords),
        ("categories", &package.categories),
    ];
    let lists = lists.iter().filter(|(_, list)| !list.is_empty());
    lines.extend(lists.map(|(key, list)| format!("{key} = {}", array(list))));
    lines.join("\n") + "\n\n[package.metadata.docs.rs]\nall-features = true\n"
}

/// Returns the contact of the API in the form of a manifest's authors: `Name <email>`.
fn author(contact: &Contact) -> Option<String> {
    match (&contact.name, &contact.email) {
        (Some(name), Some(email)) => Some(format!("{name} <{email}>")),
        (name, email) => name.clone().or_else(|| email.clone()),
    }
}

fn features(context: &Context<'_>) -> String {
    let tags = feature::manifest(context);
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

/// The crates that every client depends on: name, version, features. reqwest depends on each of them anyway.
/// `float_roundtrip` has a number read as the nearest one, which otherwise is off by its last digit now and then.
const BASE: &[(&str, &str, &[&str])] = &[
    ("bytes", "1", &["std"]),
    ("futures-core", "0.3", &[]),
    ("http", "1", &["std"]),
    ("http-body", "1", &[]),
    ("httpdate", "1", &[]),
    ("reqwest", "0.13", &[]),
    ("serde", "1", &["std"]),
    ("serde_json", "1", &["float_roundtrip", "std"]),
    ("tokio", "1", &["time"]),
    ("tracing", "0.1", &["std"]),
];

/// What the client asks of a crate that it depends on.
struct Requirement<'a> {
    version: &'a str,
    features: BTreeSet<&'a str>,
    default_features: bool,
}

impl Requirement<'_> {
    fn line(&self, name: &str) -> String {
        let mut keys = vec![entry("version", self.version)];
        keys.extend((!self.default_features).then(|| "default-features = false".to_owned()));
        if !self.features.is_empty() {
            let features: Vec<String> = self.features.iter().map(|it| (*it).to_owned()).collect();
            keys.push(format!("features = {}", array(&features)));
        }
        keys.extend((name == "tracing").then(|| "optional = true".to_owned()));
        format!("{name} = {{ {} }}\n", keys.join(", "))
    }
}

/// Renders the dependencies: those of every client, those that this API needs, and the crates of types that the
/// settings name.
fn dependencies(context: &Context<'_>) -> String {
    let needs = context.facts.needs();
    let base = BASE.iter().copied();
    let base = base.chain(needs.dates.then_some(("jiff", "1", ["std"].as_slice())));
    let mut crates: BTreeMap<&str, Requirement<'_>> = base
        .map(|(name, version, features)| {
            let features = features.iter().copied().collect();
            let requirement = Requirement {
                version,
                features,
                default_features: false,
            };
            (name, requirement)
        })
        .collect();
    // A `Decimal` keeps all digits of a number, which takes its text.
    if let Some(json) = crates.get_mut("serde_json").filter(|_| needs.decimals) {
        json.features.insert("raw_value");
    }
    // Calls that wait for the same OAuth token share a lock.
    if let Some(tokio) = crates.get_mut("tokio").filter(|_| needs.oauth) {
        tokio.features.insert("sync");
    }
    for package in context.foreign_crates() {
        let requirement = crates.entry(&package.name).or_insert_with(|| Requirement {
            version: &package.version,
            features: BTreeSet::new(),
            default_features: package.default_features,
        });
        requirement
            .features
            .extend(package.features.iter().map(String::as_str));
    }
    let lines: String = crates.iter().map(|(name, it)| it.line(name)).collect();
    format!("[dependencies]\n{lines}")
}

fn dev_dependencies(context: &Context<'_>) -> String {
    if context.config.examples.is_empty() {
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

//! The package of a client: what its manifest says of it.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::uses::Uses;
use crate::api::Contact;
use crate::config::{Config, Dependency, Example};

/// The oldest compiler that builds a generated crate, which its dependencies decide.
pub const RUST_VERSION: &str = "1.85";

/// The package of a client.
#[derive(Clone, Debug)]
pub struct Package<'a> {
    /// Its name: from the settings, else made of the API's title.
    pub name: String,
    /// The name as an identifier: `users_client` for `users-client`.
    pub ident: String,
    /// The prefix of the names of environment variables: `USERS_CLIENT`.
    pub environment_prefix: String,
    /// Its version.
    pub version: &'a str,
    /// What it is.
    pub description: String,
    /// Its licence.
    pub license: Option<&'a str>,
    /// Its page.
    pub homepage: Option<&'a str>,
    /// Where its documentation is.
    pub documentation: Option<&'a str>,
    /// Where its source is.
    pub repository: Option<&'a str>,
    /// Its authors: `Name <email>`.
    pub authors: Vec<String>,
    /// Words to find it by.
    pub keywords: &'a [String],
    /// The categories that it is in.
    pub categories: &'a [String],
    /// The crates that it depends on, by name.
    pub dependencies: BTreeMap<&'a str, Requirement<'a>>,
    /// The example programs of the settings.
    pub examples: &'a [Example],
}

/// What a client asks of a crate that it depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement<'a> {
    /// The version.
    pub version: &'a str,
    /// Its features, without the default ones.
    pub features: BTreeSet<&'a str>,
    /// Whether the default features are among them.
    pub default_features: bool,
    /// Whether only a feature of the client asks for it.
    pub is_optional: bool,
}

impl<'a> Package<'a> {
    pub(super) fn of(
        context: &Context<'a>,
        uses: &Uses<'_>,
        crates: &BTreeSet<&'a Dependency>,
    ) -> Self {
        let package = &context.config.package;
        let info = &context.api.info;
        let fallback = || format!("A client of the {}", info.title.trim());
        let homepage = package.homepage.as_ref().or(info.contact.url.as_ref());
        Package {
            name: context.crate_name(),
            ident: context.crate_ident(),
            environment_prefix: {
                let set = package.environment_prefix.clone();
                set.unwrap_or_else(|| context.crate_ident().to_uppercase())
            },
            version: package.version.as_deref().unwrap_or("0.1.0"),
            description: package.description.clone().unwrap_or_else(fallback),
            license: package.license.as_deref(),
            homepage: homepage.map(String::as_str),
            documentation: package.documentation.as_deref(),
            repository: package.repository.as_deref(),
            authors: author(&info.contact).into_iter().collect(),
            keywords: &package.keywords,
            categories: &package.categories,
            dependencies: dependencies(uses, crates),
            examples: &context.config.examples,
        }
    }
}

/// Returns the contact of the API in the form of a manifest's authors: `Name <email>`.
fn author(contact: &Contact) -> Option<String> {
    match (&contact.name, &contact.email) {
        (Some(name), Some(email)) => Some(format!("{name} <{email}>")),
        (name, email) => name.clone().or_else(|| email.clone()),
    }
}

/// Returns the crates of the types that the settings name and the client uses, sorted by name.
pub(super) fn foreign_crates<'a>(config: &'a Config, uses: &Uses<'_>) -> BTreeSet<&'a Dependency> {
    let settings = config.formats.values().chain(config.types.values());
    let used = settings.filter(|setting| uses.foreign(&setting.path));
    used.filter_map(|setting| setting.package.as_ref())
        .collect()
}

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

/// Returns the dependencies: those of every client, those that this API needs, and the crates of types that the
/// settings name.
fn dependencies<'a>(
    uses: &Uses<'_>,
    foreign: &BTreeSet<&'a Dependency>,
) -> BTreeMap<&'a str, Requirement<'a>> {
    let base = BASE.iter().copied();
    let jiff = ("jiff", "1", ["std"].as_slice());
    let base = base.chain(uses.item("Formatted").then_some(jiff));
    let base = base.map(|(name, version, features)| {
        let requirement = Requirement {
            version,
            features: features.iter().copied().collect(),
            default_features: false,
            is_optional: name == "tracing",
        };
        (name, requirement)
    });
    let mut crates: BTreeMap<&'a str, Requirement<'a>> = base.collect();
    // A `Decimal` keeps all digits of a number, which takes its text.
    if let Some(json) = crates
        .get_mut("serde_json")
        .filter(|_| uses.item("Decimal"))
    {
        json.features.insert("raw_value");
    }
    // Calls that wait for the same OAuth token share a lock.
    let fetches_tokens = uses.item("ClientCredentials");
    if let Some(tokio) = crates.get_mut("tokio").filter(|_| fetches_tokens) {
        tokio.features.insert("sync");
    }
    for package in foreign {
        let requirement = crates.entry(&package.name).or_insert_with(|| Requirement {
            version: &package.version,
            features: BTreeSet::new(),
            default_features: package.default_features,
            is_optional: false,
        });
        let features = package.features.iter();
        requirement.features.extend(features.map(String::as_str));
    }
    crates
}

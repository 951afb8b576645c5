//! Names of what is generated for tags.

use super::case::{module, pascal};
use super::rename::{Renames, Section};
use super::reserved;
use super::scope::{Name, Scope};
use crate::api::Api;

/// The names of what is generated for a tag.
#[derive(Debug)]
pub struct TagNames {
    /// The module of `api`, and the method of the client.
    pub module: Name,
    /// The type that holds its operations.
    pub api: Name,
    /// The Cargo feature that its operations need, where tags have features.
    pub feature: String,
}

/// Names the modules, the types and the features of tags.
pub fn assign(api: &Api, renames: &mut Renames<'_>) -> Vec<TagNames> {
    let mut modules = Scope::new(reserved::CLIENT_METHODS, "api");
    let mut types = Scope::new(&reserved::API_TYPES, "Api");
    let mut features = Scope::new(reserved::FEATURES, "api");
    let mut renamed = Vec::new();
    for tag in &api.tags {
        let case = |name: &str| module(name, "api");
        renamed.push(renames.assign(Section::Tags, &tag.name, case, &mut modules));
    }
    let called = api.tags.iter();
    let called: Vec<&str> = called
        .map(|tag| renames.get(Section::Tags, &tag.name).unwrap_or(&tag.name))
        .collect();
    let wishes = types_of(&called);
    let tags = called.into_iter().zip(renamed).zip(wishes);
    tags.map(|((called, renamed), api)| {
        let module = renamed.unwrap_or_else(|| modules.assign(&module(called, "api")));
        TagNames {
            feature: features.assign(module.as_str()).as_str().replace('_', "-"),
            api: types.assign(&api),
            module,
        }
    })
    .collect()
}

/// Returns the wished names of the types of tags: their words with `Api` after them. Words that end in it stand alone
/// (`Users API` → `UsersApi`), unless another tag would have that name.
fn types_of(tags: &[&str]) -> Vec<String> {
    let words: Vec<String> = tags.iter().map(|tag| pascal(tag, "Tag")).collect();
    let is_taken = |stem: &str| words.iter().any(|it| it.eq_ignore_ascii_case(stem));
    let types = words.iter().map(|words| match words.strip_suffix("Api") {
        Some(stem) if !stem.is_empty() && !is_taken(stem) => words.clone(),
        _ => format!("{words}Api"),
    });
    types.collect()
}

#[cfg(test)]
mod tests {
    use super::types_of;

    #[test]
    fn api_is_said_once() {
        for (tags, expected) in [
            (&["Users", "pond api"][..], &["UsersApi", "PondApi"][..]),
            (&["Users API"], &["UsersApi"]),
            (&["Users API", "users"], &["UsersApiApi", "UsersApi"]),
            (&["API", "capi"], &["ApiApi", "CapiApi"]),
        ] {
            assert_eq!(types_of(tags), expected, "{tags:?}");
        }
    }
}

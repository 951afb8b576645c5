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
    let tags = api.tags.iter().zip(renamed);
    tags.map(|(tag, renamed)| {
        let called = renames.get(Section::Tags, &tag.name).unwrap_or(&tag.name);
        let module = renamed.unwrap_or_else(|| modules.assign(&module(called, "api")));
        TagNames {
            feature: features.assign(module.as_str()).as_str().replace('_', "-"),
            api: types.assign(&format!("{}Api", pascal(called, "Tag"))),
            module,
        }
    })
    .collect()
}

//! The whole identifier policy: which Rust name each thing of the model has.
//!
//! Every identifier is assigned once, before anything is rendered, in a [`Scope`] that already holds
//! what the emitted code around it uses. Whoever comes first in the document keeps the plain name, so
//! that an addition to the document does not rename what was there.
//!
//! | thing | policy | example |
//! |---|---|---|
//! | type | Pascal case of its words | `["User", "type"]` → `UserType` |
//! | field, parameter, method | snake case | `type` → `r#type`, `list-users` → `list_users` |
//! | variant of a value with a name | Pascal case of that | `x-enum-varnames` |
//! | variant of a string | Pascal case | `not_found` → `NotFound` |
//! | taken by another value | its symbols spelt, or its case named | `-name` → `MinusName`, `ASC` → `AscUpper` |
//! | variant of a number | `Value` and the number | `401` → `Value401`, `-1.5` → `ValueMinus1Point5` |
//! | variant of an answer | the reason phrase | 404 → `NotFound`, 5XX → `ServerError` |
//! | a digit in front | a word for the kind goes before it | `2fa` → `Type2fa`, `field_2fa` |
//! | nothing left of a name | symbols spelt out | `+1` → `Plus1`, `*` → `Asterisk` |
//! | taken | a word, then a number goes behind it | `String` → `StringModel`, `Foo` → `Foo2` |

mod case;
mod named;
mod operation;
mod rename;
mod reserved;
mod response;
mod scope;
mod security;
mod server;
mod tag;
mod types;
mod value;

pub use named::Named;
pub use scope::Name;
pub use security::CredentialNames;
pub use server::ServerNames;

use crate::api::{Api, HeaderId, OperationId, TypeId};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use case::snake;
use operation::OperationNames;
use rename::Renames;
use scope::Scope;
use tag::TagNames;
use types::TypeNames;

/// The names of everything in an [`Api`].
#[derive(Debug)]
pub struct Names {
    types: Vec<TypeNames>,
    operations: Vec<OperationNames>,
    tags: Vec<TagNames>,
    servers: Vec<ServerNames>,
    schemes: Vec<Vec<CredentialNames>>,
    webhooks: Vec<Name>,
    headers: Vec<Name>,
}

impl Names {
    /// Assigns every name, and tells which of those that the settings give are of no use.
    fn assign(api: &Api, config: &Config) -> (Names, Diagnostics) {
        let mut renames = Renames::new(config);
        let tags = tag::assign(api, &mut renames);
        let names = Names {
            types: types::assign(api, &mut renames),
            operations: operation::assign(api, &tags, &mut renames),
            tags,
            servers: server::assign(&api.servers),
            schemes: security::assign(api),
            webhooks: assign_webhooks(api),
            headers: assign_headers(api),
        };
        (names, renames.finish())
    }

    /// Returns the names of a type.
    pub fn ty(&self, id: TypeId) -> &TypeNames {
        &self.types[id.0]
    }

    /// Returns the names that come of an operation.
    pub fn operation(&self, id: OperationId) -> &OperationNames {
        &self.operations[id.0]
    }

    /// Returns the names that come of tags, in the order of the model.
    pub fn tags(&self) -> &[TagNames] {
        &self.tags
    }

    /// Returns the names that come of servers, in the order of the model.
    pub fn servers(&self) -> &[ServerNames] {
        &self.servers
    }

    /// Returns the functions that read webhooks, in the order of the model.
    pub fn webhooks(&self) -> &[Name] {
        &self.webhooks
    }

    /// Returns the names that come of security schemes, in the order of the model: for each scheme those
    /// of the ways to give a client its credential.
    pub fn schemes(&self) -> &[Vec<CredentialNames>] {
        &self.schemes
    }

    /// Returns the constant of a documented header.
    pub fn header(&self, id: HeaderId) -> &Name {
        &self.headers[id.0]
    }
}

/// Returns the name of a crate that is named after an API.
pub fn crate_name(title: &str) -> String {
    let ascii: String = title
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    snake(&ascii, "api").replace('_', "-")
}

fn assign_webhooks(api: &Api) -> Vec<Name> {
    let mut functions = Scope::new(&[], "webhook");
    let webhooks = api.webhooks.iter();
    webhooks
        .map(|webhook| functions.assign(&snake(&webhook.name.join(" "), "webhook")))
        .collect()
}

/// Names the documented headers, which are constants.
fn assign_headers(api: &Api) -> Vec<Name> {
    let mut scope = Scope::new(&[], "HEADER");
    let headers = api.headers.iter();
    headers
        .map(|header| scope.assign(&case::shouting(&snake(&header.name, "header"))))
        .collect()
}

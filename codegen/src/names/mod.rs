//! The whole identifier policy: which Rust name each thing of the model has.
//!
//! Every identifier is assigned once, before anything is rendered, in a [`Scope`] that already holds
//! the names that the emitted code around it uses. Of two things with one name, the first in the document keeps
//! it, so that an addition to the document does not rename what was there.
//!
//! | thing | policy | example |
//! |---|---|---|
//! | type | Pascal case of its words | `["User", "type"]` → `UserType` |
//! | field, parameter, method | snake case | `type` → `r#type`, `list-users` → `list_users` |
//! | variant with a name in the document | Pascal case of that name | `x-enum-varnames` |
//! | variant of a string | Pascal case | `not_found` → `NotFound` |
//! | variant of a string whose name is taken | its symbols spelt, or its case named | `-name` → `MinusName`, `ASC` → `AscUpper` |
//! | variant of a number | `Value` and the number | `401` → `Value401`, `-1.5` → `ValueMinus1Point5` |
//! | variant of a response | the reason phrase | 404 → `NotFound`, 5XX → `ServerError` |
//! | acronym in the plural, name with capitals inside | one word | `userIDs` → `user_ids`, `iOSVersion` → `ios_version` |
//! | type of a tag | `Api` after its words, once | `Users`, `Users API` → `UsersApi` |
//! | name that starts with a digit | the kind of thing goes before it | `2fa` → `Type2fa`, `field_2fa` |
//! | name without letters | its symbols spelt | `+1` → `Plus1`, `*` → `Asterisk` |
//! | constant in a script without case | a suffix, since a parameter may have its name | `検索` → `検索_ENDPOINT` |
//! | reserved name, name that is taken | a suffix, a number | `String` → `StringModel`, `Foo` → `Foo2` |

mod acronyms;
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
    /// Assigns every name, and returns the problems with the names that the settings give and with ids that several
    /// operations have.
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
        let mut diagnostics = renames.finish();
        diagnostics.extend(operation::duplicates(api, &names.operations));
        (names, diagnostics)
    }

    /// Returns the names of a type.
    pub fn ty(&self, id: TypeId) -> &TypeNames {
        &self.types[id.0]
    }

    /// Returns the names of what is generated for an operation.
    pub fn operation(&self, id: OperationId) -> &OperationNames {
        &self.operations[id.0]
    }

    /// Returns the names of what is generated for tags, in the order of the model.
    pub fn tags(&self) -> &[TagNames] {
        &self.tags
    }

    /// Returns the names of what is generated for servers, in the order of the model.
    pub fn servers(&self) -> &[ServerNames] {
        &self.servers
    }

    /// Returns the functions that read webhooks, in the order of the model.
    pub fn webhooks(&self) -> &[Name] {
        &self.webhooks
    }

    /// Returns for each security scheme, in the order of the model, the names of the methods that take its credentials.
    pub fn schemes(&self) -> &[Vec<CredentialNames>] {
        &self.schemes
    }

    /// Returns the constant of a documented header.
    pub fn header(&self, id: HeaderId) -> &Name {
        &self.headers[id.0]
    }
}

/// Returns the name of a crate for an API with a title: `Users API` → `users-api`.
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
        .map(|header| scope.assign(&case::constant(&snake(&header.name, "header"))))
        .collect()
}

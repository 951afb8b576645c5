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

mod answer;
mod case;
mod named;
mod operation;
mod rename;
mod reserved;
mod scope;
mod security;
mod value;

pub use named::Named;
pub use scope::Name;
pub use security::WayNames;

use crate::api::{Api, HeaderId, OperationId, Server, TypeDef, TypeId, TypeKind};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use case::{pascal, snake};
use rename::{Renames, Section};
use scope::Scope;

/// The names of everything in an [`Api`].
#[derive(Debug)]
pub struct Names {
    types: Vec<TypeNames>,
    operations: Vec<OperationNames>,
    tags: Vec<TagNames>,
    servers: Vec<ServerNames>,
    schemes: Vec<Vec<WayNames>>,
    webhooks: Vec<Name>,
    headers: Vec<Name>,
}

/// The names of a type and its parts.
#[derive(Debug)]
pub struct TypeNames {
    /// The type itself.
    pub name: Name,
    /// The module of `models` that holds it.
    pub module: Name,
    /// Its fields or variants, in the order of the model.
    pub members: Vec<Name>,
    /// The field that takes what is not declared.
    pub additional: Name,
}

/// The names that come of an operation.
#[derive(Debug)]
pub struct OperationNames {
    /// The method of the tag's type.
    pub method: Name,
    /// The request builder.
    pub builder: Name,
    /// The constant that describes it.
    pub endpoint: Name,
    /// The constant that describes how its pages follow one another.
    pub paging: Name,
    /// The enum of its successful answers, where there are several.
    pub response: Name,
    /// The enum of its documented failures.
    pub error: Name,
    /// Its parameters, in the order of the model: arguments and setters.
    pub parameters: Vec<Name>,
    /// The setters that send a parameter without a value, where there is one, in the order of the model.
    pub empties: Vec<Option<Name>>,
    /// What it can send in place of its plain body, in the order of the model.
    pub bodies: Vec<BodyNames>,
    /// The variants of its answers, each form of one after the other, in the order of the model.
    pub answers: Vec<Name>,
}

/// The names that come of a body that can be sent in place of the plain one.
#[derive(Debug)]
pub struct BodyNames {
    /// The method of the tag's type that begins a request with it.
    pub method: Name,
    /// The builder's method that takes it.
    pub setter: Name,
}

/// The names that come of a tag.
#[derive(Debug)]
pub struct TagNames {
    /// The module of `api`, and the method of the client.
    pub module: Name,
    /// The type that holds its operations.
    pub api: Name,
    /// The cargo feature that its operations are there with, where there is a choice.
    pub feature: String,
}

/// The names that come of a server.
#[derive(Debug)]
pub struct ServerNames {
    /// The variant of `Environment`.
    pub variant: Name,
    /// The fields of the variant.
    pub variables: Vec<Name>,
}

impl Names {
    /// Assigns every name, and tells which of those that the settings give are of no use.
    fn assign(api: &Api, config: &Config) -> (Names, Diagnostics) {
        let mut renames = Renames::new(config);
        let tags = assign_tags(api, &mut renames);
        let names = Names {
            types: assign_types(api, &mut renames),
            operations: operation::assign(api, &tags, &mut renames),
            tags,
            servers: assign_servers(&api.servers),
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
    pub fn schemes(&self) -> &[Vec<WayNames>] {
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

/// Names the types: those that the settings name before others, and components before inline types, since
/// users know the former by name.
fn assign_types(api: &Api, renames: &mut Renames<'_>) -> Vec<TypeNames> {
    let mut scope = Scope::new(reserved::MODEL_TYPES, "Model");
    let mut modules = Scope::new(reserved::MODULES, "model");
    let mut order: Vec<TypeId> = api.type_defs().map(|(id, _)| id).collect();
    order.sort_by_key(|id| (api.type_def(*id).parent.is_some(), *id));

    let mut names: Vec<Option<Name>> = Vec::new();
    for def in &api.types {
        let case = |name: &str| pascal(name, "Type");
        names.push(renames.assign(Section::Types, &def.name.join("."), case, &mut scope));
    }
    let mut homes: Vec<Option<Name>> = api.types.iter().map(|_| None).collect();
    for id in order {
        let words = || pascal(&type_words(api.type_def(id), renames), "Type");
        let name = names[id.0].get_or_insert_with(|| scope.assign(&words()));
        if api.home(id) == id {
            homes[id.0] = Some(modules.assign(&file(name.as_str(), "model")));
        }
    }
    let named = api.type_defs().zip(names);
    let named = named.filter_map(|((id, def), name)| {
        let (members, additional) = assign_members(api, def, renames);
        Some(TypeNames {
            name: name?,
            module: homes[api.home(id).0].clone()?,
            members,
            additional,
        })
    });
    named.collect()
}

/// Returns the words of a type's name. What is inline in something that the settings name is called after
/// that name.
fn type_words(def: &TypeDef, renames: &Renames<'_>) -> String {
    let words = &def.name;
    for end in (1..words.len()).rev() {
        let outer = words[..end].join(".");
        let operation = || renames.get(Section::Operations, &outer);
        if let Some(name) = renames.get(Section::Types, &outer).or_else(operation) {
            return format!("{name} {}", words[end..].join(" "));
        }
    }
    words.join(" ")
}

/// Names the fields or variants of a type, and the field for what is not declared.
fn assign_members(api: &Api, def: &TypeDef, renames: &mut Renames<'_>) -> (Vec<Name>, Name) {
    let mut fields = Scope::new(reserved::FIELDS, "field");
    let mut variants = Scope::new(reserved::VARIANTS, "Value");
    let owner = def.original.map_or(def, |original| api.type_def(original));
    let owner = owner.name.join(".");
    let mut variant = |value: &str, scope: &mut Scope| {
        let case = |name: &str| pascal(name, "Value");
        renames.assign(Section::Variants, &format!("{owner}.{value}"), case, scope)
    };
    let members = match &def.kind {
        TypeKind::Struct(object) => {
            let mut names = Vec::new();
            for field in &object.fields {
                let key = format!("{owner}.{}", field.name);
                let case = |name: &str| snake(name, "field");
                names.push(renames.assign(Section::Fields, &key, case, &mut fields));
            }
            let plain = object.fields.iter().zip(names);
            plain
                .map(|(field, name)| {
                    name.unwrap_or_else(|| fields.assign(&snake(&field.name, "field")))
                })
                .collect()
        }
        TypeKind::Enum(list) => {
            let values = list.values.iter();
            let renamed = values.map(|value| variant(&value::key(&value), &mut variants));
            let renamed = renamed.collect();
            value::assign(list, renamed, &mut variants)
        }
        TypeKind::Union(union) => {
            let all = union.variants.iter();
            let renamed: Vec<_> = all
                .clone()
                .map(|it| variant(&it.name, &mut variants))
                .collect();
            all.zip(renamed)
                .map(|(it, renamed)| {
                    // A variant that is called after its type follows that.
                    let is_type = it.ty.named().is_some();
                    let ty = renames.get(Section::Types, &it.name).filter(|_| is_type);
                    renamed.unwrap_or_else(|| {
                        variants.assign(&pascal(ty.unwrap_or(&it.name), "Variant"))
                    })
                })
                .collect()
        }
        TypeKind::Alias(_) => Vec::new(),
    };
    (members, fields.assign("additional_properties"))
}

/// Returns the name of a module with a file: Rust finds those only whose names are ASCII.
fn file(name: &str, fallback: &str) -> String {
    snake(&name.replace(|c: char| !c.is_ascii(), " "), fallback)
}

fn assign_tags(api: &Api, renames: &mut Renames<'_>) -> Vec<TagNames> {
    let mut modules = Scope::new(reserved::CLIENT_METHODS, "api");
    let mut types = Scope::new(reserved::API_TYPES, "Api");
    let mut features = Scope::new(reserved::FEATURES, "api");
    let mut renamed = Vec::new();
    for tag in &api.tags {
        let case = |name: &str| file(name, "api");
        renamed.push(renames.assign(Section::Tags, &tag.name, case, &mut modules));
    }
    let tags = api.tags.iter().zip(renamed);
    tags.map(|(tag, renamed)| {
        let called = renames.get(Section::Tags, &tag.name).unwrap_or(&tag.name);
        let module = renamed.unwrap_or_else(|| modules.assign(&file(called, "api")));
        TagNames {
            feature: features.assign(module.as_str()).as_str().replace('_', "-"),
            api: types.assign(&format!("{}Api", pascal(called, "Tag"))),
            module,
        }
    })
    .collect()
}

fn assign_webhooks(api: &Api) -> Vec<Name> {
    let mut functions = Scope::new(&[], "webhook");
    let webhooks = api.webhooks.iter();
    webhooks
        .map(|webhook| functions.assign(&snake(&webhook.name.join(" "), "webhook")))
        .collect()
}

/// Names the servers after what the document calls them, else by their place.
fn assign_servers(servers: &[Server]) -> Vec<ServerNames> {
    let mut variants = Scope::new(reserved::VARIANTS, "Server");
    servers
        .iter()
        .enumerate()
        .map(|(index, server)| {
            let name = server
                .name
                .clone()
                .unwrap_or_else(|| format!("server {}", index + 1));
            let mut fields = Scope::new(reserved::FIELDS, "variable");
            ServerNames {
                variant: variants.assign(&pascal(&name, "Server")),
                variables: server
                    .variables
                    .iter()
                    .map(|variable| fields.assign(&snake(&variable.name, "variable")))
                    .collect(),
            }
        })
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

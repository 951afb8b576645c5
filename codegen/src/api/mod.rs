//! The model: what an OpenAPI document says, resolved.
//!
//! It knows no token and no casing: a name in it is the document's own, and the Rust name of the same
//! thing comes from `names`. Everything that later stages need of the document is here; none of
//! them looks at the tree again.

mod example;
mod operation;
mod response;
mod schema;
mod security;
mod webhook;

pub use example::*;
pub use operation::*;
pub use response::*;
pub use schema::*;
pub use security::*;
pub use webhook::*;

use std::collections::HashSet;

use crate::source::WrittenAt;

/// A whole API.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// What the document says of itself.
    pub info: Info,
    /// Where the API is served, the default first.
    pub servers: Vec<Server>,
    /// The groups of operations, in the order of the document; each is used by an operation.
    pub tags: Vec<Tag>,
    /// The operations, in the order of the document.
    pub operations: Vec<Operation>,
    /// The requests that the API sends, in the order of the document: callbacks, then webhooks.
    pub webhooks: Vec<Webhook>,
    /// Every type with a name of its own; a [`TypeId`] is an index into it.
    pub types: Vec<TypeDef>,
    /// The headers of responses; a [`HeaderId`] is an index into it.
    pub headers: Vec<Header>,
    /// The ways to authenticate that the document declares.
    pub security_schemes: Vec<SecurityScheme>,
    /// The examples that the document gives of values.
    pub examples: Vec<Example>,
}

impl Api {
    /// Returns the definition of a named type.
    pub fn type_def(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0]
    }

    /// Returns the ids and definitions of all named types.
    pub fn type_defs(&self) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        self.types
            .iter()
            .enumerate()
            .map(|(index, def)| (TypeId(index), def))
    }

    /// Returns what a type is another name for; a type that is none is returned as it is.
    pub fn unaliased<'a>(&'a self, mut ty: &'a Type) -> &'a Type {
        while let Type::Named(id) = ty
            && let TypeKind::Alias(aliased) = &self.type_def(*id).kind
        {
            ty = aliased;
        }
        ty
    }

    /// Returns the enumeration that a type is, maybe by another name. None where the document allows any other text as
    /// well.
    pub fn closed_enumeration(&self, ty: &Type) -> Option<(TypeId, &Enum)> {
        let mut ty = ty;
        while let Type::Named(id) = ty {
            let def = self.type_def(*id);
            match &def.kind {
                _ if def.is_open => return None,
                TypeKind::Enum(list) => return Some((*id, list)),
                TypeKind::Alias(aliased) => ty = aliased,
                TypeKind::Struct(_) | TypeKind::Union(_) => return None,
            }
        }
        None
    }

    /// Returns the object with declared properties that a type is, maybe by another name.
    pub fn structure(&self, ty: &Type) -> Option<(TypeId, &Struct)> {
        let Type::Named(id) = self.unaliased(ty) else {
            return None;
        };
        match &self.type_def(*id).kind {
            TypeKind::Struct(object) => Some((*id, object)),
            TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Alias(_) => None,
        }
    }

    /// Returns the objects that a type may be: those of its alternatives, where it is a union.
    pub fn structures<'a>(&'a self, ty: &'a Type) -> Vec<(TypeId, &'a Struct)> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut open = vec![ty];
        while let Some(ty) = open.pop() {
            let Type::Named(id) = self.unaliased(ty) else {
                continue;
            };
            match &self.type_def(*id).kind {
                TypeKind::Struct(object) => found.push((*id, object)),
                TypeKind::Union(union) if seen.insert(*id) => {
                    open.extend(union.variants.iter().rev().map(|variant| &variant.ty));
                }
                TypeKind::Union(_) | TypeKind::Enum(_) | TypeKind::Alias(_) => {}
            }
        }
        found
    }

    /// Returns the type in whose file a type is: the component for `User.address.city`, unless that or a type between
    /// them is shared and has a file of its own.
    pub fn home(&self, id: TypeId) -> TypeId {
        let outer = |id: &TypeId| match self.type_def(*id) {
            def if def.is_shared => None,
            def => def.parent,
        };
        let homes = std::iter::successors(Some(id), outer);
        homes.last().unwrap_or(id)
    }

    /// Returns the types that have a file each.
    pub fn homes(&self) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        let types = self.type_defs();
        types.filter(|(_, def)| def.parent.is_none() || def.is_shared)
    }

    /// Returns every type that is written somewhere, but in examples: in definitions, operations, webhooks and headers.
    pub fn used_types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        let defined = self.types.iter_mut().flat_map(|def| def.kind.types_mut());
        let operations = self.operations.iter_mut().flat_map(Operation::types_mut);
        let received = self.webhooks.iter_mut().map(|webhook| &mut webhook.body);
        let headers = self.headers.iter_mut().map(|header| &mut header.ty);
        let received = received.chain(headers);
        defined.chain(operations).chain(received)
    }

    /// Returns the operations of a tag, or those without one, each with its place among all operations.
    pub fn operations_of(
        &self,
        tag: Option<TagId>,
    ) -> impl Iterator<Item = (OperationId, &Operation)> {
        self.operations
            .iter()
            .enumerate()
            .filter(move |(_, operation)| operation.tag == tag)
            .map(|(index, operation)| (OperationId(index), operation))
    }
}

/// What a document says of itself (OpenAPI 3.0, section 4.7.2).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Info {
    /// The API's name.
    pub title: String,
    /// The version of the description.
    pub version: String,
    /// CommonMark text about the whole API.
    pub description: Option<String>,
    /// The people who are responsible for the API.
    pub contact: Contact,
}

/// The people who are responsible for an API (OpenAPI 3.0, section 4.7.3).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    /// Their name.
    pub name: Option<String>,
    /// Their page.
    pub url: Option<String>,
    /// Their address.
    pub email: Option<String>,
}

/// A base URL with variables (OpenAPI 3.0, section 4.7.5).
#[derive(Clone, Debug, PartialEq)]
pub struct Server {
    /// Where it stands in the document.
    pub origin: WrittenAt,
    /// The environment's name where the document gives one (`x-name`, or 3.2's `name`).
    pub name: Option<String>,
    /// The URL with its variables in braces.
    pub url: String,
    /// CommonMark text about it.
    pub description: Option<String>,
    /// The variables in the order of the document.
    pub variables: Vec<ServerVariable>,
}

impl Server {
    /// Returns the URL with the defaults of its variables; none where a variable has no default.
    pub fn default_url(&self) -> Option<String> {
        self.variables
            .iter()
            .try_fold(self.url.clone(), |url, variable| {
                let default = variable.default.as_ref()?;
                Some(url.replace(&format!("{{{}}}", variable.name), default))
            })
    }

    /// Tells whether the URL is relative to that of the document, which the client cannot know.
    pub fn is_relative(&self) -> bool {
        let url = self.default_url().unwrap_or_else(|| self.url.clone());
        !url.contains("://")
    }
}

/// A part of a server's URL that the caller may choose.
#[derive(Clone, Debug, PartialEq)]
pub struct ServerVariable {
    /// Its name in the template.
    pub name: String,
    /// What it is when the caller says nothing; none when the caller has to say it.
    pub default: Option<String>,
    /// The values it may have; empty when any will do.
    pub allowed: Vec<String>,
    /// CommonMark text about it.
    pub description: Option<String>,
}

/// The place of a tag among the tags of an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TagId(pub usize);

/// A group of operations.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// CommonMark text about it.
    pub description: Option<String>,
}

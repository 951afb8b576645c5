//! Requests and responses told apart where `readOnly` and `writeOnly` make them differ.
//!
//! A property that is the server's to set is not in what a request sends, and one that is never sent back
//! is not required in an answer (OpenAPI 3.0, section 4.7.24.2). A type that occurs in one direction
//! alone is changed in place. One that occurs in both becomes two where they differ, in itself or in
//! what it holds: answers keep the name, and requests send a copy.

use std::collections::BTreeMap;

use super::usage::{self, Usage};
use crate::api::{Api, Docs, Field, Type, TypeDef, TypeId, TypeKind};

/// What goes behind the name of a type for its copy that requests send.
const COPY: &str = "request";

/// Tells the types of requests and of responses apart.
pub fn split(api: &mut Api) {
    let usage = usage::derive(api);
    let copies = copies(api, &usage);
    let new = |id: TypeId| copies.get(&id).copied().unwrap_or(id);
    let directions: Vec<Vec<Direction>> = api
        .types
        .iter()
        .map(|def| {
            fields(&def.kind)
                .map(|field| direction(api, field))
                .collect()
        })
        .collect();
    for original in copies.keys() {
        let copy = copy(api, *original, &copies);
        api.types.push(copy);
    }
    let originals: Vec<TypeId> = copies.keys().copied().collect();
    for (index, directions) in directions.iter().enumerate() {
        match usage[index] {
            Usage {
                request: true,
                response: false,
            } => {
                as_request(&mut api.types[index].kind, directions, &new);
            }
            Usage {
                request: _,
                response: true,
            } => as_response(&mut api.types[index].kind, directions),
            Usage {
                request: false,
                response: false,
            } => {}
        }
    }
    for original in originals {
        let copy = new(original).0;
        as_request(&mut api.types[copy].kind, &directions[original.0], &new);
    }
    for operation in &mut api.operations {
        operation.sent_types_mut().for_each(|ty| ty.rename(&new));
    }
}

/// The direction in which a property travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    /// It is never sent.
    Response,
    /// It is never answered.
    Request,
    /// It is sent and answered.
    Both,
}

fn direction(api: &Api, field: &Field) -> Direction {
    let says = |flag: fn(&Docs) -> bool| {
        let is_type = match field.ty {
            Type::Named(id) => flag(&api.type_def(id).docs),
            _ => false,
        };
        flag(&field.docs) || is_type
    };
    match (says(|docs| docs.read_only), says(|docs| docs.write_only)) {
        (true, false) => Direction::Response,
        (false, true) => Direction::Request,
        (true, true) | (false, false) => Direction::Both,
    }
}

/// Returns the types that become two, each with the place of its copy.
fn copies(api: &Api, usage: &[Usage]) -> BTreeMap<TypeId, TypeId> {
    let in_both = |id: TypeId| usage[id.0].request && usage[id.0].response;
    let mut holders: Vec<Vec<TypeId>> = vec![Vec::new(); api.types.len()];
    let mut open = Vec::new();
    for (id, def) in api.type_defs().filter(|(id, _)| in_both(*id)) {
        for part in usage::parts(&def.kind) {
            holders[part.0].push(id);
        }
        if fields(&def.kind).any(|field| differs(api, field)) {
            open.push(id);
        }
    }
    let mut is_copied = vec![false; api.types.len()];
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut is_copied[id.0], true) {
            open.extend(&holders[id.0]);
        }
    }
    let copied = api
        .type_defs()
        .map(|(id, _)| id)
        .filter(|id| is_copied[id.0]);
    let places = (api.types.len()..).map(TypeId);
    copied.zip(places).collect()
}

/// Tells whether a field is one thing in a request and another in a response.
fn differs(api: &Api, field: &Field) -> bool {
    match direction(api, field) {
        Direction::Response => true,
        Direction::Request => field.required,
        Direction::Both => false,
    }
}

/// Returns the copy of a type, as it is so far, under a name of its own. What is inline in a type that is copied
/// too is inline in that copy.
fn copy(api: &Api, id: TypeId, copies: &BTreeMap<TypeId, TypeId>) -> TypeDef {
    let def = api.type_def(id);
    let parent = def.parent.and_then(|parent| copies.get(&parent).copied());
    let outer = def
        .parent
        .map_or(&[][..], |parent| &api.type_def(parent).name);
    let name = match parent
        .and_then(|copy| api.types.get(copy.0))
        .zip(def.name.strip_prefix(outer))
    {
        Some((copy, own)) => copy.name.iter().chain(own).cloned().collect(),
        None => def.name.iter().cloned().chain([COPY.to_owned()]).collect(),
    };
    TypeDef {
        name,
        parent,
        original: Some(id),
        ..def.clone()
    }
}

/// Takes the properties that a request does not send from a type, and lets it hold the copies of others.
fn as_request(kind: &mut TypeKind, directions: &[Direction], new: &dyn Fn(TypeId) -> TypeId) {
    if let TypeKind::Struct(object) = kind {
        let mut directions = directions.iter();
        object
            .fields
            .retain(|_| directions.next() != Some(&Direction::Response));
    }
    kind.types_mut().into_iter().for_each(|ty| ty.rename(new));
}

/// Makes the properties that no answer holds optional.
fn as_response(kind: &mut TypeKind, directions: &[Direction]) {
    if let TypeKind::Struct(object) = kind {
        for (field, direction) in object.fields.iter_mut().zip(directions) {
            field.required &= *direction != Direction::Request;
        }
    }
}

fn fields(kind: &TypeKind) -> impl Iterator<Item = &Field> {
    let fields = match kind {
        TypeKind::Struct(object) => object.fields.as_slice(),
        TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Alias(_) => &[],
    };
    fields.iter()
}

//! Requests and responses told apart where `readOnly` and `writeOnly` make them differ.
//!
//! A property that is read-only is not in what a request sends, and one that is write-only is not required in a
//! response (OpenAPI 3.0, section 4.7.24.2). A type that occurs in one direction alone is changed in place. One
//! that occurs in both becomes two where they differ, in themselves or in what they hold: responses keep the name,
//! and requests send a copy. `User` with a read-only `id` becomes `User` with an `id` and `User.request` without.

use std::collections::BTreeMap;

use crate::analysis::{Usage, named_in};
use crate::api::{Api, Docs, Field, Type, TypeDef, TypeId, TypeKind};

/// The last word of the name of a copy that requests send.
const COPY: &str = "request";

/// Tells the types of requests and of responses apart. `usage` is that of each type.
pub fn split(api: &mut Api, usage: &[Usage]) {
    let copies = copies(api, usage);
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
    for ((def, directions), usage) in api.types.iter_mut().zip(&directions).zip(usage) {
        match (usage.request, usage.response) {
            (true, false) => as_request(&mut def.kind, directions, &new),
            (_, true) => as_response(&mut def.kind, directions),
            (false, false) => {}
        }
    }
    for (original, copy) in &copies {
        as_request(&mut api.types[copy.0].kind, &directions[original.0], &new);
    }
    for operation in &mut api.operations {
        operation.sent_types_mut().for_each(|ty| ty.rename(&new));
    }
}

/// The direction in which a property travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    /// It is read-only.
    Response,
    /// It is write-only.
    Request,
    /// It is neither, or the document says that it is both.
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

/// Returns the types of which requests send a copy, each with the id that the copy will have: those with a property
/// that differs, and all that hold such a type.
fn copies(api: &Api, usage: &[Usage]) -> BTreeMap<TypeId, TypeId> {
    let in_both = |id: TypeId| usage[id.0].request && usage[id.0].response;
    let mut holders: Vec<Vec<TypeId>> = vec![Vec::new(); api.types.len()];
    let mut open = Vec::new();
    for (id, def) in api.type_defs().filter(|(id, _)| in_both(*id)) {
        for inner in named_in(&def.kind) {
            holders[inner.0].push(id);
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
    let ids = (api.types.len()..).map(TypeId);
    copied.zip(ids).collect()
}

/// Tells whether a field is one thing in a request and another in a response.
fn differs(api: &Api, field: &Field) -> bool {
    match direction(api, field) {
        Direction::Response => true,
        Direction::Request => field.required,
        Direction::Both => false,
    }
}

/// Returns the copy of a type, with all of its properties yet. It is called after the original (`User.request`), or
/// after the copy that it is inline in: the copy of `User.address` is `User.request.address`.
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

/// Removes the properties that a request does not send from a type, and replaces the types that it holds by their
/// copies.
fn as_request(kind: &mut TypeKind, directions: &[Direction], new: &dyn Fn(TypeId) -> TypeId) {
    if let TypeKind::Struct(object) = kind {
        let mut directions = directions.iter();
        object
            .fields
            .retain(|_| directions.next() != Some(&Direction::Response));
    }
    kind.types_mut().into_iter().for_each(|ty| ty.rename(new));
}

/// Makes the properties optional that a response need not hold.
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

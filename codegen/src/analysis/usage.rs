//! The directions in which types travel.

use crate::api::{Api, Field, RequestBody, Type, TypeId, TypeKind};

/// Where values of a type occur.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// In what is sent.
    pub request: bool,
    /// In what is answered.
    pub response: bool,
}

impl Usage {
    /// Tells whether absent, null and a value are three things in a field: a request can send them all.
    pub fn has_three_states(self, field: &Field) -> bool {
        self.request && field.nullable && !field.required
    }
}

/// Follows the types of all requests and responses.
pub fn derive(api: &Api) -> Vec<Usage> {
    let mut usage = vec![Usage::default(); api.types.len()];
    for id in reachable(api, request_types(api)) {
        usage[id.0].request = true;
    }
    for id in reachable(api, response_types(api)) {
        usage[id.0].response = true;
    }
    usage
}

fn request_types(api: &Api) -> impl Iterator<Item = TypeId> {
    api.operations.iter().flat_map(|operation| {
        let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
        let bodies = operation.body.iter().flat_map(RequestBody::media_types);
        parameters
            .chain(bodies.map(|content| &content.ty))
            .flat_map(Type::all_named)
    })
}

fn response_types(api: &Api) -> impl Iterator<Item = TypeId> {
    let responses = api
        .operations
        .iter()
        .flat_map(|operation| &operation.responses);
    let contents = responses.filter_map(|response| response.content.as_ref());
    contents.flat_map(|content| content.ty.all_named())
}

/// Returns the types that those given lead to, themselves included.
fn reachable(api: &Api, from: impl Iterator<Item = TypeId>) -> Vec<TypeId> {
    let mut seen = vec![false; api.types.len()];
    let mut open: Vec<TypeId> = from.collect();
    let mut found = Vec::new();
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut seen[id.0], true) {
            found.push(id);
            open.extend(parts(&api.type_def(id).kind));
        }
    }
    found
}

/// Returns the named types that a type is made of.
pub fn parts(kind: &TypeKind) -> Vec<TypeId> {
    let types = kind.types().into_iter();
    types.flat_map(Type::all_named).collect()
}

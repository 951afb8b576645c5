//! The directions in which types travel.

use crate::api::{Api, Field, Operation, Type, TypeId, TypeKind};

/// Where values of a type occur.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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
    for id in reachable(
        api,
        named(api.operations.iter().flat_map(Operation::request_types)),
    ) {
        usage[id.0].request = true;
    }
    let answered = api.operations.iter().flat_map(Operation::response_types);
    let received = api.webhooks.iter().map(|webhook| &webhook.body);
    let headers = api.headers.iter().map(|header| &header.ty);
    for id in reachable(api, named(answered.chain(received).chain(headers))) {
        usage[id.0].response = true;
    }
    usage
}

fn named<'a>(types: impl Iterator<Item = &'a Type>) -> impl Iterator<Item = TypeId> {
    types.flat_map(Type::all_named)
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

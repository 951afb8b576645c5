//! The directions in which types travel.

use crate::api::{Api, Field, Operation, Type, TypeId, TypeKind};

/// Where values of a type occur.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Usage {
    /// In what is sent.
    pub request: bool,
    /// In what is received.
    pub response: bool,
}

impl Usage {
    /// Derives the usage of each type, in the order of the model's types.
    pub fn of_all(api: &Api) -> Vec<Usage> {
        let sent = api.operations.iter().flat_map(Operation::request_types);
        let responses = api.operations.iter().flat_map(Operation::response_types);
        let webhooks = api.webhooks.iter().map(|webhook| &webhook.body);
        let headers = api.headers.iter().map(|header| &header.ty);
        let received = responses.chain(webhooks).chain(headers);
        let usage = reachable(api, sent)
            .into_iter()
            .zip(reachable(api, received));
        let usage = usage.map(|(request, response)| Usage { request, response });
        usage.collect()
    }

    /// Tells whether absent, null and a value are three things in a field: a request can send them all.
    pub fn has_three_states(self, field: &Field) -> bool {
        self.request && field.nullable && !field.required
    }
}

/// Tells for each type of a model whether one of the types given is or holds it, at any depth.
pub fn reachable<'a>(api: &Api, from: impl Iterator<Item = &'a Type>) -> Vec<bool> {
    let mut reached = vec![false; api.types.len()];
    let mut open: Vec<TypeId> = from.flat_map(Type::all_named).collect();
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut reached[id.0], true) {
            open.extend(named_in(&api.type_def(id).kind));
        }
    }
    reached
}

/// Returns the named types that a type is made of.
pub fn named_in(kind: &TypeKind) -> impl Iterator<Item = TypeId> {
    kind.types().into_iter().flat_map(Type::all_named)
}

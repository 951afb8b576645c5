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
            .filter_map(Type::named)
    })
}

fn response_types(api: &Api) -> impl Iterator<Item = TypeId> {
    let responses = api
        .operations
        .iter()
        .flat_map(|operation| &operation.responses);
    responses.filter_map(|response| response.content.as_ref()?.ty.named())
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
fn parts(kind: &TypeKind) -> Vec<TypeId> {
    match kind {
        TypeKind::Struct(object) => {
            let fields = object.fields.iter().map(|field| &field.ty);
            fields
                .chain(&object.additional)
                .filter_map(Type::named)
                .collect()
        }
        TypeKind::Enum(_) => Vec::new(),
        TypeKind::Union(union) => union
            .variants
            .iter()
            .filter_map(|variant| variant.ty.named())
            .collect(),
        TypeKind::Alias(ty) => ty.named().into_iter().collect(),
    }
}

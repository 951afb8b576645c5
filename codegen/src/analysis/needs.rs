//! What an API needs beyond what every client has.

use std::collections::BTreeSet;

use super::Usage;
use crate::api::{Api, Decoding, EnumValues, Operation, Type, TypeKind};
use crate::runtime::Capability;

/// The parts of the runtime, and the crates, that only some clients need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Timestamps and dates, and so the date library.
    pub dates: bool,
    /// Bytes that travel as text.
    pub base64: bool,
    /// Numbers with all of their digits.
    pub decimals: bool,
    /// Text that must not be shown, in models or parameters.
    pub secrets: bool,
    /// Files in multipart forms.
    pub files: bool,
    /// Fields that a request can leave out, set to null or give a value.
    pub nullable: bool,
    /// Requests that the API sends.
    pub webhooks: bool,
    /// Operations with pages.
    pub paging: bool,
    /// Responses of bytes.
    pub downloads: bool,
    /// Streams of server-sent events.
    pub events: bool,
    /// Streams of JSON values.
    pub lines: bool,
    /// Documented headers of responses.
    pub headers: bool,
    /// Tokens that the client gets for itself.
    pub oauth: bool,
    /// Objects with properties of their own beside those of a choice.
    pub flat_unions: bool,
    /// Models with a property that one value of a discriminator is the value of.
    pub discriminators: bool,
    /// Enumerations of more than strings or whole numbers.
    pub value_enums: bool,
    /// Maps that keep values which are not of their type.
    pub open_maps: bool,
}

impl Needs {
    /// Finds out what an API needs.
    pub fn derive(api: &Api, usage: &[Usage]) -> Needs {
        Needs {
            dates: uses(api, |ty| matches!(ty, Type::DateTime | Type::Date)),
            base64: uses(api, |ty| matches!(ty, Type::Base64(_))),
            decimals: uses(api, |ty| *ty == Type::Decimal),
            secrets: uses(api, |ty| *ty == Type::Secret),
            files: uses(api, |ty| *ty == Type::File),
            nullable: has_three_states(api, usage),
            webhooks: !api.webhooks.is_empty(),
            paging: api
                .operations
                .iter()
                .any(|operation| operation.pagination.is_some()),
            downloads: responds_with(api, &[Decoding::Binary]),
            events: responds_with(api, &[Decoding::Events]),
            lines: responds_with(api, &[Decoding::Lines, Decoding::Sequence]),
            headers: !api.headers.is_empty(),
            flat_unions: defines(
                api,
                |kind| matches!(kind, TypeKind::Struct(object) if object.fields.iter().any(|field| field.flat)),
            ),
            discriminators: defines(
                api,
                |kind| matches!(kind, TypeKind::Struct(object) if object.fields.iter().any(|field| field.discriminator.is_some())),
            ),
            value_enums: defines(
                api,
                |kind| matches!(kind, TypeKind::Enum(list) if matches!(list.values, EnumValues::Scalars(_))),
            ),
            open_maps: uses(api, Type::is_open_map) || has_open_additional(api),
            oauth: api
                .security_schemes
                .iter()
                .any(|scheme| scheme.kind.token_url().is_some()),
        }
    }

    /// Tells whether the API has a capability that modules of the runtime are for.
    pub fn has(self, capability: Capability) -> bool {
        match capability {
            Capability::Downloads => self.downloads,
            Capability::Events => self.events,
            Capability::Lines => self.lines,
            Capability::Headers => self.headers,
            Capability::OAuth => self.oauth,
            Capability::Decimals => self.decimals,
            Capability::Dates => self.dates,
            Capability::FlatUnions => self.flat_unions,
            Capability::Discriminators => self.discriminators,
            Capability::ValueEnums => self.value_enums,
            Capability::OpenMaps => self.open_maps,
            Capability::Webhooks => self.webhooks,
        }
    }

    /// Tells whether some of the responses are read while they come in.
    pub fn has_streams(self) -> bool {
        self.downloads || self.events || self.lines
    }
}

/// Tells whether a successful response is decoded in one of these ways.
fn responds_with(api: &Api, decodings: &[Decoding]) -> bool {
    let successes = api.operations.iter().flat_map(Operation::successes);
    let mut bodies = successes.filter_map(|response| response.body);
    bodies.any(|body| decodings.contains(&body.decoding))
}

/// Returns the paths of the types that the settings name.
pub fn foreign(api: &Api) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    let mut open: Vec<&Type> = types(api).collect();
    while let Some(ty) = open.pop() {
        if let Type::Foreign(foreign) = ty {
            paths.insert(foreign.path.clone());
        }
        open.extend(ty.parts());
    }
    paths
}

/// Tells whether the condition holds for a type with a name of its own.
fn defines(api: &Api, condition: impl Fn(&TypeKind) -> bool) -> bool {
    api.types.iter().any(|def| condition(&def.kind))
}

/// Tells whether the condition holds for a type anywhere in the API.
fn uses(api: &Api, condition: impl Fn(&Type) -> bool + Copy) -> bool {
    types(api).any(|ty| ty.contains(condition))
}

/// Tells whether an object keeps properties that are not declared in an open map.
fn has_open_additional(api: &Api) -> bool {
    defines(
        api,
        |kind| matches!(kind, TypeKind::Struct(object) if object.additional.as_ref().is_some_and(Type::is_open_value)),
    )
}

/// Returns every type that is written somewhere in the client.
fn types(api: &Api) -> impl Iterator<Item = &Type> {
    let defined = api.types.iter().flat_map(|def| def.kind.types());
    let used = api
        .operations
        .iter()
        .flat_map(|operation| operation.request_types().chain(operation.response_types()));
    let received = api.webhooks.iter().map(|webhook| &webhook.body);
    let headers = api.headers.iter().map(|header| &header.ty);
    defined.chain(used).chain(received).chain(headers)
}

fn has_three_states(api: &Api, usage: &[Usage]) -> bool {
    api.types
        .iter()
        .zip(usage)
        .any(|(def, usage)| match &def.kind {
            TypeKind::Struct(object) => object
                .fields
                .iter()
                .any(|field| usage.has_three_states(field)),
            TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Alias(_) => false,
        })
}

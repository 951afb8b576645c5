//! What a client has of the runtime and of other crates, and what its root exports for its users.

use std::collections::BTreeSet;

use super::context::Context;
use super::credential::Scheme;
use crate::api::CredentialInput;
use crate::runtime;

/// What the root of the crate exports beside its own modules.
#[derive(Clone, Debug)]
pub struct Exports {
    /// Whether it exports the date library.
    pub has_dates: bool,
    /// The crates of the types that the settings name, but for those that are exported anyway.
    pub crates: BTreeSet<String>,
    /// The items of the runtime that users of the client name, in order.
    pub items: Vec<&'static str>,
}

impl Exports {
    pub(super) fn of(
        context: &Context<'_>,
        modules: &[&'static runtime::Module],
        schemes: &[Scheme<'_>],
    ) -> Self {
        let has_dates = context.facts.needs().dates;
        let packages = context.foreign_crates().into_iter();
        let names = packages.map(|package| package.name.replace('-', "_"));
        let is_exported =
            |name: &String| (has_dates && name == "jiff") || name == "bytes" || name == "http";
        Exports {
            has_dates,
            crates: names.filter(|name| !is_exported(name)).collect(),
            items: items(context, modules, schemes),
        }
    }
}

/// Returns the modules of the runtime that a client needs.
pub(super) fn modules(context: &Context<'_>) -> Vec<&'static runtime::Module> {
    let needs = context.facts.needs();
    let modules = runtime::MODULES.iter();
    let needed = modules.filter(|module| module.capability.is_none_or(|it| needs.has(it)));
    needed.collect()
}

fn items(
    context: &Context<'_>,
    modules: &[&'static runtime::Module],
    schemes: &[Scheme<'_>],
) -> Vec<&'static str> {
    let needs = context.facts.needs();
    let methods = schemes.iter().flat_map(|scheme| &scheme.methods);
    let takes_tokens = |input| input == CredentialInput::Provider;
    let mut items = runtime::PUBLIC.to_vec();
    if needs.secrets || !schemes.is_empty() {
        items.push("Secret");
    }
    if needs.files {
        items.push("FilePart");
    }
    let optional = modules.iter().filter(|module| module.capability.is_some());
    items.extend(optional.flat_map(|module| module.items));
    if needs.nullable {
        items.push("Nullable");
    }
    if needs.base64 {
        items.extend(["Base64", "Base64Url"]);
    }
    if needs.paging {
        items.extend(["Items", "Pages"]);
    }
    if needs.webhooks {
        items.push("DecodeError");
    }
    if methods.map(|method| method.input).any(takes_tokens) {
        items.extend(["Refresh", "TokenProvider"]);
    }
    items.sort_unstable();
    items
}

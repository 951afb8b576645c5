//! What a client has of the runtime and of other crates, and what its root exports for its users.

use std::collections::BTreeSet;

use super::uses::Uses;
use crate::config::Dependency;
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

/// Items of the runtime that users of a client name where its code does: each with the items that are exported then.
const WHERE_USED: &[(&str, &[&str])] = &[
    ("Base64", &["Base64", "Base64Url"]),
    ("Base64Url", &["Base64", "Base64Url"]),
    ("DecodeError", &["DecodeError"]),
    ("FilePart", &["FilePart"]),
    ("Items", &["Items"]),
    ("Nullable", &["Nullable"]),
    ("Pages", &["Pages"]),
    ("Secret", &["Secret"]),
    ("TokenProvider", &["Refresh", "TokenProvider"]),
];

impl Exports {
    pub(super) fn of(
        uses: &Uses<'_>,
        modules: &[&'static runtime::Module],
        crates: &BTreeSet<&Dependency>,
    ) -> Self {
        let has_dates = uses.item("Formatted");
        let names = crates.iter().map(|it| it.name.replace('-', "_"));
        let is_exported =
            |name: &String| (has_dates && name == "jiff") || name == "bytes" || name == "http";
        Exports {
            has_dates,
            crates: names.filter(|name| !is_exported(name)).collect(),
            items: items(uses, modules),
        }
    }
}

/// Returns the modules of the runtime that a client needs.
pub(super) fn modules(uses: &Uses<'_>) -> Vec<&'static runtime::Module> {
    let modules = runtime::MODULES.iter();
    let needed = modules.filter(|it| it.capability.is_none_or(|it| uses.capability(it)));
    needed.collect()
}

fn items(uses: &Uses<'_>, modules: &[&'static runtime::Module]) -> Vec<&'static str> {
    let optional = modules.iter().filter(|module| module.capability.is_some());
    let optional = optional.flat_map(|module| module.items);
    let used = WHERE_USED.iter().filter(|(item, _)| uses.item(item));
    let used = used.flat_map(|(_, exported)| *exported);
    let items = runtime::PUBLIC.iter().chain(optional).chain(used);
    let items: BTreeSet<&'static str> = items.copied().collect();
    items.into_iter().collect()
}

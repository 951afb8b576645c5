//! Names that the emitted code already uses, by scope.

use std::sync::LazyLock;

use crate::runtime::{Importers, MODULES as RUNTIME};

/// Names of the prelude that emitted code writes unqualified.
const PRELUDE: &[&str] = &[
    "AsRef", "Box", "Default", "Err", "From", "Into", "None", "Ok", "Option", "Result", "Self",
    "Some", "String", "Vec",
];

/// Names of other crates that files of models and of operations import.
const IMPORTED: &[&str] = &["BTreeMap", "Bytes", "Date", "Timestamp", "Value"];

/// Names that types cannot have in files of models.
pub static MODEL_TYPES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| [PRELUDE, IMPORTED, &items(&[Importers::Models])].concat());

/// Names that types cannot have in files of operations.
pub static API_TYPES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let items = items(&[Importers::Models, Importers::Operations]);
    [PRELUDE, IMPORTED, &items].concat()
});

/// Returns the items of the runtime that files import.
fn items(importers: &[Importers]) -> Vec<&'static str> {
    let is_imported = |it: Importers| importers.contains(&it);
    let modules = RUNTIME
        .iter()
        .filter(|module| module.importers.is_some_and(is_imported));
    modules.flat_map(|module| module.items).copied().collect()
}

/// Names of modules whose files would mean something else to Rust (`mod.rs`) or to Windows (`con`).
pub const MODULES: &[&str] = &["mod", "lib", "main", "models", "con", "prn", "aux", "nul"];

/// Associated functions of models: a field's setter cannot have their names.
pub const FIELDS: &[&str] = &["new", "default", "clone"];

/// Names that fields of an environment cannot have: the function which its method `url` calls, beside those of models.
pub const SERVER_VARIABLES: &[&str] = &["new", "default", "clone", "server_url"];

/// Variants that every emitted enum has.
pub const VARIANTS: &[&str] = &["Unknown", "Self"];

/// Methods of the standard traits that unions have.
pub const UNION_METHODS: &[&str] = &["to_owned"];

/// Methods of the client, and names that files of operations cannot have. `into` and `try_into` of the prelude take the
/// client by value, which a call prefers to a method of its own that takes a reference.
pub const CLIENT_METHODS: &[&str] = &[
    "base_url",
    "base_url_of",
    "builder",
    "clone",
    "from_env",
    "into",
    "new",
    "shared",
    "try_into",
    "mod",
    "con",
    "prn",
    "aux",
    "nul",
];

/// Cargo features of every client.
pub const FEATURES: &[&str] = &[
    "default",
    "full",
    "gzip",
    "http2",
    "mock",
    "native_tls",
    "rustls",
    "system_proxy",
    "tracing",
    "webhooks",
];

/// Methods of the client's builder.
pub const BUILDER_METHODS: &[&str] = &[
    "new",
    "base_url",
    "environment",
    "from_env",
    "with_variables",
    "default_header",
    "user_agent",
    "timeout",
    "attempt_timeout",
    "connect_timeout",
    "idle_timeout",
    "retry",
    "max_body_bytes",
    "root_certificate",
    "transport",
    "build",
    "client_certificate",
    "credential",
    "server",
    "clone",
];

/// Environment variables that are not for credentials, in lower case.
pub const VARIABLES: &[&str] = &["base_url"];

/// Methods of a tag's type, and those that a call would prefer, as for the client.
pub const API_METHODS: &[&str] = &["new", "clone", "into", "try_into"];

/// Methods of a request builder, and the locals of the method that makes it.
pub const REQUEST_METHODS: &[&str] = &[
    "accept",
    "send",
    "send_with_response",
    "pages",
    "items",
    "body",
    "content_type",
    "timeout",
    "header",
    "retry",
    "call",
    "clone",
    "new",
];

/// Returns whether a name cannot be an identifier, not even with `r#`.
pub fn is_never_raw(name: &str) -> bool {
    matches!(name, "self" | "Self" | "super" | "crate" | "_")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use syn::{ImplItem, Item, Type};

    use super::*;

    /// The methods that a document names stand beside those that the runtime gives the same types, private ones
    /// included.
    #[test]
    fn methods_of_the_runtimes_types_are_reserved() {
        for (reserved, runtime, others) in [
            (
                CLIENT_METHODS,
                methods("Client"),
                &[
                    "builder", "from_env", "clone", "into", "try_into", "mod", "con", "prn", "aux",
                    "nul",
                ][..],
            ),
            (
                BUILDER_METHODS,
                methods("ClientBuilder"),
                &["environment", "clone"],
            ),
            (
                REQUEST_METHODS,
                call_options(),
                &[
                    "accept",
                    "send",
                    "send_with_response",
                    "pages",
                    "items",
                    "body",
                    "content_type",
                    "call",
                    "clone",
                    "new",
                ],
            ),
        ] {
            assert!(!runtime.is_empty());
            let others = others.iter().map(|name| (*name).to_owned());
            let expected: BTreeSet<String> = runtime.into_iter().chain(others).collect();
            let reserved: BTreeSet<String> =
                reserved.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(reserved, expected);
        }
    }

    /// Returns the names of the methods that the runtime's modules give a type.
    fn methods(ty: &str) -> Vec<String> {
        let items = RUNTIME
            .iter()
            .flat_map(|module| syn::parse_file(module.text).unwrap().items);
        let impls = items.filter_map(|item| match item {
            Item::Impl(item) if item.trait_.is_none() => Some(item),
            _ => None,
        });
        let own = impls
            .filter(|item| matches!(&*item.self_ty, Type::Path(path) if path.path.is_ident(ty)));
        let members = own.flat_map(|item| item.items);
        let names = members.filter_map(|member| match member {
            ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
            _ => None,
        });
        names.collect()
    }

    /// Returns the names of the methods that the macro `call_options` writes.
    fn call_options() -> Vec<String> {
        let module = RUNTIME
            .iter()
            .find(|module| module.macros.contains(&"call_options"))
            .unwrap();
        let body = module
            .text
            .split("macro_rules! call_options")
            .nth(1)
            .unwrap();
        let methods = body.split("pub fn ").skip(1);
        methods
            .map(|method| method.split('(').next().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn some_names_cannot_be_identifiers() {
        for (name, expected) in [
            ("self", true),
            ("Self", true),
            ("super", true),
            ("crate", true),
            ("_", true),
            ("type", false),
            ("user", false),
        ] {
            assert_eq!(is_never_raw(name), expected, "{name}");
        }
    }

    #[test]
    fn no_name_is_listed_twice() {
        for list in [
            &MODEL_TYPES,
            &API_TYPES,
            MODULES,
            FIELDS,
            SERVER_VARIABLES,
            VARIANTS,
            UNION_METHODS,
            CLIENT_METHODS,
            FEATURES,
            BUILDER_METHODS,
            VARIABLES,
            API_METHODS,
            REQUEST_METHODS,
        ] {
            let names: BTreeSet<_> = list.iter().collect();
            assert_eq!(names.len(), list.len(), "{list:?}");
        }
    }
}

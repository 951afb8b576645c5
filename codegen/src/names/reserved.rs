//! Names that the emitted code already uses, by scope.

/// Names of the prelude that emitted code writes unqualified, and what model files import.
pub const MODEL_TYPES: &[&str] = &[
    "Base64",
    "Base64Url",
    "Box",
    "Date",
    "Decimal",
    "Default",
    "Err",
    "Formatted",
    "From",
    "Into",
    "None",
    "FilePart",
    "Nullable",
    "Ok",
    "OpenMap",
    "Option",
    "Result",
    "Secret",
    "Self",
    "Some",
    "String",
    "Timestamp",
    "Value",
    "Vec",
    "BTreeMap",
    "Bytes",
];

/// Names of the prelude that emitted code writes unqualified, and what API files import.
pub const API_TYPES: &[&str] = &[
    "Base64",
    "Base64Url",
    "FilePart",
    "Part",
    "Body",
    "Call",
    "Case",
    "Client",
    "Date",
    "Decimal",
    "Default",
    "Download",
    "Endpoint",
    "Err",
    "EventStream",
    "Formatted",
    "From",
    "Infallible",
    "Into",
    "Items",
    "JsonLines",
    "None",
    "Nullable",
    "Ok",
    "OpenMap",
    "Operation",
    "Option",
    "Pages",
    "Paging",
    "Parameter",
    "Response",
    "Result",
    "Secret",
    "Self",
    "Sending",
    "Some",
    "String",
    "Timestamp",
    "Value",
    "Vec",
    "BTreeMap",
    "Bytes",
];

/// Names of modules whose files would mean something else to Rust (`mod.rs`) or to Windows (`con`).
pub const MODULES: &[&str] = &["mod", "lib", "main", "models", "con", "prn", "aux", "nul"];

/// Associated functions of models: a field's setter cannot have their names.
pub const FIELDS: &[&str] = &["new", "default", "clone"];

/// Variants that every emitted enum has.
pub const VARIANTS: &[&str] = &["Unknown", "Self"];

/// Methods of the standard traits that unions have.
pub const UNION_METHODS: &[&str] = &["to_owned"];

/// Methods of the client.
pub const CLIENT_METHODS: &[&str] = &[
    "base_url",
    "base_url_of",
    "builder",
    "clone",
    "from_env",
    "new",
    "shared",
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

/// Methods of a tag's type.
pub const API_METHODS: &[&str] = &["new", "clone"];

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
    use super::*;

    /// A tag is a method of the client, beside those that the runtime gives it, private ones included.
    #[test]
    fn methods_of_the_runtimes_client_are_reserved() {
        let text = include_str!("../../runtime/src/client.rs");
        let own = text.split("impl Client {").nth(1).unwrap();
        let own = own.split("\n}\n").next().unwrap();
        let methods = own.split("fn ").skip(1);
        let methods: Vec<&str> = methods
            .filter_map(|it| Some(it.split_once('(')?.0))
            .collect();
        assert!(methods.contains(&"base_url"), "{methods:?}");
        for method in methods {
            assert!(CLIENT_METHODS.contains(&method), "{method}");
        }
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
            MODEL_TYPES,
            API_TYPES,
            MODULES,
            FIELDS,
            VARIANTS,
            UNION_METHODS,
            CLIENT_METHODS,
            FEATURES,
            BUILDER_METHODS,
            VARIABLES,
            API_METHODS,
            REQUEST_METHODS,
        ] {
            let names: std::collections::BTreeSet<_> = list.iter().collect();
            assert_eq!(names.len(), list.len(), "{list:?}");
        }
    }
}

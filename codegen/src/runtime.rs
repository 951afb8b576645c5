//! The modules of the runtime, as they are copied into generated crates.

/// A module of the runtime.
#[derive(Clone, Copy, Debug)]
pub struct Module {
    /// Its name, and that of its file.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
    /// The cargo feature that it is for; without one it is always there.
    pub feature: Option<&'static str>,
    /// What an API has to be able to do for its client to need it; without one every client has it.
    pub capability: Option<Capability>,
    /// Whether code outside of the runtime, such as that of macros, names it by its path.
    pub is_public: bool,
    /// The generated files that import its items beside types which the document names.
    pub importers: Option<Importers>,
    /// The items that generated code and users take from it.
    pub items: &'static [&'static str],
    /// The macros that generated code takes from it.
    pub macros: &'static [&'static str],
}

/// What only some APIs can do; only their clients have the modules for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Capability {
    /// Responses of bytes.
    Downloads,
    /// Streams of server-sent events.
    Events,
    /// Streams of JSON values.
    Lines,
    /// Documented headers of responses.
    Headers,
    /// Access tokens that the client requests with OAuth 2 client credentials.
    OAuth,
    /// Numbers with all of their digits.
    Decimals,
    /// Timestamps and dates.
    Dates,
    /// Objects with both properties of their own and those of a union.
    FlatUnions,
    /// Models with a property that one value of a discriminator is the value of.
    Discriminators,
    /// Enumerations of more than strings or whole numbers.
    ValueEnums,
    /// Maps of values that may be of another type than the documented one.
    OpenMaps,
    /// Requests that the API sends.
    Webhooks,
}

/// The generated files that import items of a module beside types which the document names. A type cannot have the
/// name of such an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Importers {
    /// The files of models, and those of operations.
    Models,
    /// The files of operations.
    Operations,
}

/// Declares the table of modules. A row has the module's name, then, as far as there is one:
///
/// - `if`: the cargo feature that it is compiled with
/// - `for`: the capability of an API that it is for
/// - `as public`: that generated code names it by its path
/// - `in`: the files that import its items
/// - the items that generated code and users take from it
/// - `with`: its macros
macro_rules! modules {
    ($(
        $name:ident $(if $feature:literal)? $(for $capability:ident)? $(as $public:ident)? $(in $importers:ident)?
            => [$($item:ident),*] $(with [$($macro:ident),*])?,
    )*) => {
        /// Every module, by name.
        pub const MODULES: &[Module] = &[$(Module {
            name: stringify!($name),
            text: include_str!(concat!("../runtime/src/", stringify!($name), ".rs")),
            feature: modules!(@option $($feature)?),
            capability: modules!(@capability $($capability)?),
            is_public: modules!(@flag $($public)?),
            importers: modules!(@importers $($importers)?),
            items: &[$(stringify!($item)),*],
            macros: &[$($(stringify!($macro)),*)?],
        },)*];
    };
    (@option) => { None };
    (@option $feature:literal) => { Some($feature) };
    (@capability) => { None };
    (@capability $capability:ident) => { Some(Capability::$capability) };
    (@importers) => { None };
    (@importers models) => { Some(Importers::Models) };
    (@importers operations) => { Some(Importers::Operations) };
    (@flag) => { false };
    (@flag $public:ident) => { true };
}

modules! {
    any_transport => [],
    api => [Api, CredentialKind, Scheme, Way],
    auth => [],
    base64 in models => [Base64, Base64Url],
    body in operations => [Body],
    budget => [],
    build_request => [],
    builder => [ClientBuilder],
    call in operations => [Call] with [call_options],
    call_error => [CallError],
    client in operations => [Client],
    client_credentials for OAuth => [ClientCredentials],
    credential => [Credential, Refresh, TokenError, TokenProvider],
    decimal for Decimals in models => [Decimal, NotADecimal],
    decode as public => [DecodeError],
    discriminator for Discriminators as public in models => [Discriminator],
    disposition for Downloads => [],
    download for Downloads in operations => [Download],
    error => [Error, ErrorKind],
    event_stream for Events in operations => [Event, EventStream],
    exchange => [],
    field_names => [],
    file_part in models => [FilePart],
    finite as public => [],
    flat for FlatUnions as public => [] with [flat_record],
    form => [],
    formatted for Dates in models => [Formatted],
    header for Headers => [Header, HeaderError, HeaderForm],
    http_transport => [],
    identity => [],
    incoming => [Incoming],
    json_lines for Lines in operations => [JsonLines],
    limits => [],
    media_type => [],
    mock if "mock" as public => [],
    multipart in operations => [Part],
    nullable as public in models => [Nullable],
    number => [],
    oauth for OAuth => [],
    open_enum as public => [] with [integer_enum, string_enum],
    open_map for OpenMaps in models => [OpenMap],
    operation in operations => [Case, Endpoint, Operation],
    ordered => [],
    paging in operations => [Items, Pages, Paging],
    parameter in operations => [Parameter],
    parameter_error => [],
    path => [],
    payload => [],
    percent => [],
    record as public => [] with [record],
    record_reader as public => [],
    record_writer as public => [],
    redact => [],
    redirect => [],
    request => [],
    request_header => [],
    response in operations => [Response],
    retry => [RetryPolicy],
    roots => [],
    secret in models => [Secret],
    send => [],
    sending in operations => [Sending],
    server => [BaseUrl, server_url],
    shape as public => [],
    shared => [],
    trace => [],
    transport => [BoxFuture, Transport],
    transport_error => [TransportError, TransportErrorKind],
    union as public => [] with [debug_union, union],
    value_enum for ValueEnums as public => [] with [value_enum],
    variables => [],
    webhook for Webhooks as public => [],
}

/// What the root of every generated crate re-exports for its users.
pub const PUBLIC: &[&str] = &[
    "BaseUrl",
    "Body",
    "BoxFuture",
    "CallError",
    "Client",
    "ClientBuilder",
    "Error",
    "ErrorKind",
    "Response",
    "RetryPolicy",
    "Sending",
    "Transport",
    "TransportError",
    "TransportErrorKind",
];

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    use super::*;

    #[test]
    fn every_module_of_the_runtime_is_in_the_table() -> std::io::Result<()> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("runtime/src");
        let mut names = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let stem = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .unwrap_or_default()
                .to_owned();
            if path.is_file() && stem != "lib" {
                names.push(stem);
            }
        }
        names.sort();
        let table: Vec<&str> = MODULES.iter().map(|module| module.name).collect();
        assert_eq!(table, names);
        Ok(())
    }

    #[test]
    fn modules_of_the_runtime_import_one_another_without_a_circle() {
        let mut left: BTreeMap<&str, BTreeSet<&str>> = MODULES
            .iter()
            .map(|module| (module.name, imports(module)))
            .collect();
        loop {
            let is_left = |name: &&str| left.contains_key(name);
            let lowest: Vec<&str> = left
                .iter()
                .filter(|(_, imports)| !imports.iter().any(is_left))
                .map(|(name, _)| *name)
                .collect();
            if lowest.is_empty() {
                break;
            }
            left.retain(|name, _| !lowest.contains(name));
        }
        assert!(left.is_empty(), "{left:#?}");
    }

    /// Returns what a module's code names by `super::` and, in macros, by `$crate::runtime::`: other modules,
    /// and macros, of which those that have the name of their module count.
    fn imports(module: &Module) -> BTreeSet<&str> {
        let is_code = |line: &&str| !line.trim_start().starts_with("//");
        let lines = module.text.lines().filter(is_code);
        let imports = lines.flat_map(|line| {
            let by_super = line.split("super::").skip(1);
            by_super.chain(line.split("crate::runtime::").skip(1))
        });
        imports
            .map(|rest| {
                let end = rest.find(|it: char| it != '_' && !it.is_ascii_alphanumeric());
                &rest[..end.unwrap_or(rest.len())]
            })
            .inspect(|name| {
                assert!(
                    !name.is_empty(),
                    "{} has a list after `super::`",
                    module.name
                )
            })
            .filter(|name| *name != module.name)
            .collect()
    }
}

//! The problems of a document, each with its words.

use super::description::{Description, error, warning};
use super::serde_message::in_json_terms;
use super::{Setting, config, load, reference};
use crate::config::ConfigError;
use crate::source::{LoadError, ReferenceProblem};

/// What callers can do about a value without a type.
const UNTYPED_HELP: &str = "callers read and write the value as `serde_json::Value`";

/// What is wrong.
#[derive(Clone, Debug)]
pub enum Problem {
    /// A file of the document cannot be read as it is.
    Load(Box<LoadError>),
    /// The settings are not what they have to be.
    Config(Box<ConfigError>),
    /// A node is not what the document has to have there: what was found and what was expected.
    Read(String),
    /// A value of a wrong type whose meaning is not plain.
    WrongType {
        /// What the place has to have.
        expected: String,
        /// What it has.
        found: String,
    },
    /// A value of a wrong type whose meaning is plain.
    Mistyped {
        /// What the place has to have.
        expected: String,
        /// What it has.
        found: String,
        /// What it is read as; none where it is as if it were not there.
        read: Option<String>,
    },
    /// An extension that changes what is sent or what an answer means, and that the client does nothing with.
    UnknownExtension {
        /// Its key.
        name: &'static str,
        /// What the client does instead.
        effect: &'static str,
    },
    /// A `$ref` cannot be followed.
    Reference {
        /// The text of the `$ref`.
        target: String,
        /// Why it cannot be followed.
        problem: ReferenceProblem,
    },
    /// Keywords beside a `$ref` that are ignored.
    BesideReference {
        /// The keywords.
        keywords: Vec<String>,
    },
    /// A `$ref` where OpenAPI has none.
    UnforeseenReference {
        /// How many others there are in the document.
        others: usize,
    },
    /// The document is of a version that is not read.
    UnsupportedVersion {
        /// The version as the document has it.
        version: String,
    },
    /// Something that the specification requires is not there.
    Missing {
        /// What is not there.
        what: &'static str,
    },
    /// A schema that no type of Rust stands for.
    Untyped {
        /// What about it has no type.
        reason: &'static str,
    },
    /// A schema with a keyword that the model does not have.
    Composed {
        /// The keyword.
        keyword: &'static str,
    },
    /// A number with more digits than the client keeps.
    RoundedNumber {
        /// The number as it is written.
        written: String,
        /// The number that the client has.
        read: String,
    },
    /// Objects that have more properties than the client may have.
    TooManyProperties {
        /// The most that all objects together may have.
        most: usize,
    },
    /// Alternatives that nothing tells apart.
    EqualAlternatives {
        /// What the client calls them.
        alternatives: Vec<String>,
    },
    /// A list under `items` in a schema that nothing says is an array.
    ItemsAsAlternatives,
    /// A mapping of a discriminator to what is no schema.
    UnknownMapping {
        /// What it is mapped to.
        target: String,
    },
    /// A mapping of a discriminator to an alternative whose property does not have the value, while that of another one has.
    MisplacedMapping {
        /// The property.
        property: String,
        /// The value.
        value: String,
        /// What the client calls the alternative that lists it.
        holder: String,
    },
    /// A mapping of a discriminator from values that no alternative's property has.
    UnlistedMapping {
        /// The property.
        property: String,
        /// The values.
        values: Vec<String>,
    },
    /// A discriminator of whose values none is an alternative's name.
    UnnamedAlternatives {
        /// The property.
        property: String,
        /// The values that the property may have.
        values: Vec<String>,
    },
    /// A value of a discriminator that several alternatives have.
    SharedDiscriminator {
        /// The property.
        property: String,
        /// The value.
        value: String,
        /// What the client calls the alternatives.
        alternatives: Vec<String>,
    },
    /// Alternatives of a discriminator that have no name.
    NamelessAlternatives {
        /// The property.
        property: String,
        /// What the client calls them.
        alternatives: Vec<String>,
    },
    /// An alternative whose name is among the values of the discriminator only in another case.
    AlikeAlternative {
        /// The property.
        property: String,
        /// The name.
        name: String,
        /// The value.
        value: String,
    },
    /// An alternative whose name is not among the values of the discriminator.
    UnlistedAlternative {
        /// The property.
        property: String,
        /// The name.
        name: String,
    },
    /// A `type` that JSON does not have.
    UnknownType {
        /// The `type`.
        found: String,
    },
    /// A part of OpenAPI that the client does nothing with.
    Unsupported {
        /// The part.
        what: &'static str,
    },
    /// A body of a media type whose values have no type.
    UntypedBody {
        /// The media type.
        media_type: String,
    },
    /// A security requirement that names no scheme.
    UnknownSecurityScheme {
        /// The name.
        name: String,
    },
    /// A security requirement that names no scheme, beside others that can be met.
    DroppedRequirement {
        /// The name.
        name: String,
    },
    /// A document that says nothing of its version.
    NoVersion,
    /// A document in which there is nothing to call.
    NoOperations,
    /// A path parameter that the document says may be left out.
    OptionalPathParameter {
        /// The parameter's name.
        name: String,
    },
    /// An operation whose id another one has, too.
    DuplicateOperationId {
        /// The id.
        id: String,
        /// The method and the path of the first operation with the id.
        first: String,
        /// The name that the operation's method got.
        method: String,
    },
    /// A parameter whose values its style cannot write.
    Unsendable {
        /// The parameter's name.
        name: String,
        /// What it has that the style cannot write.
        reason: &'static str,
    },
    /// A keyword in a schema that its type says to be of no use.
    OtherType {
        /// The type.
        name: String,
        /// The keyword.
        keyword: &'static str,
    },
    /// A name that no header or cookie can have.
    InvalidHeaderName {
        /// The name.
        found: String,
    },
    /// A name that no authentication scheme of HTTP can have.
    InvalidHttpScheme {
        /// The name.
        found: String,
    },
    /// An authentication scheme whose credentials depend on each request.
    ComputedCredentials {
        /// The scheme.
        scheme: String,
    },
    /// A header parameter that the specification says to ignore.
    IgnoredHeader {
        /// The header's name.
        name: String,
    },
    /// A key of the responses that is no status.
    InvalidStatus {
        /// The key.
        found: String,
    },
    /// A name that no method of HTTP can have.
    NotAMethod {
        /// The name.
        name: String,
    },
    /// A name in the braces of a path for which there is no parameter.
    UndeclaredPathParameter {
        /// The name.
        name: String,
    },
    /// A path parameter that the path has no braces for.
    UnusedPathParameter {
        /// The parameter's name.
        name: String,
    },
    /// A setting for something that the document does not have.
    UnusedSetting {
        /// The setting.
        setting: Box<Setting>,
        /// What the document would have to have.
        missing: &'static str,
    },
    /// A name of the settings that something else has already.
    NameTaken {
        /// The setting.
        setting: Box<Setting>,
        /// The name, as Rust would write it.
        wish: String,
        /// The name that was given.
        name: String,
    },
}

impl Problem {
    /// Describes the problem. What is wrong with files, references and settings is described in modules of
    /// their own.
    pub fn describe(&self) -> Description {
        match self {
            Self::Load(fault) => load::describe(fault),
            Self::Config(fault) => config::describe(fault),
            Self::Reference { target, problem } => reference::describe(target, problem),
            Self::Read(message) => error(
                "wrong-type",
                in_json_terms(message),
                "make the node what the OpenAPI Specification asks for here",
            ),
            Self::WrongType { expected, found } => error(
                "wrong-type",
                format!("expected {expected}, found {found}"),
                "make the node what the OpenAPI Specification asks for here",
            ),
            Self::Mistyped {
                expected,
                found,
                read,
            } => warning(
                "mistyped",
                match read {
                    Some(read) => {
                        format!("expected {expected}, found {found}; it is read as {read}")
                    }
                    None => format!("expected {expected}, found {found}; it is left out"),
                },
                "make the node what the OpenAPI Specification asks for here",
            ),
            Self::UnknownExtension { name, effect } => warning(
                "unknown-extension",
                format!("the client does nothing with `{name}`: {effect}"),
                "nothing has to be done if callers can do without it",
            ),
            Self::BesideReference { keywords } => warning(
                "ignored-beside-reference",
                match keywords.as_slice() {
                    [only] => format!("`{only}` is ignored beside a `$ref`"),
                    several => format!("`{}` are ignored beside a `$ref`", several.join("`, `")),
                },
                "remove what is ignored; in a schema, it counts if the `$ref` is moved into an `allOf` beside it",
            ),
            Self::UnforeseenReference { others } => warning(
                "unforeseen-reference",
                match others {
                    0 => "OpenAPI has no `$ref` here; it is followed all the same".to_owned(),
                    others => format!(
                        "OpenAPI has no `$ref` here and at {others} more places; they are followed all the same"
                    ),
                },
                "nothing has to be done for the client; other tools may need the document in one file",
            ),
            Self::UnsupportedVersion { version } => error(
                "unsupported-version",
                format!("OpenAPI {version} is not read: this version reads 2.0, 3.0, 3.1 and 3.2"),
                "convert the document to one of these versions",
            ),
            Self::Missing { what } => error(
                "missing",
                format!("{what} is missing"),
                "add it: the OpenAPI Specification requires it",
            ),
            Self::Untyped { reason } => warning(
                "untyped",
                format!("{reason} becomes a JSON value"),
                UNTYPED_HELP,
            ),
            Self::Composed { keyword } => warning(
                "untyped",
                format!("a schema with `{keyword}` becomes a JSON value"),
                UNTYPED_HELP,
            ),
            Self::RoundedNumber { written, read } => warning(
                "rounded-number",
                format!(
                    "`{written}` has more digits than the client keeps; it is read as `{read}`"
                ),
                "describe the value as text; integers of 64 bits and numbers of 15 digits keep all of theirs",
            ),
            Self::TooManyProperties { most } => error(
                "limit-exceeded",
                format!(
                    "the objects have more than {most} properties, the limit, with those of their parts; the objects \
                     that come after this one are read as any objects"
                ),
                "let an object have another one as a property, rather than all of its properties by `allOf`",
            ),
            Self::EqualAlternatives { alternatives } => warning(
                "equal-alternatives",
                format!(
                    "nothing tells the alternatives {} apart: a value of any of them is read as the first",
                    in_quotes(alternatives)
                ),
                "add a `discriminator`, or give each a property with a constant value of its own",
            ),
            Self::ItemsAsAlternatives => warning(
                "items-as-alternatives",
                "`items` is a list without `type: array`; its schemas are taken as alternatives",
                "write `anyOf` for alternatives, or add `type: array` where each is of one place in an array",
            ),
            Self::UnknownMapping { target } => warning(
                "unknown-mapping",
                format!("the mapping of the discriminator names `{target}`, which is no schema"),
                "name a schema of the document, or remove the line; the client does not know this value",
            ),
            Self::MisplacedMapping {
                property,
                value,
                holder,
            } => warning(
                "misplaced-mapping",
                format!(
                    "the mapping of the discriminator `{property}` names another alternative for `{value}` than \
                     `{holder}`, which alone lists it"
                ),
                "correct the mapping; the client follows the values that the alternatives list",
            ),
            Self::UnlistedMapping { property, values } => warning(
                "unlisted-mapping",
                format!(
                    "the mapping of the discriminator `{property}` has values that the property does not have in the \
                     alternatives: {}",
                    in_quotes(values)
                ),
                "correct the mapping, or the values of the property; the client follows what the alternatives list",
            ),
            Self::UnnamedAlternatives { property, values } => warning(
                "unnamed-alternatives",
                format!(
                    "no variant of the discriminator `{property}` has a name among its values {}",
                    in_quotes(values)
                ),
                "add a `mapping` to the discriminator; until then values are told apart by their properties",
            ),
            Self::SharedDiscriminator {
                property,
                value,
                alternatives,
            } => warning(
                "shared-discriminator",
                format!(
                    "the value `{value}` of the discriminator `{property}` stands for several alternatives: {}",
                    in_quotes(alternatives)
                ),
                "give each a value of its own; until then values are told apart by their properties",
            ),
            Self::NamelessAlternatives {
                property,
                alternatives,
            } => warning(
                "nameless-alternatives",
                format!(
                    "the discriminator `{property}` has no value for the alternatives {}",
                    in_quotes(alternatives)
                ),
                "make each a component, or list the values of its property in an `enum`; until then values are told \
                 apart by their properties",
            ),
            Self::AlikeAlternative {
                property,
                name,
                value,
            } => warning(
                "alike-alternative",
                format!(
                    "`{name}` is not among the values of the discriminator `{property}`; `{value}` is taken for it"
                ),
                "add a `mapping` to the discriminator",
            ),
            Self::UnlistedAlternative { property, name } => warning(
                "unlisted-alternative",
                format!("`{name}` is not among the values of the discriminator `{property}`"),
                "add a `mapping` to the discriminator, or the name to the values; the client sends and reads the name",
            ),
            Self::UnknownType { found } => error(
                "unknown-type",
                format!("`{found}` is not a type of JSON"),
                "write `object`, `array`, `string`, `integer`, `number` or `boolean`",
            ),
            Self::Unsupported { what } => warning(
                "unsupported",
                format!("the client makes no use of {what}"),
                "nothing has to be done if callers can do without it",
            ),
            Self::UntypedBody { media_type } => warning(
                "untyped-body",
                format!("a body of `{media_type}` becomes plain bytes"),
                "encode or decode the bytes in the application",
            ),
            Self::UnknownSecurityScheme { name } => error(
                "unknown-security-scheme",
                format!("there is no security scheme `{name}`"),
                "declare it under `components/securitySchemes`",
            ),
            Self::DroppedRequirement { name } => warning(
                "dropped-security-requirement",
                format!(
                    "there is no security scheme `{name}`; calls use another of the alternatives"
                ),
                "declare it under `components/securitySchemes`, or remove the requirement",
            ),
            Self::NoVersion => warning(
                "no-version",
                "the version of the API, `version`, is missing",
                "add it: the OpenAPI Specification requires it",
            ),
            Self::NoOperations => warning(
                "no-operations",
                "the document has no operation, so there is nothing to call",
                "check that this is the document which has `paths`",
            ),
            Self::OptionalPathParameter { name } => warning(
                "optional-path-parameter",
                format!(
                    "the path parameter `{name}` is not required; callers have to give it all the same"
                ),
                "write `required: true`, and describe the path without it on its own if there is one",
            ),
            Self::DuplicateOperationId { id, first, method } => warning(
                "duplicate-operation-id",
                format!("`{first}` has the id `{id}`, too; the method of this one is `{method}`"),
                "give each operation an id of its own: names that follow from the order of operations change with it",
            ),
            Self::Unsendable { name, reason } => warning(
                "unsendable-parameter",
                format!(
                    "the parameter `{name}` {reason}, which its style cannot write; sending it fails"
                ),
                "choose `deepObject`, or describe the parameter by `content`",
            ),
            Self::OtherType { name, keyword } => warning(
                "keyword-of-other-type",
                format!("`{keyword}` beside `type: {name}` is left out"),
                "correct the type, or remove the keyword",
            ),
            Self::InvalidHeaderName { found } => error(
                "invalid-header-name",
                format!("`{found}` cannot be the name of a header or a cookie"),
                "write letters, digits and the symbols that a name in HTTP may have",
            ),
            Self::InvalidHttpScheme { found } => error(
                "invalid-http-scheme",
                format!("`{found}` cannot be the name of an authentication scheme"),
                "write the name of a scheme of HTTP, such as `bearer`; a key in a header is an `apiKey`",
            ),
            Self::ComputedCredentials { scheme } => warning(
                "computed-credentials",
                format!("the client computes no credentials of the scheme `{scheme}`"),
                "callers give what follows the scheme in the `Authorization` header, or sign requests in a transport",
            ),
            Self::IgnoredHeader { name } => warning(
                "ignored-header",
                format!("the header parameter `{name}` is passed over"),
                "describe it by media types or a security scheme; the specification has it ignored here",
            ),
            Self::InvalidStatus { found } => error(
                "invalid-status",
                format!("`{found}` is not a status"),
                "write a status such as `404`, a range such as `4XX`, or `default`",
            ),
            Self::NotAMethod { name } => error(
                "not-a-method",
                format!("`{name}` cannot be an HTTP method"),
                "write it with letters, digits and `-`, such as `PURGE`",
            ),
            Self::UndeclaredPathParameter { name } => warning(
                "undeclared-path-parameter",
                format!(
                    "the path names `{name}`, which is not among the parameters; it is taken as text"
                ),
                "declare a parameter of that name with `in: path`",
            ),
            Self::UnusedPathParameter { name } => warning(
                "unused-path-parameter",
                format!("the path has no `{{{name}}}`, so the path parameter is left out"),
                "put it in the path in braces, or remove it",
            ),
            Self::UnusedSetting { setting, missing } => warning(
                "unused-setting",
                format!("the setting `{setting}` has no effect: there is not {missing}"),
                "correct the settings file, or remove the entry",
            ),
            Self::NameTaken {
                setting,
                wish,
                name,
            } => warning(
                "name-taken",
                format!("the setting `{setting}` gives the name `{name}`: `{wish}` is taken"),
                "choose another name, or rename what has this one too",
            ),
        }
    }
}

/// Returns names as `a`, `b` and `c`.
fn in_quotes(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => quoted.concat(),
    }
}

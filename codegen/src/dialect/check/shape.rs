//! What the OpenAPI Specification has at each place of a document.
//!
//! [`Kind`] says which object a node is; here is what it leaves open: which members are texts, flags, numbers, lists
//! and maps. As there, the keys of all versions are taken together.

use serde_json::{Value, json};

use crate::dialect::Kind;
use crate::dialect::version::Version;

/// What a value has to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Any value: an example, a default, an extension.
    Any,
    Text,
    /// The text of a `$ref`.
    Reference,
    /// One of some words.
    Word(&'static [&'static str]),
    /// The name of a type, or a list of such names.
    TypeName,
    /// True or false.
    Flag,
    Number,
    /// An integer that is not negative.
    Count,
    /// A limit as all versions have it: a number, and a flag in 3.0's `exclusiveMaximum`.
    Limit,
    List(&'static Shape),
    /// The names of the properties that have to be there.
    Required,
    /// An object whose keys are the author's.
    Map(&'static Shape),
    /// A security requirement: the scopes by the names of schemes.
    Requirement,
    /// An object that is the same in all versions: its members, and the one that has to be there.
    Object(&'static [(&'static str, Shape)], Option<&'static str>),
    /// An object, list or map of such that [`Kind`] knows.
    Node(Kind),
    /// The schema of a list's items, or one for each place.
    Items,
    /// Words for people. The client works without them.
    Annotation(&'static Shape),
}

use Shape::{Annotation, Any, Count, Flag, Limit, List, Map, Node, Number, Object, Text, Word};

const NOTE: Shape = Annotation(&Text);
const TEXTS: Shape = List(&Text);
const EXTERNAL_DOCS: Shape = Annotation(&Object(
    &[("url", Text), ("description", NOTE)],
    Some("url"),
));
const EXAMPLES: Shape = Annotation(&Map(&Object(
    &[
        ("summary", NOTE),
        ("description", NOTE),
        ("externalValue", NOTE),
    ],
    None,
)));
const CONTACT: Shape = Annotation(&Object(
    &[("name", NOTE), ("url", NOTE), ("email", NOTE)],
    None,
));
const XML: Shape = Annotation(&Object(
    &[
        ("name", Text),
        ("namespace", Text),
        ("prefix", Text),
        ("attribute", Flag),
        ("wrapped", Flag),
        ("nodeType", Text),
    ],
    None,
));
const LINKS: Shape = Annotation(&Map(&Object(
    &[
        ("operationRef", Text),
        ("operationId", Text),
        ("parameters", Map(&Any)),
        ("description", NOTE),
        ("server", Node(Kind::Server)),
    ],
    None,
)));
const VARIABLE: Shape = Object(
    &[("default", Text), ("enum", TEXTS), ("description", NOTE)],
    None,
);
const FLOW: Shape = Object(
    &[
        ("authorizationUrl", Text),
        ("deviceAuthorizationUrl", Text),
        ("tokenUrl", Text),
        ("refreshUrl", Text),
        ("scopes", Map(&NOTE)),
    ],
    None,
);
const FLOWS: Shape = Object(
    &[
        ("implicit", FLOW),
        ("password", FLOW),
        ("clientCredentials", FLOW),
        ("authorizationCode", FLOW),
        ("deviceAuthorization", FLOW),
    ],
    None,
);

/// The places of parameters.
const PLACES: &[&str] = &[
    "path",
    "query",
    "header",
    "cookie",
    "querystring",
    "body",
    "formData",
];
/// The styles of parameters.
pub const STYLES: &[&str] = &[
    "simple",
    "form",
    "label",
    "matrix",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
];
const COLLECTION_FORMATS: &[&str] = &["csv", "ssv", "tsv", "pipes", "multi"];
const SECURITY_TYPES: &[&str] = &[
    "apiKey",
    "http",
    "oauth2",
    "openIdConnect",
    "mutualTLS",
    "basic",
];
const OAUTH_FLOWS: &[&str] = &["implicit", "password", "application", "accessCode"];

impl Shape {
    /// Returns what the member `key` of a value of this shape has to be.
    pub fn member(self, key: &str, version: Version) -> Shape {
        match self {
            Node(Kind::Map(_)) | Map(_) | Shape::Requirement if key == "$ref" => Any,
            Node(Kind::Map(kind)) => Node(*kind),
            Map(shape) => *shape,
            Shape::Requirement => TEXTS,
            Annotation(shape) => shape.member(key, version),
            Shape::Items => Node(Kind::Schema).member(key, version),
            Node(Kind::Opaque) => Any,
            Node(_) if key == "$ref" => Shape::Reference,
            Node(kind) => own_member(kind, key, version).unwrap_or(Node(kind.child(key))),
            Object(members, _) => {
                let known = members.iter().find(|(name, _)| *name == key);
                known.map_or(Any, |(_, shape)| *shape)
            }
            _ => Any,
        }
    }

    /// Returns what the items of a list of this shape have to be.
    pub fn item(self) -> Shape {
        match self {
            List(shape) => *shape,
            Shape::Required => Text,
            Node(Kind::List(kind)) => Node(*kind),
            Shape::Items => Node(Kind::Schema),
            Shape::TypeName => Shape::TypeName,
            Annotation(shape) => shape.item(),
            _ => Any,
        }
    }

    /// Tells whether a value is of this shape, apart from what is in it.
    pub fn fits(self, value: &Value) -> bool {
        match self {
            Any | Node(Kind::Opaque) => true,
            Text | Shape::Reference => value.is_string(),
            Word(words) => value.as_str().is_some_and(|word| words.contains(&word)),
            Shape::TypeName if value.is_array() => *value != json!([]),
            Shape::TypeName => value.as_str().is_some_and(is_type),
            Flag => value.is_boolean(),
            Number => value.is_number(),
            Count => value.is_u64(),
            Limit => value.is_number() || value.is_boolean(),
            List(_) | Shape::Required | Node(Kind::List(_)) => value.is_array(),
            Shape::Items => value.is_object() || value.is_boolean() || value.is_array(),
            Node(Kind::Schema | Kind::SchemaOrBoolean) => value.is_object() || value.is_boolean(),
            Map(_) | Shape::Requirement | Node(_) => value.is_object(),
            Object(_, required) => {
                value.is_object() && required.is_none_or(|key| value.get(key).is_some())
            }
            Annotation(shape) => shape.fits(value),
        }
    }

    /// Says what a value of this shape is, in the terms of JSON.
    pub fn name(self) -> String {
        match self {
            Any => "any value".to_owned(),
            Text | Shape::Reference => "a text".to_owned(),
            Word(words) => format!("one of `{}`", words.join("`, `")),
            Shape::TypeName => "the name of a type".to_owned(),
            Flag => "true or false".to_owned(),
            Number | Limit => "a number".to_owned(),
            Count => "a non-negative integer".to_owned(),
            List(_) | Shape::Required | Node(Kind::List(_)) => "an array".to_owned(),
            Object(_, Some(key)) => format!("an object with `{key}`"),
            Map(_) | Shape::Requirement | Object(_, None) | Node(_) | Shape::Items => {
                "an object".to_owned()
            }
            Annotation(shape) => shape.name(),
        }
    }
}

/// Tells whether a word is the name of a type. `file` is one in 2.0; elsewhere it is read as in 2.0.
fn is_type(name: &str) -> bool {
    matches!(
        name,
        "object" | "array" | "string" | "integer" | "number" | "boolean" | "null" | "file"
    )
}

/// Returns what a member of an object is whose own members are the same in all versions. None where [`Kind`] says it,
/// and for keys that OpenAPI does not have.
fn own_member(kind: Kind, key: &str, version: Version) -> Option<Shape> {
    match kind {
        Kind::Document => document(key),
        Kind::Info => info(key),
        Kind::License => ["name", "url", "identifier"].contains(&key).then_some(NOTE),
        Kind::Server => server(key),
        Kind::Tag => tag(key),
        Kind::Components => match key {
            "examples" => Some(EXAMPLES),
            "links" => Some(LINKS),
            _ => None,
        },
        Kind::PathItem => annotation(key),
        Kind::Operation => operation(key),
        Kind::Parameter => parameter(key),
        Kind::RequestBody | Kind::Response | Kind::MediaType => content(kind, key),
        Kind::Encoding => encoding(key),
        Kind::Schema | Kind::SchemaOrBoolean => schema(key, version),
        Kind::Discriminator => discriminator(key),
        Kind::SecurityScheme => security_scheme(key),
        Kind::Opaque | Kind::Paths | Kind::Responses | Kind::Map(_) | Kind::List(_) => None,
    }
}

fn annotation(key: &str) -> Option<Shape> {
    match key {
        "summary" | "description" => Some(NOTE),
        "externalDocs" => Some(EXTERNAL_DOCS),
        _ => None,
    }
}

fn document(key: &str) -> Option<Shape> {
    match key {
        "security" => Some(List(&Shape::Requirement)),
        "host" | "basePath" => Some(Text),
        "schemes" | "consumes" | "produces" => Some(TEXTS),
        "jsonSchemaDialect" | "$self" => Some(NOTE),
        _ => annotation(key),
    }
}

fn info(key: &str) -> Option<Shape> {
    match key {
        "title" | "version" => Some(Text),
        "termsOfService" => Some(NOTE),
        "contact" => Some(CONTACT),
        "license" => Some(Annotation(&Node(Kind::License))),
        _ => annotation(key),
    }
}

fn server(key: &str) -> Option<Shape> {
    match key {
        "url" => Some(Text),
        "name" => Some(NOTE),
        "variables" => Some(Map(&VARIABLE)),
        _ => annotation(key),
    }
}

fn tag(key: &str) -> Option<Shape> {
    match key {
        "name" => Some(Text),
        "parent" | "kind" => Some(NOTE),
        _ => annotation(key),
    }
}

fn operation(key: &str) -> Option<Shape> {
    match key {
        "operationId" => Some(Text),
        "tags" | "schemes" | "consumes" | "produces" => Some(TEXTS),
        "deprecated" => Some(Flag),
        "security" => Some(List(&Shape::Requirement)),
        _ => annotation(key),
    }
}

/// Parameters and headers: what they are on the wire, and in 2.0 the keywords of their schema.
fn parameter(key: &str) -> Option<Shape> {
    match key {
        "name" => Some(Text),
        "in" => Some(Word(PLACES)),
        "required" | "allowEmptyValue" => Some(Flag),
        "example" | "default" => Some(Any),
        "examples" => Some(EXAMPLES),
        "description" => Some(NOTE),
        "style" | "explode" | "allowReserved" => encoding(key),
        "deprecated" | "type" | "items" | "format" | "enum" | "collectionFormat" | "maximum"
        | "minimum" | "exclusiveMaximum" | "exclusiveMinimum" | "multipleOf" | "maxLength"
        | "minLength" | "maxItems" | "minItems" | "pattern" | "uniqueItems" => schema_keyword(key),
        _ => None,
    }
}

fn content(kind: Kind, key: &str) -> Option<Shape> {
    match (kind, key) {
        (Kind::RequestBody, "required") => Some(Flag),
        (Kind::Response, "links") => Some(LINKS),
        (Kind::Response, "examples") => Some(Annotation(&Map(&Any))),
        (Kind::MediaType, "examples") => Some(EXAMPLES),
        (Kind::RequestBody | Kind::Response, _) => annotation(key),
        _ => None,
    }
}

fn encoding(key: &str) -> Option<Shape> {
    match key {
        "contentType" => Some(Text),
        "style" => Some(Word(STYLES)),
        "explode" | "allowReserved" => Some(Flag),
        _ => None,
    }
}

fn schema(key: &str, version: Version) -> Option<Shape> {
    match key {
        "discriminator" if version == Version::Swagger2 => Some(Text),
        _ => schema_keyword(key),
    }
}

fn schema_keyword(key: &str) -> Option<Shape> {
    match key {
        "type" => Some(Shape::TypeName),
        "items" => Some(Shape::Items),
        "format" | "pattern" | "$dynamicRef" | "$id" | "$anchor" | "$dynamicAnchor"
        | "contentEncoding" | "contentMediaType" => Some(Text),
        "title" | "$comment" => Some(NOTE),
        "required" => Some(Shape::Required),
        "enum" => Some(List(&Any)),
        "nullable" | "readOnly" | "writeOnly" | "deprecated" | "uniqueItems" | "x-nullable"
        | "x-sensitive" => Some(Flag),
        "maximum" | "minimum" | "multipleOf" => Some(Number),
        "exclusiveMaximum" | "exclusiveMinimum" => Some(Limit),
        "maxLength" | "minLength" | "maxItems" | "minItems" | "maxProperties" | "minProperties"
        | "maxContains" | "minContains" => Some(Count),
        "collectionFormat" => Some(Word(COLLECTION_FORMATS)),
        "dependentRequired" => Some(Map(&TEXTS)),
        "xml" => Some(XML),
        _ => annotation(key).filter(|_| key != "summary"),
    }
}

fn discriminator(key: &str) -> Option<Shape> {
    match key {
        "propertyName" | "defaultMapping" => Some(Text),
        "mapping" => Some(Map(&Text)),
        _ => None,
    }
}

fn security_scheme(key: &str) -> Option<Shape> {
    match key {
        "type" => Some(Word(SECURITY_TYPES)),
        "in" => Some(Word(&["query", "header", "cookie"])),
        "name" | "scheme" | "openIdConnectUrl" | "authorizationUrl" | "tokenUrl" => Some(Text),
        "bearerFormat" | "oauth2MetadataUrl" => Some(NOTE),
        "flow" => Some(Word(OAUTH_FLOWS)),
        "flows" => Some(FLOWS),
        "scopes" => Some(Map(&NOTE)),
        "deprecated" => Some(Flag),
        _ => annotation(key),
    }
}

//! What the nodes of a document are, by the keys that lead to them.
//!
//! The keys of all versions are taken together. That is safe, since no two versions use a key for different
//! things: `definitions` at the root, for example, are schemas in 2.0 and mean nothing in 3.0.

/// What a node is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// A node in which nothing is rewritten: data, text, or an object of OpenAPI that is the same in all versions.
    Opaque,
    Document,
    Info,
    License,
    Server,
    Tag,
    Components,
    /// Path items, by path or by the expression of a callback.
    Paths,
    PathItem,
    Operation,
    /// A parameter or a header.
    Parameter,
    RequestBody,
    /// Responses by status.
    Responses,
    Response,
    MediaType,
    Encoding,
    Schema,
    /// A schema, or `true` or `false`, which 3.0 allows here too.
    SchemaOrBoolean,
    Discriminator,
    SecurityScheme,
    /// An object with any keys, whose members are of one kind.
    Map(&'static Kind),
    /// An array whose items are of one kind.
    List(&'static Kind),
}

/// What becomes of a `$ref` in the place of a node.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReferenceRule {
    /// It stays, and lowering follows it.
    Follow,
    /// It stands for the node that it leads to.
    StandIn,
    /// It is replaced by what it leads to: the node is read together with the one around it.
    Copy,
}

use Kind::{List, Map, Opaque};

impl Kind {
    /// Returns what the member or item `key` of a node of this kind is.
    pub fn child(self, key: &str) -> Kind {
        match self {
            Map(kind) | List(kind) => *kind,
            Kind::Document => document(key),
            Kind::Components => components(key),
            Kind::Paths if !key.starts_with("x-") => Kind::PathItem,
            Kind::Responses if !key.starts_with("x-") => Kind::Response,
            Kind::PathItem => path_item(key),
            Kind::Operation => operation(key),
            Kind::Schema | Kind::SchemaOrBoolean => schema(key),
            Kind::Parameter | Kind::RequestBody | Kind::MediaType | Kind::Response => body(key),
            Kind::Encoding if key == "headers" => Map(&Kind::Parameter),
            Kind::Info if key == "license" => Kind::License,
            Opaque
            | Kind::Paths
            | Kind::Responses
            | Kind::Encoding
            | Kind::Info
            | Kind::License
            | Kind::Server
            | Kind::Tag
            | Kind::Discriminator
            | Kind::SecurityScheme => Opaque,
        }
    }

    /// Returns what becomes of a `$ref` in the place of a node of this kind.
    pub fn reference(self) -> ReferenceRule {
        match self {
            Kind::Schema
            | Kind::SchemaOrBoolean
            | Kind::Parameter
            | Kind::RequestBody
            | Kind::Response
            | Kind::PathItem
            | Kind::SecurityScheme => ReferenceRule::Follow,
            Kind::Document
            | Kind::Info
            | Kind::Server
            | Kind::Tag
            | Kind::Components
            | Kind::Paths
            | Kind::Operation
            | Kind::Responses
            | Kind::MediaType
            | Kind::Encoding
            | Map(_)
            | List(_) => ReferenceRule::StandIn,
            Opaque | Kind::License | Kind::Discriminator => ReferenceRule::Copy,
        }
    }

    /// Returns whether a node of this kind is rewritten as one of the kind `other` is.
    pub fn is_rewritten_as(self, other: Kind) -> bool {
        self == other || (self, other) == (Kind::SchemaOrBoolean, Kind::Schema)
    }
}

fn document(key: &str) -> Kind {
    match key {
        "info" => Kind::Info,
        "servers" => List(&Kind::Server),
        "tags" => List(&Kind::Tag),
        "paths" | "x-ms-paths" => Kind::Paths,
        "webhooks" | "x-webhooks" => Map(&Kind::PathItem),
        "components" => Kind::Components,
        "definitions" => Map(&Kind::Schema),
        "parameters" => Map(&Kind::Parameter),
        "responses" => Map(&Kind::Response),
        "securityDefinitions" => Map(&Kind::SecurityScheme),
        _ => Opaque,
    }
}

fn components(key: &str) -> Kind {
    match key {
        "schemas" => Map(&Kind::Schema),
        "responses" => Map(&Kind::Response),
        "parameters" | "headers" | "x-form-parameters" => Map(&Kind::Parameter),
        "requestBodies" => Map(&Kind::RequestBody),
        "securitySchemes" => Map(&Kind::SecurityScheme),
        "callbacks" => Map(&Kind::Paths),
        "pathItems" => Map(&Kind::PathItem),
        "mediaTypes" => Map(&Kind::MediaType),
        _ => Opaque,
    }
}

fn path_item(key: &str) -> Kind {
    match key {
        "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" | "query" => {
            Kind::Operation
        }
        "additionalOperations" | "x-additional-operations" => Map(&Kind::Operation),
        "parameters" => List(&Kind::Parameter),
        "x-querystring" => Kind::Parameter,
        "x-request-bodies" => Map(&Kind::RequestBody),
        "servers" => List(&Kind::Server),
        _ => Opaque,
    }
}

fn operation(key: &str) -> Kind {
    match key {
        "parameters" => List(&Kind::Parameter),
        "x-querystring" => Kind::Parameter,
        "requestBody" => Kind::RequestBody,
        "responses" => Kind::Responses,
        "callbacks" => Map(&Kind::Paths),
        "servers" => List(&Kind::Server),
        _ => Opaque,
    }
}

/// Returns what a member of a parameter, a request body, a media type or a response is: a key means the same in
/// all of them.
fn body(key: &str) -> Kind {
    match key {
        "schema" | "items" | "itemSchema" | "x-item-schema" => Kind::Schema,
        "content" => Map(&Kind::MediaType),
        "headers" => Map(&Kind::Parameter),
        "encoding" => Map(&Kind::Encoding),
        "itemEncoding" | "x-item-encoding" => Kind::Encoding,
        "prefixEncoding" | "x-prefix-encoding" => List(&Kind::Encoding),
        _ => Opaque,
    }
}

fn schema(key: &str) -> Kind {
    match key {
        "properties" | "patternProperties" | "dependentSchemas" | "$defs" | "definitions" => {
            Map(&Kind::Schema)
        }
        "items" | "not" | "contains" | "propertyNames" | "if" | "then" | "else"
        | "contentSchema" => Kind::Schema,
        "additionalProperties" | "unevaluatedProperties" | "unevaluatedItems" => {
            Kind::SchemaOrBoolean
        }
        "allOf" | "anyOf" | "oneOf" | "prefixItems" | "x-prefix-items" => List(&Kind::Schema),
        "discriminator" => Kind::Discriminator,
        _ => Opaque,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_from_kind_to_kind() {
        for (path, expected) in [
            ("", Kind::Document),
            ("paths/a", Kind::PathItem),
            ("paths/x-a", Opaque),
            ("paths/a/get", Kind::Operation),
            ("paths/a/get/parameters/0/schema", Kind::Schema),
            ("paths/a/get/responses/200/content/b/schema", Kind::Schema),
            ("paths/a/get/responses/200/headers/b", Kind::Parameter),
            ("paths/a/get/callbacks/b/c/post", Kind::Operation),
            ("webhooks/a", Kind::PathItem),
            ("definitions/A/properties/b/items", Kind::Schema),
            (
                "components/schemas/A/additionalProperties",
                Kind::SchemaOrBoolean,
            ),
            ("components/schemas/A/discriminator", Kind::Discriminator),
            ("components/schemas/A/example/properties/b", Opaque),
            ("components/securitySchemes/a", Kind::SecurityScheme),
            ("info/license", Kind::License),
        ] {
            let keys = path.split('/').filter(|_| !path.is_empty());
            let kind = keys.fold(Kind::Document, Kind::child);
            assert_eq!(kind, expected, "{path}");
        }
        assert!(Kind::SchemaOrBoolean.is_rewritten_as(Kind::Schema));
        assert!(!Kind::Schema.is_rewritten_as(Kind::SchemaOrBoolean));
    }
}

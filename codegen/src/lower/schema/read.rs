//! Reading a schema without the schemas in it.

use openapiv3::AnySchema;
use serde::Deserialize;
use serde_json::Value;

use super::Schemas;
use super::form::{declared_kind, has_properties};
use crate::api::JsonKind;
use crate::diagnostic::Problem;
use crate::source::Node;

/// The keywords under which further schemas stand; each of those is read on its own.
const CHILDREN: &[&str] = &[
    "properties",
    "additionalProperties",
    "items",
    "oneOf",
    "anyOf",
    "allOf",
    "not",
];

/// What a schema says of itself, without its children.
pub struct Schema<'d> {
    /// Where it stands.
    pub node: Node<'d>,
    /// What it says of any value.
    pub data: Annotations,
    /// What it says of values of one type.
    pub keywords: AnySchema,
}

/// The keywords of any schema. The mapping of a discriminator is none of them: a base is read for each of its subtypes,
/// and its mapping names them all.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct Annotations {
    pub title: Option<String>,
    pub description: Option<String>,
    pub nullable: bool,
    pub read_only: bool,
    pub write_only: bool,
    pub deprecated: bool,
    pub default: Option<Value>,
    pub example: Option<Value>,
    /// Whether the text must not be shown, if it is said.
    #[serde(rename = "x-sensitive")]
    pub sensitive: Option<Value>,
}

impl<'d> Schemas<'d> {
    /// Reads a schema, and keeps what is wrong with it.
    pub(super) fn read_schema(&mut self, node: &Node<'d>) -> Option<Schema<'d>> {
        if node.get("x-items-as-alternatives").is_some() {
            self.report
                .tell(Problem::ItemsAsAlternatives, &node.origin().join("anyOf"));
        }
        self.report_items(node);
        Some(Schema {
            node: node.clone(),
            data: self.read_keywords(node)?,
            keywords: self.read_keywords(node)?,
        })
    }

    /// Tells that a schema of objects says what the items of arrays are.
    fn report_items(&mut self, node: &Node<'d>) {
        let is_object = match declared_kind(node) {
            JsonKind::Object => true,
            JsonKind::Any => has_properties(node),
            _ => false,
        };
        for keyword in ["items", "x-prefix-items"] {
            if let Some(items) = node.get(keyword).filter(|_| is_object) {
                let problem = Problem::OtherType {
                    name: "object".to_owned(),
                    keyword: "items",
                };
                self.report.tell(problem, items.origin());
            }
        }
    }

    /// Reads a schema without its children. A keyword with a fault of its own is told and left out.
    fn read_keywords<T: Deserialize<'d>>(&mut self, node: &Node<'d>) -> Option<T> {
        let error = match node.read(CHILDREN) {
            Ok(read) => return Some(read),
            Err(error) => error,
        };
        let depth = node.origin().pointer.tokens().count();
        let keyword = error.origin.pointer.tokens().nth(depth);
        self.report.unreadable(error);
        node.read_without(CHILDREN, &keyword?)
    }
}

//! What the root of a Swagger 2.0 document says for all operations.

use std::collections::HashSet;

use crate::source::{Node, Value};

/// The values of the root that hold for operations without their own.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Defaults {
    /// The media types of request bodies.
    pub consumes: Vec<String>,
    /// The media types of responses.
    pub produces: Vec<String>,
    pub host: Option<String>,
    pub base_path: Option<String>,
    /// The schemes, `https` and the like.
    pub schemes: Vec<String>,
}

/// The schemes of 2.0, in the order of the servers; the first server is the one that clients use.
const SCHEMES: &[&str] = &["https", "http", "wss", "ws"];

impl Defaults {
    /// Reads the root of a document.
    pub fn of(root: &Node<'_>) -> Self {
        let texts = |key| {
            root.get(key)
                .and_then(|node| texts(node.value()))
                .unwrap_or_default()
        };
        let text = |key| {
            root.get(key)
                .and_then(|node| node.text())
                .map(str::to_owned)
        };
        Self {
            consumes: texts("consumes"),
            produces: texts("produces"),
            host: text("host").filter(|host| !host.is_empty()),
            base_path: text("basePath"),
            schemes: root
                .get("schemes")
                .map(|node| schemes(node.value()))
                .unwrap_or_default(),
        }
    }
}

/// Reads a list of schemes, in the order of the servers.
pub fn schemes(value: &Value) -> Vec<String> {
    let named = texts(value).unwrap_or_default();
    let known = SCHEMES
        .iter()
        .filter(|scheme| named.iter().any(|name| name == *scheme));
    known.map(|scheme| (*scheme).to_owned()).collect()
}

/// Reads a list of texts, or one text as a list of one. A text that is there twice is kept once.
pub fn texts(value: &Value) -> Option<Vec<String>> {
    let all: Vec<&str> = match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
        _ => return None,
    };
    let mut seen = HashSet::new();
    let once = all.into_iter().filter(|text| seen.insert(*text));
    Some(once.map(str::to_owned).collect())
}

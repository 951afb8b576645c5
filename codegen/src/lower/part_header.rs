//! Headers of the parts of a form (OpenAPI 3.0, "Encoding Object").

use super::Paths;
use super::security::is_token;
use crate::api::PartHeader;
use crate::diagnostic::Problem;
use crate::source::{Node, Value};

/// The headers of a part that the client writes of its own accord.
const OWN: [&str; 2] = ["content-disposition", "content-type"];

/// What the document says of a header's value.
enum Given {
    /// The one value that its schema allows.
    Only(String),
    /// The default of its schema.
    Default(String),
    /// No value: the sender has to choose one.
    Nothing,
}

impl<'d> Paths<'d> {
    /// Lowers the headers of a part for which the document gives a value.
    ///
    /// The value of any other header is for callers to choose. They can do so for a file; for other parts a
    /// diagnostic tells that the header is not sent.
    pub(super) fn part_headers(
        &mut self,
        encoding: &Node<'d>,
        property: Option<&Node<'d>>,
    ) -> Vec<PartHeader> {
        let is_file = property.is_some_and(is_file);
        let headers = encoding.get("headers");
        let headers: Vec<_> = headers.iter().flat_map(Node::entries).collect();
        let others = headers
            .into_iter()
            .filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
        others
            .filter_map(|(name, node)| self.part_header(name, &node, is_file))
            .collect()
    }

    fn part_header(&mut self, name: &str, node: &Node<'d>, is_file: bool) -> Option<PartHeader> {
        let header = self.report().follow(node)?;
        let schema = header
            .get("schema")
            .and_then(|schema| self.report().follow(&schema));
        let given = match schema {
            Some(schema) if is_sendable(name) => given(&schema),
            Some(_) | None => Given::Nothing,
        };
        let lost = match &given {
            Given::Only(_) => None,
            Given::Default(_) => Some("the values of a part's header other than its default"),
            Given::Nothing => Some("a header of a part of which callers choose the value"),
        };
        if let Some(what) = lost.filter(|_| !is_file) {
            self.report()
                .tell(Problem::Unsupported { what }, node.origin());
        }
        match given {
            Given::Only(value) | Given::Default(value) => Some(PartHeader {
                name: name.to_owned(),
                value,
            }),
            Given::Nothing => None,
        }
    }
}

/// Tells whether a property is a file, or a list of files.
fn is_file(property: &Node<'_>) -> bool {
    let Ok(schema) = property.follow() else {
        return false;
    };
    let item = schema.get("items").and_then(|item| item.follow().ok());
    let format = item.unwrap_or(schema).get("format");
    format.is_some_and(|format| format.text() == Some("binary"))
}

fn is_sendable(name: &str) -> bool {
    is_token(name) && !OWN.iter().any(|own| name.eq_ignore_ascii_case(own))
}

fn given(schema: &Node<'_>) -> Given {
    let listed: Vec<Node<'_>> = schema.get("enum").iter().flat_map(Node::items).collect();
    let only = match listed.as_slice() {
        [only] => text(only.value()),
        _ => None,
    };
    let default = schema.get("default");
    let default = default.and_then(|default| text(default.value()));
    match (only, default) {
        (Some(only), _) => Given::Only(only),
        (None, Some(default)) => Given::Default(default),
        (None, None) => Given::Nothing,
    }
}

/// Returns a scalar as a header has it; none where a header cannot have it (RFC 9110, section 5.5).
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    let is_value = text.chars().all(|c| c == '\t' || !c.is_control());
    is_value.then_some(text)
}

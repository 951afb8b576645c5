//! Parameters.

use openapiv3::{CookieStyle, HeaderStyle, ParameterData, PathStyle, QueryStyle};

use super::{Lower, Naming};
use crate::api::{Docs, Location, Parameter, Style, Type};
use crate::diagnostic::Problem;
use crate::source::Node;

/// The keywords under which a schema stands.
const CHILDREN: &[&str] = &["schema", "content"];

impl<'d> Lower<'d> {
    /// Lowers the parameters of an operation and of its path item; the operation's come before those of
    /// the path item that they replace.
    pub(super) fn parameters(
        &mut self,
        item: &Node<'d>,
        operation: &Node<'d>,
        naming: &Naming,
    ) -> Vec<Parameter> {
        let mut parameters: Vec<Parameter> = Vec::new();
        for list in [item.get("parameters"), operation.get("parameters")]
            .into_iter()
            .flatten()
        {
            let nodes: Vec<Node<'d>> = list.items().collect();
            for parameter in nodes.iter().filter_map(|node| self.parameter(node, naming)) {
                let same = |other: &Parameter| {
                    other.name == parameter.name && other.location == parameter.location
                };
                match parameters.iter().position(same) {
                    Some(index) => parameters[index] = parameter,
                    None => parameters.push(parameter),
                }
            }
        }
        parameters
    }

    fn parameter(&mut self, node: &Node<'d>, naming: &Naming) -> Option<Parameter> {
        let node = self.follow(node)?;
        let (data, location, style, allow_reserved) = wire(self.read(&node, CHILDREN)?);
        if location == Location::Header && is_ignored_header(&data.name) {
            self.report(Problem::IgnoredHeader { name: data.name }, node.origin());
            return None;
        }
        let (ty, schema_docs) = self.parameter_type(&node, &naming.inner(&data.name));
        Some(Parameter {
            name: data.name,
            origin: node.origin().clone(),
            docs: Docs {
                description: data.description.or(schema_docs.description),
                deprecated: data.deprecated.unwrap_or(schema_docs.deprecated),
                example: data.example.or(schema_docs.example),
                ..schema_docs
            },
            location,
            style,
            explode: data.explode.unwrap_or(style == Style::Form),
            allow_reserved,
            required: data.required || location == Location::Path,
            ty,
        })
    }

    fn parameter_type(&mut self, node: &Node<'d>, naming: &Naming) -> (Type, Docs) {
        if let Some(schema) = node.get("schema") {
            let used = self.schema(&schema, naming);
            return (used.ty, used.docs);
        }
        self.report(
            Problem::Unsupported {
                what: "a parameter described by `content`",
            },
            node.origin(),
        );
        (Type::String, Docs::default())
    }
}

/// Returns what a parameter is like on the wire.
fn wire(parameter: openapiv3::Parameter) -> (ParameterData, Location, Style, bool) {
    use openapiv3::Parameter as P;
    match parameter {
        P::Query {
            parameter_data,
            allow_reserved,
            style,
            allow_empty_value: _,
        } => {
            let style = match style {
                QueryStyle::Form => Style::Form,
                QueryStyle::SpaceDelimited => Style::SpaceDelimited,
                QueryStyle::PipeDelimited => Style::PipeDelimited,
                QueryStyle::DeepObject => Style::DeepObject,
            };
            (parameter_data, Location::Query, style, allow_reserved)
        }
        P::Header {
            parameter_data,
            style: HeaderStyle::Simple,
        } => (parameter_data, Location::Header, Style::Simple, false),
        P::Path {
            parameter_data,
            style,
        } => {
            let style = match style {
                PathStyle::Matrix => Style::Matrix,
                PathStyle::Label => Style::Label,
                PathStyle::Simple => Style::Simple,
            };
            (parameter_data, Location::Path, style, false)
        }
        P::Cookie {
            parameter_data,
            style: CookieStyle::Form,
        } => (parameter_data, Location::Cookie, Style::Form, false),
    }
}

/// Tells whether a header parameter is to be ignored (OpenAPI 3.0, section 4.7.12.1).
fn is_ignored_header(name: &str) -> bool {
    ["accept", "content-type", "authorization"]
        .iter()
        .any(|ignored| name.eq_ignore_ascii_case(ignored))
}

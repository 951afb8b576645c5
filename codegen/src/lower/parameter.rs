//! Parameters.

use openapiv3::{CookieStyle, HeaderStyle, ParameterData, PathStyle, QueryStyle};

use super::media_type::encoding;
use super::schema::form::only;
use super::{Naming, Paths};
use crate::api::{
    Docs, Encoding, IntegerFormat, Location, NumberFormat, Parameter, Separators, Style, Type,
};
use crate::diagnostic::Problem;
use crate::source::{Node, Value};

/// The keywords under which a schema stands.
const CHILDREN: &[&str] = &["schema", "content"];

impl<'d> Paths<'d> {
    /// Lowers the parameters of an operation and of its path items; the operation's come before those of
    /// a path item that they replace, and those of a path item before those of one that it refers to.
    pub(super) fn parameters(
        &mut self,
        items: &[Node<'d>],
        operation: &Node<'d>,
        naming: &Naming,
    ) -> Vec<Parameter> {
        let mut parameters: Vec<Parameter> = Vec::new();
        let holders = items.iter().rev().chain([operation]);
        for list in holders.filter_map(|holder| holder.get("parameters")) {
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
        let mut holders = std::iter::once(operation).chain(items);
        let whole = holders.find_map(|holder| holder.get("x-querystring"));
        parameters.extend(whole.and_then(|whole| self.querystring(&whole, naming)));
        parameters
    }

    fn parameter(&mut self, node: &Node<'d>, naming: &Naming) -> Option<Parameter> {
        let node = self.report().follow(node)?;
        let Wire {
            data,
            location,
            style,
            allow_reserved,
            allow_empty,
        } = wire(self.report().read(&node, CHILDREN)?);
        if location == Location::Header && is_ignored_header(&data.name) {
            self.report()
                .tell(Problem::IgnoredHeader { name: data.name }, node.origin());
            return None;
        }
        let naming = naming.inner(&data.name);
        let is_optional = node.get("required").is_some_and(|it| *it.value() == false);
        if location == Location::Path && is_optional {
            let name = data.name.clone();
            let origin = node.origin().join("required");
            self.report()
                .tell(Problem::OptionalPathParameter { name }, &origin);
        }
        let required = data.required || location == Location::Path;
        let schema = node.get("schema");
        let only = schema.as_ref().filter(|_| required).and_then(only_value);
        let (ty, schema_docs, style) = match (&only, schema) {
            (Some((_, ty)), Some(schema)) => {
                self.schemas.report_rounded(&schema);
                let docs = self.schemas.docs_of(&schema);
                (ty.clone(), docs, style)
            }
            (_, Some(schema)) => {
                let used = self.schemas.lower(&schema, &naming);
                (used.ty, used.docs, style)
            }
            (_, None) => self.parameter_content(&node, &naming, style)?,
        };
        let style = match style {
            Style::Form if is_plain_cookie(&node, location) => Style::Cookie,
            style => style,
        };
        Some(Parameter {
            name: data.name,
            origin: node.origin().clone().into(),
            docs: Docs {
                description: data.description.or(schema_docs.description),
                deprecated: data.deprecated.unwrap_or(schema_docs.deprecated),
                example: data.example.or(schema_docs.example),
                ..schema_docs
            },
            location,
            style,
            explode: data.explode.unwrap_or(style.is_exploded()),
            allow_reserved,
            allow_empty,
            separators: separators(&node),
            required,
            constant: only.map(|(value, _)| value),
            ty,
        })
    }

    /// Lowers a parameter that is described by a media type: JSON is written as such, and anything
    /// else as text.
    fn parameter_content(
        &mut self,
        node: &Node<'d>,
        naming: &Naming,
        style: Style,
    ) -> Option<(Type, Docs, Style)> {
        let content = node.get("content");
        let content = content.and_then(|content| content.entries().next());
        let Some((name, media)) = content else {
            self.report()
                .tell(Problem::Missing { what: "`schema`" }, node.origin());
            return None;
        };
        let example = media.get("example").map(|example| example.value().clone());
        let (ty, docs, style) = match (encoding(name), media.get("schema")) {
            (Encoding::Json, Some(schema)) => {
                let used = self.schemas.lower(&schema, naming);
                (used.ty, used.docs, Style::Json)
            }
            (Encoding::Json, None) => (Type::Json, Docs::default(), Style::Json),
            (Encoding::Form | Encoding::Multipart | Encoding::Text | Encoding::Binary, _) => {
                (Type::String, Docs::default(), style)
            }
        };
        let docs = Docs {
            example: example.or(docs.example),
            ..docs
        };
        Some((ty, docs, style))
    }

    /// Lowers the parameter that is the whole query string (OpenAPI 3.2).
    pub(super) fn querystring(&mut self, node: &Node<'d>, naming: &Naming) -> Option<Parameter> {
        let node = self.report().follow(node)?;
        let name = node.get("name").and_then(|name| name.text());
        let name = name.unwrap_or("querystring").to_owned();
        let naming = naming.inner(&name);
        let content = node.get("content");
        let (media_type, media) = content.and_then(|content| content.entries().next())?;
        self.report().unsupported(
            &media,
            "encoding",
            "how fields of a query string are written",
        );
        let (ty, docs, style) = match encoding(media_type) {
            Encoding::Form => match media.get("schema") {
                Some(schema) => {
                    let used = self.schemas.lower(&schema, &naming);
                    (used.ty, used.docs, Style::Form)
                }
                None => (Type::Json, Docs::default(), Style::Form),
            },
            Encoding::Json | Encoding::Multipart | Encoding::Text | Encoding::Binary => {
                self.parameter_content(&node, &naming, Style::Simple)?
            }
        };
        let text = |key: &str| node.get(key).and_then(|node| node.text());
        let flag = |key: &str| node.get(key).and_then(|node| node.value().as_bool());
        Some(Parameter {
            docs: Docs {
                description: text("description").map(str::to_owned).or(docs.description),
                deprecated: flag("deprecated").unwrap_or(docs.deprecated),
                ..docs
            },
            origin: node.origin().clone().into(),
            location: Location::Querystring,
            style,
            explode: true,
            allow_reserved: false,
            allow_empty: false,
            separators: Separators::default(),
            required: flag("required").unwrap_or_default(),
            constant: None,
            ty,
            name,
        })
    }
}

/// Returns the only value that a schema allows, with its type.
fn only_value(schema: &Node<'_>) -> Option<(Value, Type)> {
    let value = only(schema)?;
    let ty = match &value {
        Value::String(_) => Type::String,
        Value::Bool(_) => Type::Boolean,
        Value::Number(number) if number.is_f64() => Type::Number(NumberFormat::Double),
        Value::Number(number) if number.is_i64() => Type::Integer(IntegerFormat::Int64),
        Value::Number(_) => Type::Integer(IntegerFormat::Uint64),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    Some((value, ty))
}

/// Reads what separates the items of lists where no style says it, in a parameter or the encoding of a property.
pub(super) fn separators(node: &Node<'_>) -> Separators {
    let list = node.get("x-collection-format");
    let inner = node.get("x-inner-collection-formats");
    let inner = inner.iter().flat_map(Node::items);
    Separators {
        list: list.and_then(|format| separator(&format)),
        inner: inner.map_while(|format| separator(&format)).collect(),
    }
}

/// Returns the character for a `collectionFormat`; none for `multi`, which has none.
fn separator(format: &Node<'_>) -> Option<char> {
    match format.text()? {
        "csv" => Some(','),
        "ssv" => Some(' '),
        "tsv" => Some('\t'),
        "pipes" => Some('|'),
        _ => None,
    }
}

/// Tells whether a cookie is of the style that encodes nothing (OpenAPI 3.2).
fn is_plain_cookie(node: &Node<'_>, location: Location) -> bool {
    let style = node.get("x-style").and_then(|style| style.text());
    location == Location::Cookie && style == Some("cookie")
}

/// What a parameter is like on the wire.
struct Wire {
    data: ParameterData,
    location: Location,
    style: Style,
    allow_reserved: bool,
    allow_empty: bool,
}

/// Returns what a parameter is like on the wire.
fn wire(parameter: openapiv3::Parameter) -> Wire {
    use openapiv3::Parameter as P;
    let plain = |data, location, style| Wire {
        data,
        location,
        style,
        allow_reserved: false,
        allow_empty: false,
    };
    match parameter {
        P::Query {
            parameter_data,
            allow_reserved,
            style,
            allow_empty_value,
        } => {
            let style = match style {
                QueryStyle::Form => Style::Form,
                QueryStyle::SpaceDelimited => Style::SpaceDelimited,
                QueryStyle::PipeDelimited => Style::PipeDelimited,
                QueryStyle::DeepObject => Style::DeepObject,
            };
            Wire {
                allow_reserved,
                allow_empty: allow_empty_value.unwrap_or_default(),
                ..plain(parameter_data, Location::Query, style)
            }
        }
        P::Header {
            parameter_data,
            style: HeaderStyle::Simple,
        } => plain(parameter_data, Location::Header, Style::Simple),
        P::Path {
            parameter_data,
            style,
        } => {
            let style = match style {
                PathStyle::Matrix => Style::Matrix,
                PathStyle::Label => Style::Label,
                PathStyle::Simple => Style::Simple,
            };
            plain(parameter_data, Location::Path, style)
        }
        P::Cookie {
            parameter_data,
            style: CookieStyle::Form,
        } => plain(parameter_data, Location::Cookie, Style::Form),
    }
}

/// Tells whether a header parameter is to be ignored (OpenAPI 3.0, section 4.7.12.1).
fn is_ignored_header(name: &str) -> bool {
    ["accept", "content-type", "authorization"]
        .iter()
        .any(|ignored| name.eq_ignore_ascii_case(ignored))
}

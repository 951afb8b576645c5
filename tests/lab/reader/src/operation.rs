//! What a document asks for: its operations, in one shape whatever its version.

use std::collections::BTreeMap;

use crate::document::{Document, Version};
use crate::node::Node;
use crate::place::Place;

/// The keys of a path item that are operations (OpenAPI 3.2, section 4.9.1).
const METHODS: &[&str] = &[
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// The key of a path item's operations of other methods.
const OTHERS: &str = "additionalOperations";

/// The roots that have paths; the second is an extension that many documents have.
const PATHS: &[&str] = &["paths", "x-ms-paths"];

/// An operation of a document.
#[derive(Clone, Debug)]
pub struct Operation<'d> {
    /// Its method, in capitals where it is a key of the path item.
    pub method: String,
    /// The key of its path.
    pub path: String,
    /// The operation without its reference, if it is one.
    pub node: Node<'d>,
    /// Where its path stands, its path item and itself, each as it is written and where references lead.
    pub places: Vec<Place>,
    /// Its parameters with those of its path; those of bodies are not among them.
    pub parameters: Vec<Parameter<'d>>,
    /// Its body.
    pub body: Option<Body<'d>>,
    /// Its responses, by their keys.
    pub responses: Vec<Response<'d>>,
    /// The alternatives of its security: the names of the schemes that each asks for; nothing where the document
    /// does not speak of it.
    pub security: Option<Vec<Vec<String>>>,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum In {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// The query as a whole (OpenAPI 3.2).
    QueryString,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// How a parameter is written (OpenAPI 3.2, section 4.12.3, and `collectionFormat` of 2.0).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Style {
    /// `;a=1`
    Matrix,
    /// `.1`
    Label,
    /// `1,2`
    Simple,
    /// `a=1`
    Form,
    /// `a=1%202`
    SpaceDelimited,
    /// `a=1|2`
    PipeDelimited,
    /// `a[b]=1`
    DeepObject,
    /// `a=1; a=2`
    Cookie,
    /// `1%092`, of 2.0.
    TabDelimited,
    /// None that is known.
    Unknown,
}

/// How a value is written as text.
#[derive(Clone, Debug)]
pub enum Format<'d> {
    /// In a style, exploded or not.
    Style(Style, bool),
    /// As a media type.
    Content(Media<'d>),
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter<'d> {
    /// Its name.
    pub name: String,
    /// Where it is sent.
    pub location: In,
    /// Whether it must be sent.
    pub required: bool,
    /// How it is written.
    pub format: Format<'d>,
    /// Whether reserved characters stay as they are.
    pub allow_reserved: bool,
    /// The schema of its value. In 2.0 that is the parameter itself.
    pub schema: Option<Node<'d>>,
    /// The parameter without its reference.
    pub node: Node<'d>,
    /// Where it stands, and where its reference leads.
    pub places: Vec<Place>,
}

/// A body.
#[derive(Clone, Debug)]
pub struct Body<'d> {
    /// Whether it must be sent.
    pub required: bool,
    /// Its media types.
    pub media: Vec<Media<'d>>,
    /// Where it stands, and where its reference leads. A body of `formData` has the places of its fields.
    pub places: Vec<Place>,
}

/// A media type of a body, a response or a parameter.
#[derive(Clone, Debug)]
pub struct Media<'d> {
    /// The media type as it is written.
    pub name: String,
    /// How the body is said.
    pub flow: Flow<'d>,
    /// Where it stands.
    pub place: Place,
}

/// What a media type says of its values.
#[derive(Clone, Debug)]
pub enum Flow<'d> {
    /// One value of a schema; of any where there is none. The node is the media type itself, with examples and
    /// encodings; in 2.0 it is what has the schema.
    Whole(Option<Node<'d>>, Node<'d>),
    /// A row of values of the schema (OpenAPI 3.2).
    Items(Node<'d>, Node<'d>),
    /// The fields of 2.0.
    Fields(Vec<Field<'d>>),
}

/// A parameter of 2.0 that is a field of a body.
pub type Field<'d> = Parameter<'d>;

/// A response.
#[derive(Clone, Debug)]
pub struct Response<'d> {
    /// Its key: a status, a range such as `4XX`, or `default`.
    pub status: String,
    /// Its media types; none where it has no body.
    pub media: Vec<Media<'d>>,
    /// Its headers by name, without references.
    pub headers: BTreeMap<String, Node<'d>>,
    /// The response without its reference.
    pub node: Node<'d>,
    /// Where it stands, and where its reference leads.
    pub places: Vec<Place>,
}

impl Operation<'_> {
    /// Returns its method and path.
    pub fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

impl<'d> Media<'d> {
    /// Returns the schema of a whole value or of an item.
    pub fn schema(&self) -> Option<&Node<'d>> {
        match &self.flow {
            Flow::Whole(schema, _) => schema.as_ref(),
            Flow::Items(schema, _) => Some(schema),
            Flow::Fields(_) => None,
        }
    }
}

/// Returns the operations of a document, in its order. What is broken in the document is left out.
pub fn operations(document: &Document) -> Vec<Operation<'_>> {
    let root = document.root();
    let paths = PATHS.iter().filter_map(|key| root.followed(key));
    let items = paths.flat_map(|paths| paths.entries());
    let items = items.filter(|(path, _)| !path.starts_with("x-"));
    items
        .flat_map(|(path, item)| of_path(path, &item))
        .collect()
}

fn of_path<'d>(path: &str, node: &Node<'d>) -> Vec<Operation<'d>> {
    // A path item may have members beside its reference, which count first.
    let mut layers = trail(node);
    let mut operations = Vec::new();
    let mut seen = Vec::new();
    let places: Vec<Place> = layers.iter().map(|it| it.place().clone()).collect();
    layers.retain(|it| it.value().is_object());
    let shared: Vec<Parameter<'d>> = layers.iter().flat_map(parameters).collect();
    for layer in &layers {
        let plain = layer.entries().filter(|(key, _)| METHODS.contains(key));
        let plain = plain.map(|(key, node)| (key.to_uppercase(), node));
        let others = layer.followed(OTHERS);
        let others = others
            .iter()
            .flat_map(|it| it.entries().collect::<Vec<_>>());
        let others = others.map(|(key, node)| (key.to_owned(), node));
        for (method, operation) in plain.chain(others) {
            if seen.contains(&method) {
                continue;
            }
            seen.push(method.clone());
            operations.extend(of_operation(path, method, &operation, &places, &shared));
        }
    }
    operations
}

fn of_operation<'d>(
    path: &str,
    method: String,
    written: &Node<'d>,
    places: &[Place],
    shared: &[Parameter<'d>],
) -> Option<Operation<'d>> {
    let node = written.follow().ok().filter(|it| it.value().is_object())?;
    let mut places = places.to_vec();
    places.extend(trail(written).iter().map(|it| it.place().clone()));
    let mut parameters = parameters(&node);
    for parameter in shared {
        let is_same =
            |it: &Parameter<'_>| it.name == parameter.name && it.location == parameter.location;
        if !parameters.iter().any(is_same) {
            parameters.push(parameter.clone());
        }
    }
    let version = node.document().version();
    let body = match version {
        Version::V2 => body2(&node, places.first()),
        _ => node.get("requestBody").and_then(|it| body3(&it)),
    };
    let responses = node.followed("responses");
    let responses = responses
        .iter()
        .flat_map(|it| it.entries().collect::<Vec<_>>());
    let responses = responses.filter(|(status, _)| !status.starts_with("x-"));
    let responses = responses.filter_map(|(status, it)| response(&node, status, &it));
    Some(Operation {
        method,
        path: path.to_owned(),
        parameters,
        body,
        responses: responses.collect(),
        security: security(&node),
        places,
        node,
    })
}

/// Returns a node and what its references lead to, one after the other.
fn trail<'d>(node: &Node<'d>) -> Vec<Node<'d>> {
    let mut trail = vec![node.clone()];
    if node.follow().is_ok() {
        let mut next = node.step();
        while let Some(node) = next {
            next = node.step();
            trail.push(node);
        }
    }
    trail
}

fn places(node: &Node<'_>) -> Vec<Place> {
    trail(node)
        .into_iter()
        .map(|it| it.place().clone())
        .collect()
}

/// Returns the parameters of a node that are no part of a body. Of two with one name and place the later is left
/// out.
fn parameters<'d>(node: &Node<'d>) -> Vec<Parameter<'d>> {
    let mut found: Vec<Parameter<'d>> = Vec::new();
    for written in listed(node, "parameters") {
        let Some(parameter) = parameter(&written) else {
            continue;
        };
        let is_same =
            |it: &Parameter<'_>| it.name == parameter.name && it.location == parameter.location;
        if !found.iter().any(is_same) {
            found.push(parameter);
        }
    }
    found
}

fn listed<'d>(node: &Node<'d>, key: &str) -> Vec<Node<'d>> {
    let list = node.followed(key);
    list.iter()
        .flat_map(|it| it.items().collect::<Vec<_>>())
        .collect()
}

fn parameter<'d>(written: &Node<'d>) -> Option<Parameter<'d>> {
    let node = written.follow().ok()?;
    let location = match node.get("in")?.text()? {
        "path" => In::Path,
        "query" => In::Query,
        "querystring" => In::QueryString,
        "header" => In::Header,
        "cookie" => In::Cookie,
        _ => return None,
    };
    let name = node.get("name").map(|it| it.display());
    let name = name.or_else(|| (location == In::QueryString).then(String::new))?;
    // These are said by other parts of the document (OpenAPI 3.0, section 4.7.12.1).
    if location == In::Header
        && node.document().version() != Version::V2
        && ["accept", "content-type", "authorization"].contains(&name.to_lowercase().as_str())
    {
        return None;
    }
    Some(field(written, node, name, location))
}

fn field<'d>(written: &Node<'d>, node: Node<'d>, name: String, location: In) -> Parameter<'d> {
    let is_old = node.document().version() == Version::V2;
    let content = node.followed("content");
    let content = content.and_then(|it| it.entries().next());
    let format = match content {
        Some((media, node)) if !is_old => Format::Content(media_type(media, &node)),
        _ if is_old => old_format(&node),
        _ => new_format(&node, location),
    };
    let schema = match &format {
        Format::Content(media) => media.schema().cloned(),
        Format::Style(..) if is_old => Some(node.clone()),
        Format::Style(..) => node.get("schema"),
    };
    Parameter {
        name,
        location,
        required: location == In::Path || node.says("required"),
        format,
        allow_reserved: node.says("allowReserved"),
        schema,
        places: places(written),
        node,
    }
}

fn new_format<'d>(node: &Node<'d>, location: In) -> Format<'d> {
    let default = match location {
        In::Query | In::QueryString | In::Cookie => "form",
        In::Path | In::Header => "simple",
    };
    let style = match node
        .get("style")
        .and_then(|it| it.text())
        .unwrap_or(default)
    {
        "matrix" => Style::Matrix,
        "label" => Style::Label,
        "simple" => Style::Simple,
        "form" => Style::Form,
        "spaceDelimited" => Style::SpaceDelimited,
        "pipeDelimited" => Style::PipeDelimited,
        "deepObject" => Style::DeepObject,
        "cookie" => Style::Cookie,
        _ => Style::Unknown,
    };
    let explode = node.get("explode").and_then(|it| it.value().as_bool());
    let explode = explode.unwrap_or(matches!(style, Style::Form | Style::Cookie));
    Format::Style(style, explode)
}

fn old_format<'d>(node: &Node<'d>) -> Format<'d> {
    let format = node.get("collectionFormat").and_then(|it| it.text());
    let is_in = |place| node.get("in").and_then(|it| it.text()) == Some(place);
    let is_pair = is_in("query") || is_in("formData");
    let (style, explode) = match format.unwrap_or("csv") {
        "csv" if is_pair => (Style::Form, false),
        "csv" => (Style::Simple, false),
        "multi" => (Style::Form, true),
        "ssv" => (Style::SpaceDelimited, false),
        "pipes" => (Style::PipeDelimited, false),
        "tsv" => (Style::TabDelimited, false),
        _ => (Style::Unknown, false),
    };
    Format::Style(style, explode)
}

fn media_type<'d>(name: &str, written: &Node<'d>) -> Media<'d> {
    let node = written.follow().unwrap_or_else(|_| written.clone());
    let schema = node.get("schema");
    let flow = match (node.get("itemSchema"), schema) {
        (Some(items), None) => Flow::Items(items, node),
        (_, schema) => Flow::Whole(schema, node),
    };
    Media {
        name: name.to_owned(),
        flow,
        place: written.place().clone(),
    }
}

fn media_types<'d>(node: &Node<'d>) -> Vec<Media<'d>> {
    let content = node.followed("content");
    let entries = content
        .iter()
        .flat_map(|it| it.entries().collect::<Vec<_>>());
    let entries = entries.filter(|(name, _)| !name.starts_with("x-"));
    entries
        .map(|(name, node)| media_type(name, &node))
        .collect()
}

fn body3<'d>(written: &Node<'d>) -> Option<Body<'d>> {
    let node = written.follow().ok().filter(|it| it.value().is_object())?;
    Some(Body {
        required: node.says("required"),
        media: media_types(&node),
        places: places(written),
    })
}

/// Returns the body that the parameters of an operation of 2.0 and of its path make.
fn body2<'d>(operation: &Node<'d>, path: Option<&Place>) -> Option<Body<'d>> {
    let path = path.and_then(|it| operation.document().find(it)?.follow().ok());
    let shared = path.iter().flat_map(|it| listed(it, "parameters"));
    let written = listed(operation, "parameters").into_iter().chain(shared);
    let parts = written.filter_map(|written| {
        let node = written.follow().ok()?;
        let place = node.get("in")?.text()?;
        Some((place, written, node))
    });
    let parts: Vec<_> = parts.collect();
    let consumes = media_names(operation, "consumes");
    if let Some((_, written, node)) = parts.iter().find(|(place, ..)| *place == "body") {
        let names = match consumes.is_empty() {
            true => vec!["application/json".to_owned()],
            false => consumes,
        };
        let media = names.into_iter().map(|name| Media {
            name,
            flow: Flow::Whole(node.get("schema"), node.clone()),
            place: written.place().clone(),
        });
        return Some(Body {
            required: node.says("required"),
            media: media.collect(),
            places: places(written),
        });
    }
    let mut fields: Vec<Field<'d>> = Vec::new();
    for (_, written, node) in parts.into_iter().filter(|(place, ..)| *place == "formData") {
        let name = node.get("name").map(|it| it.display()).unwrap_or_default();
        if !fields.iter().any(|it| it.name == name) {
            fields.push(field(&written, node, name, In::Query));
        }
    }
    let first = fields.first()?.places.first()?.clone();
    let is_file = |it: &Field<'_>| it.node.get("type").and_then(|it| it.text()) == Some("file");
    let has_file = fields.iter().any(is_file);
    let is_form = |name: &String| {
        name.starts_with("multipart/") || name == "application/x-www-form-urlencoded"
    };
    let mut names: Vec<String> = consumes.into_iter().filter(is_form).collect();
    if names.is_empty() {
        names.push(match has_file {
            true => "multipart/form-data".into(),
            false => "application/x-www-form-urlencoded".into(),
        });
    }
    let media = names.into_iter().map(|name| Media {
        name,
        flow: Flow::Fields(fields.clone()),
        place: first.clone(),
    });
    Some(Body {
        required: fields.iter().any(|it| it.required),
        media: media.collect(),
        places: fields.iter().flat_map(|it| it.places.clone()).collect(),
    })
}

/// Returns the media types that an operation of 2.0 or its document lists.
fn media_names(operation: &Node<'_>, key: &str) -> Vec<String> {
    let own = operation.followed(key);
    let list = own.or_else(|| operation.document().root().followed(key));
    let mut names: Vec<String> = Vec::new();
    for name in list.iter().flat_map(|it| it.items().collect::<Vec<_>>()) {
        let name = name.display();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn response<'d>(operation: &Node<'d>, status: &str, written: &Node<'d>) -> Option<Response<'d>> {
    let node = written.follow().ok().filter(|it| it.value().is_object())?;
    let media = match node.document().version() {
        Version::V2 => match node.get("schema") {
            None => Vec::new(),
            Some(schema) => {
                let mut names = media_names(operation, "produces");
                if names.is_empty() {
                    names.push("application/json".into());
                }
                let media = names.into_iter().map(|name| Media {
                    name,
                    flow: Flow::Whole(Some(schema.clone()), node.clone()),
                    place: schema.place().clone(),
                });
                media.collect()
            }
        },
        _ => media_types(&node),
    };
    let headers = node.followed("headers");
    let headers = headers
        .iter()
        .flat_map(|it| it.entries().collect::<Vec<_>>());
    let headers = headers.filter_map(|(name, it)| Some((name.to_owned(), it.follow().ok()?)));
    Some(Response {
        status: status.to_owned(),
        media,
        headers: headers.collect(),
        places: places(written),
        node,
    })
}

fn security(operation: &Node<'_>) -> Option<Vec<Vec<String>>> {
    let own = operation.followed("security");
    let list = own.or_else(|| operation.document().root().followed("security"))?;
    let names = |it: Node<'_>| it.entries().map(|(name, _)| name.to_owned()).collect();
    Some(list.items().map(names).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(operations: &[Operation<'_>]) -> Vec<String> {
        operations.iter().map(text).collect()
    }

    /// Returns an operation on one line.
    fn text(operation: &Operation<'_>) -> String {
        let media = |media: &[Media<'_>]| {
            let media = media.iter().map(|it| {
                let fields = match &it.flow {
                    Flow::Fields(fields) => fields.iter().map(|it| it.name.clone()).collect(),
                    Flow::Whole(..) => String::new(),
                    Flow::Items(..) => "…".into(),
                };
                format!("{}{fields}", it.name)
            });
            media.collect::<Vec<_>>().join("|")
        };
        let parameters = operation.parameters.iter().map(|it| {
            let format = match &it.format {
                Format::Style(style, explode) => format!("{style:?} {explode}"),
                Format::Content(media) => media.name.clone(),
            };
            format!("{:?} {} {format}", it.location, it.name)
        });
        let responses = operation.responses.iter();
        let responses = responses.map(|it| format!("{} {}", it.status, media(&it.media)));
        let body = operation.body.as_ref().map(|it| media(&it.media));
        format!(
            "{}: [{}] {} [{}] {:?}",
            operation.name(),
            parameters.collect::<Vec<_>>().join(", "),
            body.unwrap_or_default(),
            responses.collect::<Vec<_>>().join(", "),
            operation.security.as_deref().unwrap_or_default(),
        )
    }

    #[test]
    fn references_are_followed_wherever_they_stand() {
        let text = "
openapi: 3.1.0
security: [{key: []}]
paths:
  $ref: '#/components/x-paths'
components:
  x-paths:
    /a/{id}: {$ref: '#/components/pathItems/A', parameters: [{$ref: '#/components/parameters/Q'}]}
  pathItems:
    A:
      parameters: [{name: id, in: path, style: label}]
      get: {$ref: '#/components/x-operations/Get'}
  parameters:
    Q: {name: q, in: query, content: {application/json: {}}}
  requestBodies:
    B: {content: {text/plain: {}, application/json: {schema: {}}}}
  responses:
    R: {description: r, content: {application/json: {}}}
  x-operations:
    Get:
      parameters: [{name: q, in: header}, {name: Accept, in: header}]
      requestBody: {$ref: '#/components/requestBodies/B'}
      responses: {'200': {$ref: '#/components/responses/R'}, x-a: {}, default: {description: d}}
";
        let document = Document::from_text(text).unwrap();
        let expected = "GET /a/{id}: [Header q Simple false, Query q application/json, \
            Path id Label false] text/plain|application/json \
            [200 application/json, default ] [[\"key\"]]";
        assert_eq!(texts(&operations(&document)), [expected]);
    }

    #[test]
    fn version_two_has_the_same_shape() {
        let text = "
swagger: '2.0'
consumes: [application/json, application/xml]
produces: [application/xml]
paths:
  /a:
    parameters: [{name: c, in: query, type: array, collectionFormat: multi}]
    post:
      parameters: [{name: b, in: body, schema: {}}, {name: d, in: header, type: string}]
      responses: {200: {description: a, schema: {}}, 204: {description: b}}
  /b:
    put:
      security: []
      parameters: [{name: e, in: formData, type: string}, {name: f, in: formData, type: file}]
      responses: {}
";
        let document = Document::from_text(text).unwrap();
        let expected = [
            "POST /a: [Header d Simple false, Query c Form true] application/json|application/xml \
             [200 application/xml, 204 ] []",
            "PUT /b: [] multipart/form-dataef [] []",
        ];
        assert_eq!(texts(&operations(&document)), expected);
    }

    #[test]
    fn methods_are_known() {
        let text = "{openapi: 3.2.0, paths: {/a: {get: {}, x-get: {}, parameters: [], query: {}, \
            additionalOperations: {COPY: {}}}, /b: {$ref: '#/components/pathItems/B'}, \
            /c: {$ref: '#/nowhere'}, x-d: {get: {}}}, x-ms-paths: {'/a?b=c': {get: {}}}, \
            components: {pathItems: {B: {put: {}}}}}";
        let document = Document::from_text(text).unwrap();
        let operations = operations(&document);
        let names: Vec<String> = operations.iter().map(Operation::name).collect();
        assert_eq!(
            names,
            ["GET /a", "QUERY /a", "COPY /a", "PUT /b", "GET /a?b=c"]
        );
    }
}

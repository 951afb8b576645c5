//! Operations: the requests that a client can send, and the responses to them.

use super::{
    Docs, Response, ResponseCase, SecurityRequirement, Server, StatusPattern, TagId, Type,
};
use crate::source::{Origin, Value, WrittenAt};

/// The place of an operation among the operations of an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OperationId(pub usize);

/// One method on one path.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Its `operationId`, or the method and the path where the document gives none.
    pub id: String,
    /// Where it stands in the document.
    pub origin: WrittenAt,
    /// The group it belongs to: the first of its tags; none for an operation without a tag.
    pub tag: Option<TagId>,
    /// The HTTP method.
    pub method: Method,
    /// The path, with its parameters in braces.
    pub path: PathTemplate,
    /// A short sentence.
    pub summary: Option<String>,
    /// CommonMark text.
    pub description: Option<String>,
    /// Whether callers should move away from it.
    pub deprecated: bool,
    /// Its parameters, those of the path item included, in the order of the document.
    pub parameters: Vec<Parameter>,
    /// What it takes as a body.
    pub body: Option<RequestBody>,
    /// Its responses, by status.
    pub responses: Vec<Response>,
    /// Where it is served, if not where the rest of the API is; the first is the default.
    pub servers: Vec<Server>,
    /// The alternatives of credentials; empty when none is needed.
    pub security: Vec<SecurityRequirement>,
    /// How its pages follow one another, where it has pages.
    pub pagination: Option<Pagination>,
}

impl Operation {
    /// Returns the method and the path, `GET /users`: several operations may have one id, but not one place.
    pub fn place(&self) -> String {
        format!("{} {}", self.method.as_str(), self.path.0)
    }

    /// Tells whether a response is a success: a 2xx; where an operation has none, a 3xx; where it has neither,
    /// `default`. A 4xx or 5xx that only `default` describes is a failure still.
    pub fn is_success(&self, response: &Response) -> bool {
        let has = |class| {
            let mut classes = self.responses.iter().map(|other| other.status.class());
            classes.any(|other| other == Some(class))
        };
        match response.status.class() {
            Some(class) => class == if has(2) { 2 } else { 3 },
            None => !has(2) && !has(3),
        }
    }

    /// Returns the types of what a call sends.
    pub fn request_types(&self) -> impl Iterator<Item = &Type> {
        let parameters = self.parameters.iter().map(|parameter| &parameter.ty);
        let bodies = self.body.iter().flat_map(RequestBody::media_types);
        parameters.chain(bodies.map(|content| &content.ty))
    }

    /// Returns the types of the bodies of its responses.
    pub fn response_types(&self) -> impl Iterator<Item = &Type> {
        self.cases().filter_map(|case| Some(&case.body?.ty))
    }

    /// Tells whether a response is a failure. `default` can be a success as well.
    pub fn is_failure(&self, response: &Response) -> bool {
        response.status == StatusPattern::Default || !self.is_success(response)
    }

    /// Returns its responses, one case for each of their bodies, in the order of the document.
    pub fn cases(&self) -> impl Iterator<Item = ResponseCase<'_>> {
        self.responses.iter().flat_map(Response::cases)
    }

    /// Returns the cases that are successes.
    pub fn successes(&self) -> impl Iterator<Item = ResponseCase<'_>> {
        self.cases().filter(|case| self.is_success(case.response))
    }

    /// Returns the cases that are failures.
    pub fn failures(&self) -> impl Iterator<Item = ResponseCase<'_>> {
        self.cases().filter(|case| self.is_failure(case.response))
    }

    /// Returns the types of everything that a request sends, to be changed.
    pub fn sent_types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        sent_types_mut(&mut self.parameters, self.body.as_mut())
    }

    /// Returns the types of everything that a request sends and of the bodies of responses, to be changed.
    pub fn types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        let sent = sent_types_mut(&mut self.parameters, self.body.as_mut());
        let responses = self.responses.iter_mut();
        let bodies = responses.flat_map(|response| &mut response.bodies);
        sent.chain(bodies.map(|body| &mut body.ty))
    }
}

fn sent_types_mut<'a>(
    parameters: &'a mut [Parameter],
    body: Option<&'a mut RequestBody>,
) -> impl Iterator<Item = &'a mut Type> {
    let parameters = parameters.iter_mut().map(|parameter| &mut parameter.ty);
    let bodies = body.into_iter();
    let bodies = bodies.flat_map(|body| std::iter::once(&mut body.content).chain(&mut body.others));
    parameters.chain(bodies.map(|content| &mut content.ty))
}

/// An HTTP method, as it is written on the wire: a token (RFC 9110, section 9.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method(String);

impl Method {
    /// The keys of a path item that hold operations (OpenAPI 3.0, section 4.7.9).
    const KEYS: [&str; 8] = [
        "get", "put", "post", "delete", "options", "head", "patch", "trace",
    ];

    /// Returns the method whose operation stands under a key of a path item.
    pub fn of_key(key: &str) -> Option<Method> {
        Self::KEYS
            .contains(&key)
            .then(|| Method(key.to_ascii_uppercase()))
    }

    /// Returns the method of that name; none when the name is no token (RFC 9110, section 5.6.2).
    pub fn of_token(name: &str) -> Option<Method> {
        let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
        (!name.is_empty() && name.chars().all(is_token)).then(|| Method(name.to_owned()))
    }

    /// Returns the method as it is written on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A path with parameters in braces, `/users/{user_id}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathTemplate(pub String);

impl PathTemplate {
    /// Returns the names in braces, in order.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.0
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
    }
}

/// A parameter of an operation (OpenAPI 3.0, section 4.7.12).
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// Where it stands in the document.
    pub origin: WrittenAt,
    /// What the document says about it.
    pub docs: Docs,
    /// The part of the request that carries it.
    pub location: Location,
    /// How a value is written.
    pub style: Style,
    /// Whether each item of an array or object is written on its own.
    pub explode: bool,
    /// Whether reserved characters stay as they are.
    pub allow_reserved: bool,
    /// Whether it can be sent without a value.
    pub allow_empty: bool,
    /// What separates the items of lists, where the style does not say it.
    pub separators: Separators,
    /// Whether it has to be there.
    pub required: bool,
    /// The only value that it can have, where it has to be there: text, a number or a truth value. The client sends it.
    pub constant: Option<Value>,
    /// The type of its value.
    pub ty: Type,
}

impl Parameter {
    /// Tells whether callers have to give a value.
    pub fn is_asked_for(&self) -> bool {
        self.required && self.constant.is_none()
    }

    /// Makes a parameter of the path of which only the name is known.
    pub fn path(name: &str, origin: Origin) -> Parameter {
        Parameter {
            name: name.to_owned(),
            origin: origin.into(),
            docs: Docs::default(),
            location: Location::Path,
            style: Style::Simple,
            explode: false,
            allow_reserved: false,
            allow_empty: false,
            separators: Separators::default(),
            required: true,
            constant: None,
            ty: Type::String,
        }
    }
}

/// What separates the items of lists, where no style says it (2.0's `collectionFormat`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Separators {
    /// That of the list itself, in place of the style's own.
    pub list: Option<char>,
    /// Those of the lists in it, the outer ones first. A list that is deeper in others cannot be sent.
    pub inner: Vec<char>,
}

/// The part of a request that carries a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    /// A part of the path.
    Path,
    /// The query string.
    Query,
    /// A header.
    Header,
    /// The `Cookie` header.
    Cookie,
    /// The query string as a whole (OpenAPI 3.2's `querystring`).
    Querystring,
}

/// How a parameter's value is written (OpenAPI 3.0, "Style Values").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// RFC 6570's simple expansion.
    Simple,
    /// RFC 6570's label expansion.
    Label,
    /// RFC 6570's path-style parameters.
    Matrix,
    /// RFC 6570's form-style query.
    Form,
    /// Items separated by spaces.
    SpaceDelimited,
    /// Items separated by pipes.
    PipeDelimited,
    /// Properties in brackets after the name.
    DeepObject,
    /// Pairs as cookies have them, with nothing encoded.
    Cookie,
    /// JSON as text: no style, but `content` in place of one.
    Json,
}

impl Style {
    /// Returns whether items stand for themselves where the document does not say.
    pub fn is_exploded(self) -> bool {
        matches!(self, Style::Form | Style::Cookie)
    }
}

/// What an operation takes as a body.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestBody {
    /// Where it stands in the document.
    pub origin: WrittenAt,
    /// CommonMark text.
    pub description: Option<String>,
    /// Whether it has to be there.
    pub required: bool,
    /// The preferred media type: the one that carries the most of a type.
    pub content: MediaType,
    /// The other media types.
    pub others: Vec<MediaType>,
}

impl RequestBody {
    /// Returns everything that can be sent, the preferred media type first.
    pub fn media_types(&self) -> impl Iterator<Item = &MediaType> {
        std::iter::once(&self.content).chain(&self.others)
    }
}

/// A media type and what it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct MediaType {
    /// The media type as the document writes it.
    pub name: String,
    /// How a value becomes bytes.
    pub encoding: Encoding,
    /// The type of the value.
    pub ty: Type,
    /// How properties of a form are written, as far as it is not the usual way.
    pub properties: Vec<PropertyEncoding>,
    /// A value as it may occur.
    pub example: Option<Value>,
}

impl MediaType {
    /// Tells whether the caller has to say what the bytes are: the document names a range, or parts
    /// whose boundary only the caller knows.
    pub fn is_open(&self) -> bool {
        match self.encoding {
            Encoding::Binary => self.name.contains('*') || self.name.starts_with("multipart/"),
            Encoding::Json | Encoding::Form | Encoding::Multipart | Encoding::Text => false,
        }
    }
}

/// How a property of a form is written (OpenAPI 3.0, "Encoding Object").
#[derive(Clone, Debug, PartialEq)]
pub struct PropertyEncoding {
    /// The property's name.
    pub name: String,
    /// Where it stands in the document.
    pub origin: WrittenAt,
    /// The media type of its part, or of its text; several are an offer to the caller.
    pub content_type: Option<String>,
    /// How its value is written as a parameter, where the document says so.
    pub style: Option<PropertyStyle>,
    /// The headers of its part.
    pub headers: Vec<PartHeader>,
}

/// A header that a part of a form is sent with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartHeader {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// The style of a property of a form, which is written as a query parameter is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PropertyStyle {
    /// How a value is written.
    pub style: Style,
    /// Whether each item of an array or object is written on its own.
    pub explode: bool,
    /// Whether reserved characters stay as they are.
    pub allow_reserved: bool,
    /// What separates the items of lists, where the style does not say it.
    pub separators: Separators,
}

/// How a value becomes bytes, and bytes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// JSON (RFC 8259), also under a `+json` name.
    Json,
    /// Pairs of names and values, as a query has them (the URL Standard's `application/x-www-form-urlencoded`).
    Form,
    /// Parts with headers of their own (RFC 7578).
    Multipart,
    /// Text, as UTF-8.
    Text,
    /// The bytes as they are.
    Binary,
}

/// How the pages of a listing follow one another: a field of a page holds what a parameter takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Pagination {
    /// The index of the parameter that takes the cursor, among the operation's parameters.
    pub parameter: usize,
    /// The index of the page's field that holds the next cursor.
    pub next: usize,
    /// The index of the page's field that holds the items.
    pub items: usize,
}

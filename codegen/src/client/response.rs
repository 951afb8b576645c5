//! The responses of an operation: what a call returns, what its failures are, and how each body is read.

use std::collections::BTreeSet;

use super::context::Context;
use super::header::Header;
use super::rust_type::RustType;
use crate::api::{self, Decoding, OperationId, ResponseBody, ResponseCase, StatusPattern, Type};
use crate::names::Name;
use crate::prose::{self, documentation};

/// A documented response with one of the bodies that it may have.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The statuses that it is for.
    pub status: StatusPattern,
    /// Its variant in the enum of successful responses or of failures.
    pub variant: &'a Name,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// What the document says about it.
    pub description: Option<&'a str>,
    /// The media types that tell it from the response with other bodies; none where there is but one.
    pub media_types: &'a [String],
    /// Its documented headers.
    pub headers: Vec<Header<'a>>,
    /// How it is read as the value of a call; none where it is a failure alone.
    pub success: Option<Reading<'a>>,
    /// How it is read as the error of a call; none where it is a success alone.
    pub failure: Option<Reading<'a>>,
}

/// What becomes of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<'a> {
    /// The statuses with which it is read so.
    pub statuses: Statuses,
    /// The type that it is read as; `()` where there is no body.
    pub ty: RustType<'a>,
    /// How the body is read.
    pub decoder: Decoder,
}

/// The statuses with which a response is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statuses {
    /// One.
    Code(u16),
    /// Those of a class, 4 for `4XX`.
    Class(u8),
    /// All that are not successes.
    Any,
}

/// How the body of a response is read. The body of an error is always read to its end, that of a value may be a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decoder {
    /// There is no body.
    Empty,
    /// As JSON.
    Json,
    /// As JSON, where a body of nothing is `null`.
    JsonOrNull,
    /// As text.
    Text,
    /// As bytes.
    Bytes,
    /// While it arrives.
    Stream(StreamDecoder),
}

/// How a body is read while it arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamDecoder {
    /// As bytes.
    Download,
    /// As server-sent events with JSON in each.
    JsonEvents,
    /// As server-sent events with text in each.
    TextEvents,
    /// As JSON values, one a line.
    Lines,
    /// As JSON values behind record separators.
    Sequence,
}

/// What a call returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output<'a> {
    /// The document describes no success, so the bytes of one are returned as they are.
    Undocumented,
    /// A value of one type, whatever the status.
    One(RustType<'a>),
    /// An enum of this name, because the successful responses have several types.
    Several(&'a Name),
}

impl<'a> Output<'a> {
    /// Returns what a call of an operation returns.
    pub(super) fn of(context: &Context<'a>, id: OperationId, cases: &[Case<'a>]) -> Self {
        let operation = &context.api.operations[id.0];
        let mut types = operation.successes().map(|success| {
            let body = success.body;
            body.map(|body| (body.decoding, &body.ty))
        });
        let first = cases.iter().find_map(|case| case.success.as_ref());
        match (types.next(), first) {
            (Some(first), Some(reading)) => match types.all(|other| other == first) {
                true => Output::One(reading.ty.clone()),
                false => Output::Several(&context.names.operation(id).response),
            },
            _ => Output::Undocumented,
        }
    }

    /// Returns the type of the value.
    pub fn ty(&self) -> RustType<'a> {
        match self {
            Output::Undocumented => RustType::BYTES,
            Output::One(ty) => ty.clone(),
            Output::Several(name) => RustType::Own(name),
        }
    }
}

impl<'a> Case<'a> {
    /// Returns the responses of an operation, one case for each of their bodies, in the order of the document.
    pub(super) fn of_all(context: &Context<'a>, id: OperationId) -> Vec<Self> {
        let operation = &context.api.operations[id.0];
        let variants = &context.names.operation(id).variants;
        let cases = operation.cases().zip(variants);
        let cases = cases.map(|(case, variant)| Case {
            status: case.response.status,
            variant,
            docs: documentation::of_response(case),
            description: prose::said(case.response.description.as_deref()),
            media_types: match case.body {
                Some(body) if case.response.bodies.len() > 1 => &body.media_types,
                _ => &[],
            },
            headers: {
                let headers = case.response.headers.iter();
                headers.map(|id| Header::of(context, *id)).collect()
            },
            success: operation
                .is_success(case.response)
                .then(|| success(context, case)),
            failure: operation
                .is_failure(case.response)
                .then(|| failure(context, case)),
        });
        cases.collect()
    }
}

/// Returns how a response is read as the value of a call. One for any other status is a success with a 2xx.
fn success<'a>(context: &Context<'a>, case: ResponseCase<'a>) -> Reading<'a> {
    let (ty, decoder) = match case.body {
        Some(body) => streamed(body, RustType::of(&body.ty, context.names)),
        None => (RustType::UNIT, Decoder::Empty),
    };
    Reading {
        statuses: Statuses::of(case.response.status).unwrap_or(Statuses::Class(2)),
        ty,
        decoder,
    }
}

/// Returns how a response is read as the error of a call.
fn failure<'a>(context: &Context<'a>, case: ResponseCase<'a>) -> Reading<'a> {
    let (ty, decoder) = match case.body {
        Some(body) => whole(body, RustType::of(&body.ty, context.names)),
        None => (RustType::UNIT, Decoder::Empty),
    };
    Reading {
        statuses: Statuses::of(case.response.status).unwrap_or(Statuses::Any),
        ty,
        decoder,
    }
}

impl Statuses {
    /// Returns the statuses that a response names; none where it is for all others.
    fn of(status: StatusPattern) -> Option<Statuses> {
        match status {
            StatusPattern::Code(code) => Some(Statuses::Code(code)),
            StatusPattern::Range(class) => Some(Statuses::Class(class)),
            StatusPattern::Default => None,
        }
    }
}

/// Returns the type of a body that may be a stream of values of a type, and how it is read.
fn streamed<'a>(body: &ResponseBody, ty: RustType<'a>) -> (RustType<'a>, Decoder) {
    let (stream, decoder) = match body.decoding {
        Decoding::Json | Decoding::Text => return whole(body, ty),
        Decoding::Binary => {
            let decoder = Decoder::Stream(StreamDecoder::Download);
            return (RustType::runtime("Download"), decoder);
        }
        Decoding::Events if body.ty == Type::String => ("EventStream", StreamDecoder::TextEvents),
        Decoding::Events => ("EventStream", StreamDecoder::JsonEvents),
        Decoding::Lines => ("JsonLines", StreamDecoder::Lines),
        Decoding::Sequence => ("JsonLines", StreamDecoder::Sequence),
    };
    (
        RustType::Runtime(stream, vec![ty]),
        Decoder::Stream(decoder),
    )
}

/// Returns the type of a body that is read to its end, and how it is read.
fn whole<'a>(body: &ResponseBody, ty: RustType<'a>) -> (RustType<'a>, Decoder) {
    match (body.decoding, &body.ty) {
        (Decoding::Json, Type::Nullable(_) | Type::Null | Type::Json) => (ty, Decoder::JsonOrNull),
        (Decoding::Json, _) => (ty, Decoder::Json),
        (Decoding::Binary, _) => (ty, Decoder::Bytes),
        (Decoding::Text, _) => (ty, Decoder::Text),
        (Decoding::Events | Decoding::Lines | Decoding::Sequence, _) => {
            (RustType::STRING, Decoder::Text)
        }
    }
}

/// Returns the value of `Accept`: the media types of all documented responses, those of failures last.
pub(super) fn accept(operation: &api::Operation) -> String {
    let mut seen = BTreeSet::new();
    let responses = operation.successes().chain(operation.failures());
    let names = responses.filter_map(|case| Some(&case.body?.media_types));
    let types: Vec<&str> = names
        .flatten()
        .map(|name| accepted(name))
        .filter(|name| seen.insert(*name))
        .collect();
    types.join(", ")
}

/// Returns what is asked for a media type by. A range of JSON (`application/*+json`) is none of HTTP
/// (RFC 9110, section 12.5.1).
fn accepted(name: &str) -> &str {
    match name.contains('*') && name.ends_with("+json") {
        true => "application/json",
        false => name,
    }
}

/// Returns the media types of successful responses, each once, where there are several.
pub(super) fn media_types(operation: &api::Operation) -> Vec<&str> {
    let bodies = operation.successes().filter_map(|success| success.body);
    let mut names: Vec<&str> = Vec::new();
    for name in bodies.flat_map(|body| &body.media_types) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    match names.as_slice() {
        [_] => Vec::new(),
        _ => names,
    }
}

//! An operation: the method that begins a request, the builder, what is sent and what is returned.

use std::collections::BTreeSet;

use super::context::Context;
use super::example::ExampleCall;
use super::paging::Paging;
use super::parameter::Parameter;
use super::request_body::{Content, RequestBody};
use super::response::{self, Case, Output, Reading};
use super::rust_type::RustType;
use super::servers;
use crate::api::{self, HeaderId, OperationId, SecurityKind, SecurityRequirement};
use crate::names::Name;
use crate::prose::{self, documentation};
use crate::source::Origin;

/// The type of a client, which has the methods of operations without a tag.
pub const CLIENT: &str = "Client";

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation<'a> {
    /// Its id in the document.
    pub id: &'a str,
    /// Where it stands in the document.
    pub origin: &'a Origin,
    /// The HTTP method.
    pub http_method: &'a str,
    /// The path, with its parameters in braces.
    pub path: &'a str,
    /// The lines of the documentation of its method, without the example.
    pub docs: Vec<String>,
    /// An example call.
    pub example: ExampleCall<'a>,
    /// The document's short sentence on it.
    pub summary: Option<&'a str>,
    /// The document's summary, unless its description repeats it.
    pub distinct_summary: Option<String>,
    /// What the document says about it.
    pub description: Option<&'a str>,
    /// Whether callers should move away from it.
    pub is_deprecated: bool,
    /// The place of its tag among the client's; none for an operation without a tag, which is a method of the client.
    pub tag: Option<usize>,
    /// The type that has the method: that of the tag, or `Client`.
    pub receiver: &'a str,
    /// The method that begins a request.
    pub method: &'a Name,
    /// The module for it: within that of its tag, or beside those of tags.
    pub module: &'a Name,
    /// The request builder.
    pub builder: &'a Name,
    /// The constant that describes it.
    pub endpoint: &'a Name,
    /// Its parameters, in the order of the document.
    pub parameters: Vec<Parameter<'a>>,
    /// What it takes as a body.
    pub body: Option<RequestBody<'a>>,
    /// Its responses, one case for each of their bodies, in the order of the document.
    pub cases: Vec<Case<'a>>,
    /// What a call returns.
    pub output: Output<'a>,
    /// The enum of its documented failures. It is there where none is documented, so that one can be added.
    pub error: &'a Name,
    /// The media types that it asks for: the value of `Accept`.
    pub accept: String,
    /// The media types of its successful responses, where callers can ask for one of several.
    pub media_types: Vec<&'a str>,
    /// The constants of the documented headers of its successful responses.
    pub headers: Vec<&'a Name>,
    /// The alternatives of what callers authenticate with; empty where nothing is needed.
    pub security: Vec<Vec<Required<'a>>>,
    /// Whether the document names servers for this operation alone.
    pub has_own_servers: bool,
    /// The URLs of servers that only this operation has: one for each environment, or one for all of them.
    pub base_urls: Vec<String>,
    /// How its pages follow one another, where it has pages.
    pub paging: Option<Paging<'a>>,
}

/// A security scheme that an operation needs.
#[derive(Clone, Debug)]
pub struct Required<'a> {
    /// Its name in the document.
    pub scheme: &'a str,
    /// Its credential in a few words.
    pub credential: String,
    /// Whether the credential is part of a request; a certificate belongs to the transport.
    pub is_sent: bool,
    /// What a token has to be for.
    pub scopes: &'a [String],
}

impl<'a> Operation<'a> {
    pub(super) fn of(context: &Context<'a>, id: OperationId) -> Self {
        let operation = &context.api.operations[id.0];
        let names = context.names.operation(id);
        let cases = Case::of_all(context, id);
        let mut made = Operation {
            id: &operation.id,
            origin: &operation.origin,
            http_method: operation.method.as_str(),
            path: &operation.path.0,
            docs: documentation::of_operation(operation),
            example: ExampleCall::default(),
            summary: operation.summary.as_deref(),
            distinct_summary: documentation::summary(operation),
            description: prose::said(operation.description.as_deref()),
            is_deprecated: operation.deprecated,
            tag: operation.tag.map(|tag| tag.0),
            receiver: operation
                .tag
                .map_or(CLIENT, |tag| context.names.tags()[tag.0].api.as_str()),
            method: &names.method,
            module: &names.module,
            builder: &names.builder,
            endpoint: &names.endpoint,
            parameters: Parameter::of_all(context, id),
            body: RequestBody::of(context, id),
            output: Output::of(context, id, &cases),
            error: &names.error,
            cases,
            accept: response::accept(operation),
            media_types: response::media_types(operation),
            headers: headers(context, operation),
            security: {
                let alternatives = operation.security.iter();
                alternatives.map(|it| required(context, it)).collect()
            },
            has_own_servers: !operation.servers.is_empty(),
            base_urls: servers::own_urls(context, operation),
            paging: Paging::of(context, id),
        };
        // An example is a call of the operation with all that was decided on it.
        made.example = ExampleCall::of(context, operation, &made);
        made
    }

    /// Returns the successful responses, each with how it is read.
    pub fn successes(&self) -> impl Iterator<Item = (&Case<'a>, &Reading<'a>)> {
        let cases = self.cases.iter();
        cases.filter_map(|case| Some((case, case.success.as_ref()?)))
    }

    /// Returns the failures, each with how it is read.
    pub fn failures(&self) -> impl Iterator<Item = (&Case<'a>, &Reading<'a>)> {
        let cases = self.cases.iter();
        cases.filter_map(|case| Some((case, case.failure.as_ref()?)))
    }

    /// Returns the type of its documented failures.
    pub fn error_type(&self) -> RustType<'a> {
        RustType::Own(self.error)
    }

    /// Returns the bodies that the methods which begin a request take, the preferred one first; none where a body need
    /// not be there.
    pub fn required_contents(&self) -> &[Content<'a>] {
        self.contents(true)
    }

    /// Returns the bodies that the builder has setters for, the preferred one first; none where a body has to be there.
    pub fn optional_contents(&self) -> &[Content<'a>] {
        self.contents(false)
    }

    fn contents(&self, required: bool) -> &[Content<'a>] {
        let body = self.body.as_ref().filter(|body| body.required == required);
        body.map_or(&[], |body| &body.contents)
    }
}

/// Returns the documented headers of successful responses, in the order of the model.
fn headers<'a>(context: &Context<'a>, operation: &api::Operation) -> Vec<&'a Name> {
    let headers = operation
        .successes()
        .flat_map(|success| &success.response.headers);
    let ids: BTreeSet<HeaderId> = headers.copied().collect();
    ids.into_iter().map(|id| context.names.header(id)).collect()
}

/// Returns the schemes of a requirement, all of which it takes.
fn required<'a>(context: &Context<'a>, requirement: &'a SecurityRequirement) -> Vec<Required<'a>> {
    let schemes = requirement.0.iter();
    let schemes = schemes.map(|required| {
        let scheme = &context.api.security_schemes[required.scheme];
        Required {
            scheme: &scheme.name,
            credential: prose::security::credential(&scheme.kind),
            is_sent: scheme.kind != SecurityKind::MutualTls,
            scopes: &required.scopes,
        }
    });
    schemes.collect()
}

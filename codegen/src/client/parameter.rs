//! The parameters of an operation.

use super::argument::Argument;
use super::context::Context;
use super::rust_type::RustType;
use super::wire_format::WireFormat;
use crate::api::{self, Docs, Location, Style};
use crate::names::Name;
use crate::prose::documentation;
use crate::source::Value;

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter<'a> {
    /// The argument of the method that begins a request, or the builder's setter.
    pub name: &'a Name,
    /// Its name on the wire.
    pub wire_name: &'a str,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// What the document says about it.
    pub about: &'a Docs,
    /// The part of the request that carries it.
    pub place: Place,
    /// How its value is written.
    pub format: WireFormat<'a>,
    /// Whether it has to be there: the method that begins a request puts it in. There are setters for the others.
    pub required: bool,
    /// The value that the client always sends. Callers are not asked for it.
    pub constant: Option<&'a Value>,
    /// The type of its value.
    pub ty: RustType<'a>,
    /// What the argument for it takes.
    pub argument: Argument<'a>,
    /// The setter that sends it without a value, where there is one.
    pub empty: Option<&'a Name>,
}

/// The part of a request that carries a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A part of the path.
    Path,
    /// The query string.
    Query,
    /// A header.
    Header,
    /// The `Cookie` header.
    Cookie,
    /// The query string as a whole.
    Querystring(Querystring),
}

/// How a value is written as the whole of a query string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Querystring {
    /// As the pairs of a form.
    Form,
    /// As JSON.
    Json,
    /// As text.
    Text,
}

impl<'a> Parameter<'a> {
    /// Returns the parameters of an operation, in the order of the document.
    pub(super) fn of_all(context: &Context<'a>, id: api::OperationId) -> Vec<Self> {
        let names = context.names.operation(id);
        let parameters = &context.api.operations[id.0].parameters;
        let names = names.parameters.iter().zip(&names.empties);
        let parameters = parameters.iter().zip(names);
        let parameters = parameters.map(|(parameter, (name, empty))| Parameter {
            name,
            wire_name: &parameter.name,
            docs: documentation::of_parameter(parameter, name.as_str()),
            about: &parameter.docs,
            place: Place::of(parameter),
            format: WireFormat::of_parameter(parameter),
            required: parameter.required,
            constant: parameter.constant.as_ref(),
            ty: RustType::of(&parameter.ty, context.names),
            argument: Argument::of_parameter(context.api, context.names, &parameter.ty),
            empty: empty.as_ref(),
        });
        parameters.collect()
    }

    /// Tells whether callers have to give a value.
    pub fn is_asked_for(&self) -> bool {
        self.required && self.constant.is_none()
    }
}

impl Place {
    fn of(parameter: &api::Parameter) -> Place {
        match parameter.location {
            Location::Path => Place::Path,
            Location::Query => Place::Query,
            Location::Header => Place::Header,
            Location::Cookie => Place::Cookie,
            Location::Querystring => Place::Querystring(match parameter.style {
                Style::Form => Querystring::Form,
                Style::Json => Querystring::Json,
                Style::Simple
                | Style::Label
                | Style::Matrix
                | Style::SpaceDelimited
                | Style::PipeDelimited
                | Style::DeepObject
                | Style::Cookie => Querystring::Text,
            }),
        }
    }
}

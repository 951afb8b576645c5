//! Parameters: their arguments and setters, and the calls of the runtime that put them into a request.

use super::layout::{self, Code};
use super::{INDENT, docs};
use crate::api::{
    Location, Operation, OperationId, Parameter, PropertyStyle, Separators, Style, Type,
};
use crate::client::Context;
use crate::client::literal::literal;
use crate::client::ty::{self, ModelPath};
use crate::names::Name;
use crate::prose::{self, documentation};
use crate::source::Value;

/// Returns the parameters that have to be there, with their names.
fn required<'a>(
    context: &Context<'a>,
    id: OperationId,
    operation: &'a Operation,
) -> impl Iterator<Item = (&'a Parameter, &'a Name)> {
    let names = &context.names.operation(id).parameters;
    let parameters = operation.parameters.iter().zip(names);
    parameters.filter(|(parameter, _)| parameter.required)
}

/// Renders the arguments of the method that begins a request: the required parameters, but for those that have one possible
/// value.
pub fn arguments(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<String> {
    let parameters = required(context, id, operation);
    let asked_for = parameters.filter(|(parameter, _)| parameter.is_asked_for());
    asked_for
        .map(|(parameter, name)| format!("{name}: {}", parameter_ty(context, &parameter.ty)))
        .collect()
}

/// Renders the calls that put the required parameters into a request.
pub fn sets(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<Code> {
    let parameters = required(context, id, operation);
    parameters
        .map(|(parameter, name)| set(context, parameter, name))
        .collect()
}

/// Renders the setters of a builder: the optional parameters.
pub fn setters(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<String> {
    let names = context.names.operation(id);
    let parameters = operation.parameters.iter();
    let names = names.parameters.iter().zip(&names.empties);
    let mut setters = Vec::new();
    for (parameter, (name, empty)) in parameters.zip(names) {
        if parameter.required {
            continue;
        }
        let docs = documentation::of_parameter(parameter);
        let argument = format!("{name}: {}", parameter_ty(context, &parameter.ty));
        let set = set(context, parameter, name);
        setters.push(setter(&docs, &name.to_string(), vec![argument], &set));
        if let Some(empty) = empty {
            let line = format!("Sends {} without a value.", prose::code(&parameter.name));
            let set = [describe(parameter).into(), "\"\"".into()];
            let set = Code::list(".query(", set, ")");
            setters.push(setter(&[line], &empty.to_string(), Vec::new(), &set));
        }
    }
    setters
}

/// Renders a setter of a builder.
pub fn setter(docs: &[String], name: &str, mut arguments: Vec<String>, set: &Code) -> String {
    arguments.insert(0, "mut self".to_owned());
    let docs = docs::comments(INDENT, docs);
    let signature = layout::signature(name, arguments, &"Self".into());
    let call = layout::call("self.call", set, ";");
    format!("{docs}{signature}{call}        self\n    }}\n")
}

/// Returns the call of the runtime that puts a parameter's value into a request.
fn set(context: &Context<'_>, parameter: &Parameter, name: &Name) -> Code {
    let value = match &parameter.constant {
        Some(constant) => constant_value(constant),
        None => reference(context, &parameter.ty, name),
    };
    let method = match parameter.location {
        Location::Path => ".path(",
        Location::Query => ".query(",
        Location::Header => ".header_parameter(",
        Location::Cookie => ".cookie(",
        Location::Querystring => {
            let method = match parameter.style {
                Style::Form => ".form_query(",
                Style::Json => ".json_query(",
                Style::Simple
                | Style::Label
                | Style::Matrix
                | Style::SpaceDelimited
                | Style::PipeDelimited
                | Style::DeepObject
                | Style::Cookie => ".text_query(",
            };
            return Code::list(method, [value.into()], ")");
        }
    };
    Code::list(method, [describe(parameter).into(), value.into()], ")")
}

/// Returns the expression for the only value of a parameter.
fn constant_value(constant: &Value) -> String {
    match constant {
        Value::String(text) => literal(text),
        // Without a suffix a literal is an `i32`.
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(integer), _) if i32::try_from(integer).is_err() => format!("&{number}_i64"),
            (None, Some(_)) => format!("&{number}_u64"),
            _ => format!("&{number}"),
        },
        other => format!("&{other}"),
    }
}

/// Returns the runtime's description of a parameter: `Parameter::form("tags").exploded(false)`.
pub fn describe(parameter: &Parameter) -> String {
    let style = describe_style(
        &parameter.name,
        parameter.style,
        parameter.explode,
        parameter.allow_reserved,
    );
    style + &separated(&parameter.separators)
}

/// Returns the runtime's description of a property of a form, which has a style as a parameter has.
pub fn describe_property(name: &str, property: &PropertyStyle) -> String {
    let style = describe_style(
        name,
        property.style,
        property.explode,
        property.allow_reserved,
    );
    style + &separated(&property.separators)
}

/// Returns the calls that set what separates the items of lists.
fn separated(separators: &Separators) -> String {
    let text = |separator: &char| literal(&String::from(*separator));
    let mut calls = String::new();
    if let Some(separator) = &separators.list {
        calls += &format!(".separated_by({})", text(separator));
    }
    if !separators.inner.is_empty() {
        let inner: Vec<_> = separators.inner.iter().map(text).collect();
        calls += &format!(".inner_lists_separated_by(&[{}])", inner.join(", "));
    }
    calls
}

/// Returns the runtime's description of a named value of a style.
fn describe_style(name: &str, style: Style, explode: bool, allow_reserved: bool) -> String {
    let constructor = match style {
        Style::Simple => "simple",
        Style::Label => "label",
        Style::Matrix => "matrix",
        Style::Form => "form",
        Style::SpaceDelimited => "space_delimited",
        Style::PipeDelimited => "pipe_delimited",
        Style::DeepObject => "deep_object",
        Style::Cookie => "cookie",
        Style::Json => "json",
    };
    // `explode` means nothing for `deepObject` and for JSON.
    let has_one_form = matches!(style, Style::DeepObject | Style::Json);
    let is_usual = has_one_form || explode == style.is_exploded();
    let exploded = match is_usual {
        true => String::new(),
        false => format!(".exploded({explode})"),
    };
    let reserved = if allow_reserved {
        ".allow_reserved()"
    } else {
        ""
    };
    format!(
        "Parameter::{constructor}({}){exploded}{reserved}",
        literal(name)
    )
}

/// Returns the type of an argument. For an alias of a type that arguments are converted to, such as `String`, it is
/// the aliased type, so that callers can pass `&str`.
pub fn argument<'a>(context: &Context<'a>, value: &'a Type) -> &'a Type {
    let unaliased = context.api.unaliased(value);
    match ty::is_converted(unaliased) {
        true => unaliased,
        false => value,
    }
}

/// Returns the Rust type of a parameter's argument: `impl AsRef<str>` for text, `impl Into` for converted types.
fn parameter_ty(context: &Context<'_>, value: &Type) -> String {
    let value = argument(context, value);
    let ty = ty::text(value, context.names, ModelPath::Qualified);
    match value {
        Type::String => "impl AsRef<str>".to_owned(),
        Type::Secret | Type::DateTime | Type::Date | Type::Base64(_) => {
            format!("impl Into<{ty}>")
        }
        _ => ty,
    }
}

/// Returns the expression that refers to the value of an argument.
fn reference(context: &Context<'_>, value: &Type, name: &Name) -> String {
    let value = argument(context, value);
    match value {
        Type::String => format!("{name}.as_ref()"),
        Type::Secret | Type::DateTime | Type::Date | Type::Base64(_) => {
            let ty = ty::text(value, context.names, ModelPath::Qualified);
            format!("&Into::<{ty}>::into({name})")
        }
        _ => format!("&{name}"),
    }
}

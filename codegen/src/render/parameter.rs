//! Parameters: their arguments and setters, and the calls of the runtime that put them into a request.

use super::imports::Imports;
use super::layout::{self, Code};
use super::{INDENT, argument, docs, wire_format};
use crate::client::literal::literal;
use crate::client::{Operation, Parameter, Place, Querystring};
use crate::prose;
use crate::source::Value;

/// Renders the arguments of the method that begins a request: the required parameters, but for those that have one
/// possible value.
pub fn arguments<'a>(imports: &Imports<'a>, operation: &Operation<'a>) -> Vec<String> {
    let parameters = operation.parameters.iter();
    let asked_for = parameters.filter(|parameter| parameter.is_asked_for());
    asked_for
        .map(|it| argument::declaration(imports, &it.name.to_string(), &it.argument))
        .collect()
}

/// Renders the calls that put the required parameters into a request.
pub fn sets<'a>(imports: &Imports<'a>, operation: &Operation<'a>) -> Vec<Code> {
    let parameters = operation.parameters.iter();
    let required = parameters.filter(|parameter| parameter.required);
    required.map(|parameter| set(imports, parameter)).collect()
}

/// Renders the setters of a builder: the optional parameters.
pub fn setters<'a>(imports: &Imports<'a>, operation: &Operation<'a>) -> Vec<String> {
    let mut setters = Vec::new();
    let parameters = operation.parameters.iter();
    for parameter in parameters.filter(|parameter| !parameter.required) {
        let name = parameter.name.to_string();
        let argument = argument::declaration(imports, &name, &parameter.argument);
        let set = set(imports, parameter);
        setters.push(setter(&parameter.docs, &name, vec![argument], &set));
        if let Some(empty) = parameter.empty {
            let line = format!(
                "Sends {} without a value.",
                prose::code(parameter.wire_name)
            );
            let set = [
                wire_format::render(imports, &parameter.format).into(),
                "\"\"".into(),
            ];
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

/// Renders the call of the runtime that puts a parameter's value into a request.
fn set<'a>(imports: &Imports<'a>, parameter: &Parameter<'a>) -> Code {
    let value = match parameter.constant {
        Some(constant) => constant_value(constant),
        None => argument::reference(imports, &parameter.name.to_string(), &parameter.argument),
    };
    let method = match parameter.place {
        Place::Path => ".path(",
        Place::Query => ".query(",
        Place::Header => ".header_parameter(",
        Place::Cookie => ".cookie(",
        Place::Querystring(written) => {
            let method = match written {
                Querystring::Form => ".form_query(",
                Querystring::Json => ".json_query(",
                Querystring::Text => ".text_query(",
            };
            return Code::list(method, [value.into()], ")");
        }
    };
    let format = wire_format::render(imports, &parameter.format);
    Code::list(method, [format.into(), value.into()], ")")
}

/// Renders the expression for the only value of a parameter.
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

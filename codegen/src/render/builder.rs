//! Request builders: setters for what is optional, and the methods that send the request.

use super::imports::Imports;
use super::layout::{self, Code};
use super::{Block, BlockKind, INDENT, body, docs, parameter};
use crate::client::{Operation, RustType};
use crate::prose;

/// Renders the builder of an operation.
pub fn definition(imports: &Imports<'_>, operation: &Operation<'_>) -> Block {
    let line = format!(
        "A request for {}, made by [`{}::{}`].",
        prose::code(operation.id),
        operation.receiver,
        operation.method.as_str()
    );
    let attributes =
        "#[must_use = \"a request does nothing until it is sent\"]\n#[derive(Clone, Debug)]\n";
    Block {
        before: docs::comments("", &[line]) + attributes,
        kind: BlockKind::Struct,
        name: operation.builder.to_string(),
        members: vec![format!("{INDENT}call: {},\n", imports.runtime("Call"))],
    }
}

/// Renders the methods of a builder.
pub fn methods<'a>(imports: &Imports<'a>, operation: &Operation<'a>) -> Block {
    let (output, error) = (operation.output.ty(), operation.error_type());
    let endpoint = format!("&{}", operation.endpoint);
    let mut members = parameter::setters(imports, operation);
    members.extend(body::setters(imports, operation));
    let docs = ["Sends the request and returns what the API answers.".to_owned()];
    let returned = generic(imports, "Sending", &[&output, &error]);
    members.push(sender(&docs, "send", &returned, &[&endpoint]));
    let docs = response_docs(operation);
    let response = RustType::Runtime("Response", vec![output.clone()]);
    let returned = generic(imports, "Sending", &[&output, &error, &response]);
    members.push(sender(&docs, "send_with_response", &returned, &[&endpoint]));
    members.extend(accept(operation));
    members.extend(paging(imports, operation));
    members.push(format!("{INDENT}{}!();\n", imports.runtime("call_options")));
    Block {
        before: String::new(),
        kind: BlockKind::Impl,
        name: operation.builder.to_string(),
        members,
    }
}

/// Renders a type of the runtime with its arguments.
fn generic<'a>(imports: &Imports<'a>, name: &'static str, types: &[&RustType<'a>]) -> Code {
    let types = types.iter().map(|ty| Code::from(imports.ty(ty)));
    Code::list(format!("{}<", imports.runtime(name)), types, ">")
}

/// Renders a method that sends the request: it calls the method of the same name of the runtime's `Call`.
fn sender(docs: &[String], name: &str, returned: &Code, arguments: &[&str]) -> String {
    let docs = docs::comments(INDENT, docs);
    let signature = layout::signature(name, vec!["self".to_owned()], returned);
    let arguments = arguments.iter().copied().map(Code::from);
    let call = Code::list(format!(".{name}("), arguments, ")");
    let call = layout::call("self.call", &call, "");
    format!("{docs}{signature}{call}    }}\n")
}

/// Returns the documentation of `send_with_response`, which lists the documented headers.
fn response_docs(operation: &Operation<'_>) -> Vec<String> {
    let mut lines =
        vec!["Sends the request and returns the answer with its status and headers.".to_owned()];
    let headers = operation.headers.iter();
    let links: Vec<String> = headers
        .map(|name| format!("[`{name}`](crate::headers::{name})"))
        .collect();
    if !links.is_empty() {
        lines.extend([
            String::new(),
            format!("Its documented headers: {}.", prose::and(&links)),
        ]);
    }
    lines
}

/// Renders the setter of `Accept`, where callers can ask for one of several media types.
fn accept(operation: &Operation<'_>) -> Option<String> {
    let names = operation.media_types.iter();
    let names: Vec<String> = names.map(|name| prose::code(name)).collect();
    if names.is_empty() {
        return None;
    }
    let docs = [
        "Sets the media type to ask for, in place of all that are documented:".to_owned(),
        format!("{}.", prose::and(&names)),
    ];
    let argument = vec!["media_type: &str".to_owned()];
    let set = ["\"accept\"", "media_type"].map(Code::from);
    let set = Code::list(".header(", set, ")");
    Some(parameter::setter(&docs, "accept", argument, &set))
}

/// Renders the methods that follow a listing's pages.
fn paging<'a>(imports: &Imports<'a>, operation: &Operation<'a>) -> Vec<String> {
    let Some(paging) = &operation.paging else {
        return Vec::new();
    };
    let arguments = [operation.endpoint, paging.constant].map(|name| format!("&{name}"));
    let arguments = arguments.each_ref().map(String::as_str);
    let error = operation.error_type();
    let docs = |by| {
        [format!(
            "Follows the listing {by} by {by}, from the cursor that is set or from the beginning."
        )]
    };
    let pages = generic(imports, "Pages", &[&paging.page, &error]);
    let items = generic(imports, "Items", &[&paging.page, &paging.item, &error]);
    vec![
        sender(&docs("page"), "pages", &pages, &arguments),
        sender(&docs("item"), "items", &items, &arguments),
    ]
}

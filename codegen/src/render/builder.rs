//! Request builders: setters for what is optional, and the methods that send the request.

use std::collections::BTreeSet;

use super::layout::{self, Code};
use super::{Block, BlockKind, INDENT, body, docs, error_enum, parameter};
use crate::api::{HeaderId, Operation, OperationId, Type};
use crate::client::ty::{self, ModelPath};
use crate::client::{Context, response};
use crate::prose;

/// Renders the builder of an operation.
pub fn definition(context: &Context<'_>, id: OperationId, operation: &Operation) -> Block {
    let line = format!(
        "A request for {}, made by [`{}`].",
        prose::code(&operation.id),
        link(context, id, operation)
    );
    let attributes =
        "#[must_use = \"a request does nothing until it is sent\"]\n#[derive(Clone, Debug)]\n";
    Block {
        before: docs::comments("", &[line]) + attributes,
        kind: BlockKind::Struct,
        name: context.names.operation(id).builder.to_string(),
        members: vec!["    call: Call,\n".to_owned()],
    }
}

/// Returns the path of the method that makes the builder, `UsersApi::get_user`, for a link in documentation.
fn link(context: &Context<'_>, id: OperationId, operation: &Operation) -> String {
    let api = &context.names.tags()[operation.tag.0].api;
    format!("{api}::{}", context.names.operation(id).method.as_str())
}

/// Renders the methods of a builder.
pub fn methods(context: &Context<'_>, id: OperationId, operation: &Operation) -> Block {
    let names = context.names.operation(id);
    let output = response::ty(context, id, operation, ModelPath::Qualified);
    let error = error_enum::ty(context, id, operation);
    let endpoint = format!("&{}", names.endpoint);
    let mut members = parameter::setters(context, id, operation);
    members.extend(body::setters(context, id, operation));
    let docs = ["Sends the request and returns what the API answers.".to_owned()];
    let returned = generic("Sending", &[&output, &error]);
    members.push(sender(&docs, "send", &returned, &[&endpoint]));
    let docs = response_docs(context, operation);
    let response = format!("Response<{output}>");
    let returned = generic("Sending", &[&output, &error, &response]);
    members.push(sender(&docs, "send_with_response", &returned, &[&endpoint]));
    members.extend(accept(operation));
    members.extend(paging(context, id, operation));
    members.push(format!("{INDENT}call_options!();\n"));
    Block {
        before: String::new(),
        kind: BlockKind::Impl,
        name: names.builder.to_string(),
        members,
    }
}

fn generic(name: &str, types: &[&str]) -> Code {
    let types = types.iter().copied().map(Code::from);
    Code::list(format!("{name}<"), types, ">")
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
fn response_docs(context: &Context<'_>, operation: &Operation) -> Vec<String> {
    let mut lines =
        vec!["Sends the request and returns the answer with its status and headers.".to_owned()];
    let headers = operation
        .successes()
        .flat_map(|success| &success.response.headers);
    let ids: BTreeSet<HeaderId> = headers.copied().collect();
    let links: Vec<String> = ids
        .into_iter()
        .map(|id| context.names.header(id))
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

/// Renders the setter of `Accept` for an operation whose successful responses have several media types.
fn accept(operation: &Operation) -> Option<String> {
    let bodies = operation.successes().filter_map(|success| success.body);
    let mut names: Vec<&str> = Vec::new();
    for name in bodies.flat_map(|body| &body.media_types) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    if names.len() < 2 {
        return None;
    }
    let names: Vec<String> = names.iter().map(|name| prose::code(name)).collect();
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
fn paging(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<String> {
    let Some(item) = item_ty(context, operation) else {
        return Vec::new();
    };
    let names = context.names.operation(id);
    let arguments = [&names.endpoint, &names.paging].map(|name| format!("&{name}"));
    let arguments = arguments.each_ref().map(String::as_str);
    let page = response::ty(context, id, operation, ModelPath::Qualified);
    let error = error_enum::ty(context, id, operation);
    let docs = |by| {
        [format!(
            "Follows the listing {by} by {by}, from the cursor that is set or from the beginning."
        )]
    };
    let pages = generic("Pages", &[&page, &error]);
    let items = generic("Items", &[&page, &item, &error]);
    vec![
        sender(&docs("page"), "pages", &pages, &arguments),
        sender(&docs("item"), "items", &items, &arguments),
    ]
}

/// Returns the type of the items of an operation's pages.
pub fn item_ty(context: &Context<'_>, operation: &Operation) -> Option<String> {
    let pagination = operation.pagination.as_ref()?;
    let body = operation.successes().next()?.body?;
    let (_, page) = context.api.structure(&body.ty)?;
    match &page.fields.get(pagination.items)?.ty {
        Type::List(item) => Some(ty::text(item, context.names, ModelPath::Qualified)),
        _ => None,
    }
}

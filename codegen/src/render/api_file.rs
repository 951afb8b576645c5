//! The files of `api`: the operations of a tag.

use quote::quote;

use super::imports::Imports;
use super::{
    Block, BlockKind, Chunk, INDENT, body, builder, docs, endpoint, error_enum, feature, layout,
    parameter, response_enum,
};
use crate::api::{
    Decoding, Location, MediaType, Operation, OperationId, Parameter, RequestBody, ResponseBody,
    Tag, TagId, Type,
};
use crate::client::response::{self, Outcome};
use crate::client::ty::ModelPath;
use crate::client::{Context, example};
use crate::names::Name;
use crate::prose::{self, documentation};

/// Renders `src/api/mod.rs`.
pub fn render_index(context: &Context<'_>) -> Vec<Chunk> {
    let tags = context.names.tags().iter().enumerate();
    let mut modules: Vec<_> = tags
        .map(|(index, tag)| (&tag.module, TagId(index)))
        .collect();
    modules.sort();
    let modules = modules.into_iter().map(|(module, tag)| {
        let condition = feature::of_tag(context, tag);
        quote!(#condition pub mod #module;)
    });
    let title = format!(
        " The operations of the {}, by tag.",
        prose::plain(&context.api.info.title)
    );
    vec![
        Chunk::Tokens(quote!(#![doc = #title])),
        Chunk::Tokens(quote!(#(#modules)*)),
    ]
}

/// Renders the file of a tag: first the type whose methods begin requests, then the items of each operation.
pub fn render(context: &Context<'_>, tag: TagId) -> Vec<Chunk> {
    let operations: Vec<_> = context.api.operations_of(tag).collect();
    let name = prose::code(&context.api.tags[tag.0].name);
    let mut chunks = vec![
        Chunk::Text(format!("//! The operations tagged {name}.\n")),
        Chunk::Text(imports(context, &operations).render(context, ModelPath::Qualified, |_| false)),
        Chunk::Block(definition(context, tag)),
        Chunk::Block(methods(context, tag, &operations)),
    ];
    let same_failures = error_enum::same_failures(context, &operations);
    for ((id, operation), same_failures) in operations.iter().zip(same_failures) {
        chunks.extend(operation_items(context, *id, operation, same_failures));
    }
    chunks
}

/// Renders the items of one operation, in the order in which callers meet them.
fn operation_items(
    context: &Context<'_>,
    id: OperationId,
    operation: &Operation,
    same_failures: Option<OperationId>,
) -> impl Iterator<Item = Chunk> {
    let items = [
        Some(Chunk::Block(builder::definition(context, id, operation))),
        Some(Chunk::Block(builder::methods(context, id, operation))),
        response_enum::render(context, id, operation).map(Chunk::Block),
        error_enum::render(context, id, operation, same_failures),
        Some(Chunk::Text(endpoint::render(
            context,
            id,
            operation,
            same_failures,
        ))),
        endpoint::render_paging(context, id, operation).map(Chunk::Text),
    ];
    items.into_iter().flatten()
}

fn definition(context: &Context<'_>, tag: TagId) -> Block {
    let docs = docs::comments("", &tag_docs(&context.api.tags[tag.0]));
    Block {
        before: docs + "#[derive(Clone, Debug)]\n",
        kind: BlockKind::Struct,
        name: context.names.tags()[tag.0].api.to_string(),
        members: vec!["    client: Client,\n".to_owned()],
    }
}

fn tag_docs(tag: &Tag) -> Vec<String> {
    match &tag.description {
        Some(description) => prose::text(description),
        None => vec![format!("The operations tagged {}.", prose::code(&tag.name))],
    }
}

/// The constructor of a tag's type.
const NEW: &str =
    "    pub(crate) fn new(client: Client) -> Self {\n        Self { client }\n    }\n";

/// Renders the `impl` of a tag's type: its constructor, and the methods that begin requests.
fn methods(context: &Context<'_>, tag: TagId, operations: &[(OperationId, &Operation)]) -> Block {
    let mut members = vec![NEW.to_owned()];
    for (id, operation) in operations {
        members.extend(begin(context, *id, operation));
    }
    Block {
        before: String::new(),
        kind: BlockKind::Impl,
        name: context.names.tags()[tag.0].api.to_string(),
        members,
    }
}

/// Renders the methods that begin a request of an operation: one for each media type of a required body.
fn begin(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<String> {
    let names = context.names.operation(id);
    let docs = method_docs(context, id, operation);
    let body = body::required(operation);
    let plain = body.map(|body| &body.content);
    let mut methods = vec![method(context, id, &names.method, &docs, plain)];
    let others = body.iter().flat_map(|body| &body.others);
    methods.extend(others.zip(&names.bodies).map(|(content, other)| {
        let line = format!(
            "As [`{}`](Self::{}), with a body of {}.",
            names.method.as_str(),
            names.method,
            prose::code(&content.name)
        );
        method(context, id, &other.method, &[line], Some(content))
    }));
    methods
}

fn method(
    context: &Context<'_>,
    id: OperationId,
    name: &Name,
    docs: &[String],
    content: Option<&MediaType>,
) -> String {
    let operation = &context.api.operations[id.0];
    let names = context.names.operation(id);
    let mut arguments = vec!["&self".to_owned()];
    arguments.extend(parameter::arguments(context, id, operation));
    arguments.extend(content.map_or_else(Vec::new, |content| body::arguments(context, content)));
    let mut sets = parameter::sets(context, id, operation);
    sets.extend(content.map(body::set));
    let new = format!("Call::new(&self.client, &{}.operation)", names.endpoint);
    let builder = names.builder.to_string();
    let mut method = docs::comments(INDENT, docs);
    if operation.deprecated {
        method.push_str("    #[deprecated]\n");
    }
    method += &layout::signature(&name.to_string(), arguments, &builder.as_str().into());
    if sets.is_empty() {
        method += &layout::value(&builder, &[format!("call: {new}")]);
    } else {
        method += &format!("        let mut call = {new};\n");
        method.extend(sets.iter().map(|set| layout::call("call", set, ";")));
        method += &layout::value(&builder, &["call".to_owned()]);
    }
    method + "    }\n"
}

fn method_docs(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<String> {
    let mut lines = documentation::of_operation(operation);
    lines.extend([
        String::new(),
        "# Examples".to_owned(),
        String::new(),
        "```no_run".to_owned(),
    ]);
    let krate = context.crate_ident();
    lines.push(format!(
        "# async fn example(client: {krate}::Client) -> Result<(), Box<dyn std::error::Error>> {{"
    ));
    lines.extend(example::lines(context, id));
    lines.extend(["# Ok(())".to_owned(), "# }".to_owned(), "```".to_owned()]);
    lines
}

fn imports(context: &Context<'_>, operations: &[(OperationId, &Operation)]) -> Imports {
    let mut imports = Imports::default();
    for item in [
        "Call",
        "Case",
        "Client",
        "Endpoint",
        "Operation",
        "Response",
        "Sending",
    ] {
        imports.runtime(item);
    }
    imports.runtime("call_options");
    for (_, operation) in operations {
        operation_imports(context, operation, &mut imports);
    }
    imports
}

fn operation_imports(context: &Context<'_>, operation: &Operation, imports: &mut Imports) {
    let is_described = |parameter: &Parameter| parameter.location != Location::Querystring;
    if operation.parameters.iter().any(is_described) {
        imports.runtime("Parameter");
    }
    if operation.pagination.is_some() {
        for item in ["Items", "Pages", "Paging"] {
            imports.runtime(item);
        }
    }
    // A secret among the arguments is taken as `impl Into<Secret>`.
    let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
    parameters.for_each(|ty| imports.ty(parameter::argument(context, ty)));
    for content in operation.body.iter().flat_map(RequestBody::media_types) {
        body::imports(content, imports);
    }
    for body in operation.successes().filter_map(|success| success.body) {
        imports.response_body(body, Outcome::Success);
    }
    for body in operation.failures().filter_map(|failure| failure.body) {
        imports.response_body(body, Outcome::Failure);
    }
    let is_download = |body: &ResponseBody| body.decoding == Decoding::Binary;
    let mut decoded = operation
        .successes()
        .filter(|success| !success.body.is_some_and(is_download));
    let has_failures = operation.failures().next().is_some();
    let is_undocumented = response::output(operation) == response::Output::Undocumented;
    if decoded.next().is_some() || has_failures || is_undocumented {
        imports.runtime("decode");
    }
    if !has_failures {
        imports.infallible();
    }
    if is_undocumented {
        imports.ty(&Type::Bytes);
    }
}

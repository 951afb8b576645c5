//! The files of `api`: the operations of a tag.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::response::Side;
use super::ty::Place;
use super::{
    Chunk, Context, body, builder, docs, endpoint, error, example, feature, parameter, response,
    spaced,
};
use crate::api::{
    Content, Decoding, Location, MediaType, Operation, OperationId, Parameter, RequestBody, Tag,
    TagId, Type,
};
use crate::names::Name;

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
        docs::plain(&context.api.info.title)
    );
    vec![
        Chunk::Code(quote!(#![doc = #title])),
        Chunk::Code(quote!(#(#modules)*)),
    ]
}

/// Renders the file of a tag: first what callers begin with, then each operation's own items.
pub fn render(context: &Context<'_>, tag: TagId) -> Vec<Chunk> {
    let operations: Vec<_> = context.api.operations_of(tag).collect();
    let name = docs::code(&context.api.tags[tag.0].name);
    let title = format!(" The operations tagged {name}.");
    let mut chunks = vec![
        Chunk::Code(quote!(#![doc = #title])),
        Chunk::Code(imports(context, &operations).render(context, Place::Api, |_| false)),
        Chunk::Code(definition(context, tag)),
        Chunk::Code(methods(context, tag, &operations)),
    ];
    let same_failures = error::same_failures(context, &operations);
    for ((id, operation), same_failures) in operations.iter().zip(same_failures) {
        let items = operation_items(context, *id, operation, same_failures).into_iter();
        chunks.extend(items.map(Chunk::Code));
    }
    chunks
}

/// Renders the items of one operation, in the order in which a reader meets them.
fn operation_items(
    context: &Context<'_>,
    id: OperationId,
    operation: &Operation,
    same_failures: Option<OperationId>,
) -> Vec<TokenStream> {
    let items = [
        builder::definition(context, id, operation),
        builder::methods(context, id, operation),
        response::render(context, id, operation),
        error::render(context, id, operation, same_failures),
        endpoint::render(context, id, operation, same_failures),
        endpoint::render_paging(context, id, operation),
    ];
    items.into_iter().filter(|item| !item.is_empty()).collect()
}

fn definition(context: &Context<'_>, tag: TagId) -> TokenStream {
    let names = &context.names.tags()[tag.0];
    let docs = docs::attributes(&tag_docs(&context.api.tags[tag.0]));
    let api = &names.api;
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #api { client: Client }
    }
}

fn tag_docs(tag: &Tag) -> Vec<String> {
    match &tag.description {
        Some(description) => docs::text(description),
        None => vec![format!("The operations tagged {}.", docs::code(&tag.name))],
    }
}

/// Renders the methods that begin a request, one per operation.
fn methods(
    context: &Context<'_>,
    tag: TagId,
    operations: &[(OperationId, &Operation)],
) -> TokenStream {
    let api = &context.names.tags()[tag.0].api;
    let new = quote! {
        pub(crate) fn new(client: Client) -> Self { Self { client } }
    };
    let begin = operations
        .iter()
        .flat_map(|(id, operation)| begin(context, *id, operation));
    let members = spaced(std::iter::once(new).chain(begin));
    quote!(impl #api { #members })
}

/// Renders the methods that begin a request of an operation: one for each way to send what it needs.
fn begin(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<TokenStream> {
    let names = context.names.operation(id);
    let docs = docs::attributes(&method_docs(context, id, operation));
    let body = body::required(operation);
    let plain = body.map(|body| &body.content);
    let mut methods = vec![method(context, id, operation, &names.method, &docs, plain)];
    let others = body.iter().flat_map(|body| &body.others);
    methods.extend(others.zip(&names.bodies).map(|(content, other)| {
        let line = format!(
            "As [`{}`](Self::{}), with a body of {}.",
            names.method.as_str(),
            names.method,
            docs::code(&content.name)
        );
        let docs = docs::attributes(&[line]);
        method(context, id, operation, &other.method, &docs, Some(content))
    }));
    methods
}

fn method(
    context: &Context<'_>,
    id: OperationId,
    operation: &Operation,
    name: &Name,
    docs: &TokenStream,
    content: Option<&MediaType>,
) -> TokenStream {
    let names = context.names.operation(id);
    let (builder, endpoint) = (&names.builder, &names.endpoint);
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let mut arguments = parameter::arguments(context, id, operation);
    arguments.extend(content.map(|content| body::arguments(context, content)));
    let mut statements = parameter::statements(context, id, operation);
    statements.extend(content.map(|content| {
        let set = body::set(content);
        quote!(call #set;)
    }));
    let body = if statements.is_empty() {
        quote!(#builder { call: Call::new(&self.client, &#endpoint.operation) })
    } else {
        quote! {
            let mut call = Call::new(&self.client, &#endpoint.operation);
            #(#statements)*
            #builder { call }
        }
    };
    quote! {
        #docs
        #deprecated
        #[inline]
        pub fn #name(&self, #(#arguments),*) -> #builder { #body }
    }
}

fn method_docs(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<String> {
    let mut lines = docs::for_operation(operation);
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
    lines.extend(example::operation(context, id));
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
    let is_own = |parameter: &Parameter| parameter.location != Location::Querystring;
    if operation.parameters.iter().any(is_own) {
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
    for content in operation.successes().filter_map(|answer| answer.content) {
        response::content_imports(content, Side::Success, imports);
    }
    for content in operation.failures().filter_map(|answer| answer.content) {
        response::content_imports(content, Side::Failure, imports);
    }
    let is_download = |content: &Content| content.decoding == Decoding::Binary;
    let mut decoded = operation
        .successes()
        .filter(|answer| !answer.content.is_some_and(is_download));
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

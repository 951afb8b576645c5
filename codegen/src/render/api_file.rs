//! The files of `api`: the operations of a tag, and operations without one.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::{
    Block, BlockKind, Chunk, INDENT, body, builder, docs, endpoint, error_enum, feature, layout,
    parameter, response_enum,
};
use crate::client::{CLIENT, Client, Content, ModelPath, Name, Operation, Output, Tag};
use crate::prose;

/// Renders `src/api/mod.rs`.
pub fn render_index(client: &Client<'_>) -> Vec<Chunk> {
    let mut tags: Vec<&Tag<'_>> = client.tags.iter().collect();
    tags.sort_by_key(|tag| tag.module);
    let modules = tags.into_iter().map(
        |Tag {
             module, feature, ..
         }| {
            let condition = feature::condition(*feature);
            quote!(#condition pub mod #module;)
        },
    );
    let by_tag = match client.tags.is_empty() {
        true => "",
        false => ", by tag",
    };
    let api = prose::plain(client.title);
    let title = format!(" The operations of the {api}{by_tag}.");
    let mut untagged: Vec<&Operation<'_>> = client.untagged().collect();
    untagged.sort_by_key(|operation| operation.module);
    let own = untagged.iter().map(|operation| operation.module);
    let exports = untagged.iter().map(|operation| exports(operation));
    vec![
        Chunk::Tokens(quote!(#![doc = #title])),
        Chunk::Tokens(quote!(#(#modules)* #(mod #own;)*)),
        Chunk::Tokens(quote!(#(#exports)*)),
    ]
}

/// Renders the export of an operation's types from its module. Without `self` a module called `std` would be taken for
/// the crate.
fn exports(operation: &Operation<'_>) -> TokenStream {
    let (module, builder, error) = (operation.module, operation.builder, operation.error);
    let response = match operation.output {
        Output::Several(name) => Some(name),
        Output::One(_) | Output::Undocumented => None,
    };
    let mut names: Vec<&Name> = [builder, error].into_iter().chain(response).collect();
    names.sort();
    quote!(pub use self::#module::{#(#names),*};)
}

/// Renders the file of an operation without a tag: methods of the client that begin requests, then its other items.
pub fn render_untagged(client: &Client<'_>, operation: &Operation<'_>) -> Vec<Chunk> {
    let imports = Imports::new(ModelPath::Qualified);
    let methods = Block {
        before: String::new(),
        kind: BlockKind::Impl,
        name: imports.runtime(CLIENT).to_owned(),
        members: begin(&imports, client, operation),
    };
    let items: Vec<Chunk> = operation_items(&imports, operation).collect();
    let title = format!("//! The operation {}.\n", prose::code(operation.id));
    let head = [title, imports.declarations(&[])].map(Chunk::Text);
    let methods = std::iter::once(Chunk::Block(methods));
    head.into_iter().chain(methods).chain(items).collect()
}

/// Renders the file of a tag: first the type whose methods begin requests, then the items of each operation.
pub fn render(client: &Client<'_>, tag: &Tag<'_>) -> Vec<Chunk> {
    let imports = Imports::new(ModelPath::Qualified);
    let mut items = vec![
        Chunk::Block(definition(&imports, tag)),
        Chunk::Block(methods(&imports, client, tag)),
    ];
    for operation in client.operations_of(tag) {
        items.extend(operation_items(&imports, operation));
    }
    let title = format!("//! The operations tagged {}.\n", prose::code(tag.name));
    let head = [title, imports.declarations(&[])].map(Chunk::Text);
    head.into_iter().chain(items).collect()
}

/// Renders the items of one operation, in the order in which callers meet them.
fn operation_items<'a>(
    imports: &Imports<'a>,
    operation: &Operation<'a>,
) -> impl Iterator<Item = Chunk> {
    let items = [
        Some(Chunk::Block(builder::definition(imports, operation))),
        Some(Chunk::Block(builder::methods(imports, operation))),
        response_enum::render(imports, operation).map(Chunk::Block),
        Some(Chunk::Block(error_enum::render(imports, operation))),
        Some(Chunk::Text(endpoint::render(imports, operation))),
        endpoint::render_paging(imports, operation).map(Chunk::Text),
    ];
    items.into_iter().flatten()
}

fn definition(imports: &Imports<'_>, tag: &Tag<'_>) -> Block {
    let docs = docs::comments("", &tag.docs);
    let client = imports.runtime("Client");
    Block {
        before: docs + "#[derive(Clone, Debug)]\n",
        kind: BlockKind::Struct,
        name: tag.api.to_string(),
        members: vec![format!("{INDENT}client: {client},\n")],
    }
}

/// The constructor of a tag's type.
const NEW: &str =
    "    pub(crate) fn new(client: Client) -> Self {\n        Self { client }\n    }\n";

/// Renders the `impl` of a tag's type: its constructor, and the methods that begin requests.
fn methods<'a>(imports: &Imports<'a>, client: &Client<'a>, tag: &Tag<'a>) -> Block {
    let mut members = vec![NEW.to_owned()];
    for operation in client.operations_of(tag) {
        members.extend(begin(imports, client, operation));
    }
    Block {
        before: String::new(),
        kind: BlockKind::Impl,
        name: tag.api.to_string(),
        members,
    }
}

/// Renders the methods that begin a request of an operation: one for each media type of a required body.
fn begin<'a>(imports: &Imports<'a>, client: &Client<'a>, operation: &Operation<'a>) -> Vec<String> {
    let docs = method_docs(client, operation);
    let contents = operation.required_contents();
    let name = operation.method;
    let mut methods = vec![method(imports, operation, name, &docs, contents.first())];
    methods.extend(contents.iter().skip(1).map(|content| {
        let line = format!(
            "As [`{}`](Self::{name}), with a body of {}.",
            name.as_str(),
            prose::code(content.media_type)
        );
        method(imports, operation, content.method, &[line], Some(content))
    }));
    methods
}

fn method<'a>(
    imports: &Imports<'a>,
    operation: &Operation<'a>,
    name: &Name,
    docs: &[String],
    content: Option<&Content<'a>>,
) -> String {
    let mut arguments = vec!["&self".to_owned()];
    arguments.extend(parameter::arguments(imports, operation));
    arguments.extend(content.map_or_else(Vec::new, |it| body::arguments(imports, it)));
    let mut sets = parameter::sets(imports, operation);
    sets.extend(content.map(|it| body::set(imports, it)));
    let call = imports.runtime("Call");
    let client = match operation.tag {
        Some(_) => "&self.client",
        None => "self",
    };
    let new = format!("{call}::new({client}, &{}.operation)", operation.endpoint);
    let builder = operation.builder.to_string();
    let mut method = docs::comments(INDENT, docs);
    if operation.is_deprecated {
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

fn method_docs(client: &Client<'_>, operation: &Operation<'_>) -> Vec<String> {
    let mut lines = operation.docs.clone();
    lines.extend([
        String::new(),
        "# Examples".to_owned(),
        String::new(),
        "```no_run".to_owned(),
    ]);
    let krate = &client.package.ident;
    lines.push(format!(
        "# async fn example(client: {krate}::Client) -> Result<(), Box<dyn std::error::Error>> {{"
    ));
    lines.extend(operation.example.lines(krate));
    lines.extend(["# Ok(())".to_owned(), "# }".to_owned(), "```".to_owned()]);
    lines
}

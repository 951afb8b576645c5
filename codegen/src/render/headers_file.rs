//! `src/headers.rs`: a constant for each documented response header of the API.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::imports::Imports;
use super::{Chunk, docs, tokens};
use crate::client::{Client, Header, HeaderConstant, ModelPath};
use crate::prose;

/// Renders the file.
pub fn render(client: &Client<'_>) -> Vec<Chunk> {
    let imports = Imports::new(ModelPath::Qualified);
    let constants = client.headers.iter();
    let constants: Vec<_> = constants.map(|it| constant(&imports, it)).collect();
    let title = format!(
        " The headers that answers of the {} are documented to have.",
        prose::plain(client.title)
    );
    let mut chunks = vec![
        Chunk::Tokens(quote! {
            #![doc = #title]
            #![doc = ""]
            #![doc = " `header` of a [`Response`](crate::Response) or of an error returns the value of one."]
        }),
        Chunk::Text(imports.declarations(&[])),
    ];
    chunks.extend(constants.into_iter().map(Chunk::Tokens));
    chunks
}

fn constant<'a>(imports: &Imports<'a>, constant: &HeaderConstant<'a>) -> TokenStream {
    let Header {
        constant: name,
        name: wire_name,
        ty,
    } = &constant.header;
    let ty = tokens::ty(imports, ty);
    let form = format_ident!("{}", constant.form);
    let docs = docs::attributes(&constant.docs);
    let header = imports.ident("Header");
    let header_form = imports.ident("HeaderForm");
    quote! {
        #docs
        pub const #name: #header<#ty> = #header::new(#wire_name, #header_form::#form);
    }
}

//! `src/headers.rs`: a constant for each documented response header of the API.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::{Chunk, docs, tokens};
use crate::api::{Header, HeaderForm, HeaderId};
use crate::client::Context;
use crate::client::ty::ModelPath;
use crate::prose::{self, documentation};

/// Renders the file.
pub fn render(context: &Context<'_>) -> Vec<Chunk> {
    let mut imports = Imports::default();
    imports.runtime("Header");
    imports.runtime("HeaderForm");
    for header in &context.api.headers {
        imports.ty(&header.ty);
    }
    let title = format!(
        " The headers that answers of the {} are documented to have.",
        prose::plain(&context.api.info.title)
    );
    let mut chunks = vec![
        Chunk::Tokens(quote! {
            #![doc = #title]
            #![doc = ""]
            #![doc = " `header` of a [`Response`](crate::Response) or of an error returns the value of one."]
        }),
        Chunk::Text(imports.render(context, ModelPath::Qualified, |_| false)),
    ];
    let headers = context.api.headers.iter().enumerate();
    chunks.extend(
        headers.map(|(index, header)| Chunk::Tokens(constant(context, HeaderId(index), header))),
    );
    chunks
}

fn constant(context: &Context<'_>, id: HeaderId, header: &Header) -> TokenStream {
    let name = context.names.header(id);
    let ty = tokens::ty(&header.ty, context.names);
    let wire = &header.name;
    let form = match header.form {
        HeaderForm::Text => quote!(Text),
        HeaderForm::Plain => quote!(Plain),
        HeaderForm::Texts => quote!(Texts),
        HeaderForm::Plains => quote!(Plains),
        HeaderForm::Json => quote!(Json),
    };
    let docs = docs::attributes(&documentation::of_header(header));
    quote! {
        #docs
        pub const #name: Header<#ty> = Header::new(#wire, HeaderForm::#form);
    }
}

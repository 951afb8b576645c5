//! The `use` declarations of a file, collected from the types it writes.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Context;
use super::ty::Place;
use crate::api::{Alphabet, Type, TypeId};

/// What a file has to import.
#[derive(Debug, Default)]
pub struct Imports {
    runtime: BTreeSet<&'static str>,
    models: BTreeSet<TypeId>,
    timestamp: bool,
    date: bool,
    map: bool,
    json: bool,
    bytes: bool,
    infallible: bool,
}

impl Imports {
    /// Adds an item of the runtime.
    pub fn runtime(&mut self, item: &'static str) {
        self.runtime.insert(item);
    }

    /// Adds the type of failures that do not occur.
    pub fn infallible(&mut self) {
        self.infallible = true;
    }

    /// Adds what a type is made of.
    pub fn ty(&mut self, ty: &Type) {
        match ty {
            Type::Named(id) => {
                self.models.insert(*id);
            }
            Type::File => self.runtime("FilePart"),
            Type::Secret => self.runtime("Secret"),
            Type::DateTime => {
                self.timestamp = true;
                self.runtime("Formatted");
            }
            Type::Date => {
                self.date = true;
                self.runtime("Formatted");
            }
            Type::Base64(Alphabet::Standard) => self.runtime("Base64"),
            Type::Base64(Alphabet::Url) => self.runtime("Base64Url"),
            Type::Decimal => self.runtime("Decimal"),
            Type::Bytes => self.bytes = true,
            Type::Json => self.json = true,
            Type::Map(inner) => {
                self.map = true;
                self.ty(inner);
            }
            Type::List(inner) | Type::Nullable(inner) => self.ty(inner),
            Type::Tuple(places) => places.iter().for_each(|place| self.ty(place)),
            Type::Boolean
            | Type::Integer(_)
            | Type::Number(_)
            | Type::String
            | Type::Foreign(_) => {}
        }
    }

    /// Renders the declarations; types that are the file's own are not imported.
    pub fn render(
        &self,
        context: &Context<'_>,
        place: Place,
        own: impl Fn(&TypeId) -> bool,
    ) -> TokenStream {
        let models = match place {
            Place::Models => self.model_types(context, own),
            Place::Api if self.models.is_empty() => TokenStream::new(),
            Place::Api => quote!(
                use crate::models;
            ),
        };
        let runtime = use_list(
            quote!(crate::runtime),
            self.runtime
                .iter()
                .map(|item| format_ident!("{item}"))
                .collect(),
        );
        let bytes = self.bytes.then(|| {
            quote!(
                use bytes::Bytes;
            )
        });
        let timestamp = self.timestamp.then(|| {
            quote!(
                use jiff::Timestamp;
            )
        });
        let date = self.date.then(|| {
            quote!(
                use jiff::civil::Date;
            )
        });
        let json = self.json.then(|| {
            quote!(
                use serde_json::Value;
            )
        });
        let map = self.map.then(|| {
            quote!(
                use std::collections::BTreeMap;
            )
        });
        let infallible = self.infallible.then(|| {
            quote!(
                use std::convert::Infallible;
            )
        });
        quote!(#models #runtime #bytes #timestamp #date #json #map #infallible)
    }

    fn model_types(&self, context: &Context<'_>, own: impl Fn(&TypeId) -> bool) -> TokenStream {
        let foreign = self
            .models
            .iter()
            .filter(|id| !own(id))
            .map(|id| context.names.ty(*id).name.to_ident());
        let mut names: Vec<_> = foreign.collect();
        names.sort();
        use_list(quote!(super), names)
    }
}

fn use_list(path: TokenStream, names: Vec<proc_macro2::Ident>) -> TokenStream {
    match names.as_slice() {
        [] => TokenStream::new(),
        [name] => quote!(use #path::#name;),
        names => quote!(use #path::{#(#names),*};),
    }
}

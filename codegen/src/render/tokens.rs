//! Pieces of code as tokens.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use crate::client::RustType;

/// Returns a type as it is written. Its text always parses: it is made of the generator's own names and of types in
/// the settings, which were parsed when they were loaded.
pub fn ty<'a>(imports: &Imports<'a>, ty: &RustType<'a>) -> TokenStream {
    let tokens = imports.ty(ty).parse();
    tokens.unwrap_or_else(|_| quote!(Value))
}

/// Returns the members of an `impl` with blank lines between them.
pub fn spaced(members: impl IntoIterator<Item = TokenStream>) -> TokenStream {
    let mut spaced = TokenStream::new();
    for member in members.into_iter().filter(|member| !member.is_empty()) {
        if !spaced.is_empty() {
            spaced.extend(blank_line());
        }
        spaced.extend(member);
    }
    spaced
}

/// The macro call that stands for a blank line until the code is text.
pub const BLANK_LINE: &str = "__blank_line!();";

fn blank_line() -> TokenStream {
    quote!(__blank_line!();)
}

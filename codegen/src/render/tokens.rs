//! Pieces of code as tokens.

use proc_macro2::TokenStream;
use quote::quote;

use crate::api::Type;
use crate::client::ty::{Place, text};
use crate::names::Names;

/// Returns the Rust type of a value that is there and not null, for code that is made of tokens. All of it is
/// of here or of the settings, which are checked to name types.
pub fn ty(ty: &Type, names: &Names, place: Place) -> TokenStream {
    let tokens = text(ty, names, place).parse();
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

/// The name of the macro call that stands for a blank line until the code is text.
pub const BLANK_LINE: &str = "__blank_line!();";

fn blank_line() -> TokenStream {
    quote!(__blank_line!();)
}

//! Literals of Rust.

use proc_macro2::Literal;

/// Returns text as a string literal, escaped by the rules of the compiler's own tokens.
pub fn literal(text: &str) -> String {
    Literal::string(text).to_string()
}

//! The document's prose, as Markdown that does no harm in rustdoc or on a page.
//!
//! Nothing of a document runs as a doctest, reaches a page as HTML or links to an item of the crate. [`text()`] and its
//! siblings sanitise Markdown, [`plain()`] and [`code()`] take text that is not Markdown. [`documentation`], [`schema`] and
//! [`security`] say in sentences what the model knows. Lines are without the space that begins a line of a comment.

mod check;
mod code;
mod commonmark;
pub mod documentation;
mod flat;
mod hidden;
mod html;
mod links;
mod opening;
mod print;
mod sanitise;
pub mod schema;
pub mod security;
mod sentence;
mod simple;
#[cfg(test)]
mod tests;
mod text;
mod tidy;
mod wrap;

pub use code::code;
pub use sentence::and;
pub use text::{cell, plain, said, text, with_short_opening};

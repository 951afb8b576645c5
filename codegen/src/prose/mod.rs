//! What the document says, as rustdoc.
//!
//! A description is defused by [`text`]; what else is known of a value follows it in the sentences of
//! [`schema`]. Lines are without the blank that stands before them in a comment.

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
pub use text::{cell, described, plain, text};

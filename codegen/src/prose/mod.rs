//! What the document says, as rustdoc.
//!
//! A description is defused by [`text`]; what else is known of a value follows it in the sentences of
//! [`facts`]. Lines are without the blank that stands before them in a comment.

mod check;
pub mod documentation;
mod events;
pub mod facts;
mod flat;
mod html;
mod links;
mod opening;
pub mod security;
mod sentence;
#[cfg(test)]
mod tests;
mod text;
mod words;
mod wrap;

pub use sentence::and;
pub use text::{cell, code, described, plain, text};

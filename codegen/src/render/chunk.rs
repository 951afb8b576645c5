//! The parts of a Rust file before it is text.

use proc_macro2::TokenStream;

/// A part of a Rust file; blank lines stand between parts.
pub enum Chunk {
    /// Items.
    Code(TokenStream),
    /// Items as the formatter writes them, but for lines that are too long: it has a say in these. Models
    /// and operations are most of a client, and making tokens of what always has the same form would be most of
    /// rendering.
    Text(String),
    /// Such an item with members, of which only those that are too long are the formatter's.
    Block(Block),
    /// A table that a macro of the runtime reads.
    Table(Table),
}

/// An item with members in braces.
pub struct Block {
    /// Its documentation and its attributes, a line each.
    pub before: String,
    /// What it is.
    pub kind: BlockKind,
    /// Its name.
    pub name: String,
    /// The members with their documentation, indented.
    pub members: Vec<String>,
}

/// What has members in braces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockKind {
    /// A struct with fields.
    Struct,
    /// An enum with variants.
    Enum,
    /// What a type has of its own: blank lines stand between the members.
    Impl,
}

/// A macro's table with one row a line: formatters leave the inside of macros as it is.
pub struct Table {
    /// The macro.
    pub name: &'static str,
    /// What stands before the rows: the type the table is for.
    pub head: String,
    /// The rows, without commas.
    pub rows: Vec<String>,
}

//! The parts of a Rust file, before `output` prints them.

use proc_macro2::TokenStream;

/// A part of a Rust file. Blank lines stand between parts.
pub enum Chunk {
    /// Items as tokens, which the formatter prints.
    Tokens(TokenStream),
    /// Items as text. The formatter prints them anew only where a line is too long. Models and operations are most of
    /// a client and always have the same form: to make tokens of them would be most of the time that rendering takes.
    Text(String),
    /// An item with members as text. The formatter prints anew only those members in which a line is too long.
    Block(Block),
    /// The invocation of a macro of the runtime that takes a table.
    Table(Table),
}

/// An item with members in braces.
pub struct Block {
    /// The lines of its documentation and its attributes.
    pub before: String,
    /// The kind of item.
    pub kind: BlockKind,
    /// Its name.
    pub name: String,
    /// The members with their documentation, already indented.
    pub members: Vec<String>,
}

/// A kind of item that has members in braces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockKind {
    /// A struct with fields.
    Struct,
    /// An enum with variants.
    Enum,
    /// An inherent `impl`, with blank lines between its members.
    Impl,
}

/// The invocation of a macro that takes a table. Formatters leave the inside of macros alone, so its layout is made
/// here: a row on each line.
pub struct Table {
    /// The name of the macro.
    pub name: &'static str,
    /// The head of the table, which names the type: `User`, or `Shape by "kind"`.
    pub head: String,
    /// The rows, without commas.
    pub rows: Vec<String>,
}

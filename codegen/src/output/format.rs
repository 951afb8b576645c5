//! From chunks of tokens to the text of a Rust file.

use std::fmt::Write as _;

use crate::render::docs::NEXT_LINE;
use crate::render::{BLANK_LINE, Chunk, Table};

/// Formats a file: its chunks with a blank line between them.
///
/// # Errors
///
/// When the tokens of a chunk are not Rust. That is a fault of the generator, never of a document.
pub fn source(chunks: Vec<Chunk>) -> Result<String, syn::Error> {
    let mut parts = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        let text = match chunk {
            Chunk::Code(tokens) => code(tokens)?,
            Chunk::Text(text) => self::text(text)?,
            Chunk::Table(table) => self::table(&table),
        };
        if !text.is_empty() {
            parts.push(text);
        }
    }
    Ok(parts.join("\n"))
}

fn code(tokens: proc_macro2::TokenStream) -> Result<String, syn::Error> {
    Ok(print(&syn::parse2(tokens)?))
}

/// Prints items, with the blank lines that are marked and the lines of documentation apart.
fn print(items: &syn::File) -> String {
    let text = prettyplease::unparse(items);
    let mut lines = String::with_capacity(text.len());
    for line in text.lines() {
        match line.trim_start() {
            BLANK_LINE => lines.push('\n'),
            trimmed if trimmed.starts_with("///") => {
                let indent = &line[..line.len() - trimmed.len()];
                documentation(indent, trimmed, &mut lines);
            }
            _ => {
                lines.push_str(line);
                lines.push('\n');
            }
        }
    }
    lines
}

/// The most columns of a line of code, as the formatter has it.
const MARGIN: usize = 89;

/// Formats code that is text already, if it has to be. Its blank lines stand between the members of an `impl`.
fn text(text: String) -> Result<String, syn::Error> {
    let fits = |line: &str| line.len() <= MARGIN || line.trim_start().starts_with("///");
    match text.lines().all(fits) {
        true => Ok(text),
        false => {
            let marked = text.replace("\n\n", &format!("\n{BLANK_LINE}\n"));
            Ok(print(&syn::parse_file(&marked)?))
        }
    }
}

/// Parts the lines of documentation that are one attribute.
fn documentation(indent: &str, comment: &str, lines: &mut String) {
    for (index, text) in comment.split(NEXT_LINE).enumerate() {
        lines.push_str(indent);
        if index > 0 {
            lines.push_str("///");
        }
        lines.push_str(text);
        lines.push('\n');
    }
}

/// Writes a macro's table with a row a line; formatters leave the inside of macros alone.
fn table(table: &Table) -> String {
    let mut text = format!("{}! {{\n    {} {{\n", table.name, table.head);
    for row in &table.rows {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "        {row},");
    }
    text.push_str("    }\n}\n");
    text
}

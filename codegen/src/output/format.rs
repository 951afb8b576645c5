//! From the chunks of a Rust file to its text.

use std::fmt::Write as _;

use crate::render::docs::NEXT_LINE;
use crate::render::{BLANK_LINE, Block, BlockKind, Chunk, MARGIN, Table};

/// Formats a file, with a blank line between its chunks.
///
/// # Errors
///
/// When the tokens of a chunk are not Rust. That is a fault of the generator, never of a document.
pub fn source(chunks: Vec<Chunk>) -> Result<String, syn::Error> {
    let mut parts = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        let text = match chunk {
            Chunk::Tokens(tokens) => code(tokens)?,
            Chunk::Text(text) => self::text(text)?,
            Chunk::Block(block) => self::block(block)?,
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

/// Prints items. A marker becomes a blank line, and an attribute of documentation a comment for each of its lines.
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

/// Formats an item that is text. Where no line is too long, the text is as the formatter would print it.
fn text(text: String) -> Result<String, syn::Error> {
    match fits(&text) {
        true => Ok(text),
        false => {
            let (comments, code) = documented(&text);
            Ok(comments.to_owned() + &print(&syn::parse_file(code)?))
        }
    }
}

fn fits(text: &str) -> bool {
    text.lines()
        .all(|line| line.len() <= MARGIN || is_comment(line))
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("///")
}

/// Splits the documentation of an item from the item. No formatter changes documentation.
fn documented(text: &str) -> (&str, &str) {
    let comments = text.split_inclusive('\n').take_while(|it| is_comment(it));
    text.split_at(comments.map(str::len).sum())
}

fn block(block: Block) -> Result<String, syn::Error> {
    let (keyword, gap) = match block.kind {
        BlockKind::Struct => ("pub struct", ""),
        BlockKind::Enum => ("pub enum", ""),
        BlockKind::Impl => ("impl", "\n"),
    };
    let mut text = block.before;
    text.extend([keyword, " ", &block.name, " {"]);
    for (index, member) in block.members.into_iter().enumerate() {
        text.push_str(if index == 0 { "\n" } else { gap });
        text.push_str(&self::member(keyword, member)?);
    }
    text.push_str("}\n");
    Ok(text)
}

/// Formats a member of a block where a line is too long: alone in an item that begins with `keyword`.
fn member(keyword: &str, member: String) -> Result<String, syn::Error> {
    if fits(&member) {
        return Ok(member);
    }
    let (comments, code) = documented(&member);
    let item = print(&syn::parse_file(&format!("{keyword} It {{\n{code}}}\n"))?);
    let inside = item
        .split_once('\n')
        .and_then(|(_, it)| it.strip_suffix("}\n"));
    Ok(comments.to_owned() + inside.unwrap_or(code))
}

/// Writes an attribute of documentation as a comment for each of its lines.
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

/// Writes the invocation of a macro with a row of its table on each line.
fn table(table: &Table) -> String {
    let mut text = format!("{}! {{\n    {} {{\n", table.name, table.head);
    for row in &table.rows {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "        {row},");
    }
    text.push_str("    }\n}\n");
    text
}

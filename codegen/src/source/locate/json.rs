//! The positions of JSON, which YAML's parser does not always read: tabs, surrogate pairs.

use super::reader::Reader;
use super::spans::NodeKind;
use crate::source::position::Span;

/// Reads a text that is known to be JSON.
pub(super) fn read(text: &str, reader: &mut Reader) {
    let mut scanner = Scanner {
        rest: text,
        line: 1,
        column: 0,
    };
    while let Some(token) = scanner.next_token() {
        let start = Span {
            offset: text.len() - scanner.rest.len(),
            line: scanner.line,
            column: scanner.column,
            width: 1,
        };
        scanner.skip(token);
        let width = scanner.column - start.column;
        match token {
            "{" => reader.add(start, 0, NodeKind::Mapping(Vec::new())),
            "[" => reader.add(start, 0, NodeKind::Sequence(Vec::new())),
            "}" | "]" => reader.close(),
            "," | ":" => {}
            scalar => reader.add(Span { width, ..start }, 0, NodeKind::Scalar(value(scalar))),
        }
    }
}

/// Returns a scalar's text; a string's without its quotes and escapes.
fn value(token: &str) -> String {
    serde_json::from_str(token).unwrap_or_else(|_| token.to_owned())
}

/// The text that is not read yet, and its position.
struct Scanner<'t> {
    rest: &'t str,
    line: usize,
    column: usize,
}

impl<'t> Scanner<'t> {
    /// Skips white space and returns the token that the rest starts with.
    fn next_token(&mut self) -> Option<&'t str> {
        let space = self.rest.len() - self.rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        self.skip(&self.rest[..space]);
        let length = match self.rest.as_bytes().first()? {
            b'{' | b'}' | b'[' | b']' | b',' | b':' => 1,
            b'"' => string_length(self.rest),
            _ => self.rest.find(ends_scalar).unwrap_or(self.rest.len()),
        };
        self.rest.get(..length.max(1))
    }

    /// Moves behind `text`, which the rest starts with.
    fn skip(&mut self, text: &str) {
        self.rest = &self.rest[text.len()..];
        match text.rfind('\n') {
            Some(end) => {
                self.line += text.matches('\n').count();
                self.column = text[end + 1..].chars().count();
            }
            None => self.column += text.chars().count(),
        }
    }
}

/// Returns the length of the string that a text starts with, its quotes included.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return index + 1,
            _ => {}
        }
    }
    text.len()
}

fn ends_scalar(character: char) -> bool {
    character.is_whitespace() || "{}[],:\"".contains(character)
}

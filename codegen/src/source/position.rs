//! A position in a text, with the line that it is on.

use std::path::PathBuf;

/// The most characters of a line that are shown.
const LONGEST: usize = 160;

/// The characters shown before the marked ones when a line is cut.
const CONTEXT: usize = 40;

/// A range of characters on one line: lines count from 1, columns from 0, both in characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Span {
    /// Where the range starts, in bytes from the start of the text.
    pub(super) offset: usize,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) width: usize,
}

/// A position in a file, ready to be shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Position {
    /// The file's path as it was given on the command line; a referenced file's is relative to it.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The text of the line; of a very long line, the part around the position.
    pub excerpt: String,
    /// The number of characters of the excerpt before the marked ones.
    pub indent: usize,
    /// The number of characters to mark, at least one.
    pub width: usize,
}

impl Position {
    /// Returns the position of a range of a file's text. The time does not depend on the line's length:
    /// a document may well be one line of megabytes.
    pub(super) fn new(path: PathBuf, text: &str, span: Span) -> Self {
        let (before, after) = text.split_at_checked(span.offset).unwrap_or((text, ""));
        let after: String = until_line_end(after.chars()).take(LONGEST).collect();
        let mut before: Vec<char> = until_line_end(before.chars().rev()).take(LONGEST).collect();
        if before.len() + after.chars().count() > LONGEST {
            before.truncate(CONTEXT);
        }
        let indent = before.len();
        let shown = before.into_iter().rev().chain(after.chars());
        let excerpt: String = shown.take(LONGEST).collect();
        let most = excerpt.chars().count().saturating_sub(indent);
        Self {
            path,
            line: span.line.max(1),
            column: span.column + 1,
            excerpt,
            indent,
            width: span.width.min(most).max(1),
        }
    }

    /// Returns the position of one character, whose line and column (in characters) count from 1.
    pub fn at(path: PathBuf, text: &str, line: usize, column: usize) -> Self {
        let column = column.saturating_sub(1);
        let start = line_start(text, line);
        let line_text = text.get(start..).map_or("", first_line);
        let character = line_text.char_indices().nth(column);
        let span = Span {
            offset: start + character.map_or(line_text.len(), |(index, _)| index),
            line,
            column,
            width: 1,
        };
        Self::new(path, text, span)
    }
}

/// Returns the text of the line with a number, without its end.
pub(super) fn line(text: &str, number: usize) -> &str {
    text.get(line_start(text, number)..).map_or("", first_line)
}

/// Returns the offset in bytes of a line's first character; lines end with `\n`, `\r\n` or `\r`.
fn line_start(text: &str, number: usize) -> usize {
    let bytes = text.as_bytes();
    let ends = bytes.iter().enumerate().filter(|(index, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(index + 1) != Some(&b'\n'),
        _ => false,
    });
    match number.checked_sub(2) {
        Some(skipped) => ends
            .map(|(index, _)| index + 1)
            .nth(skipped)
            .unwrap_or(text.len()),
        None => 0,
    }
}

fn first_line(text: &str) -> &str {
    text.split(ends_line).next().unwrap_or_default()
}

fn until_line_end(characters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    characters.take_while(|it| !ends_line(*it))
}

fn ends_line(character: char) -> bool {
    matches!(character, '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_lines_whatever_ends_them() {
        let text = "a\r\nbé\rc\n\nd";
        let lines: Vec<_> = (1..=6).map(|number| line(text, number)).collect();
        assert_eq!(lines, ["a", "bé", "c", "", "d", ""]);
    }

    #[test]
    fn shows_the_part_of_a_long_line_around_the_position() {
        let text = format!("{}x{}", "é".repeat(1000), " ".repeat(1000));
        let position = Position::at("a".into(), &text, 1, 1001);
        assert_eq!(position.excerpt.chars().nth(position.indent), Some('x'));
        assert_eq!(position.excerpt.chars().count(), LONGEST);
        assert_eq!(
            (position.line, position.column, position.width),
            (1, 1001, 1)
        );
    }

    #[test]
    fn stands_behind_the_end_of_a_line_that_is_too_short() {
        let position = Position::at("a".into(), "ab\ncd", 1, 30);
        assert_eq!(
            (position.column, position.indent, position.width),
            (30, 2, 1)
        );
        assert_eq!(position.excerpt, "ab");
        assert_eq!(Position::at("a".into(), "ab", 5, 1).column, 1);
    }
}

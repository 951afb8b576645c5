//! Tabs that YAML allows and `serde_yaml`'s parser refuses: those before a comment, and those of blank lines.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use granit_parser::{Event, ScalarStyle};

use super::yaml_structure::{Comments, offset, parser};

/// Replaces tabs at the start of lines where they mean nothing. Every other character stays where it was, but for the
/// `#` of a comment behind such tabs: it moves to the start of its line, where nothing can take it for text.
pub(super) fn without_tabs(text: &str) -> Cow<'_, str> {
    if !text.lines().any(|line| indentation(line).contains('\t')) {
        return Cow::Borrowed(text);
    }
    let structure = Structure::of(text);
    let mut replaced = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let start = replaced.len();
        let blanks = indentation(line);
        let rest = &line[blanks.len()..];
        let is_comment = structure.comments.contains(&(start + blanks.len()));
        let is_blank = rest.trim_end().is_empty() && structure.means_nothing(start);
        match rest.strip_prefix('#') {
            _ if !blanks.contains('\t') => replaced.push_str(line),
            Some(comment) if is_comment => {
                replaced.push('#');
                replaced.extend(blanks.chars().map(|_| ' '));
                replaced.push_str(comment);
            }
            None if is_blank => {
                replaced.extend(blanks.chars().map(|_| ' '));
                replaced.push_str(rest);
            }
            _ => replaced.push_str(line),
        }
    }
    Cow::Owned(replaced)
}

/// Returns the spaces and tabs that a line starts with.
fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// What has to be known of a text to tell which of its tabs mean nothing.
#[derive(Default)]
struct Structure {
    /// The offsets of the comments.
    comments: HashSet<usize>,
    /// The block scalars and the quoted ones, in their order: the tabs in them are text.
    texts: Vec<Range<usize>>,
    /// How far the text could be read.
    end: usize,
}

impl Structure {
    fn of(text: &str) -> Self {
        let mut structure = Self::default();
        let mut parser = parser(text, Comments::Told);
        while let Some(Ok((event, span))) = parser.next_event() {
            let range = offset(&span.start)..offset(&span.end);
            structure.end = structure.end.max(range.end);
            match event {
                Event::Comment(..) => {
                    structure.comments.insert(range.start);
                }
                Event::Scalar(_, style, ..) if style != ScalarStyle::Plain => {
                    structure.texts.push(range);
                }
                _ => {}
            }
        }
        structure
    }

    /// Tells whether blanks at an offset are no part of a text.
    fn means_nothing(&self, offset: usize) -> bool {
        let before = self.texts.partition_point(|text| text.start <= offset);
        let is_text = before > 0 && self.texts[before - 1].end > offset;
        offset < self.end && !is_text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_that_mean_nothing_are_replaced() {
        for (text, expected) in [
            ("a: 1\n\t# b\nc: 2", "a: 1\n#  b\nc: 2"),
            ("\t \t#b\na: 1", "#   b\na: 1"),
            ("a:\n\t# b\n  c: 1", "a:\n#  b\n  c: 1"),
            ("a: x\n\t\nb: 1", "a: x\n \nb: 1"),
            ("a: [1,\n\t# b\n\t\r\n 2]", "a: [1,\n#  b\n \r\n 2]"),
            ("a: |\n  x\n\t\t\t# b\nc: 1", "a: |\n  x\n#    b\nc: 1"),
            // Text.
            ("a: |\n  x\n  \t# b\n", "a: |\n  x\n  \t# b\n"),
            ("a: |\n  x\n  \t\n  y", "a: |\n  x\n  \t\n  y"),
            ("a: 'b\n\t# c\n\t\n'", "a: 'b\n\t# c\n\t\n'"),
            // What another parser refuses as well.
            ("a:\n\tb: 1", "a:\n\tb: 1"),
            ("a: 1\t# b\nc:\t2", "a: 1\t# b\nc:\t2"),
        ] {
            assert_eq!(without_tabs(text), expected, "{text:?}");
            assert_eq!(without_tabs(text).len(), text.len(), "{text:?}");
        }
    }
}

//! The positions of YAML.

use saphyr_parser::{Event, Parser, Span as ParserSpan};

use super::reader::Reader;
use super::spans::NodeKind;
use crate::source::position::Span;

/// Reads a text's first document, until the parser gives up.
pub(super) fn read(text: &str, reader: &mut Reader) {
    let mut cursor = Cursor {
        text,
        index: 0,
        offset: 0,
    };
    let mut parser = Parser::new_from_str(text);
    while let Some(Ok((event, position))) = parser.next_event() {
        let (anchor, kind) = match event {
            Event::Scalar(text, _, anchor, _) => (anchor, NodeKind::Scalar(text.into_owned())),
            Event::Alias(anchor) => (0, NodeKind::Alias(anchor)),
            Event::SequenceStart(anchor, _) => (anchor, NodeKind::Sequence(Vec::new())),
            Event::MappingStart(anchor, _) => (anchor, NodeKind::Mapping(Vec::new())),
            Event::SequenceEnd | Event::MappingEnd => {
                reader.close();
                continue;
            }
            Event::StreamEnd | Event::DocumentEnd => return,
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => continue,
        };
        reader.add(span(position, &mut cursor), anchor, kind);
    }
}

/// Returns the parser's span as ours. Of one that covers several lines, only the first character is marked.
fn span(from: ParserSpan, cursor: &mut Cursor<'_>) -> Span {
    let one_line = from.start.line() == from.end.line();
    let width = from.end.col().saturating_sub(from.start.col());
    Span {
        offset: cursor.seek(from.start.index()),
        line: from.start.line(),
        column: from.start.col(),
        width: if one_line { width } else { 1 },
    }
}

/// A position in a text, counted in characters, as the parser does, and in bytes.
struct Cursor<'t> {
    text: &'t str,
    /// The number of characters before.
    index: usize,
    /// The number of bytes before.
    offset: usize,
}

impl Cursor<'_> {
    /// Returns the offset in bytes of the character `index`. Positions come almost in order, so
    /// the way from the last one is short.
    fn seek(&mut self, index: usize) -> usize {
        while self.index < index {
            let Some(next) = self.text[self.offset..].chars().next() else {
                break;
            };
            self.offset += next.len_utf8();
            self.index += 1;
        }
        while self.index > index {
            let Some(previous) = self.text[..self.offset].chars().next_back() else {
                break;
            };
            self.offset -= previous.len_utf8();
            self.index -= 1;
        }
        self.offset
    }
}

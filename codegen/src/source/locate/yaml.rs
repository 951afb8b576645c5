//! The positions of YAML.

use saphyr_parser::{Event, Parser, Span as Place};

use super::marks::Content;
use super::reader::Reader;
use crate::source::excerpt::Span;

/// Reads a text's first document, until the parser gives up.
pub(super) fn read(text: &str, reader: &mut Reader) {
    let mut cursor = Cursor {
        text,
        index: 0,
        offset: 0,
    };
    let mut parser = Parser::new_from_str(text);
    while let Some(Ok((event, place))) = parser.next_event() {
        let (anchor, content) = match event {
            Event::Scalar(text, _, anchor, _) => (anchor, Content::Scalar(text.into_owned())),
            Event::Alias(anchor) => (0, Content::Alias(anchor)),
            Event::SequenceStart(anchor, _) => (anchor, Content::Sequence(Vec::new())),
            Event::MappingStart(anchor, _) => (anchor, Content::Mapping(Vec::new())),
            Event::SequenceEnd | Event::MappingEnd => {
                reader.close();
                continue;
            }
            Event::StreamEnd | Event::DocumentEnd => return,
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => continue,
        };
        reader.add(span(place, &mut cursor), anchor, content);
    }
}

/// Takes over the parser's place; of several lines, the first character.
fn span(place: Place, cursor: &mut Cursor<'_>) -> Span {
    let one_line = place.start.line() == place.end.line();
    let width = place.end.col().saturating_sub(place.start.col());
    Span {
        offset: cursor.seek(place.start.index()),
        line: place.start.line(),
        column: place.start.col(),
        width: if one_line { width } else { 1 },
    }
}

/// A place in a text, counted both ways: the parser's positions are in characters.
struct Cursor<'t> {
    text: &'t str,
    index: usize,
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

//! The positions of YAML.

use granit_parser::{Event, Span as ParserSpan};

use super::reader::Reader;
use super::spans::NodeKind;
use crate::source::position::Span;
use crate::source::yaml_structure::{Comments, offset, parser};

/// Reads a text's first document, until the parser gives up.
pub(super) fn read(text: &str, reader: &mut Reader) {
    let mut parser = parser(text, Comments::PassedOver);
    while let Some(Ok((event, position))) = parser.next_event() {
        let (anchor, kind) = match event {
            Event::Scalar(text, _, anchor, _) => (anchor, NodeKind::Scalar(text.into_owned())),
            Event::Alias(anchor) => (0, NodeKind::Alias(anchor)),
            Event::SequenceStart(_, anchor, _) => (anchor, NodeKind::Sequence(Vec::new())),
            Event::MappingStart(_, anchor, _) => (anchor, NodeKind::Mapping(Vec::new())),
            Event::SequenceEnd | Event::MappingEnd => {
                reader.close();
                continue;
            }
            Event::StreamEnd | Event::DocumentEnd => return,
            _ => continue,
        };
        reader.add(span(position), anchor, kind);
    }
}

/// Returns the parser's span as ours. Of one that covers several lines, only the first character is marked.
fn span(from: ParserSpan) -> Span {
    let one_line = from.start.line() == from.end.line();
    let width = from.end.col().saturating_sub(from.start.col());
    Span {
        offset: offset(&from.start),
        line: from.start.line(),
        column: from.start.col(),
        width: if one_line { width } else { 1 },
    }
}

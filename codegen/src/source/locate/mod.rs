//! The second pass: where the nodes of a file stand.

mod json;
mod reader;
mod spans;
mod yaml;

use super::parse::Notation;
use reader::Reader;
pub(super) use spans::NodeSpans;

/// Parses a text that was understood as `notation`, keeping positions.
pub(super) fn read(text: &str, notation: Notation) -> NodeSpans {
    let mut reader = Reader::default();
    match notation {
        Notation::Json => json::read(text, &mut reader),
        Notation::Yaml => yaml::read(text, &mut reader),
        Notation::Text => {}
    }
    reader.into_spans()
}

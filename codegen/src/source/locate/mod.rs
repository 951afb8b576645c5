//! The second pass: where the nodes of a file stand.

mod json;
mod marks;
mod reader;
mod yaml;

use super::parse::Notation;
pub(super) use marks::Marks;
use reader::Reader;

/// Parses a text that was understood as `notation`, keeping positions.
pub(super) fn read(text: &str, notation: Notation) -> Marks {
    let mut reader = Reader::default();
    match notation {
        Notation::Json => json::read(text, &mut reader),
        Notation::Yaml => yaml::read(text, &mut reader),
    }
    reader.into_marks()
}

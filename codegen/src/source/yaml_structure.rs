//! The structure of YAML texts: what stands where. Values are not read here.

use granit_parser::{Marker, Parser, StrInput, options};

/// Whether comments are among the events.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Comments {
    Told,
    PassedOver,
}

/// Starts to read the structure of a text. Nested lists and maps are read as deep as the values of a document may be,
/// and some levels more.
pub(super) fn parser(text: &str, comments: Comments) -> Parser<'_, StrInput<'_>> {
    let options = options! {
        emit_comments: comments == Comments::Told,
        max_buffered_comment_events: usize::MAX,
    };
    Parser::new_from_str_with_options(text, options)
}

/// Returns the offset of a position in bytes.
pub(super) fn offset(marker: &Marker) -> usize {
    marker.byte_offset().unwrap_or_default()
}

//! Text of the document as Markdown that rustdoc and other renderers take as it is meant.
//!
//! Text is parsed by the parser that rustdoc uses, changed as a list of events, written again, and looked
//! at once more: what does not pass is written literally, with every mark escaped. So whatever the text is,
//! nothing of it runs as a doctest, reaches a page as HTML or becomes a link to an item.

use pulldown_cmark::Event;

use super::hidden::clean;
use super::sanitise::{paragraph, sanitise};
use super::{flat, opening, print, simple, wrap};

/// Returns the document's Markdown, defused, as lines.
pub fn text(markdown: &str) -> Vec<String> {
    as_lines(markdown, |events| events)
}

/// Returns the document's Markdown, defused, as lines of which the first paragraph is one sentence where
/// the text allows it: lists of items show it alone.
pub fn described(markdown: &str) -> Vec<String> {
    as_lines(markdown, opening::split)
}

fn as_lines(markdown: &str, part: fn(Vec<Event<'static>>) -> Vec<Event<'static>>) -> Vec<String> {
    match markdown {
        "" => return Vec::new(),
        line if line.len() <= wrap::WIDTH && simple::is_line(line) => return vec![line.to_owned()],
        _ => {}
    }
    let simple = simple::read(markdown).and_then(|events| simple::write(&wrap::wrap(part(events))));
    if let Some(text) = simple {
        return print::split_lines(&text);
    }
    let source = clean(markdown);
    print::checked_lines(part(sanitise(&source))).unwrap_or_else(|| print::literal(&source))
}

/// Returns the document's Markdown, defused, as the content of one cell of a table.
pub fn cell(markdown: &str) -> String {
    flattened(markdown, flat::Break::Tag)
}

/// Returns the document's Markdown, defused, as a single line.
pub fn line(markdown: &str) -> String {
    flattened(markdown, flat::Break::Space)
}

fn flattened(markdown: &str, between: flat::Break) -> String {
    if markdown.is_empty() || simple::is_line(markdown) {
        return markdown.to_owned();
    }
    let simple =
        simple::read(markdown).and_then(|events| simple::write(&flat::flatten(events, between)));
    if let Some(line) = simple {
        return line;
    }
    let source = clean(markdown);
    print::checked_line(flat::flatten(sanitise(&source), between))
        .unwrap_or_else(|| print::literal(&source).join(" "))
}

/// Returns text that is not Markdown as a single line of Markdown.
pub fn plain(text: &str) -> String {
    if simple::is_line(text) {
        return text.to_owned();
    }
    let source = print::single_spaced(&clean(text));
    print::checked_line(paragraph(&source)).unwrap_or_else(|| print::literal(&source).join(" "))
}

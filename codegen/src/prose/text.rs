//! Sanitised Markdown in the forms that code and pages need: lines, a single line, the cell of a table.
//!
//! Text is parsed by the parser that rustdoc uses, sanitised as a list of events, written again, and checked. Text that
//! does not pass the check is written literally, with all of its punctuation escaped.

use pulldown_cmark::Event;

use super::hidden::clean;
use super::sanitise::{paragraph, sanitise};
use super::{flat, opening, print, simple, wrap};

/// Returns sanitised Markdown as lines.
pub fn text(markdown: &str) -> Vec<String> {
    as_lines(markdown, |events| events)
}

/// Returns sanitised Markdown as lines. A long first paragraph is split after its first sentence: rustdoc shows the
/// first paragraph alone in lists of items.
pub fn with_short_opening(markdown: &str) -> Vec<String> {
    as_lines(markdown, opening::split)
}

/// Returns a text of Markdown; none where nothing of it would be shown: an empty one, white space, a comment.
pub fn said(markdown: Option<&str>) -> Option<&str> {
    markdown.filter(|it| it.starts_with(char::is_alphanumeric) || !text(it).is_empty())
}

fn as_lines(markdown: &str, edit: fn(Vec<Event<'static>>) -> Vec<Event<'static>>) -> Vec<String> {
    match markdown {
        "" => return Vec::new(),
        line if line.len() <= wrap::WIDTH && simple::is_line(line) => return vec![line.to_owned()],
        _ => {}
    }
    let simple = simple::read(markdown).and_then(|events| simple::write(&wrap::wrap(edit(events))));
    if let Some(text) = simple {
        return print::split_lines(&text);
    }
    let source = clean(markdown);
    print::checked_lines(edit(sanitise(&source))).unwrap_or_else(|| print::literal(&source))
}

/// Returns sanitised Markdown as the content of one cell of a table.
pub fn cell(markdown: &str) -> String {
    flattened(markdown, flat::Break::Tag)
}

/// Returns sanitised Markdown as a single line.
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

/// Returns text that is not Markdown, such as a title, as a single line of Markdown.
pub fn plain(text: &str) -> String {
    if simple::is_line(text) {
        return text.to_owned();
    }
    let source = print::single_spaced(&clean(text));
    print::checked_line(paragraph(&source)).unwrap_or_else(|| print::literal(&source).join(" "))
}

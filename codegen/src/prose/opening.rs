//! The first paragraph, split after its first sentence.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::tidy::tidy;

/// The most characters of a first paragraph that is not split.
const SHORT: usize = 100;

/// Splits a long first paragraph after its first sentence.
pub fn split(events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    match sentence(&events) {
        Some((index, at)) => split_at(events, index, at),
        None => events,
    }
}

/// Returns where the first sentence of a long first paragraph ends: the index of an event, and that of a byte in its
/// text.
fn sentence(events: &[Event<'static>]) -> Option<(usize, usize)> {
    if !matches!(events.first(), Some(Event::Start(Tag::Paragraph))) {
        return None;
    }
    let end = events
        .iter()
        .position(|event| *event == Event::End(TagEnd::Paragraph))?;
    let paragraph = &events[1..end];
    let length: usize = paragraph.iter().map(width).sum();
    if length <= SHORT {
        return None;
    }
    let mut depth = 0_usize;
    for (offset, event) in paragraph.iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(text) if depth == 0 => {
                if let Some(at) = sentence_end(text, paragraph.get(offset + 1)) {
                    let is_last = at == text.len() && offset + 1 == paragraph.len();
                    return (!is_last).then_some((offset + 1, at));
                }
            }
            _ => {}
        }
    }
    None
}

fn width(event: &Event<'_>) -> usize {
    match event {
        Event::Text(text) | Event::Code(text) => text.chars().count(),
        Event::SoftBreak | Event::HardBreak => 1,
        _ => 0,
    }
}

fn sentence_end(text: &str, next: Option<&Event<'_>>) -> Option<usize> {
    for (at, mark) in text.match_indices(['.', '!', '?']) {
        let end = at + mark.len();
        let rest = &text[end..];
        let ends = match rest.strip_prefix(' ') {
            Some(rest) => rest.starts_with(char::is_uppercase),
            None => {
                rest.is_empty() && matches!(next, None | Some(Event::SoftBreak | Event::HardBreak))
            }
        };
        if ends && !is_abbreviation(&text[..at]) {
            return Some(end);
        }
    }
    None
}

/// Tells whether a full stop after this text belongs to its last word: `e.g.`, `J.`.
fn is_abbreviation(before: &str) -> bool {
    let word = before
        .rsplit([' ', '('])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    word.chars().count() < 2
        || matches!(
            word.as_str(),
            "e.g" | "i.e" | "etc" | "vs" | "no" | "cf" | "approx" | "incl"
        )
}

/// Ends the paragraph inside of a text. The rest becomes a paragraph with spaces in place of its line breaks.
fn split_at(events: Vec<Event<'static>>, index: usize, at: usize) -> Vec<Event<'static>> {
    let mut split = Vec::with_capacity(events.len() + 3);
    let mut in_rest = false;
    for (place, event) in events.into_iter().enumerate() {
        match event {
            Event::Text(text) if place == index => {
                split.push(Event::Text(text[..at].to_owned().into()));
                split.extend([Event::End(TagEnd::Paragraph), Event::Start(Tag::Paragraph)]);
                split.push(Event::Text(text[at..].to_owned().into()));
                in_rest = true;
            }
            Event::SoftBreak if in_rest => split.push(Event::Text(" ".into())),
            Event::End(TagEnd::Paragraph) => {
                in_rest = false;
                split.push(Event::End(TagEnd::Paragraph));
            }
            event => split.push(event),
        }
    }
    tidy(split)
}

//! Events as text that was checked to be harmless.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::check::is_harmless;
use super::commonmark::write;
use super::flat::BREAK;
use super::wrap::wrap;

/// The most levels of quotes, lists and emphasis in one another. People write far fewer, and a renderer that calls
/// itself for each level does not run out of stack.
const MAX_DEPTH: usize = 24;

/// Returns events as lines, or nothing where the lines would not be harmless.
pub fn checked_lines(events: Vec<Event<'static>>) -> Option<Vec<String>> {
    if depth(&events) > MAX_DEPTH {
        return None;
    }
    with_or_without_emphasis(wrap(events), |events| {
        let lines = split_lines(&write(events)?);
        is_harmless(&lines.join("\n")).then_some(lines)
    })
}

/// Returns events as one line, or nothing where it would not be harmless.
pub fn checked_line(events: Vec<Event<'static>>) -> Option<String> {
    if depth(&events) > MAX_DEPTH {
        return None;
    }
    with_or_without_emphasis(events, |events| {
        let text = write(events)?;
        let text = text.trim();
        let is_one_line = !text.contains('\n') && is_harmless(&text.replace(BREAK, " "));
        is_one_line.then(|| text.to_owned())
    })
}

/// Writes events; without their emphasis where that fails. CommonMark has no notation for some nested emphasis.
fn with_or_without_emphasis<T>(
    events: Vec<Event<'static>>,
    write: impl Fn(&[Event<'static>]) -> Option<T>,
) -> Option<T> {
    write(&events).or_else(|| write(&without_emphasis(events)))
}

/// Splits text into lines without trailing spaces. Two trailing spaces, a line break in Markdown, become a backslash,
/// which is one too.
pub fn split_lines(text: &str) -> Vec<String> {
    let line = |line: &str| {
        let end = line.trim_end();
        let is_break =
            line.ends_with("  ") && end.ends_with(|c: char| c != '>' && c != '-' && c != '.');
        if is_break {
            format!("{end}\\")
        } else {
            end.to_owned()
        }
    };
    let mut lines: Vec<String> = text
        .lines()
        .map(line)
        .skip_while(String::is_empty)
        .collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// Returns the lines of text with all punctuation escaped.
pub fn literal(source: &str) -> Vec<String> {
    let escaped = source.lines().map(|line| {
        let mut text = String::with_capacity(line.len());
        for c in single_spaced(line).chars() {
            if c.is_ascii_punctuation() {
                text.push('\\');
            }
            text.push(c);
        }
        text
    });
    split_lines(&escaped.collect::<Vec<_>>().join("\n"))
}

fn depth(events: &[Event<'_>]) -> usize {
    let mut deepest = 0;
    let mut depth = 0_usize;
    for event in events {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn without_emphasis(mut events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    events.retain(|event| {
        !matches!(
            event,
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
                | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough)
        )
    });
    events
}

/// Returns text with single spaces between its words.
pub fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! Text of only words and code spans, which most text is. It is read without the parser and written without the
//! printer of Markdown, in a fraction of their time. A test compares the results with theirs.

use pulldown_cmark::{Event, Tag, TagEnd};

/// Tells whether text is one line of words without any character that could be a mark of Markdown. Most text is, and
/// needs no sanitising.
pub fn is_line(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " ,.;'()?-".contains(c);
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(is_plain)
        && !text.contains("  ")
        && !text.ends_with(' ')
}

/// Returns the events of text without any mark but the backticks of code spans, the same ones as
/// [`sanitise`](super::sanitise::sanitise), or nothing for other text.
pub fn read(text: &str) -> Option<Vec<Event<'static>>> {
    let mut events = Vec::new();
    for paragraph in text.trim_end_matches('\n').split("\n\n") {
        events.push(Event::Start(Tag::Paragraph));
        for (index, line) in paragraph.split('\n').enumerate() {
            if index > 0 {
                events.push(Event::SoftBreak);
            }
            self::line(line, &mut events)?;
        }
        events.push(Event::End(TagEnd::Paragraph));
    }
    Some(events)
}

/// Returns the text of paragraphs of words and code spans, or nothing for other events.
pub fn write(events: &[Event<'_>]) -> Option<String> {
    let mut text = String::new();
    for event in events {
        match event {
            Event::Start(Tag::Paragraph) if text.is_empty() => {}
            Event::Start(Tag::Paragraph) => text.push_str("\n\n"),
            Event::End(TagEnd::Paragraph) => {}
            Event::Text(words) | Event::InlineHtml(words) => text.push_str(words),
            Event::Code(code) => text.extend(["`", code, "`"]),
            Event::SoftBreak => text.push('\n'),
            _ => return None,
        }
    }
    Some(text)
}

/// Reads a line, or returns nothing for one that is not simple.
fn line(line: &str, events: &mut Vec<Event<'static>>) -> Option<()> {
    let begins = |c: char| c.is_alphabetic() || c == '`';
    let is_neat = line.starts_with(begins) && !line.ends_with(' ') && !line.contains("  ");
    if !is_neat {
        return None;
    }
    let ticks = line.matches('`').count();
    for (index, part) in line.split('`').enumerate() {
        match index % 2 {
            0 if part.is_empty() && (index == 0 || index == ticks) => {}
            0 if is_words(part) => events.push(Event::Text(part.to_owned().into())),
            1 if index < ticks && is_code(part) => events.push(Event::Code(part.to_owned().into())),
            _ => return None,
        }
    }
    Some(())
}

/// Tells whether text has no mark of Markdown or HTML and no URL, and does not begin with what could be the mark of a
/// list.
fn is_words(text: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || " ,.;:'\"()?!/%$+=-".contains(c);
    let opens = |c: char| c.is_ascii_digit() || "+-=".contains(c);
    !text.is_empty()
        && !text.starts_with(opens)
        && text.chars().all(is_plain)
        && !text.contains("//")
}

/// Tells whether text between backticks needs no change in a code span.
fn is_code(text: &str) -> bool {
    let is_plain = |c: char| c == ' ' || (c.is_ascii_graphic() && c != '|');
    !text.is_empty() && text.trim() == text && text.chars().all(is_plain)
}

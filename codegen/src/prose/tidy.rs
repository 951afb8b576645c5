//! Events without empty elements, and without spaces and line breaks at the edges of blocks.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::wrap::append;

/// Removes elements that sanitising left empty, and spaces and line breaks at the edges of blocks.
pub fn tidy(events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    let mut tidied: Vec<Event<'static>> = Vec::with_capacity(events.len());
    let mut one_line = 0_usize;
    let mut in_code = false;
    for event in events {
        match &event {
            Event::Start(Tag::Heading { .. } | Tag::TableCell) => one_line += 1,
            Event::End(TagEnd::Heading(_) | TagEnd::TableCell) => {
                one_line = one_line.saturating_sub(1)
            }
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            _ => {}
        }
        match event {
            Event::SoftBreak | Event::HardBreak if one_line > 0 => {
                push_text(&mut tidied, " ".into())
            }
            Event::SoftBreak | Event::HardBreak => push_break(&mut tidied, event),
            Event::Text(text) if !in_code => push_text(&mut tidied, text),
            Event::End(end) if !in_code && end != TagEnd::CodeBlock => push_end(&mut tidied, end),
            event => tidied.push(event),
        }
    }
    tidied
}

fn push_text(tidied: &mut Vec<Event<'static>>, text: CowStr<'static>) {
    let at_edge = match tidied.last() {
        None | Some(Event::SoftBreak | Event::HardBreak) => true,
        Some(Event::Start(tag)) => is_block(&tag.to_end()),
        Some(Event::Text(before)) => before.ends_with(' '),
        Some(_) => false,
    };
    let text = if at_edge {
        text.trim_start().to_owned().into()
    } else {
        text
    };
    if text.starts_with(' ') && matches!(tidied.last(), Some(Event::Start(_))) {
        // Marks of emphasis touch the emphasised text, so the space goes before them.
        let start = tidied.pop();
        push_text(tidied, " ".into());
        tidied.extend(start);
        return push_text(tidied, text.trim_start().to_owned().into());
    }
    match tidied.last_mut() {
        _ if text.is_empty() => {}
        Some(Event::Text(before)) => append(before, &text),
        _ => tidied.push(Event::Text(text)),
    }
}

fn push_break(tidied: &mut Vec<Event<'static>>, event: Event<'static>) {
    trim_end(tidied);
    match tidied.last_mut() {
        None => {}
        Some(Event::HardBreak) => {}
        Some(last @ Event::SoftBreak) => *last = event,
        Some(Event::Start(tag)) if is_block(&tag.to_end()) => {}
        Some(_) => tidied.push(event),
    }
}

fn push_end(tidied: &mut Vec<Event<'static>>, end: TagEnd) {
    let has_space = matches!(tidied.last(), Some(Event::Text(text)) if text.ends_with(' '));
    trim_end(tidied);
    if is_block(&end) && matches!(tidied.last(), Some(Event::SoftBreak | Event::HardBreak)) {
        tidied.pop();
        trim_end(tidied);
    }
    let is_empty = matches!(tidied.last(), Some(Event::Start(tag)) if tag.to_end() == end);
    if is_empty && is_removable(&end) {
        tidied.pop();
    } else {
        tidied.push(Event::End(end));
    }
    // Marks of emphasis touch the emphasised text, so the space goes after them.
    if has_space && !is_block(&end) {
        push_text(tidied, " ".into());
    }
}

fn trim_end(tidied: &mut Vec<Event<'static>>) {
    if let Some(Event::Text(text)) = tidied.last_mut() {
        *text = text.trim_end().to_owned().into();
        if text.is_empty() {
            tidied.pop();
        }
    }
}

fn is_block(end: &TagEnd) -> bool {
    !matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

/// Tells whether an empty element can be removed without loss.
fn is_removable(end: &TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
    )
}

//! A document's text as events of which none does harm.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd, TextMergeStream};

use super::check::LANGUAGES;
use super::{html, links, text};

/// Parses clean text and takes the harm out of it.
pub fn defuse(source: &str) -> Vec<Event<'static>> {
    let events = links::keep_web(html::replace(text::parse(source)));
    finish(alerts(settle(merge(events))))
}

/// Returns text that is not Markdown as a paragraph.
pub fn paragraph(source: &str) -> Vec<Event<'static>> {
    let text = Event::Text(source.to_owned().into());
    finish(vec![
        Event::Start(Tag::Paragraph),
        text,
        Event::End(TagEnd::Paragraph),
    ])
}

fn finish(events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    tidy(merge(links::link_urls(events)))
}

fn merge(events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    TextMergeStream::new(events.into_iter()).collect()
}

/// Lowers headings below those of the page, names a language at every fence, and replaces tabs.
fn settle(events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    let mut in_code = false;
    let mut settled = Vec::with_capacity(events.len());
    for event in events {
        settled.push(match visible(event) {
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(
                    language(&kind).into(),
                )))
            }
            Event::End(TagEnd::CodeBlock) => {
                in_code = false;
                Event::End(TagEnd::CodeBlock)
            }
            Event::Text(text) if in_code => Event::Text(code_lines(&text)),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                Event::Text(text.replace('\t', " ").into())
            }
            Event::Code(text) => Event::Code(text.replace(['\t', '\n'], " ").into()),
            Event::Start(Tag::Heading { level, .. }) => Event::Start(Tag::Heading {
                level: lowered(level),
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            }),
            Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lowered(level))),
            event => event,
        });
    }
    settled
}

/// Writes the marks of GitHub's alerts, `[!NOTE]` at the top of a quote, as words.
fn alerts(events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    let mut written: Vec<Event<'static>> = Vec::with_capacity(events.len());
    for event in events {
        let at_top = matches!(
            written.as_slice(),
            [
                ..,
                Event::Start(Tag::BlockQuote(_)),
                Event::Start(Tag::Paragraph)
            ]
        );
        match &event {
            Event::Text(text) if at_top => match alert(text) {
                Some((word, rest)) => written.extend([
                    Event::Start(Tag::Strong),
                    Event::Text(format!("{word}:").into()),
                    Event::End(TagEnd::Strong),
                    Event::Text(format!(" {}", rest.trim_start()).into()),
                ]),
                None => written.push(event),
            },
            _ => written.push(event),
        }
    }
    written
}

fn alert(text: &str) -> Option<(&'static str, &str)> {
    let (mark, rest) = text.strip_prefix("[!")?.split_once(']')?;
    let words = ["Note", "Tip", "Important", "Warning", "Caution"];
    words
        .into_iter()
        .find(|word| word.eq_ignore_ascii_case(mark))
        .map(|word| (word, rest))
}

/// Removes hidden characters from text: character references can stand for them.
fn visible(event: Event<'static>) -> Event<'static> {
    let filtered = |text: CowStr<'static>| {
        if text.contains(text::is_hidden) {
            text.replace(text::is_hidden, "").into()
        } else {
            text
        }
    };
    match event {
        Event::Text(text) => Event::Text(filtered(text)),
        Event::Code(text) => Event::Code(filtered(text)),
        event => event,
    }
}

fn language(kind: &CodeBlockKind<'_>) -> &'static str {
    let info = match kind {
        CodeBlockKind::Indented => "",
        CodeBlockKind::Fenced(info) => info,
    };
    let word = info
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default()
        .to_lowercase();
    LANGUAGES
        .iter()
        .find(|language| **language == word)
        .unwrap_or(&"text")
}

fn code_lines(text: &str) -> CowStr<'static> {
    let lines = text
        .lines()
        .map(|line| line.replace('\t', "    ").trim_end().to_owned() + "\n");
    lines.collect::<String>().into()
}

fn lowered(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H3,
        HeadingLevel::H2 => HeadingLevel::H4,
        HeadingLevel::H3 => HeadingLevel::H5,
        HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
}

/// Removes what has become empty, and blanks and breaks at the edges of blocks.
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
        // Marks of emphasis touch what they emphasise; the blank goes before them.
        let start = tidied.pop();
        push_text(tidied, " ".into());
        tidied.extend(start);
        return push_text(tidied, text.trim_start().to_owned().into());
    }
    match tidied.last_mut() {
        _ if text.is_empty() => {}
        Some(Event::Text(before)) => *before = format!("{before}{text}").into(),
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
    let blank = matches!(tidied.last(), Some(Event::Text(text)) if text.ends_with(' '));
    trim_end(tidied);
    if is_block(&end) && matches!(tidied.last(), Some(Event::SoftBreak | Event::HardBreak)) {
        tidied.pop();
        trim_end(tidied);
    }
    let is_empty = matches!(tidied.last(), Some(Event::Start(tag)) if tag.to_end() == end);
    if is_empty && may_go(&end) {
        tidied.pop();
    } else {
        tidied.push(Event::End(end));
    }
    // Marks of emphasis touch what they emphasise; the blank goes behind them.
    if blank && !is_block(&end) {
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

/// Tells whether nothing is lost with an empty element.
fn may_go(end: &TagEnd) -> bool {
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

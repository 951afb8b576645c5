//! A document's text as events of which none does harm: no HTML, no code that runs, links to the web only.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd, TextMergeStream};

use super::check::LANGUAGES;
use super::commonmark::parse;
use super::hidden::is_hidden;
use super::tidy::tidy;
use super::{html, links};

/// Parses text without hidden characters, and sanitises it.
pub fn sanitise(source: &str) -> Vec<Event<'static>> {
    let events = links::keep_web(html::replace(parse(source)));
    finish(alerts(normalise_blocks(merge(events))))
}

/// Returns text that is not Markdown as the events of a paragraph.
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

/// Lowers headings below those of the page, gives every code block a language, and replaces tabs.
fn normalise_blocks(events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    let mut in_code = false;
    let mut normalised = Vec::with_capacity(events.len());
    for event in events {
        normalised.push(match visible(event) {
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
    normalised
}

/// Replaces the marks of GitHub's alerts by words: `[!NOTE]` at the top of a quote by "**Note:**".
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

/// Removes hidden characters from text. They are in it although the source has none: as character references.
fn visible(event: Event<'static>) -> Event<'static> {
    let filtered = |text: CowStr<'static>| {
        if text.contains(is_hidden) {
            text.replace(is_hidden, "").into()
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

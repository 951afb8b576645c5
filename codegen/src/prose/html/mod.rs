//! HTML in descriptions: tags that Markdown has a notation for become Markdown, all others become text.

mod block;
mod tag;

use std::collections::BTreeMap;

use pulldown_cmark::{CowStr, Event, LinkType, Tag as Element, TagEnd};

use super::commonmark::parse;
use tag::{Effect, Tag, Token};

/// Replaces all HTML in events.
pub fn replace(events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    inline(blocks(events))
}

/// Replaces blocks of HTML by the events of the same blocks in Markdown.
fn blocks(events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    let mut replaced = Vec::with_capacity(events.len());
    let mut html = String::new();
    for event in events {
        match event {
            Event::Start(Element::HtmlBlock) => html.clear(),
            Event::Html(text) => html.push_str(&text),
            Event::End(TagEnd::HtmlBlock) => replaced.extend(block(&html)),
            event => replaced.push(event),
        }
    }
    replaced
}

fn block(html: &str) -> Vec<Event<'static>> {
    let mut events = Vec::new();
    for event in parse(&block::to_markdown(html)) {
        match event {
            Event::Start(Element::HtmlBlock) => events.push(Event::Start(Element::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => events.push(Event::End(TagEnd::Paragraph)),
            Event::Html(text) => {
                events.extend(tag::tokens(&text).into_iter().map(|token| match token {
                    Token::Text(text) => Event::Text(text.replace('\n', " ").into()),
                    token => Event::InlineHtml(spelt(&token)),
                }))
            }
            event => events.push(event),
        }
    }
    events
}

/// Returns the text of a token, with those attributes of a tag only that have an effect.
fn spelt(token: &Token<'_>) -> CowStr<'static> {
    match token {
        Token::Comment => "<!-- -->".into(),
        Token::Text(text) => (*text).to_owned().into(),
        Token::Tag(tag) => tag.spelt().into(),
    }
}

/// Replaces tags inside of paragraphs: pairs (`<b>…</b>`) by elements of Markdown, `<br>` by line breaks, and others
/// by their text.
fn inline(events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    let mut marks = pairs(&events);
    let mut replaced = Vec::with_capacity(events.len());
    // A code span has no elements inside, only text; those in it count as its levels.
    let mut code: Option<String> = None;
    let mut levels = 0_usize;
    for (index, event) in events.into_iter().enumerate() {
        let mark = marks.remove(&index);
        match (mark, &mut code) {
            (Some(Mark::CodeStart), _) => {
                levels += 1;
                code.get_or_insert_default();
            }
            (Some(Mark::CodeEnd), _) => {
                levels = levels.saturating_sub(1);
                let ended = code.take_if(|_| levels == 0);
                let ended = ended.filter(|code| !code.is_empty());
                replaced.extend(ended.map(|code| Event::Code(code.into())));
            }
            (_, Some(code)) => code.push_str(&letters(&event)),
            (Some(Mark::Event(event)), None) => replaced.push(event),
            (Some(Mark::Nothing), None) => {}
            (None, None) => replaced.extend(alone(event)),
        }
    }
    replaced
}

/// The replacement of a tag that has a partner.
enum Mark {
    Event(Event<'static>),
    CodeStart,
    CodeEnd,
    Nothing,
}

/// The most open tags among which the partner of a closing one is looked for, the innermost ones.
const MOST_OPEN: usize = 64;

/// Returns the replacements of tags that have a partner, by the indices of their events.
fn pairs(events: &[Event<'static>]) -> BTreeMap<usize, Mark> {
    let mut marks = BTreeMap::new();
    let elements = elements_before(events);
    let mut open: Vec<(usize, usize, Tag)> = Vec::new();
    let mut depth = 0_usize;
    for (index, event) in events.iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => {
                while open.last().is_some_and(|(_, opened, _)| *opened >= depth) {
                    open.pop();
                }
                depth = depth.saturating_sub(1);
            }
            Event::InlineHtml(html) => {
                let Some(tag) = single(html).filter(|tag| tag.effect.has_partner()) else {
                    continue;
                };
                if !tag.closes {
                    open.push((index, depth, tag));
                    continue;
                }
                let is_partner = |(_, opened, other): &(usize, usize, Tag)| {
                    *opened == depth && other.effect == tag.effect
                };
                let innermost = open.len().saturating_sub(MOST_OPEN);
                let partner = open[innermost..].iter().rposition(is_partner);
                if let Some(partner) = partner.map(|it| innermost + it) {
                    let (start, _, tag) = open.swap_remove(partner);
                    open.truncate(partner);
                    let is_text = elements[start] == elements[index];
                    join(&mut marks, is_text, (start, index), &tag);
                }
            }
            _ => {}
        }
    }
    marks
}

/// Counts, for each event, those before it that are no letters.
fn elements_before(events: &[Event<'static>]) -> Vec<usize> {
    let mut count = 0;
    let counts = events.iter().map(|event| {
        let before = count;
        count += usize::from(!is_letters(event));
        before
    });
    counts.collect()
}

/// Notes the replacements of an opening and a closing tag. `is_text` tells whether there are only letters between them.
fn join(marks: &mut BTreeMap<usize, Mark>, is_text: bool, (start, end): (usize, usize), tag: &Tag) {
    let (before, after) = match tag.effect {
        Effect::Strong => around(Element::Strong),
        Effect::Emphasis => around(Element::Emphasis),
        Effect::Strikethrough => around(Element::Strikethrough),
        Effect::Link => around(Element::Link {
            link_type: LinkType::Inline,
            dest_url: tag.value.clone().into(),
            title: "".into(),
            id: "".into(),
        }),
        Effect::Code if is_text => (Mark::CodeStart, Mark::CodeEnd),
        _ => (Mark::Nothing, Mark::Nothing),
    };
    marks.insert(start, before);
    marks.insert(end, after);
}

fn around(element: Element<'static>) -> (Mark, Mark) {
    let end = element.to_end();
    (
        Mark::Event(Event::Start(element)),
        Mark::Event(Event::End(end)),
    )
}

fn is_letters(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Text(_) | Event::SoftBreak | Event::InlineHtml(_) | Event::Code(_)
    )
}

fn letters(event: &Event<'_>) -> String {
    match event {
        Event::Text(text) | Event::Code(text) => text.to_string(),
        Event::InlineHtml(html) if single(html).is_none() => html.to_string(),
        Event::SoftBreak => " ".to_owned(),
        _ => String::new(),
    }
}

/// Returns the replacement of a tag without a partner.
fn alone(event: Event<'static>) -> Vec<Event<'static>> {
    let Event::InlineHtml(html) = &event else {
        return vec![event];
    };
    let tokens = tag::tokens(html);
    match tokens.as_slice() {
        [Token::Comment] => Vec::new(),
        [Token::Tag(tag)] => match tag.effect {
            Effect::Break | Effect::Block | Effect::Heading | Effect::Preformatted => {
                vec![Event::HardBreak]
            }
            Effect::Item if !tag.closes => vec![Event::HardBreak, Event::Text("\u{2022} ".into())],
            Effect::Item | Effect::List | Effect::Ordered => Vec::new(),
            Effect::Picture => vec![Event::Text(tag.value.clone().into())],
            Effect::Strong
            | Effect::Emphasis
            | Effect::Strikethrough
            | Effect::Code
            | Effect::Link
            | Effect::Look
            | Effect::Cell => {
                vec![Event::Text(html.clone())]
            }
        },
        _ => vec![Event::Text(html.clone())],
    }
}

/// Returns the tag, if inline HTML is exactly one.
fn single(html: &str) -> Option<Tag> {
    match tag::tokens(html).as_slice() {
        [Token::Tag(tag)] => Some(tag.clone()),
        _ => None,
    }
}

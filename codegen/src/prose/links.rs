//! Links: those to the web stay, URLs in text become links, and of all other links the text stays.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

/// Keeps links to the web, and turns pictures into links. Of other links only the text stays: a relative link or one
/// to a section leads nowhere from the page of an item, and rustdoc takes its target for the name of an item.
pub fn keep_web(events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    let mut kept: Vec<Event<'static>> = Vec::with_capacity(events.len());
    let mut open: Vec<Opened> = Vec::new();
    for event in events {
        match event {
            Event::Start(
                Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    ..
                }
                | Tag::Image {
                    link_type,
                    dest_url,
                    title,
                    ..
                },
            ) => {
                let inside = open.iter().any(|opened| matches!(opened, Opened::Kept(_)));
                let (opened, start) = match (web(&dest_url), link_type) {
                    (_, LinkType::Email) if !inside => (
                        Opened::Kept(None),
                        start(LinkType::Email, dest_url.into_string(), String::new()),
                    ),
                    (Some(url), LinkType::Autolink) if !inside => {
                        (Opened::Kept(None), start(link_type, url, String::new()))
                    }
                    (Some(url), _) if !inside => (
                        Opened::Kept(Some(url.clone())),
                        start(LinkType::Inline, url, title.into_string()),
                    ),
                    (None, LinkType::Autolink) => (Opened::Angle, Event::Text("<".into())),
                    _ => (Opened::Dropped, Event::Text("".into())),
                };
                open.push(opened);
                kept.push(start);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => end(&mut kept, open.pop()),
            event => kept.push(event),
        }
    }
    kept
}

/// A link whose end was not read yet.
enum Opened {
    /// The link stays. One that may have no text has its URL here, to be shown instead.
    Kept(Option<String>),
    /// Only the text stays, in angle brackets.
    Angle,
    /// Only the text stays.
    Dropped,
}

fn start(link_type: LinkType, url: String, title: String) -> Event<'static> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    Event::Start(Tag::Link {
        link_type,
        dest_url: url.into(),
        title: title.into(),
        id: "".into(),
    })
}

fn end(kept: &mut Vec<Event<'static>>, opened: Option<Opened>) {
    match opened {
        Some(Opened::Kept(Some(url)))
            if matches!(kept.last(), Some(Event::Start(Tag::Link { .. }))) =>
        {
            kept.pop();
            kept.extend(autolink(&url));
        }
        Some(Opened::Kept(_)) => kept.push(Event::End(TagEnd::Link)),
        Some(Opened::Angle) => kept.push(Event::Text(">".into())),
        Some(Opened::Dropped) | None => {}
    }
}

/// Returns a URL of the web, encoded for a link of Markdown, or nothing for any other target.
pub fn web(url: &str) -> Option<String> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let is_web = rest.is_some_and(|rest| !rest.is_empty());
    let is_mail = url
        .strip_prefix("mailto:")
        .is_some_and(|rest| rest.contains('@') && !rest.contains('`'));
    (is_web || is_mail).then(|| encode(url))
}

/// Percent-encodes the characters that would end a URL in Markdown or in a table.
fn encode(url: &str) -> String {
    let mut text = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            ' ' | '\t' | '\n' => text.push_str("%20"),
            '<' => text.push_str("%3C"),
            '>' => text.push_str("%3E"),
            '|' => text.push_str("%7C"),
            '\\' => text.push_str("%5C"),
            '`' => text.push_str("%60"),
            c => text.push(c),
        }
    }
    text
}

/// Turns the URLs in text into links. One with variables, `https://{host}/`, leads nowhere and becomes code.
pub fn link_urls(events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    let mut linked = Vec::with_capacity(events.len());
    let mut inside = 0_usize;
    for event in events {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::Link { .. }) => inside += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Link) => inside = inside.saturating_sub(1),
            Event::Text(text) if inside == 0 => {
                linked.extend(link_in(&text));
                continue;
            }
            _ => {}
        }
        linked.push(event);
    }
    linked
}

fn link_in(mut text: &str) -> Vec<Event<'static>> {
    let mut events = Vec::new();
    while let Some((before, url)) = next_url(text) {
        events.push(Event::Text(before.to_owned().into()));
        if url.contains(['{', '}', '`', '|', '\\', '[', ']']) {
            events.push(Event::Code(url.replace('`', "'").into()));
        } else {
            events.extend(autolink(url));
        }
        text = &text[before.len() + url.len()..];
    }
    events.push(Event::Text(text.to_owned().into()));
    events
}

/// Returns the text before the first URL in a text, and the URL.
pub fn next_url(text: &str) -> Option<(&str, &str)> {
    for (at, _) in text.match_indices("http") {
        let rest = &text[at..];
        let scheme = ["https://", "http://"]
            .iter()
            .find(|it| rest.starts_with(**it));
        let Some(scheme) = scheme.map(|it| it.len()) else {
            continue;
        };
        let url = trim(&rest[..length(rest, scheme)]);
        if url.len() > scheme {
            return Some((&text[..at], url));
        }
    }
    None
}

/// Returns the length of the URL at the beginning of text, given that of its scheme. A parenthesis belongs to the URL
/// where both of its halves do: all of `https://x.y/a_(b)`, but not the last character of `https://x.y)`.
fn length(text: &str, scheme: usize) -> usize {
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\u{201c}' | '\u{201d}');
    let end = scheme + text[scheme..].find(ends).unwrap_or(text.len() - scheme);
    let mut open = 0_usize;
    for (at, c) in text[..end].char_indices() {
        match c {
            '(' => open += 1,
            ')' if open == 0 => return at,
            ')' => open -= 1,
            _ => {}
        }
    }
    end
}

/// Removes the punctuation of a sentence at the end of a URL.
fn trim(url: &str) -> &str {
    let mut url = url;
    while let Some(last) = url.chars().next_back() {
        let unopened = last == ')' && url.matches('(').count() < url.matches(')').count();
        let is_sentence = matches!(
            last,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | ']' | '~' | '`' | '\u{2019}'
        );
        if !unopened && !is_sentence {
            break;
        }
        url = &url[..url.len() - last.len_utf8()];
    }
    url
}

fn autolink(url: &str) -> [Event<'static>; 3] {
    [
        start(LinkType::Autolink, url.to_owned(), String::new()),
        Event::Text(url.to_owned().into()),
        Event::End(TagEnd::Link),
    ]
}

//! Paragraphs in lines of even length.

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

/// The most columns of a line that can be broken.
pub const WIDTH: usize = 92;

/// Fills the lines of paragraphs. Lines are broken at spaces, and never before what could be a mark of Markdown.
pub fn wrap(events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    let events = unbroken(events);
    let mut wrap = Wrap {
        column: 0,
        indent: Vec::new(),
        fixed: 0,
        links: Vec::new(),
        wrapped: Vec::with_capacity(events.len()),
    };
    for (index, event) in events.iter().enumerate() {
        wrap.take(event, &events[index + 1..]);
    }
    wrap.wrapped
}

/// Replaces the line breaks of paragraphs by spaces: lines of the document that are short would stay short otherwise.
fn unbroken(events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    let mut joined: Vec<Event<'static>> = Vec::with_capacity(events.len());
    for event in events {
        let text = match &event {
            Event::SoftBreak => " ",
            Event::Text(text) => text,
            _ => {
                joined.push(event);
                continue;
            }
        };
        match joined.last_mut() {
            Some(Event::Text(before)) => append(before, text),
            _ => joined.push(Event::Text(text.to_owned().into())),
        }
    }
    joined
}

/// Appends to a text in its own memory: a paragraph of many lines grows line by line.
pub fn append(text: &mut CowStr<'static>, more: &str) {
    let mut joined = std::mem::replace(text, CowStr::Borrowed("")).into_string();
    joined.push_str(more);
    *text = joined.into();
}

struct Wrap {
    column: usize,
    /// The columns that each quote and list around the text takes at the beginning of a line.
    indent: Vec<usize>,
    /// The number of open elements in which lines are not broken.
    fixed: usize,
    /// The columns that each open link takes in addition to its text.
    links: Vec<usize>,
    wrapped: Vec<Event<'static>>,
}

impl Wrap {
    fn take(&mut self, event: &Event<'static>, next: &[Event<'static>]) {
        match event {
            Event::Text(text) if self.fixed == 0 => return self.text(text, next),
            Event::Text(text) => self.column += text.chars().count(),
            Event::SoftBreak | Event::HardBreak => self.column = self.indent.iter().sum(),
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(*end),
            event => self.column += width(event),
        }
        self.wrapped.push(event.clone());
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Link {
                link_type: LinkType::Inline,
                dest_url,
                ..
            } => self.links.push(dest_url.len() + 4),
            Tag::Link { .. } => self.links.push(2),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => self.column += 2,
            Tag::BlockQuote(_) | Tag::Item | Tag::FootnoteDefinition(_) => self.indent.push(3),
            Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::Table(_) => self.fixed += 1,
            _ => {}
        }
        if !matches!(
            tag,
            Tag::Link { .. } | Tag::Emphasis | Tag::Strong | Tag::Strikethrough
        ) {
            self.column = self.indent.iter().sum();
        }
        // The text of an autolink is its URL, which cannot be broken.
        if matches!(
            tag,
            Tag::Link {
                link_type: LinkType::Autolink | LinkType::Email,
                ..
            }
        ) {
            self.fixed += 1;
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Link => {
                let columns = self.links.pop().unwrap_or(0);
                self.column += columns;
                if columns == 2 {
                    self.fixed = self.fixed.saturating_sub(1);
                }
            }
            TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.indent.pop();
            }
            TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Table => {
                self.fixed = self.fixed.saturating_sub(1)
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, next: &[Event<'static>]) {
        let mut line = String::new();
        let mut words = text.split(' ').peekable();
        if let Some(first) = words.next() {
            line.push_str(first);
            self.column += first.chars().count();
        }
        while let Some(word) = words.next() {
            let is_last = words.peek().is_none();
            let mut columns = word.chars().count();
            if is_last {
                columns += until_break(next);
            }
            let may_begin = if is_last && word.is_empty() {
                may_begin_with(next.first())
            } else {
                may_begin(word)
            };
            let begins: usize = self.indent.iter().sum();
            if may_begin && self.column + 1 + columns > WIDTH && self.column > begins {
                self.push(line.trim_end());
                self.wrapped.push(Event::SoftBreak);
                line.clear();
                self.column = begins;
            } else {
                line.push(' ');
                self.column += 1;
            }
            line.push_str(word);
            self.column += word.chars().count();
        }
        self.push(&line);
    }

    fn push(&mut self, text: &str) {
        if !text.is_empty() {
            self.wrapped.push(Event::Text(text.to_owned().into()));
        }
    }
}

/// Tells whether a word may begin a line: a list or a heading cannot begin with it.
fn may_begin(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '(' || c == '"')
}

fn may_begin_with(event: Option<&Event<'_>>) -> bool {
    matches!(
        event,
        Some(Event::Code(_) | Event::Start(Tag::Link { .. } | Tag::Emphasis | Tag::Strong))
    )
}

/// Returns the columns up to the next place outside of a link where the line can be broken, or more than a line has.
fn until_break(events: &[Event<'_>]) -> usize {
    let mut columns = 0;
    let mut in_link = false;
    for event in events {
        match event {
            Event::Text(text) => match text.find(' ').filter(|_| !in_link) {
                Some(at) => return columns + text[..at].chars().count(),
                None => columns += text.chars().count(),
            },
            Event::SoftBreak | Event::HardBreak => return columns,
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                in_link = true;
                columns += if *link_type == LinkType::Inline {
                    dest_url.len() + 4
                } else {
                    2
                };
            }
            Event::End(TagEnd::Link) => in_link = false,
            Event::Start(tag) if !matches!(tag, Tag::Emphasis | Tag::Strong) => return columns,
            event => columns += width(event),
        }
        if columns > WIDTH {
            break;
        }
    }
    columns
}

fn width(event: &Event<'_>) -> usize {
    match event {
        Event::Code(text) => text.chars().count() + 2,
        Event::Start(Tag::Emphasis | Tag::Strong) | Event::FootnoteReference(_) => 4,
        _ => 0,
    }
}

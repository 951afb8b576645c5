//! Blocks of Markdown as one paragraph, for places that take a single line.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

/// The only HTML that is written. Cells of tables have no other line break.
pub const BREAK: &str = "<br>";

/// What stands between the content of two blocks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// A space.
    Space,
    /// `<br>`.
    Tag,
}

const SPACE: Event<'static> = Event::Text(CowStr::Borrowed(" "));

/// Returns the content of all blocks as one paragraph.
pub fn flatten(events: Vec<Event<'static>>, between: Break) -> Vec<Event<'static>> {
    let mut flat = Flat {
        between,
        events: vec![Event::Start(Tag::Paragraph)],
        pending: false,
        in_code: false,
        bullet: false,
    };
    for event in events {
        flat.take(event);
    }
    flat.events.push(Event::End(TagEnd::Paragraph));
    flat.events
}

struct Flat {
    between: Break,
    events: Vec<Event<'static>>,
    /// Whether a block has ended, and nothing was written since.
    pending: bool,
    in_code: bool,
    /// Whether the bullet of a list item was written, and nothing of the item yet.
    bullet: bool,
}

impl Flat {
    fn take(&mut self, event: Event<'static>) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => self.begin_code(),
            Event::End(TagEnd::CodeBlock) => self.end_code(),
            Event::Text(text) if self.in_code => self.code(&text),
            Event::Start(Tag::Item) => self.item(),
            Event::Start(
                tag @ (Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }),
            ) => {
                self.push(Event::Start(tag));
            }
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => self.pending = true,
            Event::End(
                tag @ (TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link),
            ) => {
                self.events.push(Event::End(tag));
            }
            Event::End(TagEnd::TableCell) => self.space(),
            Event::Start(_) if self.bullet => {}
            Event::Start(_) | Event::End(_) | Event::Rule | Event::HardBreak => self.pending = true,
            Event::SoftBreak => self.space(),
            Event::TaskListMarker(done) => {
                self.push(Event::Text(if done { "[x] " } else { "[ ] " }.into()))
            }
            Event::FootnoteReference(name) => self.push(Event::Text(format!("[{name}]").into())),
            Event::Code(text) if self.between == Break::Tag => {
                self.push(Event::Code(text.replace('|', "\\|").into()))
            }
            event => self.push(event),
        }
    }

    fn push(&mut self, event: Event<'static>) {
        self.bullet = false;
        if std::mem::take(&mut self.pending) && self.events.len() > 1 {
            if self.events.last() == Some(&SPACE) {
                self.events.pop();
            }
            match self.between {
                Break::Space => self.space(),
                Break::Tag => self.events.push(Event::InlineHtml(BREAK.into())),
            }
        }
        self.events.push(event);
    }

    fn space(&mut self) {
        if self.events.len() > 1 && self.events.last() != Some(&SPACE) {
            self.events.push(SPACE);
        }
    }

    fn item(&mut self) {
        self.pending = true;
        self.push(Event::Text("\u{2022} ".into()));
        self.bullet = true;
    }

    fn begin_code(&mut self) {
        self.in_code = true;
        self.pending = true;
    }

    fn end_code(&mut self) {
        self.in_code = false;
        self.pending = true;
    }

    fn code(&mut self, text: &str) {
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let line = if self.between == Break::Tag {
                line.replace('|', "\\|")
            } else {
                line.to_owned()
            };
            self.push(Event::Code(line.into()));
            self.pending = true;
        }
    }
}

//! Blocks of HTML as Markdown.

use super::tag::{self, Effect, Tag, Token};

/// Returns a block of HTML as Markdown. Tags inside of paragraphs stay as they are.
pub fn to_markdown(html: &str) -> String {
    let mut writer = Writer::default();
    for token in tag::tokens(html) {
        match token {
            Token::Comment => {}
            Token::Text(text) => writer.text(text),
            Token::Tag(tag) => writer.tag(&tag),
        }
    }
    writer.markdown
}

#[derive(Default)]
struct Writer {
    markdown: String,
    /// The lists around the text, each with the number of its next item if it is ordered.
    lists: Vec<Option<usize>>,
    /// Whether the text is in `<pre>`, where spaces and line breaks count.
    in_code: bool,
}

impl Writer {
    fn text(&mut self, text: &str) {
        if self.in_code {
            self.markdown.push_str(&tag::decode(text));
            return;
        }
        if !self.lists.is_empty() && text.trim().is_empty() {
            // A blank line between items would make a loose list, with a paragraph for each item.
            self.markdown.push(' ');
            return;
        }
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.markdown.push('\n');
            }
            let at_start = self.markdown.is_empty() || self.markdown.ends_with('\n');
            self.markdown
                .push_str(if at_start { line.trim_start() } else { line });
        }
    }

    fn tag(&mut self, tag: &Tag) {
        match tag.effect {
            Effect::Preformatted => self.code(tag.closes),
            _ if self.in_code => {}
            Effect::Break => self.markdown.push_str("<br>"),
            Effect::Block => self.part(),
            Effect::Heading => {
                self.part();
                if !tag.closes && self.lists.is_empty() {
                    self.markdown.push_str("### ");
                }
            }
            Effect::List | Effect::Ordered if tag.closes => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.markdown.push_str("\n\n");
                }
            }
            Effect::List => self.list(None),
            Effect::Ordered => self.list(Some(1)),
            Effect::Item if tag.closes => {}
            Effect::Item => self.item(),
            Effect::Cell => self.markdown.push(' '),
            Effect::Look => {}
            Effect::Picture => self.markdown.push_str(&tag.value),
            Effect::Strong
            | Effect::Emphasis
            | Effect::Strikethrough
            | Effect::Code
            | Effect::Link => self.markdown.push_str(&tag.spelt()),
        }
    }

    fn part(&mut self) {
        // A blank line in an item would end the list.
        self.markdown
            .push_str(if self.lists.is_empty() { "\n\n" } else { " " });
    }

    fn list(&mut self, number: Option<usize>) {
        if self.lists.is_empty() {
            self.markdown.push_str("\n\n");
        }
        self.lists.push(number);
    }

    fn item(&mut self) {
        if !self.markdown.ends_with('\n') {
            self.markdown.push('\n');
        }
        self.markdown
            .push_str(&"    ".repeat(self.lists.len().saturating_sub(1).min(8)));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                self.markdown.push_str(&format!("{number}. "));
                *number += 1;
            }
            Some(None) | None => self.markdown.push_str("- "),
        }
    }

    fn code(&mut self, closes: bool) {
        self.in_code = !closes;
        self.markdown
            .push_str(if closes { "\n```\n\n" } else { "\n\n```\n" });
    }
}

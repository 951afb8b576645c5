//! Tags of HTML as they occur in descriptions.

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// A tag that descriptions format text with.
    Tag(Tag),
    /// A comment.
    Comment,
    /// Everything else, shown as it is.
    Text(&'a str),
}

/// A tag that descriptions format text with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its effect on text.
    pub effect: Effect,
    /// Whether it is a closing tag.
    pub closes: bool,
    /// The value of `href` of a link, or of `alt` of a picture.
    pub value: String,
}

/// The effect of a tag on text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// `<b>`
    Strong,
    /// `<i>`
    Emphasis,
    /// `<s>`
    Strikethrough,
    /// `<code>`
    Code,
    /// `<a href="…">`
    Link,
    /// `<br>`
    Break,
    /// `<p>` and other blocks
    Block,
    /// `<h1>` to `<h6>`
    Heading,
    /// `<ul>`
    List,
    /// `<ol>`
    Ordered,
    /// `<li>`
    Item,
    /// `<pre>`
    Preformatted,
    /// `<img>`
    Picture,
    /// `<td>`
    Cell,
    /// `<span>` and others that only change how text looks
    Look,
}

impl Effect {
    /// Tells whether an opening and a closing tag enclose a part of a paragraph.
    pub fn has_partner(self) -> bool {
        matches!(
            self,
            Effect::Strong
                | Effect::Emphasis
                | Effect::Strikethrough
                | Effect::Code
                | Effect::Link
                | Effect::Look
                | Effect::Cell
        )
    }
}

impl Tag {
    /// Returns the text of the tag, with those attributes only that have an effect.
    pub fn spelt(&self) -> String {
        let slash = if self.closes { "/" } else { "" };
        let name = match self.effect {
            Effect::Strong => "b",
            Effect::Emphasis => "i",
            Effect::Strikethrough => "s",
            Effect::Code => "code",
            Effect::Link if !self.closes => return format!("<a href=\"{}\">", escape(&self.value)),
            Effect::Link => "a",
            Effect::Break => "br",
            Effect::Block => "p",
            Effect::Heading => "h1",
            Effect::List => "ul",
            Effect::Ordered => "ol",
            Effect::Item => "li",
            Effect::Preformatted => "pre",
            Effect::Picture => return format!("<img alt=\"{}\">", escape(&self.value)),
            Effect::Cell => "td",
            Effect::Look => "span",
        };
        format!("<{slash}{name}>")
    }
}

fn escape(value: &str) -> String {
    value
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Returns the effect of a tag that descriptions use. Other names in angle brackets are rather placeholders
/// (`<token>`) or types (`Vec<String>`) than HTML.
fn effect(name: &str) -> Option<Effect> {
    Some(match name.to_ascii_lowercase().as_str() {
        "b" | "strong" => Effect::Strong,
        "i" | "em" => Effect::Emphasis,
        "s" | "del" | "strike" => Effect::Strikethrough,
        "code" | "tt" | "kbd" | "samp" => Effect::Code,
        "a" => Effect::Link,
        "br" => Effect::Break,
        "p" | "div" | "section" | "article" | "center" | "details" | "summary" | "blockquote"
        | "dl" | "dt" | "dd" | "table" | "thead" | "tbody" | "tr" | "hr" => Effect::Block,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Effect::Heading,
        "ul" => Effect::List,
        "ol" => Effect::Ordered,
        "li" => Effect::Item,
        "pre" => Effect::Preformatted,
        "img" => Effect::Picture,
        "td" | "th" => Effect::Cell,
        "span" | "font" | "u" | "small" | "big" | "sup" | "sub" | "mark" | "nobr" => Effect::Look,
        _ => return None,
    })
}

/// Splits text into tags, comments and the text between them.
pub fn tokens(mut text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut plain = text;
    let mut plain_length = 0;
    while let Some(at) = text.find('<') {
        plain_length += at;
        text = &text[at..];
        let (token, length) = match token(text) {
            Some(found) => found,
            None => {
                plain_length += 1;
                text = &text[1..];
                continue;
            }
        };
        if plain_length > 0 {
            tokens.push(Token::Text(&plain[..plain_length]));
        }
        tokens.push(token);
        text = &text[length..];
        plain = text;
        plain_length = 0;
    }
    if !plain.is_empty() {
        tokens.push(Token::Text(plain));
    }
    tokens
}

/// Returns the tag or comment at the beginning of text, and its length.
fn token(text: &str) -> Option<(Token<'static>, usize)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        let end = comment.find("-->").map_or(text.len(), |at| at + 7);
        return Some((Token::Comment, end));
    }
    // No tag holds the start of another, so the search ends there: text may be full of `<` without a `>`.
    let end = 1 + text[1..].find(['<', '>'])?;
    if !text[end..].starts_with('>') {
        return None;
    }
    let inner = text[1..end].trim_end_matches('/');
    let closes = inner.starts_with('/');
    let inner = inner.trim_start_matches('/');
    let name_end = inner
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(name_end);
    if !(attributes.is_empty() || attributes.starts_with(char::is_whitespace)) {
        return None;
    }
    let effect = effect(name)?;
    let value = match effect {
        Effect::Link => attribute(attributes, "href"),
        Effect::Picture => attribute(attributes, "alt"),
        _ => String::new(),
    };
    Some((
        Token::Tag(Tag {
            effect,
            closes,
            value,
        }),
        end + 1,
    ))
}

/// Returns the value of an attribute, or empty text where the tag has none.
fn attribute(attributes: &str, name: &str) -> String {
    let lower = attributes.to_ascii_lowercase();
    let value = lower
        .find(name)
        .map(|at| attributes[at + name.len()..].trim_start());
    let Some(value) = value
        .and_then(|rest| rest.strip_prefix('='))
        .map(str::trim_start)
    else {
        return String::new();
    };
    let quoted = ['"', '\'']
        .into_iter()
        .find_map(|quote| value.strip_prefix(quote)?.split(quote).next());
    let value = quoted.unwrap_or_else(|| value.split_whitespace().next().unwrap_or_default());
    decode(value)
}

/// Replaces the most common character references.
pub fn decode(text: &str) -> String {
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    text.replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
}

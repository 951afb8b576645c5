//! Text of the document as Markdown that rustdoc and other renderers take as it is meant.
//!
//! Text is parsed by the parser that rustdoc uses, changed as a list of events, written again, and looked
//! at once more: what does not pass is written literally, with every mark escaped. So whatever the text is,
//! nothing of it runs as a doctest, reaches a page as HTML or becomes a link to an item.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};
use pulldown_cmark_to_cmark::{Options as Style, cmark_with_options};

use super::{check, events, flat, opening, words, wrap};

/// The extensions of CommonMark that rustdoc reads, without those that change the look of characters.
pub const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// The most levels of quotes, lists and emphasis in one another: far beyond what people write, and few
/// enough for a renderer that calls itself for each.
const MAX_DEPTH: usize = 24;

/// The only tag that is written: how cells of tables break lines.
pub const BREAK: &str = "<br>";

/// Returns the document's Markdown, defused, as lines.
pub fn text(markdown: &str) -> Vec<String> {
    as_lines(markdown, |events| events)
}

/// Returns the document's Markdown, defused, as lines of which the first paragraph is one sentence where
/// the text allows it: lists of items show it alone.
pub fn described(markdown: &str) -> Vec<String> {
    as_lines(markdown, opening::split)
}

fn as_lines(markdown: &str, part: fn(Vec<Event<'static>>) -> Vec<Event<'static>>) -> Vec<String> {
    match markdown {
        "" => return Vec::new(),
        line if line.len() <= wrap::WIDTH && words::is_line(line) => return vec![line.to_owned()],
        _ => {}
    }
    let simple = words::read(markdown).and_then(|events| words::write(&wrap::wrap(part(events))));
    if let Some(text) = simple {
        return lines(&text);
    }
    let source = clean(markdown);
    written(part(events::defuse(&source))).unwrap_or_else(|| literal(&source))
}

/// Returns the document's Markdown, defused, as the content of one cell of a table.
pub fn cell(markdown: &str) -> String {
    flattened(markdown, flat::Break::Tag)
}

/// Returns the document's Markdown, defused, as a single line.
pub fn line(markdown: &str) -> String {
    flattened(markdown, flat::Break::Space)
}

fn flattened(markdown: &str, between: flat::Break) -> String {
    if markdown.is_empty() || words::is_line(markdown) {
        return markdown.to_owned();
    }
    let simple =
        words::read(markdown).and_then(|events| words::write(&flat::flatten(events, between)));
    if let Some(line) = simple {
        return line;
    }
    let source = clean(markdown);
    one_line(flat::flatten(events::defuse(&source), between))
        .unwrap_or_else(|| literal(&source).join(" "))
}

/// Returns text that is not Markdown as a single line of Markdown.
pub fn plain(text: &str) -> String {
    if words::is_line(text) {
        return text.to_owned();
    }
    let source = spaced(&clean(text));
    one_line(events::paragraph(&source)).unwrap_or_else(|| literal(&source).join(" "))
}

/// Returns text with single blanks between its words.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns text as a code span; text that a line cannot show is quoted as JSON does.
pub fn code(text: &str) -> String {
    let is_odd = |c: char| matches!(c, '\n' | '\t') || is_hidden(c);
    let quoted = text.trim() != text || text.is_empty() || text.chars().any(is_odd);
    let text = if quoted {
        serde_json::Value::from(text).to_string()
    } else {
        text.to_owned()
    };
    let text = clean(&text).replace('\n', " ");
    let fence = "`".repeat(longest_run(&text) + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Returns a fenced block of text in a language that rustdoc does not run.
pub fn block(language: &str, text: &str) -> Vec<String> {
    let fence = "`".repeat((longest_run(text) + 1).max(3));
    let text = clean(text);
    let body = text
        .lines()
        .map(|line| line.trim_end().replace('\t', "    "));
    std::iter::once(format!("{fence}{language}"))
        .chain(body)
        .chain([fence.clone()])
        .collect()
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Parses text that is clean.
pub fn parse(source: &str) -> Vec<Event<'static>> {
    Parser::new_ext(source, EXTENSIONS)
        .map(Event::into_static)
        .collect()
}

/// Removes what a reader cannot see: control characters, marks that turn the direction of text around
/// (CVE-2021-42574), and tags that spell hidden text.
fn clean(text: &str) -> String {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    text.chars().filter(|c| !is_hidden(*c)).collect()
}

/// Tells whether a reader cannot see a character that may do something all the same.
pub fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(
            c,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        )
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Writes events as lines; nothing where the result would not be harmless.
fn written(events: Vec<Event<'static>>) -> Option<Vec<String>> {
    if depth(&events) > MAX_DEPTH {
        return None;
    }
    with_or_without_emphasis(wrap::wrap(events), |events| {
        let lines = lines(&write(events)?);
        check::is_harmless(&lines.join("\n")).then_some(lines)
    })
}

/// Writes events as one line; nothing where the result would not be harmless.
fn one_line(events: Vec<Event<'static>>) -> Option<String> {
    if depth(&events) > MAX_DEPTH {
        return None;
    }
    with_or_without_emphasis(events, |events| {
        let text = write(events)?;
        let text = text.trim();
        let is_one_line = !text.contains('\n') && check::is_harmless(&text.replace(BREAK, " "));
        is_one_line.then(|| text.to_owned())
    })
}

/// Writes events, without their emphasis where they cannot be written with it.
fn with_or_without_emphasis<T>(
    events: Vec<Event<'static>>,
    write: impl Fn(&[Event<'static>]) -> Option<T>,
) -> Option<T> {
    write(&events).or_else(|| write(&without_emphasis(events)))
}

/// Writes events; nothing where they cannot be written.
pub fn write(events: &[Event<'static>]) -> Option<String> {
    let style = Style {
        code_block_token_count: 3,
        list_token: '-',
        increment_ordered_list_bullets: true,
        ..Style::default()
    };
    let mut text = String::new();
    cmark_with_options(events.iter(), &mut text, EXTENSIONS, style).ok()?;
    Some(plainer(text))
}

/// Writes text as a person would, where it means the same: `&` for itself, and quotes without a blank
/// before and above them.
fn plainer(text: String) -> String {
    if !text.contains("&amp;") && !text.contains(" >") {
        return text;
    }
    let plainer = text
        .replace("&amp;", "&")
        .replace("\n > \n > ", "\n> ")
        .replace("\n >", "\n>");
    if TextMergeStream::new(Parser::new_ext(&plainer, EXTENSIONS))
        .eq(TextMergeStream::new(Parser::new_ext(&text, EXTENSIONS)))
    {
        plainer
    } else {
        text
    }
}

/// Parts written text into lines without blanks behind them; two blanks break a line, which a backslash
/// does as well.
fn lines(text: &str) -> Vec<String> {
    let line = |line: &str| {
        let end = line.trim_end();
        let is_break =
            line.ends_with("  ") && end.ends_with(|c: char| c != '>' && c != '-' && c != '.');
        if is_break {
            format!("{end}\\")
        } else {
            end.to_owned()
        }
    };
    let mut lines: Vec<String> = text
        .lines()
        .map(line)
        .skip_while(String::is_empty)
        .collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// Writes each line of text literally.
fn literal(source: &str) -> Vec<String> {
    let escaped = source.lines().map(|line| {
        let mut text = String::with_capacity(line.len());
        for c in spaced(line).chars() {
            if c.is_ascii_punctuation() {
                text.push('\\');
            }
            text.push(c);
        }
        text
    });
    lines(&escaped.collect::<Vec<_>>().join("\n"))
}

fn depth(events: &[Event<'_>]) -> usize {
    let mut deepest = 0;
    let mut depth = 0_usize;
    for event in events {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn without_emphasis(mut events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    events.retain(|event| {
        !matches!(
            event,
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
                | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough)
        )
    });
    events
}

//! Markdown as events, and events as Markdown.

use pulldown_cmark::{Event, Options, Parser, TextMergeStream};
use pulldown_cmark_to_cmark::{Options as Style, cmark_with_options};

/// The extensions of CommonMark that rustdoc enables, without smart punctuation, which changes characters.
pub const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Parses text without hidden characters.
pub fn parse(source: &str) -> Vec<Event<'static>> {
    Parser::new_ext(source, EXTENSIONS)
        .map(Event::into_static)
        .collect()
}

/// Writes events as Markdown; nothing where they have no notation.
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

/// Returns Markdown as a person would write it, if it still means the same: `&` for `&amp;`, and no space before the
/// `>` of quotes.
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

//! The last check of Markdown before it becomes documentation.

use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

use super::commonmark::EXTENSIONS;
use super::links::{self, web};

/// The languages that a code block may have. rustdoc runs a block as a test if it has no language, or one of rustdoc's
/// own words (`should_panic`, `edition2024`).
pub const LANGUAGES: &[&str] = &[
    "bash",
    "console",
    "csharp",
    "css",
    "csv",
    "go",
    "graphql",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "jsonc",
    "kotlin",
    "php",
    "python",
    "ruby",
    "sh",
    "shell",
    "sql",
    "swift",
    "text",
    "toml",
    "ts",
    "typescript",
    "xml",
    "yaml",
    "yml",
];

/// Tells whether rustdoc runs nothing of Markdown as a test, links nothing but the web, and passes no HTML on.
pub fn is_harmless(markdown: &str) -> bool {
    let mut broken = false;
    let on_broken = |_: BrokenLink<'_>| {
        broken = true;
        None
    };
    let parser = Parser::new_with_broken_link_callback(markdown, EXTENSIONS, Some(on_broken));
    let mut inside = 0_usize;
    let harmless = parser.into_iter().all(|event| {
        match &event {
            Event::Start(Tag::CodeBlock(_) | Tag::Link { .. }) => inside += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Link) => inside = inside.saturating_sub(1),
            _ => {}
        }
        is_harmless_event(&event, inside > 0)
    });
    harmless && !broken
}

/// Tells whether an event is harmless. In a link or a code block the text may have URLs, because nothing makes links
/// of them there.
fn is_harmless_event(event: &Event<'_>, in_link_or_code: bool) -> bool {
    match event {
        Event::Html(_)
        | Event::InlineHtml(_)
        | Event::Start(Tag::HtmlBlock | Tag::Image { .. }) => false,
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => false,
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            LANGUAGES.contains(&info.as_ref())
        }
        Event::Start(Tag::Link {
            link_type: LinkType::Email,
            ..
        }) => true,
        Event::Start(Tag::Link { dest_url, .. }) => web(dest_url).is_some(),
        Event::Text(text) => in_link_or_code || links::next_url(text).is_none(),
        _ => true,
    }
}

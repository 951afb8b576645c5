//! The last look at text before it becomes documentation.

use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

use super::commonmark::EXTENSIONS;
use super::links::{self, web};

/// The languages that a fence may name; rustdoc runs code of every fence that names none it knows as
/// another, or that bears a word of its own (`should_panic`, `edition2024`).
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

/// Tells whether rustdoc takes Markdown without running, linking or passing on what a document says.
pub fn is_harmless(markdown: &str) -> bool {
    let mut broken = false;
    let on_broken = |_: BrokenLink<'_>| {
        broken = true;
        None
    };
    let parser = Parser::new_with_broken_link_callback(markdown, EXTENSIONS, Some(on_broken));
    let mut quiet = 0_usize;
    let harmless = parser.into_iter().all(|event| {
        match &event {
            Event::Start(Tag::CodeBlock(_) | Tag::Link { .. }) => quiet += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Link) => quiet = quiet.saturating_sub(1),
            _ => {}
        }
        is_harmless_event(&event, quiet > 0)
    });
    harmless && !broken
}

fn is_harmless_event(event: &Event<'_>, quiet: bool) -> bool {
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
        Event::Text(text) => quiet || links::next_url(text).is_none(),
        _ => true,
    }
}

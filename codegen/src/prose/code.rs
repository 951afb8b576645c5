//! Code spans and fenced blocks.

use super::hidden::{clean, is_hidden};

/// Returns text as a code span. Text that a span cannot show, such as a line break or a leading space, is quoted as
/// in JSON.
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

/// Returns a fenced block of text, in a language that rustdoc does not run as a test.
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

/// Returns the length of the longest run of backticks.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

//! Keeping secrets and control characters out of messages.

use super::percent::{Keep, encode};
use super::secret::Secret;
use serde_json::Value;
use std::cmp::Reverse;
use std::fmt;
use std::sync::Arc;

/// What a secret is replaced by in a message.
const REDACTED: &str = "[redacted]";

/// Secrets shorter than this number of bytes stay: replacing them would garble messages.
const SHORTEST_SECRET: usize = 4;

/// The number of characters that a message is cut to.
const LONGEST_MESSAGE: usize = 500;

/// The secrets that one call sends, to be taken out of messages about it.
///
/// Those that all calls of a client may send are shared, until a call adds its own.
#[derive(Clone, Default)]
pub(super) struct Scrub {
    secrets: Arc<Vec<Secret>>,
}

impl Scrub {
    /// Adds a secret.
    pub(super) fn add(&mut self, secret: Secret) {
        if secret.expose().len() >= SHORTEST_SECRET {
            Arc::make_mut(&mut self.secrets).push(secret);
        }
    }

    /// Whether a text has a secret in it.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.secrets
            .iter()
            .any(|secret| text.contains(secret.expose()))
    }

    /// Returns a text of unknown origin as it can be shown: without this call's secrets, without the
    /// queries of URLs, in one line and of bounded length.
    pub(super) fn clean(&self, text: &str) -> String {
        let mut text = without_queries(text);
        let mut words: Vec<String> = self.secrets.iter().flat_map(spellings).collect();
        // Longer ones first: a secret may contain another one, and no part of it may be left.
        words.sort_by_key(|word| Reverse(word.len()));
        for word in &words {
            text = text.replace(word, REDACTED);
        }
        one_line(&text)
    }
}

impl fmt::Debug for Scrub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Scrub({} secrets)", self.secrets.len())
    }
}

/// Returns a secret as it is, as it is written in a URL, and as it is written in JSON.
fn spellings(secret: &Secret) -> [String; 3] {
    let text = secret.expose();
    let quoted = Value::from(text).to_string();
    let in_json = quoted[1..quoted.len() - 1].to_owned();
    [text.to_owned(), encode(text, Keep::Unreserved), in_json]
}

/// Whether a header of this name, in lower case, usually holds a secret.
pub(super) fn is_secret_header(name: &str) -> bool {
    const WORDS: [&str; 7] = [
        "api-key",
        "apikey",
        "authorization",
        "cookie",
        "password",
        "secret",
        "token",
    ];
    WORDS.iter().any(|word| name.contains(word))
}

/// Replaces control characters and those that change the direction of text, and cuts the text to
/// a length that fits into a line of a log.
pub(super) fn one_line(text: &str) -> String {
    let mut chars = text.trim().chars();
    let mut line: String = chars
        .by_ref()
        .take(LONGEST_MESSAGE)
        .map(|char| if is_unprintable(char) { ' ' } else { char })
        .collect();
    if chars.next().is_some() {
        line.push('…');
    }
    line
}

fn is_unprintable(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Replaces what may be secret in the URLs of a text: user information, query and fragment.
fn without_queries(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("://") {
        let (before, url) = rest.split_at(start + "://".len());
        let end = url.find(ends_url).unwrap_or(url.len());
        let (url, after) = url.split_at(end);
        clean.push_str(before);
        push_url(&mut clean, url);
        rest = after;
    }
    clean.push_str(rest);
    clean
}

/// Whether a URL in running text ends before this character.
fn ends_url(char: char) -> bool {
    char.is_whitespace() || matches!(char, '"' | '\'' | '`' | '<' | '>' | ')' | ']' | '}')
}

/// Appends a URL, given without its scheme.
fn push_url(clean: &mut String, url: &str) {
    let (base, secret) = match url.find(['?', '#']) {
        Some(end) => (&url[..end], true),
        None => (url, false),
    };
    let authority = base.find('/').unwrap_or(base.len());
    match base[..authority].rfind('@') {
        Some(at) => {
            clean.push_str(REDACTED);
            clean.push_str(&base[at..]);
        }
        None => clean.push_str(base),
    }
    if secret {
        clean.push('?');
        clean.push_str(REDACTED);
    }
}

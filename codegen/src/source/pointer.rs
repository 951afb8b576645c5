//! JSON pointers (RFC 6901).

use std::fmt;

/// The path from a file's root to one of its nodes, as RFC 6901 writes it: `/paths/~1users/get`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct Pointer(String);

impl Pointer {
    /// Returns the pointer to the whole file.
    pub fn root() -> Self {
        Self::default()
    }

    /// Returns the pointer to the member or item `token` of this node, escaping `~` and `/`.
    pub fn join(&self, token: &str) -> Self {
        let mut text = String::with_capacity(self.0.len() + token.len() + 1);
        text.push_str(&self.0);
        let mut pointer = Self(text);
        pointer.push(token);
        pointer
    }

    /// Makes this the pointer to the member or item `token` of its node.
    pub fn push(&mut self, token: &str) {
        self.0.push('/');
        if !token.contains(['~', '/']) {
            return self.0.push_str(token);
        }
        for character in token.chars() {
            match character {
                '~' => self.0.push_str("~0"),
                '/' => self.0.push_str("~1"),
                other => self.0.push(other),
            }
        }
    }

    /// Returns the pointer to the node that holds this one; none for the root.
    pub fn parent(&self) -> Option<Self> {
        let (parent, _) = self.0.rsplit_once('/')?;
        Some(Self(parent.to_owned()))
    }

    /// Returns the steps from the root to this node, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(unescape)
    }

    /// Returns the last step, unescaped; none for the root.
    pub fn last(&self) -> Option<String> {
        self.0.rsplit_once('/').map(|(_, token)| unescape(token))
    }

    /// Returns the text as RFC 6901 writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Makes a pointer from a text that was made from other pointers.
    pub(super) fn from_text(text: String) -> Self {
        Self(text)
    }

    /// Reads the fragment of a URI reference, percent-encoded or not; none when it is no pointer.
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        let text = percent_decode(fragment)?;
        (text.is_empty() || text.starts_with('/')).then_some(Self(text))
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl<T: AsRef<str>> FromIterator<T> for Pointer {
    fn from_iter<I: IntoIterator<Item = T>>(tokens: I) -> Self {
        let mut pointer = Self::root();
        tokens
            .into_iter()
            .for_each(|token| pointer.push(token.as_ref()));
        pointer
    }
}

/// Replaces `~1` before `~0`, so that `~01` becomes `~1`.
fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// Decodes percent-encoding: `%7B` → `{`. A `%` without two hexadecimal digits behind it is kept. None when the
/// decoded bytes are not UTF-8.
pub(super) fn percent_decode(text: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        match (byte, tail) {
            (b'%', [high, low, after @ ..])
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                decoded.push(hex(*high) << 4 | hex(*low));
                rest = after;
            }
            _ => {
                decoded.push(byte);
                rest = tail;
            }
        }
    }
    String::from_utf8(decoded).ok()
}

/// Returns the value of a hexadecimal digit.
fn hex(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        _ => digit.wrapping_sub(b'A').wrapping_add(10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_has_a_meaning_of_its_own() {
        let pointer = Pointer::root()
            .join("paths")
            .join("/users/{id}")
            .join("a~b");
        assert_eq!(pointer.as_str(), "/paths/~1users~1{id}/a~0b");
        assert_eq!(
            pointer.tokens().collect::<Vec<_>>(),
            ["paths", "/users/{id}", "a~b"]
        );
    }

    #[test]
    fn reads_its_own_escapes_in_the_right_order() {
        let pointer = Pointer::root().join("~1");
        assert_eq!(pointer.as_str(), "/~01");
        assert_eq!(pointer.last().as_deref(), Some("~1"));
    }

    #[test]
    fn has_a_parent_but_for_the_root() {
        let pointer: Pointer = ["a", "b/c"].iter().collect();
        assert_eq!(
            pointer.parent().map(|it| it.to_string()).as_deref(),
            Some("/a")
        );
        assert_eq!(Pointer::root().parent(), None);
        assert_eq!(Pointer::root().tokens().count(), 0);
        assert_eq!(Pointer::root().join("").tokens().count(), 1);
    }

    #[test]
    fn reads_fragments() {
        let read = |text| Pointer::from_fragment(text).map(|it| it.tokens().collect::<Vec<_>>());
        assert_eq!(
            read("/paths/~1users~1%7Bid%7D"),
            Some(vec!["paths".into(), "/users/{id}".into()])
        );
        assert_eq!(read("/100%"), Some(vec!["100%".into()]));
        assert_eq!(read("/%zz"), Some(vec!["%zz".into()]));
        assert_eq!(read("/a%20b"), Some(vec!["a b".into()]));
        assert_eq!(read("/%C3%A4"), Some(vec!["ä".into()]));
        assert_eq!(read(""), Some(vec![]));
        assert_eq!(read("/"), Some(vec!["".into()]));
        assert_eq!(read("anchor"), None);
        assert_eq!(read("/%ff"), None);
    }

    #[test]
    fn decodes_percent_encoding() {
        for (text, decoded) in [
            ("a", Some("a")),
            ("%7B%7d", Some("{}")),
            ("%e2%82%ac", Some("€")),
            ("100%", Some("100%")),
            ("%4", Some("%4")),
            ("%4g", Some("%4g")),
            ("%%41", Some("%A")),
            ("%80", None),
        ] {
            assert_eq!(percent_decode(text).as_deref(), decoded, "{text}");
        }
    }
}

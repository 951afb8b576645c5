//! Places in documents, and the two ways in which pointers are escaped.

/// Where a node stands: a file of the document, and a JSON Pointer (RFC 6901) within it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// The number of the file; the root file is 0.
    pub file: usize,
    /// The pointer.
    pub pointer: String,
}

impl Place {
    /// Returns the place of a member or an item.
    pub fn child(&self, key: &str) -> Self {
        Self {
            file: self.file,
            pointer: format!("{}/{}", self.pointer, escaped(key)),
        }
    }

    /// Tells whether this is `other` or a part of it.
    pub fn is_within(&self, other: &Self) -> bool {
        let rest = self.pointer.strip_prefix(&other.pointer);
        self.file == other.file && rest.is_some_and(|it| it.is_empty() || it.starts_with('/'))
    }

    /// Returns the reference to this place in the trees of [`Document::trees`](crate::Document::trees), such as
    /// `doc:/0#/components/schemas/User`.
    pub fn uri(&self) -> String {
        format!("doc:/{}#{}", self.file, fragment(&self.pointer))
    }
}

/// Returns a key as a token of a JSON Pointer.
pub fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Returns a token of a JSON Pointer as a key.
pub(crate) fn unescaped(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// Returns a pointer as the fragment of a URI (RFC 6901, section 6).
pub fn fragment(pointer: &str) -> String {
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=:@?".contains(&byte);
    let encode = |byte: u8| match is_plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    pointer.bytes().map(encode).collect()
}

/// Decodes a percent-encoded text (RFC 3986, section 2.1). A `%` that begins no code stands for itself.
pub fn decoded(text: &str) -> String {
    let mut pieces = text.split('%');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let code = piece
            .get(..2)
            .filter(|it| it.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match code.map(|it| u8::from_str_radix(it, 16)) {
            Some(Ok(byte)) => {
                bytes.push(byte);
                bytes.extend_from_slice(&piece.as_bytes()[2..]);
            }
            _ => bytes.extend(b"%".iter().chain(piece.as_bytes())),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_decoded() {
        let table = [
            ("a", "a"),
            ("a%20b", "a b"),
            ("%C3%BC", "ü"),
            ("100%", "100%"),
            ("%zz%+1", "%zz%+1"),
        ];
        for (text, expected) in table {
            assert_eq!(decoded(text), expected);
        }
        assert_eq!(decoded(&fragment("/a b~1{ü}%")), "/a b~1{ü}%");
    }

    #[test]
    fn tokens_are_escaped() {
        for key in ["", "a/b", "~1", "~/", "~~01"] {
            assert_eq!(unescaped(&escaped(key)), key);
        }
    }

    #[test]
    fn parts_are_within() {
        let place = |pointer: &str| Place {
            file: 0,
            pointer: pointer.to_owned(),
        };
        assert!(place("/a/b").is_within(&place("/a")));
        assert!(place("/a").is_within(&place("/a")));
        assert!(place("/a").is_within(&place("")));
        assert!(!place("/ab").is_within(&place("/a")));
        assert_eq!(place("/a").child("b/c").uri(), "doc:/0#/a/b~1c");
    }
}

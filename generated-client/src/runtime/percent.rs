// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Percent-encoding (RFC 3986, section 2.1).

/// The characters that stay as they are; all others are percent-encoded, byte by byte of their
/// UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The unreserved characters: letters, digits, `-`, `.`, `_` and `~`.
    Unreserved,
    /// The unreserved and the reserved characters, and what is percent-encoded already:
    /// `{+variable}` of RFC 6570.
    ///
    /// But not those that mean something in a query of pairs: `#` would end it, `&` and `=` would make other pairs of it,
    /// and servers read `+` as a space.
    Reserved,
    /// What a path segment may contain (`pchar`), percent-encoded characters among it.
    Segment,
    /// Everything: the text is not for a URL.
    Everything,
}

impl Keep {
    /// Returns whether a byte stays as it is, wherever it stands.
    fn keeps(self, byte: u8) -> bool {
        self.table()[usize::from(byte)]
    }

    /// Returns, for each byte, whether it stays.
    fn table(self) -> &'static [bool; 256] {
        const UNRESERVED: &[bool; 256] = &unreserved_and(b"");
        const RESERVED: &[bool; 256] = &unreserved_and(b":/?[]@!$'()*,;");
        const SEGMENT: &[bool; 256] = &unreserved_and(b":@!$&'()*+,;=");
        match self {
            Self::Unreserved => UNRESERVED,
            Self::Reserved => RESERVED,
            Self::Segment => SEGMENT,
            Self::Everything => &[true; 256],
        }
    }

    /// Returns what is kept in names, where `self` is kept in values.
    pub(super) fn of_names(self) -> Self {
        match self {
            Self::Unreserved | Self::Reserved | Self::Segment => Self::Unreserved,
            Self::Everything => Self::Everything,
        }
    }

    /// Returns whether bytes that are percent-encoded already are kept.
    fn keeps_triplets(self) -> bool {
        match self {
            Self::Reserved | Self::Segment => true,
            Self::Unreserved | Self::Everything => false,
        }
    }
}

/// Returns a table that is true for the unreserved characters and for `others`.
const fn unreserved_and(others: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        let is_letter_or_digit = (byte as u8).is_ascii_alphanumeric();
        table[byte] = is_letter_or_digit || matches!(byte as u8, b'-' | b'.' | b'_' | b'~');
        byte += 1;
    }
    let mut index = 0;
    while index < others.len() {
        table[others[index] as usize] = true;
        index += 1;
    }
    table
}

/// Returns a text with all characters percent-encoded that are not kept.
#[must_use]
pub fn encode(text: &str, keep: Keep) -> String {
    let mut encoded = String::with_capacity(text.len());
    encode_into(text, keep, &mut encoded);
    encoded
}

/// Appends a text with all characters percent-encoded that are not kept.
pub(super) fn encode_into(text: &str, keep: Keep, encoded: &mut String) {
    if is_encoded(text, keep) {
        encoded.push_str(text);
        return;
    }
    for (index, byte) in text.bytes().enumerate() {
        if is_kept(text.as_bytes(), index, keep) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(hex_digit(byte >> 4));
            encoded.push(hex_digit(byte & 0xF));
        }
    }
}

/// Returns whether there is nothing to percent-encode in a text.
pub(super) fn is_encoded(text: &str, keep: Keep) -> bool {
    let table = keep.table();
    // Most texts have only bytes that are kept. To check all bytes without a branch takes less time
    // than to stop at the first one that is not.
    let is_plain = text
        .bytes()
        .fold(true, |plain, byte| plain & table[usize::from(byte)]);
    is_plain || (0..text.len()).all(|index| is_kept(text.as_bytes(), index, keep))
}

fn is_kept(bytes: &[u8], index: usize, keep: Keep) -> bool {
    keep.keeps(bytes[index]) || (keep.keeps_triplets() && starts_with_triplet(&bytes[index..]))
}

fn starts_with_triplet(bytes: &[u8]) -> bool {
    matches!(bytes, [b'%', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

/// Returns the uppercase digit of a value below 16.
fn hex_digit(value: u8) -> char {
    char::from(if value < 10 {
        b'0' + value
    } else {
        b'A' + value - 10
    })
}

//! Bytes that are base64 text on the wire.

use std::fmt;
use std::ops::Deref;

use bytes::Bytes;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Bytes that are base64 on the wire ([RFC 4648](https://www.rfc-editor.org/rfc/rfc4648), section 4).
///
/// Text in either alphabet is read, with or without padding and with line breaks. A text that is not
/// base64 is read as its own bytes, since some APIs document plain text so. A value that was read is
/// written as the text that it was read from.
#[derive(Clone, Default)]
pub struct Base64<const URL_SAFE: bool = false> {
    bytes: Bytes,
    /// The text that was read, where encoding the bytes would give another one.
    text: Option<Box<str>>,
}

/// Bytes that are base64url on the wire, without padding (RFC 4648, section 5).
pub type Base64Url = Base64<true>;

impl<const URL_SAFE: bool> Base64<URL_SAFE> {
    /// Returns the bytes, and consumes this.
    #[must_use]
    pub fn into_bytes(self) -> Bytes {
        self.bytes
    }

    /// Reads a text of base64, or takes the bytes of one that is not.
    fn read(text: &str) -> Self {
        let bytes = decode(text).unwrap_or_else(|| text.as_bytes().to_vec());
        let as_it_came = encode(&bytes, URL_SAFE) == text;
        Self {
            bytes: bytes.into(),
            text: (!as_it_came).then(|| text.into()),
        }
    }
}

impl<const URL_SAFE: bool> Deref for Base64<URL_SAFE> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.bytes
    }
}

impl<const URL_SAFE: bool> AsRef<[u8]> for Base64<URL_SAFE> {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl<const URL_SAFE: bool> From<Bytes> for Base64<URL_SAFE> {
    fn from(bytes: Bytes) -> Self {
        Self { bytes, text: None }
    }
}

impl<const URL_SAFE: bool> From<Vec<u8>> for Base64<URL_SAFE> {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl<const URL_SAFE: bool> From<&[u8]> for Base64<URL_SAFE> {
    fn from(bytes: &[u8]) -> Self {
        bytes.to_vec().into()
    }
}

impl<const URL_SAFE: bool, const N: usize> From<&[u8; N]> for Base64<URL_SAFE> {
    fn from(bytes: &[u8; N]) -> Self {
        bytes.to_vec().into()
    }
}

/// Values are equal that have the same bytes.
impl<const URL_SAFE: bool> PartialEq for Base64<URL_SAFE> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl<const URL_SAFE: bool> Eq for Base64<URL_SAFE> {}

impl<const URL_SAFE: bool> fmt::Debug for Base64<URL_SAFE> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.bytes, formatter)
    }
}

/// Writes the text that is on the wire.
impl<const URL_SAFE: bool> fmt::Display for Base64<URL_SAFE> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.text {
            Some(text) => formatter.pad(text),
            None => formatter.pad(&encode(&self.bytes, URL_SAFE)),
        }
    }
}

impl<const URL_SAFE: bool> Serialize for Base64<URL_SAFE> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, const URL_SAFE: bool> Deserialize<'de> for Base64<URL_SAFE> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::read(&text))
    }
}

/// Encodes bytes: with `+`, `/` and padding, or with `-` and `_` and without.
fn encode(bytes: &[u8], url_safe: bool) -> String {
    const DIGITS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let last = if url_safe { b"-_" } else { b"+/" };
    let digit = |index: u32| {
        let index = (index & 63) as usize;
        char::from(*DIGITS.get(index).unwrap_or(&last[index & 1]))
    };
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        let digits = [group >> 18, group >> 12, group >> 6, group];
        text.extend(digits[..=chunk.len()].iter().map(|index| digit(*index)));
        if !url_safe {
            text.extend(std::iter::repeat_n('=', 3 - chunk.len()));
        }
    }
    text
}

/// Decodes a text of either alphabet. None where it is not base64.
fn decode(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_ascii_end().trim_end_matches('=').bytes();
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    let (mut group, mut digits) = (0_u32, 0);
    for byte in text.filter(|byte| !byte.is_ascii_whitespace()) {
        group = group << 6 | value(byte)?;
        digits += 1;
        if digits == 4 {
            bytes.extend_from_slice(&group.to_be_bytes()[1..]);
            (group, digits) = (0, 0);
        }
    }
    match digits {
        0 => {}
        2 => bytes.push((group >> 4) as u8),
        3 => bytes.extend_from_slice(&((group >> 2) as u16).to_be_bytes()),
        _ => return None,
    }
    Some(bytes)
}

/// Returns the value of a digit of base64.
fn value(digit: u8) -> Option<u32> {
    Some(u32::from(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    }))
}

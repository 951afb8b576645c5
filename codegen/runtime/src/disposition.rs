//! The file names of `Content-Disposition` ([RFC 6266](https://www.rfc-editor.org/rfc/rfc6266)).

/// Returns the name of a file, without folders: `filename*` where it can be read, else `filename`.
pub(super) fn file_name(header: &[u8]) -> Option<String> {
    let parameters = parameters(header);
    let value = |name: &str| {
        let found = parameters
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    };
    let extended = value("filename*").and_then(|value| extended(value));
    let name = extended.or_else(|| Some(String::from_utf8_lossy(value("filename")?).into_owned()));
    base_name(&name?)
}

/// Returns the parameters of a header's value, quoted ones without their quotes.
fn parameters(header: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut parameters = Vec::new();
    let mut rest = header;
    while let Some(start) = end_of_parameter(rest) {
        rest = &rest[start + 1..];
        let end = end_of_parameter(rest).unwrap_or(rest.len());
        let parameter = &rest[..end];
        if let Some(equals) = parameter.iter().position(|byte| *byte == b'=') {
            let key = String::from_utf8_lossy(parameter[..equals].trim_ascii()).into_owned();
            parameters.push((key, unquoted(parameter[equals + 1..].trim_ascii())));
        }
    }
    parameters
}

/// Returns the index of the first semicolon that is not in quotes.
fn end_of_parameter(text: &[u8]) -> Option<usize> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    text.iter().position(|byte| {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_quoted => is_escaped = true,
            b'"' => is_quoted = !is_quoted,
            b';' if !is_quoted => return true,
            _ => {}
        }
        false
    })
}

fn unquoted(value: &[u8]) -> Vec<u8> {
    let Some(inner) = value.strip_prefix(b"\"") else {
        return value.to_vec();
    };
    let mut text = Vec::new();
    let mut bytes = inner.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => break,
            b'\\' => text.extend(bytes.next()),
            byte => text.push(*byte),
        }
    }
    text
}

/// Reads `charset'language'text` with its bytes percent-encoded
/// ([RFC 8187](https://www.rfc-editor.org/rfc/rfc8187)).
fn extended(value: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(value).ok()?;
    let (charset, rest) = text.split_once('\'')?;
    let (_, text) = rest.split_once('\'')?;
    let bytes = decoded(text)?;
    match charset.to_ascii_lowercase().as_str() {
        "utf-8" => String::from_utf8(bytes).ok(),
        "iso-8859-1" => Some(bytes.into_iter().map(char::from).collect()),
        _ => None,
    }
}

/// Returns the bytes of a percent-encoded text; none where it is not valid.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut decoded = Vec::new();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            let value = digit(bytes.next())? * 16 + digit(bytes.next())?;
            decoded.push(u8::try_from(value).ok()?);
        } else {
            decoded.push(byte);
        }
    }
    Some(decoded)
}

/// Returns what follows the last slash, if a file can have that name.
fn base_name(name: &str) -> Option<String> {
    let base = name.rsplit(['/', '\\']).next()?.trim();
    let is_name = !matches!(base, "" | "." | "..") && !base.contains(char::is_control);
    is_name.then(|| base.to_owned())
}

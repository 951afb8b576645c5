//! Names of responses: the reason phrases of the statuses (IANA's registry of HTTP status codes).

use super::case::pascal;
use super::scope::{Name, Scope};
use crate::api::{Operation, StatusPattern};

/// Names the variants of an operation's responses after their statuses. A further media type of one response
/// goes behind its status: `Ok`, `OkCsv`.
pub fn assign(operation: &Operation) -> Vec<Name> {
    let mut scope = Scope::new(&["Self"], "Response");
    let mut names = Vec::new();
    for response in &operation.responses {
        let phrase = phrase(response.status);
        names.push(scope.assign(&pascal(&phrase, "Status")));
        for body in response.bodies.iter().skip(1) {
            let name = body.media_types.first().map_or("", String::as_str);
            let words = format!("{phrase} {}", media_type_word(name));
            names.push(scope.assign(&pascal(&words, "Status")));
        }
    }
    names
}

/// Returns the word for a media type: `text/csv` → `csv`, `image/*` → `image`.
fn media_type_word(name: &str) -> &str {
    let essence = name.split(';').next().unwrap_or_default().trim();
    match essence.split_once('/') {
        Some(("*", _)) => "any",
        Some((kind, "*")) => kind,
        Some((_, subtype)) => ["vnd.", "x-"]
            .iter()
            .find_map(|start| subtype.strip_prefix(start))
            .unwrap_or(subtype),
        None => essence,
    }
}

fn phrase(status: StatusPattern) -> String {
    match status {
        StatusPattern::Code(code) => match reason(code) {
            Some(reason) => reason.to_owned(),
            None => format!("status {code}"),
        },
        StatusPattern::Range(1) => "informational".to_owned(),
        StatusPattern::Range(2) => "success".to_owned(),
        StatusPattern::Range(3) => "redirection".to_owned(),
        StatusPattern::Range(4) => "client error".to_owned(),
        StatusPattern::Range(5) => "server error".to_owned(),
        StatusPattern::Range(class) => format!("status {class}xx"),
        StatusPattern::Default => "other".to_owned(),
    }
}

fn reason(code: u16) -> Option<&'static str> {
    Some(match code {
        100 => "continue",
        101 => "switching protocols",
        102 => "processing",
        103 => "early hints",
        200 => "ok",
        201 => "created",
        202 => "accepted",
        203 => "non authoritative information",
        204 => "no content",
        205 => "reset content",
        206 => "partial content",
        207 => "multi status",
        208 => "already reported",
        226 => "im used",
        300 => "multiple choices",
        301 => "moved permanently",
        302 => "found",
        303 => "see other",
        304 => "not modified",
        305 => "use proxy",
        307 => "temporary redirect",
        308 => "permanent redirect",
        400 => "bad request",
        401 => "unauthorized",
        402 => "payment required",
        403 => "forbidden",
        404 => "not found",
        405 => "method not allowed",
        406 => "not acceptable",
        407 => "proxy authentication required",
        408 => "request timeout",
        409 => "conflict",
        410 => "gone",
        411 => "length required",
        412 => "precondition failed",
        413 => "content too large",
        414 => "uri too long",
        415 => "unsupported media type",
        416 => "range not satisfiable",
        417 => "expectation failed",
        418 => "im a teapot",
        421 => "misdirected request",
        422 => "unprocessable content",
        423 => "locked",
        424 => "failed dependency",
        425 => "too early",
        426 => "upgrade required",
        428 => "precondition required",
        429 => "too many requests",
        431 => "request header fields too large",
        451 => "unavailable for legal reasons",
        500 => "internal server error",
        501 => "not implemented",
        502 => "bad gateway",
        503 => "service unavailable",
        504 => "gateway timeout",
        505 => "http version not supported",
        506 => "variant also negotiates",
        507 => "insufficient storage",
        508 => "loop detected",
        511 => "network authentication required",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_have_phrases() {
        for (status, expected) in [
            (StatusPattern::Code(200), "ok"),
            (StatusPattern::Code(404), "not found"),
            (StatusPattern::Code(418), "im a teapot"),
            (StatusPattern::Code(299), "status 299"),
            (StatusPattern::Range(4), "client error"),
            (StatusPattern::Range(9), "status 9xx"),
            (StatusPattern::Default, "other"),
        ] {
            assert_eq!(phrase(status), expected);
        }
    }

    #[test]
    fn media_types_have_words() {
        for (name, expected) in [
            ("text/csv; charset=utf-8", "csv"),
            ("application/vnd.api+json", "api+json"),
            ("application/x-ndjson", "ndjson"),
            ("image/*", "image"),
            ("*/*", "any"),
            ("json", "json"),
            ("", ""),
        ] {
            assert_eq!(media_type_word(name), expected, "{name:?}");
        }
    }
}

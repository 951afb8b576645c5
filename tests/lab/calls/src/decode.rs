//! What a server reads from a request: parameters by their styles, and bodies by their media types.

use percent_encoding::percent_decode_str;
use reader::{Format, In, Parameter, Style};
use serde_json::Value;

/// A value as text, in the shape that its style gives it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wire {
    /// A text.
    Text(String),
    /// The items of a list.
    List(Vec<String>),
    /// The members of an object.
    Members(Vec<(String, String)>),
}

/// The shape of a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// A text, a number or a boolean.
    Scalar,
    /// A list of these.
    List,
    /// An object with these.
    Object,
}

impl Shape {
    /// Returns the shape of a value.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Array(_) => Shape::List,
            Value::Object(_) => Shape::Object,
            _ => Shape::Scalar,
        }
    }
}

/// The parts of a request in which parameters are.
pub struct Parts<'r> {
    /// The path, below the base URL.
    pub path: &'r str,
    /// The query.
    pub query: &'r str,
    /// The headers, with names in small letters.
    pub headers: &'r [(String, String)],
}

/// Reads a parameter from a request; nothing where it is not there.
pub fn parameter(
    parameter: &Parameter<'_>,
    shape: Shape,
    template: &str,
    parts: &Parts<'_>,
) -> Option<Wire> {
    let name = &parameter.name;
    let (style, explode) = match parameter.format {
        Format::Content(_) => {
            let text = match parameter.location {
                In::Path => plain(&variable(template, parts.path, name)?),
                In::Query => pairs(parts.query).into_iter().find(|it| it.0 == *name)?.1,
                In::QueryString => query_text(parts.query),
                In::Header => header(parts, name)?,
                In::Cookie => cookies(parts).into_iter().find(|it| it.0 == *name)?.1,
            };
            return Some(Wire::Text(text));
        }
        Format::Style(style, explode) => (style, explode),
    };
    match parameter.location {
        In::Path => in_path(
            style,
            explode,
            shape,
            name,
            &variable(template, parts.path, name)?,
        ),
        In::Query => in_pairs(style, explode, shape, name, &raw_pairs(parts.query)),
        In::QueryString => Some(Wire::Text(query_text(parts.query))),
        In::Header => {
            let text = header(parts, name)?;
            Some(delimited(&text, ",", explode, shape, str::to_owned))
        }
        In::Cookie => {
            let raw: Vec<(String, String)> = raw_cookies(parts);
            in_pairs(style, explode, shape, name, &raw)
        }
    }
}

/// Decodes a text that is percent-encoded.
pub fn plain(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Decodes a text of a query, where `+` is a space to most servers.
fn query_text(text: &str) -> String {
    plain(&text.replace('+', " "))
}

fn raw_pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|it| !it.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs
        .map(|(name, value)| (query_text(name), value.to_owned()))
        .collect()
}

/// Returns the names and values of a query or a form.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = raw_pairs(query).into_iter();
    pairs
        .map(|(name, value)| (name, query_text(&value)))
        .collect()
}

fn header(parts: &Parts<'_>, name: &str) -> Option<String> {
    let name = name.to_lowercase();
    let found = parts.headers.iter().find(|it| it.0 == name)?;
    Some(found.1.clone())
}

fn raw_cookies(parts: &Parts<'_>) -> Vec<(String, String)> {
    let text = header(parts, "cookie").unwrap_or_default();
    let pairs = text.split(';').map(str::trim).filter(|it| !it.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs
        .map(|(name, value)| (plain(name), value.to_owned()))
        .collect()
}

fn cookies(parts: &Parts<'_>) -> Vec<(String, String)> {
    let cookies = raw_cookies(parts).into_iter();
    cookies.map(|(name, value)| (name, plain(&value))).collect()
}

/// Returns the text of a variable of a path template, as it was encoded.
pub fn variable(template: &str, path: &str, name: &str) -> Option<String> {
    let values = matched(template, path)?;
    values.into_iter().find(|it| it.0 == name).map(|it| it.1)
}

/// Matches a path against a template, segment by segment, as a router does. Variables within a segment take as little
/// as they can. A base path before the template is passed over.
pub fn matched(template: &str, path: &str) -> Option<Vec<(String, String)>> {
    let template = template.split(['?', '#']).next().unwrap_or_default();
    let segments: Vec<&str> = template.trim_start_matches('/').split('/').collect();
    let given: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let skipped = given.len().checked_sub(segments.len())?;
    let mut values = Vec::new();
    for (segment, text) in segments.iter().zip(&given[skipped..]) {
        values.extend(of_segment(segment, text)?);
    }
    Some(values)
}

fn of_segment(segment: &str, text: &str) -> Option<Vec<(String, String)>> {
    let Some((literal, rest)) = segment.split_once('{') else {
        return (plain(segment) == plain(text)).then(Vec::new);
    };
    let text = text.strip_prefix(literal).or_else(|| {
        // A literal can be written encoded as well.
        let encoded = text.get(..)?;
        (plain(encoded).starts_with(literal)).then(|| &encoded[literal.len()..])
    })?;
    let (name, rest) = rest.split_once('}')?;
    let name = name.trim_start_matches(['.', ';', '*', '+']);
    let name = name
        .trim_end_matches(['*', '+'])
        .split(':')
        .next()
        .unwrap_or_default();
    let next = rest.split('{').next().unwrap_or_default();
    let ends: Vec<usize> = match (rest.is_empty(), next.is_empty()) {
        (true, _) => vec![text.len()],
        (false, true) => (0..=text.len()).collect(),
        (false, false) => text.match_indices(next).map(|(index, _)| index).collect(),
    };
    ends.into_iter()
        .filter(|end| *end > 0 && text.is_char_boundary(*end))
        .find_map(|end| {
            let mut values = of_segment(rest, &text[end..])?;
            values.insert(0, (name.to_owned(), text[..end].to_owned()));
            Some(values)
        })
}

fn in_path(style: Style, explode: bool, shape: Shape, name: &str, text: &str) -> Option<Wire> {
    match style {
        Style::Simple => Some(delimited(text, ",", explode, shape, plain)),
        Style::Label => {
            let text = text.strip_prefix('.')?;
            let separator = if explode { "." } else { "," };
            Some(delimited(text, separator, explode, shape, plain))
        }
        Style::Matrix => {
            let text = text.strip_prefix(';')?;
            let raw = text
                .split(';')
                .map(|it| it.split_once('=').unwrap_or((it, "")));
            let raw: Vec<(String, String)> = raw
                .map(|(name, value)| (plain(name), value.to_owned()))
                .collect();
            match (shape, explode) {
                (Shape::Object, true) => Some(Wire::Members(
                    raw.into_iter()
                        .map(|(name, value)| (name, plain(&value)))
                        .collect(),
                )),
                (Shape::List, true) => Some(Wire::List(
                    raw.into_iter()
                        .filter(|it| it.0 == name)
                        .map(|it| plain(&it.1))
                        .collect(),
                )),
                _ => {
                    let (_, value) = raw.into_iter().find(|it| it.0 == name)?;
                    Some(delimited(&value, ",", false, shape, plain))
                }
            }
        }
        _ => None,
    }
}

/// Reads `a,b`, `k,v,l,w` or `k=v,l=w`.
fn delimited(
    text: &str,
    separator: &str,
    explode: bool,
    shape: Shape,
    decode: impl Fn(&str) -> String,
) -> Wire {
    let mut items = text.split(separator);
    match (shape, explode) {
        (Shape::Scalar, _) => Wire::Text(decode(text)),
        (Shape::List, _) => Wire::List(items.map(decode).collect()),
        (Shape::Object, true) => Wire::Members(
            items
                .map(|it| it.split_once('=').unwrap_or((it, "")))
                .map(|(name, value)| (decode(name), decode(value)))
                .collect(),
        ),
        (Shape::Object, false) => {
            let mut members = Vec::new();
            while let (Some(name), Some(value)) = (items.next(), items.next()) {
                members.push((decode(name), decode(value)));
            }
            Wire::Members(members)
        }
    }
}

fn in_pairs(
    style: Style,
    explode: bool,
    shape: Shape,
    name: &str,
    raw: &[(String, String)],
) -> Option<Wire> {
    let mut own = raw.iter().filter(|it| it.0 == name).map(|it| it.1.as_str());
    let separators: &[&str] = match style {
        Style::SpaceDelimited => &["%20", "+"],
        Style::PipeDelimited => &["|", "%7C"],
        Style::TabDelimited => &["%09"],
        _ => &[","],
    };
    match (shape, style) {
        (Shape::Object, Style::DeepObject) => {
            let prefix = format!("{name}[");
            let members = raw.iter().filter_map(|(key, value)| {
                let key = key.strip_prefix(&prefix)?;
                Some((key.replacen(']', "", 1), query_text(value)))
            });
            let members: Vec<(String, String)> = members.collect();
            (!members.is_empty()).then_some(Wire::Members(members))
        }
        (Shape::List, Style::DeepObject) => {
            let list = raw
                .iter()
                .filter(|it| it.0.starts_with(&format!("{name}[")));
            Some(Wire::List(list.map(|it| query_text(&it.1)).collect()))
        }
        (Shape::Scalar, _) => own.next().map(|it| Wire::Text(query_text(it))),
        (Shape::List, _) if explode => {
            let list: Vec<String> = own.map(query_text).collect();
            (!list.is_empty()).then_some(Wire::List(list))
        }
        (Shape::Object, _) if explode => Some(Wire::Members(
            raw.iter()
                .map(|(name, value)| (name.clone(), query_text(value)))
                .collect(),
        )),
        _ => {
            let text = own.next()?;
            let separator = separators.iter().find(|it| text.contains(**it));
            let separator = separator.unwrap_or(&separators[0]);
            Some(delimited(text, separator, false, shape, query_text))
        }
    }
}

/// Tells whether what was received is a value. Of an object, the members of scalars are compared.
pub fn is(wire: &Wire, value: &Value) -> bool {
    match (wire, value) {
        (Wire::Text(text), value) => is_scalar(text, value),
        (Wire::List(list), Value::Array(items)) => {
            let items: Vec<&Value> = items.iter().filter(|it| !it.is_null()).collect();
            list.len() == items.len()
                && list.iter().zip(items).all(|(text, it)| is_scalar(text, it))
        }
        (Wire::Members(found), Value::Object(members)) => members.iter().all(|(name, value)| {
            let text = found.iter().find(|it| it.0 == *name).map(|it| &it.1);
            match (text, value) {
                (_, Value::Array(_) | Value::Object(_)) => true,
                (None, value) => value.is_null(),
                (Some(text), value) => is_scalar(text, value),
            }
        }),
        _ => false,
    }
}

/// Tells whether a text is a scalar, or the JSON of another value.
pub fn is_scalar(text: &str, value: &Value) -> bool {
    match value {
        Value::Null => text.is_empty() || text == "null",
        Value::Bool(value) => text == value.to_string(),
        Value::Number(number) => text == number.to_string() || text.parse().ok() == number.as_f64(),
        Value::String(expected) => text == expected || is_instant(text, expected),
        Value::Array(_) | Value::Object(_) => {
            serde_json::from_str::<Value>(text).is_ok_and(|it| same(&it, value))
        }
    }
}

/// Tells whether two texts are one instant with or without a fraction of zero.
fn is_instant(one: &str, other: &str) -> bool {
    let normal = |text: &str| {
        text.to_uppercase()
            .replace("+00:00", "Z")
            .replace(".000Z", "Z")
    };
    one.len() > 10 && one.as_bytes()[4] == b'-' && normal(one) == normal(other)
}

/// Tells whether two values are equal, with numbers compared by value.
pub fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            let close = |one: f64, other: f64| one == other || one as f32 == other as f32;
            match (one.as_f64(), other.as_f64()) {
                (Some(one), Some(other)) => close(one, other),
                _ => false,
            }
        }
        (Value::String(one), Value::String(other)) => one == other || is_instant(one, other),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(name, value)| other.get(name).is_some_and(|it| same(value, it)))
        }
        (one, other) => one == other,
    }
}

#[cfg(test)]
mod tests {
    use reader::Document;
    use serde_json::json;

    use super::*;

    /// Reads a parameter of the document from a request.
    fn read(declared: &str, shape: Shape, path: &str, query: &str, cookie: &str) -> Option<Wire> {
        let text = format!(
            "{{openapi: 3.1.0, paths: {{'/a/{{p}}': {{get: {{parameters: [{{name: p, {declared}}}]}}}}}}}}"
        );
        let document = Document::from_text(&text).unwrap();
        let operations = reader::operations(&document);
        let headers = [
            ("cookie".to_owned(), cookie.to_owned()),
            ("p".to_owned(), "1,x=2".to_owned()),
        ];
        let parts = Parts {
            path,
            query,
            headers: &headers,
        };
        parameter(
            &operations[0].parameters[0],
            shape,
            &operations[0].path,
            &parts,
        )
    }

    #[test]
    fn parameters_are_read_by_their_styles() {
        let object = json!({ "R": 100, "G": 200 });
        let list = json!(["blue", "a,b"]);
        let table = [
            ("in: path", "/base/a/blue,a%2Cb", "", &list),
            ("in: path", "/a/R,100,G,200", "", &object),
            ("in: path, explode: true", "/a/R=100,G=200", "", &object),
            ("in: path, style: label", "/a/.blue,a%2Cb", "", &list),
            (
                "in: path, style: label, explode: true",
                "/a/.blue.a%2Cb",
                "",
                &list,
            ),
            (
                "in: path, style: label, explode: true",
                "/a/.R=100.G=200",
                "",
                &object,
            ),
            ("in: path, style: matrix", "/a/;p=blue,a%2Cb", "", &list),
            (
                "in: path, style: matrix, explode: true",
                "/a/;p=blue;p=a%2Cb",
                "",
                &list,
            ),
            (
                "in: path, style: matrix, explode: true",
                "/a/;R=100;G=200",
                "",
                &object,
            ),
            ("in: query", "", "p=blue&q=1&p=a%2Cb", &list),
            ("in: query", "", "R=100&G=200", &object),
            ("in: query, explode: false", "", "p=blue,a%2Cb", &list),
            ("in: query, explode: false", "", "p=R,100,G,200", &object),
            (
                "in: query, style: spaceDelimited, explode: false",
                "",
                "p=blue%20a,b",
                &list,
            ),
            (
                "in: query, style: pipeDelimited, explode: false",
                "",
                "p=blue%7Ca,b",
                &list,
            ),
            (
                "in: query, style: deepObject",
                "",
                "p%5BR%5D=100&p[G]=200",
                &object,
            ),
            (
                "in: query, content: {application/json: {}}",
                "",
                "p=%5B%22blue%22,%22a,b%22%5D",
                &list,
            ),
        ];
        for (declared, path, query, value) in table {
            let wire = read(declared, Shape::of(value), path, query, "");
            let wire = wire.unwrap_or_else(|| panic!("{declared}"));
            assert!(is(&wire, value), "{declared}: {wire:?}");
            assert!(!is(&wire, &json!(["blue"])), "{declared}");
            assert!(!is(&wire, &json!({ "R": 100, "G": 201 })), "{declared}");
        }
        let cookie = read("in: cookie", Shape::Scalar, "", "", "q=1; p=a%20b").unwrap();
        assert!(is(&cookie, &json!("a b")));
        let header = read("in: header, explode: true", Shape::List, "", "", "").unwrap();
        assert_eq!(header, Wire::List(vec!["1".into(), "x=2".into()]));
        assert_eq!(read("in: query", Shape::Scalar, "", "q=1", ""), None);
    }

    #[test]
    fn paths_fit_templates_as_routers_match_them() {
        let table = [
            ("/a/{b}", "/base/a/x%2Fy", Some(vec![("b", "x%2Fy")])),
            ("/a/{b}.json", "/a/x.y.json", Some(vec![("b", "x.y")])),
            ("/a/{b}:{c}", "/a/1:2", Some(vec![("b", "1"), ("c", "2")])),
            ("/a?b=c#d", "/a", Some(Vec::new())),
            ("/a/{b}", "/a/x/y", None),
            ("/a/{b}", "/a/", None),
            ("/a/b", "/a/c", None),
        ];
        for (template, path, expected) in table {
            let found = matched(template, path);
            let expected = expected.map(|values| {
                let values = values.into_iter();
                values
                    .map(|(name, text)| (name.to_owned(), text.to_owned()))
                    .collect()
            });
            assert_eq!(found, expected, "{template} {path}");
        }
    }

    #[test]
    fn values_are_compared_as_they_are_written() {
        let table = [
            ("1", json!(1.0), true),
            ("true", json!(true), true),
            (
                "2020-01-01T00:00:00Z",
                json!("2020-01-01t00:00:00.000+00:00"),
                true,
            ),
            ("a", json!("b"), false),
            ("1", json!(2), false),
        ];
        for (text, value, expected) in table {
            assert_eq!(is_scalar(text, &value), expected, "{text} {value}");
        }
        assert!(same(&json!({ "a": [1.0] }), &json!({ "a": [1] })));
        assert!(!same(&json!({ "a": 1 }), &json!({ "a": 1, "b": null })));
    }
}

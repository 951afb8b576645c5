//! Path templates, and what arrives of a value in a path.

use crate::runtime::ordered::Value;
use proptest::prelude::*;
use serde_json::json;

use crate::runtime::parameter::Parameter;
use crate::runtime::path::{expand_pair, expand_path, split_query};

/// Expands a template with texts that are percent-encoded.
fn expand(template: &str, texts: &[(&str, &str)]) -> Result<String, String> {
    let text_of = |name: &str| {
        let (_, text) = texts.iter().find(|(given, _)| *given == name)?;
        Some(Ok((*text).into()))
    };
    let mut path = String::new();
    expand_path(template, text_of, &mut path).map(|()| path)
}

/// Returns a value as parameters take it.
fn ordered(value: serde_json::Value) -> Value {
    serde_json::from_value(value).unwrap()
}

#[test]
fn templates_are_expanded() {
    for (template, values, expected) in [
        ("/", &[][..], "/"),
        ("/users/", &[], "/users/"),
        ("/users/{id}", &[("id", "7")], "/users/7"),
        ("/users/{id}/", &[("id", "7")], "/users/7/"),
        ("/{a}/x/{b}", &[("b", "2"), ("a", "1")], "/1/x/2"),
        ("/{a}.{b}", &[("a", "1"), ("b", "2")], "/1.2"),
        ("/{a}{b}", &[("a", ""), ("b", "2")], "/2"),
        ("/{a}/{a}", &[("a", "1")], "/1/1"),
        (
            "/map/{pos}",
            &[("pos", ";lat=1;lon=2")],
            "/map/;lat=1;lon=2",
        ),
        ("/users/{id}:reset", &[("id", "%2F")], "/users/%2F:reset"),
        (
            "/a b/é/%41/%/?#[]|{",
            &[],
            "/a%20b/%C3%A9/%41/%25/%3F%23%5B%5D%7C%7B",
        ),
        ("/{a/b}", &[("a/b", "1")], "/1"),
        ("/.../..a/a..", &[], "/.../..a/a.."),
        ("/-._~!$&'()*+,;=:@", &[], "/-._~!$&'()*+,;=:@"),
    ] {
        assert_eq!(
            expand(template, values).as_deref(),
            Ok(expected),
            "{template}"
        );
    }
}

#[test]
fn a_query_may_follow_the_path() {
    for (template, path, query) in [
        ("/users", "/users", ""),
        ("/users?kind=all", "/users", "kind=all"),
        ("/users/{id}?kind=all?", "/users/{id}", "kind=all?"),
        ("/users/{id?}", "/users/{id?}", ""),
        ("/?", "/", ""),
    ] {
        assert_eq!(split_query(template), (path, query), "{template}");
    }
    let text_of = |name: &str| (name == "id").then(|| Ok("a%26b".into()));
    for (pair, expected) in [
        ("kind=all", Ok("kind=all")),
        ("user={id}", Ok("user=a%26b")),
        ("a b=[é+%41]", Ok("a%20b=%5B%C3%A9+%41%5D")),
        (
            "user={other}",
            Err("the parameter `other` is in the path and has not been given"),
        ),
    ] {
        let mut url = String::new();
        let expanded = expand_pair(pair, text_of, &mut url).map(|()| url.as_str());
        assert_eq!(expanded, expected.map_err(str::to_owned), "{pair}");
    }
}

#[test]
fn what_would_change_the_path_is_refused() {
    let dots = "makes a segment of the path `.` or `..`, which would change the path";
    let empty = "makes a segment of the path empty, which would change the path";
    for (template, values, name, reason) in [
        ("/users/{id}", &[("id", "")][..], "id", empty),
        ("/users/{id}/x", &[("id", "")], "id", empty),
        ("/{a}{b}/x", &[("a", ""), ("b", "")], "b", empty),
        ("/users/{id}", &[("id", ".")], "id", dots),
        ("/users/{id}/x", &[("id", "..")], "id", dots),
        ("/users/{id}", &[("id", "%2e%2E")], "id", dots),
        ("/users/{id}", &[("id", ".%2e")], "id", dots),
        ("/users/.{id}", &[("id", ".")], "id", dots),
        ("/users/{id}.", &[("id", "")], "id", dots),
        ("/{a}{b}", &[("a", "."), ("b", ".")], "b", dots),
        ("/a/../{b}", &[("b", "1")], "..", dots),
        ("/a/%2e", &[], "%2e", dots),
        (
            "/users/{id}",
            &[("other", "1")],
            "id",
            "is in the path and has not been given",
        ),
    ] {
        let error = expand(template, values).expect_err(template);
        assert_eq!(
            error,
            format!("the parameter `{name}` {reason}"),
            "{template}"
        );
    }
}

/// Decodes a percent-encoded text by the letter of RFC 3986, and nothing else.
fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((literal, encoded)) = rest.split_once('%') {
        let (digits, after) = encoded.split_at(2);
        bytes.extend(literal.bytes());
        bytes.push(u8::from_str_radix(digits, 16).expect("two digits"));
        rest = after;
    }
    bytes.extend(rest.bytes());
    String::from_utf8(bytes).expect("UTF-8")
}

/// Any text, with a preference for those that mean something in a path.
fn texts() -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        ".",
        "..",
        "/",
        "\\",
        "%",
        "%2e",
        "%2F",
        "?",
        "#",
        ";",
        ":",
        "@",
        "&",
        "=",
        "+",
        " ",
        "\t",
        "\n",
        "\r",
        "\0",
        "é",
        "\u{1F600}",
        "a",
    ]);
    prop_oneof![
        any::<String>(),
        prop::collection::vec(special, 0..6).prop_map(|parts| parts.concat()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_arrives_or_is_refused(first in texts(), second in texts()) {
        let encode = |text: &str| Parameter::simple("p").path_text(&ordered(json!(text))).expect("a text can be said").into_owned();
        let (first_text, second_text) = (encode(&first), encode(&second));
        let refused = [&first, &second].into_iter().any(|text| ["", ".", ".."].contains(&text.as_str()));
        let path = expand("/users/{first}/keys/{second}", &[("first", &first_text), ("second", &second_text)]);
        prop_assert_eq!(path.is_err(), refused);
        let Ok(path) = path else { return Ok(()) };

        let url = url::Url::parse(&format!("https://example.com{path}")).expect("it is a URL");
        prop_assert_eq!(url.path(), &path);
        prop_assert_eq!((url.query(), url.fragment()), (None, None));
        let segments: Vec<_> = path.split('/').skip(1).map(decode).collect();
        prop_assert_eq!(segments, ["users", &first, "keys", &second]);
    }

    #[test]
    fn lists_and_labels_keep_the_path_in_shape(items in prop::collection::vec(texts(), 0..4), explode: bool) {
        for parameter in [Parameter::simple("p"), Parameter::label("p"), Parameter::matrix("p")] {
            let list = ordered(json!(items));
            let Ok(text) = parameter.exploded(explode).path_text(&list) else {
                prop_assert!(items.is_empty());
                continue;
            };
            let Ok(path) = expand("/a/{p}/b", &[("p", &text)]) else { continue };
            let url = url::Url::parse(&format!("https://example.com{path}")).expect("it is a URL");
            prop_assert_eq!(url.path(), &path);
            prop_assert_eq!(url.path_segments().map(Iterator::count), Some(3));
        }
    }

    #[test]
    fn any_text_arrives_in_a_query(text in any::<String>()) {
        let pairs = Parameter::form("a&b").query_pairs(&ordered(json!(text))).expect("a text can be said");
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (decode(name), decode(value))).collect();
        prop_assert_eq!(pairs, [("a&b".to_owned(), text)]);
    }
}

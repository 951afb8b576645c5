//! From text to tree.

use serde_json::json;

use super::{LoadProblem, parse, problem};
use crate::source::Document;

#[test]
fn takes_keys_as_they_are_written() {
    let tree = parse(
        "200: a\n'404': b\ntrue: c\nnull: d\n~: e\n1.10: f\n0x10: g\nyes: h\n2024-01-01: i\n",
    );
    let expected = json!({
        "200": "a", "404": "b", "true": "c", "null": "d", "~": "e", "1.10": "f", "0x10": "g",
        "yes": "h", "2024-01-01": "i",
    });
    assert_eq!(tree, expected);
}

#[test]
fn keeps_the_order_of_keys() {
    let tree = parse("z: 1\na: 2\nm: 3\n");
    let keys: Vec<_> = tree
        .as_object()
        .into_iter()
        .flatten()
        .map(|(key, _)| key)
        .collect();
    assert_eq!(keys, ["z", "a", "m"]);
}

#[test]
fn reads_scalars_as_yaml_1_2_does() {
    let tree = parse(
        "[yes, no, on, 2024-01-01, 2024-01-01T00:00:00Z, 007, 1_000, 0x1F, 0o17, 1e3, ~, '5', 12:30]",
    );
    let expected = json!([
        "yes",
        "no",
        "on",
        "2024-01-01",
        "2024-01-01T00:00:00Z",
        "007",
        "1_000",
        31,
        15,
        1000.0,
        null,
        "5",
        "12:30",
    ]);
    assert_eq!(tree, expected);
}

#[test]
fn keeps_what_json_has_no_number_for() {
    let tree = parse("[.inf, -.inf, .nan]");
    assert_eq!(tree, json!([".inf", "-.inf", ".nan"]));
}

#[test]
fn keeps_large_integers_as_precisely_as_it_can() {
    for text in [
        "- 18446744073709551615\n- -9223372036854775808",
        "[18446744073709551615, -9223372036854775808]",
    ] {
        assert_eq!(parse(text), json!([u64::MAX, i64::MIN]), "{text}");
    }
    for text in [
        "- 340282366920938463463374607431768211456\n- -18446744073709551616",
        "[340282366920938463463374607431768211456, -18446744073709551616]",
    ] {
        assert_eq!(
            parse(text),
            json!([2f64.powi(128), -2f64.powi(64)]),
            "{text}"
        );
    }
}

#[test]
fn unfolds_aliases_and_merge_keys() {
    let tree = parse(
        "base: &base {a: 1, b: 2}\nmore: &more {c: 3, b: 4}\nx: {<<: *base, b: 5}\ny: {b: 6, <<: [*base, *more]}\nz: *base\n",
    );
    assert_eq!(tree["x"], json!({"a": 1, "b": 5}));
    assert_eq!(tree["y"], json!({"b": 6, "a": 1, "c": 3}));
    assert_eq!(tree["z"], json!({"a": 1, "b": 2}));
    let (problem, line, _) = problem("a: 1\nb: {<<: 1}\n");
    assert!(matches!(problem, LoadProblem::Syntax(text) if text.contains("merge key")));
    assert_eq!(line, 2);
}

#[test]
fn keeps_a_merge_key_of_json() {
    assert_eq!(parse(r#"{"<<": {"a": 1}}"#), json!({"<<": {"a": 1}}));
}

#[test]
fn takes_a_tagged_value_for_the_value() {
    let tree = parse("a: !secret x\nb: !!str 1\nc: !list [1, !x {d: !y 2}]\nd: !!int '3'\n");
    assert_eq!(
        tree,
        json!({"a": "x", "b": "1", "c": [1, {"d": 2}], "d": 3})
    );
}

#[test]
fn minds_no_byte_order_mark_and_no_carriage_returns() {
    assert_eq!(
        parse("\u{feff}a: 1\r\nb:\r\n  - c\r\n"),
        json!({"a": 1, "b": ["c"]})
    );
    assert_eq!(parse("\u{feff}{\"a\": 1}\r\n"), json!({"a": 1}));
}

#[test]
fn reads_json_whatever_the_file_is_called() {
    assert_eq!(
        parse("\n{\n\t\"a\":\t\"\\ud83d\\ude00\\/\"\n}"),
        json!({"a": "😀/"})
    );
    assert_eq!(parse("{a: [b, c,],}"), json!({"a": ["b", "c"]}));
    let document = Document::from_text("a.json", "a: 1").unwrap();
    assert_eq!(document.root().value(), &json!({"a": 1}));
}

#[test]
fn tells_an_empty_file() {
    for text in ["", "  \n", "# nothing\n", "---\n", "\u{feff}", "~"] {
        assert_eq!(problem(text).0, LoadProblem::Empty, "{text:?}");
    }
}

#[test]
fn tells_a_second_document() {
    assert_eq!(
        problem("a: 1\n---\nb: 2\n"),
        (LoadProblem::SeveralDocuments, 2, 1)
    );
    assert_eq!(
        problem("# c\n---\na: 1\n---\n"),
        (LoadProblem::SeveralDocuments, 4, 1)
    );
    assert_eq!(parse("---\na: 1\n...\n"), json!({"a": 1}));
}

#[test]
fn tells_where_the_syntax_is_wrong() {
    let at = |text| {
        let (problem, line, column) = problem(text);
        assert!(
            matches!(problem, LoadProblem::Syntax(_)),
            "{text:?}: {problem:?}"
        );
        (line, column)
    };
    assert_eq!(at("a: 1\nb: [1, 2\nc: 3\n"), (3, 2));
    assert_eq!(at("{\n  \"ä\": 1,\n  \"ö\" 2\n}"), (3, 7));
    assert_eq!(at("{\"a\": 1\n"), (1, 8));
    assert_eq!(at("a: *nothing\n"), (1, 4));
    assert_eq!(at("{a: 1}\nb"), (2, 1));
    assert_eq!(at("? [a]\n: b\n"), (1, 3));
    assert_eq!(at("{\"a\": 1} x"), (1, 10));
}

#[test]
fn tells_a_tab_where_blanks_have_to_be() {
    assert_eq!(problem("a: 1\n\tb: 2\n"), (LoadProblem::Tab, 2, 1));
    assert_eq!(problem("a:\n  - b\n\t- c\n"), (LoadProblem::Tab, 3, 1));
}

#[test]
fn takes_a_comment_behind_tabs_for_a_comment() {
    for text in [
        "a: 1\n\t# c\nb: 2\n",
        "\t# c\na: 1\t# d\n\t\t\nb: 2 \t # e\n",
    ] {
        assert_eq!(parse(text), json!({"a": 1, "b": 2}), "{text:?}");
    }
    assert_eq!(
        parse("a: |\n  x\t# c\n  \t# d\n"),
        json!({"a": "x\t# c\n\t# d\n"})
    );
}

#[test]
fn leaves_the_position_out_of_the_message() {
    let (problem, ..) = problem("{\n  \"a\" 1\n}");
    let LoadProblem::Syntax(message) = problem else {
        panic!("{problem:?}");
    };
    assert!(!message.contains(" at line 2"), "{message}");
}

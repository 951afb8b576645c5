//! Texts that were made to do harm.

use std::fmt::Write;
use std::time::{Duration, Instant};

use super::{fault, problem};
use crate::source::{Document, Limits, LoadProblem};

#[test]
fn stops_at_deep_nesting() {
    let depth = LoadProblem::TooDeep(100);
    for text in [
        "[".repeat(100_000),
        format!("a: {}", "[".repeat(100_000)),
        format!("a: {}{}", "[".repeat(100_000), "]".repeat(100_000)),
        "{\"a\":".repeat(100_000),
        "- ".repeat(20_000),
        "{a: ".repeat(100_000),
        "!a ".repeat(20_000),
        format!("a: '{}'\nb: {}", "[".repeat(10_000), "[".repeat(10_000)),
        format!("b: @\na: {}", "[".repeat(10_000)),
        (0..10_000)
            .map(|number| format!("%TAG !a{number}! b\n"))
            .collect(),
        (0..2_000).fold(String::new(), |text, level| {
            text + &" ".repeat(level) + "a:\n"
        }),
    ] {
        let started = Instant::now();
        let found = fault(&text).problem;
        assert!(
            started.elapsed() < Duration::from_secs(5),
            "{}",
            &text[..20]
        );
        assert!(
            found == depth || matches!(found, LoadProblem::Syntax(_)),
            "{found:?}"
        );
    }
    assert_eq!(
        problem(&format!("a: {}{}", "[".repeat(110), "]".repeat(110))).0,
        depth
    );
    let fits = format!("{}{}", "[".repeat(100), "]".repeat(100));
    assert!(Document::from_text("a.json", &fits).is_ok());
    assert!(Document::from_text("a.yaml", &format!("# yaml\n{fits}")).is_ok());
    let (problem, line, column) = problem(&"[".repeat(200));
    assert_eq!((problem, line, column), (depth, 1, 101));
}

#[test]
fn stops_at_bombs_of_aliases() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..=9 {
        let items = format!("*a{}, ", level - 1).repeat(10);
        writeln!(text, "a{level}: &a{level} [{items}]").unwrap();
    }
    assert_eq!(fault(&text).problem, LoadProblem::TooManyAliases);

    let large = "  - x\n".repeat(2_000);
    let many = "  - *a\n".repeat(100);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    std::fs::write(&path, format!("a: &a\n{large}b:\n{many}")).unwrap();
    let load = |nodes| {
        Document::load(
            &path,
            Limits {
                nodes,
                ..Limits::default()
            },
        )
    };
    assert_eq!(
        load(100_000).unwrap_err().problem,
        LoadProblem::TooManyNodes(100_000)
    );
    assert!(load(300_000).is_ok());
}

#[test]
fn stops_at_aliases_of_themselves() {
    assert_eq!(fault("a: &a [*a]\n").problem, LoadProblem::TooDeep(100));
    assert!(matches!(
        fault("a: &a {<<: *a}\n").problem,
        LoadProblem::TooDeep(100)
    ));
}

#[test]
fn reports_every_key_that_is_given_again() {
    let text = "paths:\n  /a: {get: 1, put: 2, get: 3}\n  /b: 1\n  '/a': 2\n  /a: 3\n";
    for text in [text.to_owned(), as_json(text)] {
        let document = Document::from_text("a", &text).unwrap();
        let faults = document.faults().iter().map(|fault| {
            let LoadProblem::DuplicateKey { key, first } = &fault.problem else {
                panic!("{fault:?}");
            };
            let line = fault.position.as_ref().map(|it| it.line);
            let pointer = fault.pointer.as_ref().map(ToString::to_string);
            (key.clone(), first.map(|(line, _)| line), line, pointer)
        });
        let at = |key: &str, first, line, pointer: &str| {
            (
                key.to_owned(),
                Some(first),
                Some(line),
                Some(pointer.to_owned()),
            )
        };
        let expected = [
            at("get", 2, 2, "/paths/~1a/get"),
            at("/a", 2, 4, "/paths/~1a"),
            at("/a", 2, 5, "/paths/~1a"),
        ];
        assert_eq!(faults.collect::<Vec<_>>(), expected);
        let first = document.root().value()["paths"]["/a"]["get"].clone();
        assert_eq!(first, 1);
    }
}

/// Writes the test's text above as JSON, line by line.
fn as_json(_: &str) -> String {
    let lines = [
        "{\"paths\": {",
        "\t\"/a\": {\"get\": 1, \"put\": 2, \"get\": 3},",
        "\t\"/b\": 1,",
        "\t\"\\/a\": 2,",
        "\t\"/a\": 3}}",
    ];
    lines.join("\n")
}

#[test]
fn finds_a_key_given_again_behind_an_alias() {
    let text = "a: &a {x: 1, x: 2}\nb: [*a]\n";
    let document = Document::from_text("a", text).unwrap();
    let lines: Vec<_> = document
        .faults()
        .iter()
        .map(|it| it.position.as_ref().map(|it| it.column))
        .collect();
    assert_eq!(lines, [Some(14), Some(14)]);
}

//! Sanitising of text as documents have it, and of text that is made to do harm.

use std::fmt::Write as _;
use std::process::Command;
use std::{env, fs};

use super::check::is_harmless;
use super::flat::BREAK;
use super::sanitise::sanitise;
use super::text::line;
use super::*;

/// Markdown, and the same sanitised.
const TABLE: &[(&str, &str)] = &[
    // Harmless text stays as it is, but for its line breaks.
    (
        "Returns a `User`.\nOr *none*, or **two**.",
        "Returns a `User`. Or *none*, or **two**.",
    ),
    (
        "snake_case, a-b, 5 > 3 & 2, $x, {y}, @z, #1",
        "snake_case, a-b, 5 > 3 & 2, $x, {y}, @z, #1",
    ),
    ("- a\n- b\n\n1. c\n2. d", "- a\n- b\n\n1. c\n2. d"),
    ("> quoted\n> text", "> quoted text"),
    ("- [ ] open\n- [x] done", "- [ ] open\n- [x] done"),
    ("a[^1]\n\n[^1]: Note.", "a[^1]\n\n[^1]: Note."),
    ("|a|b|\n|-|-|\n|c|d|", "|a|b|\n|-|-|\n|c|d|"),
    ("", ""),
    // Code never runs.
    ("```\npanic!()\n```", "```text\npanic!()\n```"),
    ("```rust\npanic!()\n```", "```text\npanic!()\n```"),
    ("```json,should_panic\n{}\n```", "```json\n{}\n```"),
    ("~~~ {.rust}\nx\n~~~", "```text\nx\n```"),
    ("```ignore\nx", "```text\nx\n```"),
    ("    panic!()", "```text\npanic!()\n```"),
    (
        "- a\n\n      panic!()",
        "- a\n\n  ```text\n  panic!()\n  ```",
    ),
    ("````\n```\nx\n```\n````", "````text\n```\nx\n```\n````"),
    ("`open", "\\`open"),
    // HTML becomes Markdown or text.
    (
        "Vec<String> <foo> Option<B>",
        "Vec\\<String> \\<foo> Option\\<B>",
    ),
    ("one<br>two<br/>three", "one\\\ntwo\\\nthree"),
    (
        "<p>One <b>two </b><code>a_b</code>.</p>\n<p>Three</p>",
        "One **two** `a_b`.\n\nThree",
    ),
    (
        "<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>",
        "- a\n- b\n  1. c",
    ),
    (
        "<pre><code>{\n  1\n}</code></pre>",
        "```text\n{\n  1\n}\n```",
    ),
    ("a<!-- secret --> b", "a b"),
    ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
    (
        "<a href='https://x.y'>z</a>, <a href='#top'>up</a>",
        "[z](https://x.y), up",
    ),
    ("&lt;b&gt; &amp;lt;", "\\<b> &amp;lt;"),
    // Links lead to the web, or become text.
    ("[a](https://x.y/z?p=q&r=s)", "[a](https://x.y/z?p=q&r=s)"),
    (
        "[Foo](Bar) [x](#s) [y](../z) [j](javascript:f())",
        "Foo x y j",
    ),
    (
        "[Foo], [`Foo`], [a][b], [!]",
        "\\[Foo\\], \\[`Foo`\\], \\[a\\]\\[b\\], \\[!\\]",
    ),
    ("[a][r]\n\n[r]: https://x.y", "[a](https://x.y)"),
    ("[Foo]: bar\n\n[Foo]", "Foo"),
    (
        "See https://x.y/a_b(c). (http://z.w)",
        "See <https://x.y/a_b(c)>. (<http://z.w>)",
    ),
    (
        "https://{host}/x and http://<host>",
        "`https://{host}/x` and http://\\<host>",
    ),
    (
        "<https://x.y> <a@b.c> <foo:bar>",
        "<https://x.y> <a@b.c> \\<foo:bar>",
    ),
    (
        "![alt](https://x.y/z.png) ![alt](z.png)",
        "[alt](https://x.y/z.png) alt",
    ),
    // Headings stand below those of the page.
    ("# A\n\nB\n=\n\n## C", "### A\n\n### B\n\n#### C"),
    ("> [!WARNING]\n> Hot.", "> **Warning:** Hot."),
    // Lazy continuation lines are written out.
    ("- a\nb\n- c", "- a b\n- c"),
    ("> a\nb", "> a b"),
    ("*   far\n\n    text", "- far\n\n  text"),
    // Hidden characters are removed.
    (
        "a\u{202e}b\u{2066}c\u{0}d\u{200b}e&#x202e;f\u{e0041}",
        "abcdef",
    ),
    ("a\tb\r\nc\rd   \n", "a b c d"),
    ("/", "/"),
];

/// Pieces of text that have a meaning in Markdown or HTML.
const PIECES: &[&str] = &[
    "`",
    "``",
    "```",
    "~~~",
    "```rust\n",
    "\n",
    "\n\n",
    "    ",
    "\t",
    " ",
    "  \n",
    "\\",
    "*",
    "**",
    "_",
    "__",
    "~~",
    "[",
    "]",
    "(",
    ")",
    "](x)",
    "](https://x.y)",
    "![",
    "<",
    ">",
    "</",
    "<b>",
    "</b>",
    "<br>",
    "<p>",
    "</p>",
    "<li>",
    "</ul>",
    "<ul>",
    "<code>",
    "</code>",
    "<a href=\"https://x.y\">",
    "</a>",
    "<pre>",
    "</pre>",
    "<!--",
    "-->",
    "<td>",
    "<T>",
    "# ",
    "#",
    "- ",
    "+ ",
    "1. ",
    "> ",
    ">",
    "|",
    "|-|-|\n",
    "---",
    "===",
    "[^1]",
    "[^1]: ",
    "[x]: y",
    "[ ] ",
    "https://x.y",
    "http://",
    "&",
    "&lt;",
    "&#x202e;",
    "\u{202e}",
    "\u{0}",
    "\r",
    "word",
    "Foo",
    "crate::Foo",
    "fn",
    ".",
    ":",
    "!",
    "é",
    "\u{1f600}",
    "{",
    "}",
    "$",
    "[!NOTE]",
];

#[test]
fn text_is_sanitised() {
    for (markdown, expected) in TABLE {
        assert_eq!(text(markdown).join("\n"), *expected, "{markdown:?}");
    }
}

#[test]
fn a_long_opening_is_parted_and_wrapped() {
    let markdown = "The first sentence, e.g. this one, says it. The second one goes on with `code of many words` and with \
                    [a link](https://example.com/somewhere) until the line - 1. or # - is far too long.";
    let expected = [
        "The first sentence, e.g. this one, says it.",
        "",
        "The second one goes on with `code of many words` and with",
        "[a link](https://example.com/somewhere) until the line - 1. or # - is far too long.",
    ];
    assert_eq!(with_short_opening(markdown), expected);
}

#[test]
fn a_cell_is_one_line() {
    let table = [
        ("One.\n\nTwo\nthree.", "One.<br>Two three."),
        ("- a\n- b\n  c", "\u{2022} a<br>\u{2022} b c"),
        ("a | b `c|d` \\| e", "a \\| b `c\\|d` \\| e"),
        ("```\n{ 1 }\n\n  | 2\n```", "`{ 1 }`<br>`\\| 2`"),
        ("# T\n<br><p>x</p>", "T<br>x"),
        ("", ""),
    ];
    for (markdown, expected) in table {
        assert_eq!(cell(markdown), expected, "{markdown:?}");
    }
}

#[test]
fn plain_text_means_itself() {
    let table = [
        ("Users API", "Users API"),
        ("*a* [b](c) <d>\n# e", "\\*a\\* \\[b\\](c) \\<d> # e"),
        ("# a", "\\# a"),
        ("see https://x.y", "see <https://x.y>"),
        ("", ""),
    ];
    for (plain_text, expected) in table {
        assert_eq!(plain(plain_text), expected, "{plain_text:?}");
    }
}

#[test]
fn code_means_itself() {
    let table = [
        ("a|b", "`a|b`"),
        ("a`b", "``a`b``"),
        ("`a`", "`` `a` ``"),
        ("", "`\"\"`"),
        (" a", "`\" a\"`"),
        ("a\nb", "`\"a\\nb\"`"),
        ("a\u{202e}b", "`\"ab\"`"),
    ];
    for (value, expected) in table {
        assert_eq!(code(value), expected, "{value:?}");
    }
}

#[test]
fn nothing_harmful_comes_out_of_any_pieces() {
    for markdown in mixtures(PIECES, 2_000) {
        assert_is_harmless(&markdown);
    }
}

#[test]
fn simple_text_is_read_and_written_as_any_other() {
    let long = "Several words that go on, and on, until they are wider than a line of prose may be";
    let pieces = [
        "word", "Foo", " ", " ", "\n", "\n\n", "`", "`a_b`", "`", " `c d` ", ".", ". ", ", ", ": ",
        "?", "!", "(", ")", "'", "\"", "-", "- ", "1", "1. ", "/", "//", "http:", "=", "+", "%",
        "$", "e.g. ", "\u{e9}", "\u{4e2d}", "_", "|", "\\", long,
    ];
    let table = TABLE.iter().map(|(markdown, _)| (*markdown).to_owned());
    let mut simple = 0;
    for markdown in table.chain(mixtures(&pieces, 20_000)) {
        let Some(read) = simple::read(&markdown) else {
            continue;
        };
        simple += 1;
        assert_eq!(read, sanitise(&markdown), "{markdown:?}");
        for events in [wrap::wrap(read.clone()), opening::split(read)] {
            let written = simple::write(&events).expect("no mark");
            let printed = commonmark::write(&events).expect("Markdown");
            assert_eq!(written, printed.trim(), "{markdown:?}");
            assert!(is_harmless(&written), "{markdown:?}");
        }
    }
    assert!(simple > 500, "{simple} of them are simple");
}

#[test]
fn depth_and_length_cost_little() {
    let units = [
        ">", "- ", "*a ", "_a__b", "[a", "![", "`a``", "<b>", "<b>*x*", "a<b>", "</b>", "<!--",
        "word\n\n", "[a](", "~~", "https://",
    ];
    for unit in units {
        assert_is_harmless(&unit.repeat(3_000));
    }
}

/// Runs rustdoc on the texts of the other tests.
#[test]
fn rustdoc_neither_warns_nor_runs_anything() {
    let mut crate_text =
        String::from("//! Documentation.\n\n/// A thing to link to.\npub struct Foo;\n");
    let table = TABLE.iter().map(|(markdown, _)| (*markdown).to_owned());
    for (number, markdown) in table.chain(mixtures(PIECES, 300)).enumerate() {
        let inline = [
            format!("A {} b", code(&markdown)),
            format!("A {} b", plain(&markdown)),
            line(&markdown),
        ];
        let cells = [
            "| a |".to_owned(),
            "|---|".to_owned(),
            format!("| {} |", cell(&markdown)),
        ];
        for (kind, lines) in [
            ("T", with_short_opening(&markdown)),
            ("I", inline.to_vec()),
            ("C", cells.to_vec()),
        ] {
            for line in lines {
                let _ = writeln!(crate_text, "/// {line}");
            }
            let _ = writeln!(crate_text, "pub struct {kind}{number};");
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("lib.rs");
    fs::write(&path, crate_text).expect("written");
    let rustdoc = |arguments: &[&str]| {
        let program = env::var_os("RUSTDOC").unwrap_or_else(|| "rustdoc".into());
        let mut command = Command::new(program);
        let output = command
            .args(arguments)
            .args(["--edition=2024", "--out-dir"])
            .arg(folder.path())
            .arg(&path)
            .output();
        let output = output.expect("rustdoc runs");
        assert!(
            output.status.success(),
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    rustdoc(&["-Dwarnings"]);
    assert!(rustdoc(&["--test"]).contains("running 0 tests"));
}

fn assert_is_harmless(markdown: &str) {
    for lines in [text(markdown), with_short_opening(markdown)] {
        assert!(
            is_harmless(&lines.join("\n")),
            "{markdown:?} gives {lines:?}"
        );
        assert!(
            lines.iter().all(|line| line.trim_end() == line),
            "{markdown:?} gives {lines:?}"
        );
    }
    for line in [
        cell(markdown),
        line(markdown),
        plain(markdown),
        code(markdown),
    ] {
        assert!(
            is_harmless(&line.replace(BREAK, " ")) && !line.contains('\n'),
            "{markdown:?} gives {line:?}"
        );
    }
}

/// Returns pieces put together at random, in the same way each time.
fn mixtures(pieces: &[&str], number: usize) -> impl Iterator<Item = String> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % (below as u64)).unwrap_or(0)
    };
    (0..number).map(move |_| {
        (0..random(16) + 1)
            .map(|_| pieces[random(pieces.len())])
            .collect()
    })
}

#[test]
fn what_shows_nothing_is_not_said() {
    for (markdown, expected) in [
        ("A pond.", true),
        ("**A** pond.", true),
        ("<b>A</b> pond.", true),
        ("", false),
        (" \n\t ", false),
        ("<!-- to do -->", false),
        ("[a]: https://ponds.example", false),
    ] {
        assert_eq!(said(Some(markdown)).is_some(), expected, "{markdown:?}");
    }
    assert_eq!(said(None), None);
}

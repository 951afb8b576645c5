//! Problems as text, in the manner of the Rust compiler.

use std::fmt::Write;
use std::path::Path;

use codegen::diagnostic::{Diagnostics, Located, Severity, Site};
use codegen::source::{Document, Position};

use crate::console::{Palette, Style, harmless};

/// The most characters of a message.
const LONGEST: usize = 500;

/// The problems of a run, ready to be printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// The problems one after the other, and how many there are; empty without any.
    pub text: String,
    /// The number of errors.
    pub errors: usize,
    /// The number of warnings.
    pub warnings: usize,
}

/// How much warnings matter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strictness {
    /// Warnings are warnings.
    Lenient,
    /// Warnings are errors.
    Strict,
}

impl Report {
    /// Describes problems, sorted by their position in `document`.
    pub fn new(
        diagnostics: &Diagnostics,
        document: Option<&Document>,
        strictness: Strictness,
        palette: Palette,
    ) -> Self {
        let (mut text, mut errors, mut warnings) = (String::new(), 0, 0);
        for located in diagnostics.located(document) {
            let severity = match strictness {
                Strictness::Lenient => located.diagnostic.severity(),
                Strictness::Strict => Severity::Error,
            };
            match severity {
                Severity::Error => errors += 1,
                Severity::Warning => warnings += 1,
            }
            text += &problem(&located, severity, palette);
            text.push('\n');
        }
        if errors + warnings > 0 {
            text += &counts(errors, warnings);
        }
        Self {
            text,
            errors,
            warnings,
        }
    }
}

impl Report {
    /// Returns the problems alone, without how many there are.
    pub fn problems(&self) -> String {
        let counts = counts(self.errors, self.warnings);
        let text = self.text.strip_suffix(&counts).unwrap_or(&self.text);
        text.trim_end().to_owned()
    }
}

fn counts(errors: usize, warnings: usize) -> String {
    format!(
        "{}, {}\n",
        count(errors, "error"),
        count(warnings, "warning")
    )
}

/// Returns a number and a noun in the number's form: `1 file`, `2 files`.
pub fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

/// Describes one problem: what, where, and what to do.
fn problem(located: &Located<'_>, severity: Severity, palette: Palette) -> String {
    let diagnostic = located.diagnostic;
    let (name, style) = match severity {
        Severity::Error => ("error", Style::Error),
        Severity::Warning => ("warning", Style::Warning),
    };
    let name = palette.paint(style, &format!("{name}[{}]", diagnostic.code()));
    let message = palette.paint(Style::Strong, &format!(": {}", clip(&diagnostic.message())));
    let mut text = format!("{name}{message}\n");
    let gutter = match &located.site {
        Site::Line(position) => {
            text += &excerpt(position, style, palette);
            position.line.to_string().len()
        }
        Site::File(path) => {
            text += &arrow(1, &path_text(path), palette);
            1
        }
        Site::Unknown => 1,
    };
    let pointer = located.pointer.as_ref().map(|it| format!("#{it}"));
    for (label, fact) in [("at", pointer), ("help", Some(diagnostic.help()))] {
        if let Some(fact) = fact {
            let frame = palette.paint(Style::Frame, &format!("{:gutter$} =", ""));
            let _ = writeln!(text, "{frame} {label}: {}", clip(&fact));
        }
    }
    text
}

/// Shows the line of a position, with carets under it.
fn excerpt(position: &Position, style: Style, palette: Palette) -> String {
    let Position { line, column, .. } = position;
    let gutter = line.to_string().len();
    let (before, marked, after) = split(position);
    let bar = palette.paint(Style::Frame, &format!("{:gutter$} |", ""));
    let numbered = palette.paint(Style::Frame, &format!("{line} |"));
    let indent = " ".repeat(before.chars().count());
    let carets = palette.paint(style, &"^".repeat(marked.chars().count().max(1)));
    let place = format!("{}:{line}:{column}", path_text(&position.path));
    let shown = format!("{numbered} {before}{marked}{after}");
    let arrow = arrow(gutter, &place, palette);
    format!(
        "{arrow}{bar}\n{}\n{bar} {indent}{carets}\n",
        shown.trim_end()
    )
}

fn arrow(gutter: usize, place: &str, palette: Palette) -> String {
    let arrow = palette.paint(Style::Frame, &format!("{:gutter$}-->", ""));
    format!("{arrow} {place}\n")
}

/// Divides a line into what is before, in and behind the marked range.
fn split(position: &Position) -> (String, String, String) {
    let mut characters = position.excerpt.chars();
    let before: String = characters.by_ref().take(position.indent).collect();
    let marked: String = characters.by_ref().take(position.width).collect();
    let after: String = characters.collect();
    (shown(&before), shown(&marked), shown(&after))
}

/// Returns a part of a line as it is printed. Tabs have the same width everywhere.
fn shown(text: &str) -> String {
    harmless(&text.replace('\t', "    "))
}

fn path_text(path: &Path) -> String {
    harmless(&path.display().to_string())
}

/// Returns a text from a document on one line and of a bounded length.
fn clip(text: &str) -> String {
    let line: String = text.chars().take(LONGEST).collect();
    let ellipsis = if line.len() < text.len() { "…" } else { "" };
    harmless(&line.replace(['\n', '\t'], " ")) + ellipsis
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(text: &str, palette: Palette) -> Report {
        let document = Document::from_text("spec/a.yaml", text).unwrap();
        let mut diagnostics = Diagnostics::default();
        for (_, node) in document.root().entries() {
            if let Err(error) = node.follow() {
                diagnostics.push(error);
            }
        }
        Report::new(&diagnostics, Some(&document), Strictness::Lenient, palette)
    }

    #[test]
    fn shows_the_place_and_what_to_do() {
        let report = report(
            "ok: 1\na:\n\t$ref: x".replace('\t', "  ").as_str(),
            Palette::Plain,
        );
        let expected = "\
error[dangling-reference]: `x` names a file that is not there
 --> spec/a.yaml:3:3
  |
3 |   $ref: x
  |   ^^^^
  = at: #/a/$ref
  = help: paths are relative to the file that the `$ref` is in; within the same file, start with `#/`

1 error, 0 warnings
";
        assert_eq!(report.text, expected);
        assert_eq!((report.errors, report.warnings), (1, 0));
    }

    #[test]
    fn tells_everything_in_the_order_of_the_text() {
        let text = "b: {$ref: '#/x'}\na: {$ref: '#/a'}\nc: {$ref: 3}\n";
        let report = report(text, Palette::Plain);
        let codes: Vec<_> = report
            .text
            .lines()
            .filter(|it| it.starts_with("error["))
            .collect();
        assert_eq!(codes.len(), 3);
        assert!(
            codes[0].contains("dangling") && codes[1].contains("cycle"),
            "{codes:?}"
        );
        assert!(report.text.ends_with("3 errors, 0 warnings\n"));
    }

    #[test]
    fn says_nothing_without_problems() {
        assert_eq!(report("a: 1", Palette::Colours).text, "");
    }

    #[test]
    fn lets_no_text_reach_the_terminal_unchecked() {
        let controls = report("\"a\": {\"$ref\": \"\\u001b[31m\u{202e}\"}", Palette::Plain);
        assert!(
            !controls.text.contains(['\x1b', '\u{202e}']),
            "{controls:?}"
        );
        let long = format!("a: {{$ref: '{}'}}", "x".repeat(10_000));
        assert!(report(&long, Palette::Plain).text.len() < 2_000);
    }
}

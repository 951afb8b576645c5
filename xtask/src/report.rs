//! Problems as text, in the manner of the Rust compiler.

use std::fmt::Write;
use std::path::Path;

use codegen::diagnostic::{Diagnostics, Located, Repeated, Severity, Site};
use codegen::source::{Document, Position};

use crate::console::{Palette, Style, harmless};

/// The most characters of a message.
const LONGEST: usize = 500;

/// The most places of a problem that are listed.
const MOST_PLACES: usize = 500;

/// The width of lines that list places.
const WIDTH: usize = 100;

/// The problems of a run, ready to be printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// The problems one after the other, and how many there are; empty without any.
    pub text: String,
    /// The number of errors; one at several places counts once.
    pub errors: usize,
    /// The number of warnings, as that of errors.
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
        for repeated in diagnostics.repeated(document) {
            let severity = match strictness {
                Strictness::Lenient => repeated.first.diagnostic.severity(),
                Strictness::Strict => Severity::Error,
            };
            match severity {
                Severity::Error => errors += 1,
                Severity::Warning => warnings += 1,
            }
            text += &problem(&repeated, severity, palette);
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
fn problem(repeated: &Repeated<'_>, severity: Severity, palette: Palette) -> String {
    let located: &Located<'_> = &repeated.first;
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
    if !repeated.others.is_empty() {
        let frame = palette.paint(Style::Frame, &format!("{:gutter$} =", ""));
        let start = format!("{:gutter$}   also at: ", "");
        for (index, line) in places(&repeated.others, start.len()).iter().enumerate() {
            let _ = match index {
                0 => writeln!(text, "{frame} also at: {line}"),
                _ => writeln!(text, "{:1$}{line}", "", start.len()),
            };
        }
    }
    text
}

/// Lists places on lines of a bounded width, the file where it is another one than before: `a.yaml:3:5, 9:5`.
fn places(sites: &[Site], indent: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut file = None;
    let mut add = |text: String| {
        let line = lines
            .last_mut()
            .filter(|it| it.len() + text.len() + indent < WIDTH);
        match line {
            Some(line) if line.is_empty() => *line = text,
            Some(line) => *line = format!("{line} {text}"),
            None => lines.push(text),
        }
    };
    let shown = sites.len().min(MOST_PLACES);
    for (index, site) in sites.iter().take(shown).enumerate() {
        let place = match site {
            Site::Line(position) if file == Some(&position.path) => {
                format!("{}:{}", position.line, position.column)
            }
            Site::Line(position) => {
                file = Some(&position.path);
                let path = path_text(&position.path);
                format!("{path}:{}:{}", position.line, position.column)
            }
            Site::File(path) => path_text(path),
            Site::Unknown => continue,
        };
        let comma = if index + 1 < sites.len() { "," } else { "" };
        add(format!("{place}{comma}"));
    }
    if shown < sites.len() {
        add(format!("and {} more", sites.len() - shown));
    }
    lines
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
    fn tells_a_problem_of_many_places_once() {
        let text: String = (0..40)
            .map(|index| format!("a{index}: {{$ref: '#/x'}}\n"))
            .collect();
        let report = report(&text, Palette::Plain);
        assert_eq!((report.errors, report.warnings), (1, 0));
        let expected = "\
error[dangling-reference]: `#/x` refers to nothing
 --> spec/a.yaml:1:6
  |
1 | a0: {$ref: '#/x'}
  |      ^^^^
  = at: #/a0/$ref
  = help: add what it refers to, or correct the reference
  = also at: spec/a.yaml:2:6, 3:6, 4:6,";
        assert!(report.text.starts_with(expected), "{}", report.text);
        assert!(report.text.contains(" 40:7\n\n1 error"), "{}", report.text);
        assert!(
            report.text.lines().all(|line| line.len() <= WIDTH),
            "{}",
            report.text
        );
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

//! Unified diffs.

use std::time::Duration;

use similar::{Algorithm, ChangeTag, TextDiff};

use crate::console::{Palette, Style, harmless};

/// How long the shortest diff of two files is looked for, before a longer one will do.
const PATIENCE: Duration = Duration::from_millis(500);

/// The lines of context around changes.
const CONTEXT: usize = 3;

/// One side of a comparison: a path and a text, or no file.
pub type Side<'s> = Option<(&'s str, &'s str)>;

/// Returns the unified diff from one file to another.
pub fn unified(old: Side<'_>, new: Side<'_>, palette: Palette) -> String {
    let text = |side: Side<'_>| side.map_or(String::new(), |(_, text)| text.to_owned());
    let (old_text, new_text) = (text(old), text(new));
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Myers)
        .timeout(PATIENCE)
        .diff_lines(old_text.as_str(), new_text.as_str());
    let path = |side: Side<'_>| side.map_or("/dev/null".to_owned(), |(path, _)| path.to_owned());
    let header = format!("--- {}\n+++ {}", path(old), path(new));
    let mut text = palette.paint(Style::Strong, &header) + "\n";
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        text += &palette.paint(Style::Frame, &hunk.header().to_string());
        text.push('\n');
        for change in hunk.iter_changes() {
            text += &line(change.tag(), change.value(), palette);
            if change.missing_newline() {
                text += "\\ No newline at end of file\n";
            }
        }
    }
    text
}

fn line(tag: ChangeTag, value: &str, palette: Palette) -> String {
    let value = value.strip_suffix('\n').unwrap_or(value);
    let value = match palette {
        Palette::Colours => harmless(&value.replace('\t', "    ")),
        Palette::Plain => value.to_owned(),
    };
    let painted = match tag {
        ChangeTag::Equal => format!(" {value}"),
        ChangeTag::Delete => palette.paint(Style::Error, &format!("-{value}")),
        ChangeTag::Insert => palette.paint(Style::Added, &format!("+{value}")),
    };
    painted + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_changes() {
        let diff = unified(
            Some(("a/x", "1\n2\n3\n")),
            Some(("b/x", "1\n4\n3")),
            Palette::Plain,
        );
        let expected = "\
--- a/x
+++ b/x
@@ -1,3 +1,3 @@
 1
-2
-3
+4
+3
\\ No newline at end of file
";
        assert_eq!(diff, expected);
    }

    #[test]
    fn shows_new_and_removed_files() {
        let diff = unified(None, Some(("b/x", "1\n")), Palette::Plain);
        assert_eq!(diff, "--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+1\n");
        let diff = unified(Some(("a/x", "1\n")), None, Palette::Plain);
        assert_eq!(diff, "--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-1\n");
    }
}

//! A set of files in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt;

/// The file that lists the generated files, itself among them.
pub const MANIFEST: &str = ".generated-files";

/// The first line of the manifest.
const HEADER: &str = "# The files here that are generated. Others are never touched.";

/// Generated files: their texts by their paths, which are relative and `/`-separated.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Files {
    texts: BTreeMap<String, String>,
    /// The paths in lower case: on some file systems names that differ in case only are one file.
    folded: BTreeSet<String>,
}

/// A path that may not be generated.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PathError {
    /// The path.
    pub path: String,
    /// What is wrong with it.
    pub reason: &'static str,
}

impl Files {
    /// Adds a file.
    ///
    /// # Errors
    ///
    /// The path leads out of the folder, is not valid on every system, or was added before, be it in another case.
    pub fn insert(
        &mut self,
        path: impl Into<String>,
        text: impl Into<String>,
    ) -> Result<(), PathError> {
        let path = path.into();
        let refuse = |path, reason| Err(PathError { path, reason });
        if !is_clean(&path) {
            return refuse(path, "is not a clean relative path");
        }
        let folded = path.to_lowercase();
        if self.folded.contains(&folded) {
            return refuse(path, "is generated twice");
        }
        if self.is_folder(&folded) || self.is_below_a_file(&folded) {
            return refuse(path, "is a file and a folder at once");
        }
        self.folded.insert(folded);
        self.texts.insert(path, text.into());
        Ok(())
    }

    fn is_folder(&self, folded: &str) -> bool {
        let inside = format!("{folded}/");
        let mut next = self.folded.range(inside.clone()..);
        next.next().is_some_and(|path| path.starts_with(&inside))
    }

    fn is_below_a_file(&self, folded: &str) -> bool {
        let mut slashes = folded.match_indices('/');
        slashes.any(|(end, _)| self.folded.contains(&folded[..end]))
    }

    /// Adds the manifest, which lists the files added so far and itself.
    ///
    /// # Errors
    ///
    /// There is a file of that name.
    pub fn insert_manifest(&mut self) -> Result<(), PathError> {
        let paths = self.texts.keys().map(String::as_str);
        let text = manifest(paths.chain([MANIFEST]).collect());
        self.insert(MANIFEST, text)
    }

    /// Returns the text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// Returns the paths and the texts, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let entries = self.texts.iter();
        entries.map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Returns the number of files.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Returns whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the path {:?} {}", self.path, self.reason)
    }
}

impl Error for PathError {}

/// Returns the manifest of a folder whose files are being replaced: it lists those of `before`, the manifest that the
/// folder has, and `files`.
pub fn union_manifest(before: Option<&str>, files: &Files) -> String {
    let before = before.into_iter().flat_map(listed);
    manifest(before.chain(files.iter().map(|(path, _)| path)).collect())
}

fn manifest(paths: BTreeSet<&str>) -> String {
    let paths: Vec<&str> = paths.into_iter().collect();
    format!("{HEADER}\n{}\n", paths.join("\n"))
}

/// Returns the paths that a manifest lists. Lines that are not clean relative paths are ignored, so that a changed
/// manifest cannot have files outside of the folder removed.
pub(super) fn listed(manifest: &str) -> impl Iterator<Item = &str> {
    manifest
        .lines()
        .filter(|line| !line.starts_with('#') && is_clean(line))
}

/// Tells whether a path is relative, stays in its folder and means the same on every system.
pub(super) fn is_clean(path: &str) -> bool {
    let forbidden = |it: char| it.is_control() || "\\:*?\"<>|".contains(it);
    !path.contains(forbidden) && path.split('/').all(is_clean_step)
}

/// Tells whether a step of a path is a plain name. Windows drops dots and spaces at the end of names, and `.` and `..`
/// end in a dot.
fn is_clean_step(step: &str) -> bool {
    !step.is_empty() && !step.ends_with(['.', ' ']) && !step.starts_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_clean_paths_only() {
        let mut files = Files::default();
        for path in ["src/lib.rs", "Cargo.toml", ".gitignore", "docs/Ü b.md"] {
            assert_eq!(files.insert(path, ""), Ok(()), "{path}");
        }
        for path in [
            "",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "./a",
            "a/../b",
            "../a",
            "a\\b",
            "C:a",
            "a\nb",
            "a.",
            "src/LIB.rs",
            "src",
            "src/lib.rs/a",
        ] {
            assert!(files.insert(path, "").is_err(), "{path:?}");
        }
        assert_eq!(files.len(), 4);
    }

    #[test]
    fn lists_itself_in_the_manifest() {
        let mut files = Files::default();
        files.insert("src/lib.rs", "").unwrap();
        files.insert("Cargo.toml", "").unwrap();
        files.insert_manifest().unwrap();
        let manifest = files.get(MANIFEST).unwrap();
        assert_eq!(
            manifest,
            format!("{HEADER}\n.generated-files\nCargo.toml\nsrc/lib.rs\n")
        );
        assert_eq!(listed(manifest).count(), 3);
    }

    #[test]
    fn lists_old_and_new_while_files_are_replaced() {
        let mut files = Files::default();
        for path in ["a", "c", MANIFEST] {
            files.insert(path, "").unwrap();
        }
        for (before, expected) in [
            (None, ".generated-files\na\nc\n"),
            (Some("a\nb\n../d\n"), ".generated-files\na\nb\nc\n"),
        ] {
            let expected = format!("{HEADER}\n{expected}");
            assert_eq!(union_manifest(before, &files), expected);
        }
    }

    #[test]
    fn passes_over_what_could_do_harm() {
        let manifest = "# a\n../a\n/etc/passwd\n\nsrc/lib.rs\r\n.\nC:\\a\nb/../../a\n";
        assert_eq!(listed(manifest).collect::<Vec<_>>(), ["src/lib.rs"]);
    }
}

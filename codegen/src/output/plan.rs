//! Comparing the generated files with what a folder holds.

use std::collections::{BTreeMap, BTreeSet};

use super::files::{Files, MANIFEST, listed};

/// What a folder holds, as far as generated files are concerned.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Snapshot(BTreeMap<String, Content>);

/// What is at a path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// A file with a text.
    Text(String),
    /// Anything else: a folder, a link, a file that is not text.
    Other,
}

/// What writing files into a folder does to it. The lists are sorted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Plan {
    /// The files that are not there yet.
    pub create: Vec<String>,
    /// The generated files whose text changes.
    pub update: Vec<String>,
    /// The files that have the right text already.
    pub unchanged: Vec<String>,
    /// The files that were generated once and are no longer.
    pub remove: Vec<String>,
    /// The files that are in the way: there, different, and not generated.
    pub refused: Vec<String>,
}

impl Snapshot {
    /// Adds what is at a path.
    pub fn insert(&mut self, path: impl Into<String>, content: Content) {
        self.0.insert(path.into(), content);
    }

    /// Returns the text of the file at a path.
    pub fn text(&self, path: &str) -> Option<&str> {
        match self.0.get(path)? {
            Content::Text(text) => Some(text),
            Content::Other => None,
        }
    }

    /// Returns the paths that matter to a plan: those of the files and those that `manifest`, the
    /// text of the folder's [`MANIFEST`], lists.
    pub fn paths<'p>(files: &'p Files, manifest: Option<&'p str>) -> BTreeSet<&'p str> {
        let listed = manifest.into_iter().flat_map(listed);
        files.iter().map(|(path, _)| path).chain(listed).collect()
    }

    /// Returns the paths that were generated into the folder.
    fn generated(&self) -> BTreeSet<&str> {
        let manifest = self.text(MANIFEST);
        let mut paths: BTreeSet<&str> = manifest.into_iter().flat_map(listed).collect();
        if manifest.is_some() {
            paths.insert(MANIFEST);
        }
        paths
    }
}

impl Plan {
    /// Returns whether the folder holds the files as they are, and no more.
    pub fn is_up_to_date(&self) -> bool {
        let changes = [&self.create, &self.update, &self.remove, &self.refused];
        changes.into_iter().all(Vec::is_empty)
    }
}

/// Compares files with what a folder holds.
///
/// Only files that the folder's manifest lists are updated or removed; what else is in the way is
/// refused, unless it has the right text already.
pub fn plan(files: &Files, disk: &Snapshot) -> Plan {
    let generated = disk.generated();
    let mut plan = Plan::default();
    for (path, text) in files.iter() {
        let list = match disk.0.get(path) {
            None => &mut plan.create,
            Some(Content::Text(there)) if there == text => &mut plan.unchanged,
            Some(Content::Text(_)) if generated.contains(path) => &mut plan.update,
            Some(Content::Text(_) | Content::Other) => &mut plan.refused,
        };
        list.push(path.to_owned());
    }
    let gone = generated
        .into_iter()
        .filter(|path| files.get(path).is_none());
    let removable = gone.filter(|path| disk.text(path).is_some());
    plan.remove = removable.map(str::to_owned).collect();
    plan
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(entries: &[(&str, &str)]) -> Files {
        let mut files = Files::default();
        for (path, text) in entries {
            files.insert(*path, *text).unwrap();
        }
        files.insert_manifest().unwrap();
        files
    }

    fn disk(entries: &[(&str, &str)]) -> Snapshot {
        let mut disk = Snapshot::default();
        for (path, text) in entries {
            disk.insert(*path, Content::Text((*text).to_owned()));
        }
        disk
    }

    #[test]
    fn creates_everything_in_an_empty_folder() {
        let plan = plan(&files(&[("a", "1")]), &Snapshot::default());
        assert_eq!(plan.create, [MANIFEST, "a"]);
        assert!(!plan.is_up_to_date());
    }

    #[test]
    fn leaves_equal_files_alone() {
        let files = files(&[("a", "1")]);
        let manifest = files.get(MANIFEST).unwrap();
        let plan = plan(&files, &disk(&[("a", "1"), (MANIFEST, manifest)]));
        assert_eq!(plan.unchanged, [MANIFEST, "a"]);
        assert!(plan.is_up_to_date());
    }

    #[test]
    fn updates_and_removes_its_own_files() {
        let disk = disk(&[
            ("a", "0"),
            ("b", "1"),
            ("c", "2"),
            (MANIFEST, "a\nb\nmissing\n"),
        ]);
        let plan = plan(&files(&[("a", "1")]), &disk);
        assert_eq!(plan.update, [MANIFEST, "a"]);
        assert_eq!(plan.remove, ["b"]);
        assert_eq!((plan.create.len(), plan.refused.len()), (0, 0));
    }

    #[test]
    fn refuses_strangers_in_the_way() {
        let mut disk = disk(&[("a", "0"), ("b", "1")]);
        disk.insert("c", Content::Other);
        let plan = plan(&files(&[("a", "1"), ("b", "1"), ("c", "1")]), &disk);
        assert_eq!(plan.refused, ["a", "c"]);
        assert_eq!(plan.unchanged, ["b"]);
    }

    #[test]
    fn never_removes_what_is_no_text_file() {
        let mut disk = disk(&[(MANIFEST, "folder\n")]);
        disk.insert("folder", Content::Other);
        assert!(plan(&files(&[]), &disk).remove.is_empty());
    }
}

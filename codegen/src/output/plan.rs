//! The difference between the generated files and the files in a folder.

use std::collections::{BTreeMap, BTreeSet};

use super::files::{Files, MANIFEST, listed};

/// The entries of a folder at those paths that matter to generated files.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Snapshot(BTreeMap<String, DiskEntry>);

/// An entry of a folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DiskEntry {
    /// A text file.
    Text(String),
    /// A folder, with the paths of all in it that is not a folder, and of empty folders, itself among them.
    Folder(Vec<String>),
    /// Anything else: a symbolic link, a file that is not text, what would be below a file.
    Other,
}

/// The changes that writing files makes to a folder. The lists are sorted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Plan {
    /// The files that are not there yet.
    pub create: Vec<String>,
    /// The generated files whose text changes.
    pub update: Vec<String>,
    /// The files whose text is already as generated.
    pub unchanged: Vec<String>,
    /// The files that were generated before and no longer are.
    pub remove: Vec<String>,
    /// The entries that are in the way: different from what would be written, and not generated before.
    pub refused: Vec<String>,
}

impl Snapshot {
    /// Adds the entry at a path.
    pub fn insert(&mut self, path: impl Into<String>, entry: DiskEntry) {
        self.0.insert(path.into(), entry);
    }

    /// Returns the text of the file at a path.
    pub fn text(&self, path: &str) -> Option<&str> {
        match self.0.get(path)? {
            DiskEntry::Text(text) => Some(text),
            DiskEntry::Folder(_) | DiskEntry::Other => None,
        }
    }

    /// Returns the paths that matter to a plan: those of the files, and those in `manifest`, the text of the
    /// folder's [`MANIFEST`].
    pub fn paths<'p>(files: &'p Files, manifest: Option<&'p str>) -> BTreeSet<&'p str> {
        let listed = manifest.into_iter().flat_map(listed);
        files.iter().map(|(path, _)| path).chain(listed).collect()
    }

    /// Returns the paths that were generated before.
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
    /// Returns whether the folder has exactly the generated files.
    pub fn is_up_to_date(&self) -> bool {
        let changes = [&self.create, &self.update, &self.remove, &self.refused];
        changes.into_iter().all(Vec::is_empty)
    }
}

/// Compares files with the entries of a folder.
///
/// Only files that the folder's manifest lists are updated or removed. Another entry at the path of a generated file is
/// refused, unless it has the same text.
pub fn plan(files: &Files, disk: &Snapshot) -> Plan {
    let generated = disk.generated();
    let is_removed = |path: &str| {
        generated.contains(path) && disk.text(path).is_some() && files.get(path).is_none()
    };
    let mut plan = Plan::default();
    for (path, text) in files.iter() {
        let list = match disk.0.get(path) {
            None => &mut plan.create,
            Some(DiskEntry::Text(there)) if there == text => &mut plan.unchanged,
            Some(DiskEntry::Text(_)) if generated.contains(path) => &mut plan.update,
            Some(there) if makes_way(path, there, &is_removed) => &mut plan.create,
            Some(_) => &mut plan.refused,
        };
        list.push(path.to_owned());
    }
    let removed = generated.iter().filter(|path| is_removed(path));
    plan.remove = removed.map(|path| (*path).to_owned()).collect();
    plan
}

/// Tells whether what is at a path, or on the way to it, goes when files are removed: a folder that has nothing else
/// in it, or a file where there will be a folder.
fn makes_way(path: &str, there: &DiskEntry, is_removed: &impl Fn(&str) -> bool) -> bool {
    match there {
        DiskEntry::Folder(inside) => inside.iter().all(|it| is_removed(it)),
        DiskEntry::Other => {
            let mut slashes = path.match_indices('/');
            slashes.any(|(end, _)| is_removed(&path[..end]))
        }
        DiskEntry::Text(_) => false,
    }
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
            disk.insert(*path, DiskEntry::Text((*text).to_owned()));
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
        disk.insert("c", DiskEntry::Other);
        let plan = plan(&files(&[("a", "1"), ("b", "1"), ("c", "1")]), &disk);
        assert_eq!(plan.refused, ["a", "c"]);
        assert_eq!(plan.unchanged, ["b"]);
    }

    #[test]
    fn turns_files_into_folders_and_back() {
        let folder = |paths: &[&str]| {
            let paths = paths.iter().map(|path| (*path).to_owned());
            DiskEntry::Folder(paths.collect())
        };
        for (inside, is_refused) in [
            (folder(&["a/b"]), false),
            (folder(&["a/b", "a/mine"]), true),
            (folder(&["a"]), true),
            (DiskEntry::Other, true),
        ] {
            let mut disk = disk(&[("a/b", "1"), ("c", "1"), (MANIFEST, "a/b\nc\n")]);
            disk.insert("a", inside.clone());
            disk.insert("c/d", DiskEntry::Other);
            disk.insert("e/f", DiskEntry::Other);
            let plan = plan(&files(&[("a", "1"), ("c/d", "1"), ("e/f", "1")]), &disk);
            assert_eq!(plan.remove, ["a/b", "c"]);
            assert_eq!(
                plan.refused.contains(&"a".to_owned()),
                is_refused,
                "{inside:?}"
            );
            assert_eq!(
                plan.create.contains(&"a".to_owned()),
                !is_refused,
                "{inside:?}"
            );
            assert!(plan.create.contains(&"c/d".to_owned()), "{plan:?}");
            assert!(plan.refused.contains(&"e/f".to_owned()), "{plan:?}");
        }
    }

    #[test]
    fn never_removes_what_is_no_text_file() {
        let mut disk = disk(&[(MANIFEST, "folder\n")]);
        disk.insert("folder", DiskEntry::Other);
        assert!(plan(&files(&[]), &disk).remove.is_empty());
    }
}

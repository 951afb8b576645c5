//! What a run is about to change in a folder.

use std::collections::BTreeSet;

use super::files::{Files, MANIFEST, is_clean, union_manifest};
use super::plan::{Plan, Snapshot};

/// The first line of a journal.
const HEADER: &str = "# The changes that a run was making here. The next run takes them back.";

/// The changes that a run makes to a folder, written into the folder before the first of them: by it, the next run
/// restores a folder whose run was killed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Journal {
    /// The changes, that of the manifest first if there is one.
    pub changes: Vec<Change>,
    /// The folders that are not there before, outer ones first.
    pub made: Vec<String>,
    /// The fingerprints of the manifests that the folder has before, during and after the changes.
    manifests: Vec<u64>,
}

/// The change of one file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The path of the file.
    pub path: String,
    /// What becomes of it.
    pub kind: ChangeKind,
}

/// What becomes of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChangeKind {
    /// The file is not there before; its text has this fingerprint.
    Create(u64),
    /// The file gets a text with this fingerprint.
    Update(u64),
    /// The file is removed.
    Remove,
}

impl Journal {
    /// Lists the changes of a plan. `made` are the folders that are not there yet, outer ones first.
    pub fn new(plan: &Plan, files: &Files, disk: &Snapshot, made: Vec<String>) -> Self {
        let print = |path: &str| fingerprint(files.get(path).unwrap_or_default());
        let change = |path: &String, kind| Change {
            path: path.clone(),
            kind,
        };
        let created = plan.create.iter();
        let updated = plan.update.iter();
        let mut changes: Vec<Change> = created
            .map(|path| change(path, ChangeKind::Create(print(path))))
            .chain(updated.map(|path| change(path, ChangeKind::Update(print(path)))))
            .chain(plan.remove.iter().map(|it| change(it, ChangeKind::Remove)))
            .collect();
        changes.sort_by_key(|change| change.path != MANIFEST);
        let before = disk.text(MANIFEST);
        let manifests = before.into_iter().chain(files.get(MANIFEST));
        let mut manifests: Vec<u64> = manifests.map(fingerprint).collect();
        manifests.push(fingerprint(&union_manifest(before, files)));
        Self {
            changes,
            made,
            manifests,
        }
    }

    /// Tells whether a folder with this manifest is still the one that the changes were made to. Another manifest is
    /// that of another crate, which a version control system put there since.
    pub fn is_of(&self, manifest: &str) -> bool {
        self.manifests.contains(&fingerprint(manifest))
    }

    /// Tells whether a text at the path of a change is what the run wrote there.
    pub fn wrote(&self, change: &Change, text: &str) -> bool {
        let print = fingerprint(text);
        match change.kind {
            _ if change.path == MANIFEST => self.manifests.contains(&print),
            ChangeKind::Create(written) | ChangeKind::Update(written) => written == print,
            ChangeKind::Remove => false,
        }
    }

    /// Returns the journal as a text.
    pub fn to_text(&self) -> String {
        let manifests = self.manifests.iter();
        let manifests = manifests.map(|print| format!("manifest {print:016x}"));
        let made = self.made.iter().map(|path| format!("make {path}"));
        let changes = self.changes.iter().map(|Change { path, kind }| match kind {
            ChangeKind::Create(print) => format!("create {print:016x} {path}"),
            ChangeKind::Update(print) => format!("update {print:016x} {path}"),
            ChangeKind::Remove => format!("remove {path}"),
        });
        let lines = manifests.chain(made).chain(changes);
        let lines: Vec<String> = [HEADER.to_owned()].into_iter().chain(lines).collect();
        lines.join("\n") + "\n"
    }

    /// Reads a journal. There is none if a line is not as [`Journal::to_text`] writes it: a changed journal cannot have
    /// files outside of the folder changed.
    pub fn parse(text: &str) -> Option<Self> {
        let mut journal = Self::default();
        for line in text.strip_prefix(HEADER)?.strip_prefix('\n')?.lines() {
            let (kind, rest) = line.split_once(' ')?;
            let (path, kind) = match kind {
                "manifest" => {
                    journal.manifests.push(parse_print(rest)?);
                    continue;
                }
                "make" => {
                    journal.made.push(clean(rest)?);
                    continue;
                }
                "remove" => (rest, ChangeKind::Remove),
                "create" | "update" => {
                    let (print, path) = rest.split_once(' ')?;
                    let print = parse_print(print)?;
                    match kind {
                        "create" => (path, ChangeKind::Create(print)),
                        _ => (path, ChangeKind::Update(print)),
                    }
                }
                _ => return None,
            };
            let path = clean(path)?;
            journal.changes.push(Change { path, kind });
        }
        let paths: BTreeSet<&String> = journal.changes.iter().map(|it| &it.path).collect();
        (paths.len() == journal.changes.len()).then_some(journal)
    }
}

fn clean(path: &str) -> Option<String> {
    is_clean(path).then(|| path.to_owned())
}

fn parse_print(text: &str) -> Option<u64> {
    u64::from_str_radix(text, 16).ok()
}

/// Returns the FNV-1a hash of a text: a journal may be read by a program that another compiler built, and the standard
/// library's hash may differ there.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::super::plan::{DiskEntry, plan};
    use super::*;

    fn journal() -> Journal {
        let mut files = Files::default();
        for (path, text) in [("a", "2"), ("src/d e", "3")] {
            files.insert(path, text).unwrap();
        }
        files.insert_manifest().unwrap();
        let mut disk = Snapshot::default();
        for (path, text) in [("a", "1"), ("b", "1"), (MANIFEST, "a\nb\n")] {
            disk.insert(path, DiskEntry::Text(text.to_owned()));
        }
        let plan = plan(&files, &disk);
        Journal::new(&plan, &files, &disk, vec!["src".to_owned()])
    }

    #[test]
    fn is_read_as_it_was_written() {
        let journal = journal();
        let kinds = journal.changes.iter().map(|it| (it.path.as_str(), it.kind));
        let expected = [
            (MANIFEST, ChangeKind::Update(journal.manifests[1])),
            ("src/d e", ChangeKind::Create(fingerprint("3"))),
            ("a", ChangeKind::Update(fingerprint("2"))),
            ("b", ChangeKind::Remove),
        ];
        assert_eq!(kinds.collect::<Vec<_>>(), expected);
        assert_eq!(Journal::parse(&journal.to_text()), Some(journal));
    }

    #[test]
    fn is_not_read_if_it_was_changed() {
        let text = journal().to_text();
        let twice = format!("{text}remove b\n");
        let broken = [
            text.replace("remove b", "remove ../b"),
            text.replace("make src", "make /etc"),
            text.replace("update ", "update x"),
            text.replace("remove b", "destroy b"),
            text.replace(HEADER, "# x"),
            twice,
        ];
        for text in broken {
            assert_eq!(Journal::parse(&text), None, "{text}");
        }
    }

    #[test]
    fn knows_the_manifests_and_the_texts_of_its_run() {
        let journal = journal();
        for (manifest, expected) in [("a\nb\n", true), ("a\n", false), ("", false)] {
            assert_eq!(journal.is_of(manifest), expected, "{manifest:?}");
        }
        for (change, text, expected) in [(1, "3", true), (1, "4", false), (3, "", false)] {
            let change = &journal.changes[change];
            assert_eq!(journal.wrote(change, text), expected, "{change:?} {text}");
        }
    }

    #[test]
    fn has_the_same_fingerprints_everywhere() {
        for (text, expected) in [
            ("", 0xcbf2_9ce4_8422_2325),
            ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x8594_4171_f739_67e8),
        ] {
            assert_eq!(fingerprint(text), expected, "{text}");
        }
    }
}

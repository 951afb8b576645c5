//! Folders that somebody changed after a run was killed in them.

use codegen::output::Journal;

use super::*;

/// Returns a folder in which a run was killed after it had moved the old `a`, `gone` and the new `a` and `new`.
fn killed() -> TempDir {
    let (old, new) = (
        files(&[("a", "1"), ("gone", "1"), ("kept", "1")]),
        files(&[("a", "2"), ("kept", "1"), ("late", "2"), ("new", "2")]),
    );
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &old).unwrap();
    let out = Folder::new(folder.path());
    let disk = out.snapshot(&new).unwrap();
    let plan = plan(&new, &disk);
    let journal = Journal::new(&plan, &new, &disk, Vec::new());
    let paths: Vec<&str> = journal.changes.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(paths, [MANIFEST, "late", "new", "a", "gone"]);
    let union = codegen::output::union_manifest(disk.text(MANIFEST), &new);
    for (path, text) in [
        (".generated-staging/journal", journal.to_text().as_str()),
        (".generated-staging/old/0", disk.text(MANIFEST).unwrap()),
        (".generated-staging/new/0", new.get(MANIFEST).unwrap()),
        (".generated-staging/new/1", "2"),
        (".generated-staging/old/3", "1"),
        (".generated-staging/old/4", "1"),
        (MANIFEST, &union),
        ("new", "2"),
        ("a", "2"),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    fs::remove_file(folder.path().join("gone")).unwrap();
    folder
}

/// Checks what some paths hold after mending.
#[track_caller]
fn check(folder: &TempDir, expected: &[(&str, Option<&str>)]) {
    assert!(Folder::new(folder.path()).mend().unwrap());
    for (path, text) in expected {
        assert_eq!(read(folder, path).as_deref(), *text, "{path}");
    }
    assert!(!folder.path().join(".generated-staging").exists());
}

#[test]
fn takes_back_what_was_done() {
    let manifest = files(&[("a", ""), ("gone", ""), ("kept", "")]);
    let expected = [
        ("a", Some("1")),
        ("gone", Some("1")),
        ("kept", Some("1")),
        ("late", None),
        ("new", None),
        (MANIFEST, manifest.get(MANIFEST)),
    ];
    check(&killed(), &expected);
}

#[test]
fn leaves_what_somebody_changed_since() {
    let folder = killed();
    for path in ["a", "gone", "late", "new"] {
        fs::write(folder.path().join(path), "mine").unwrap();
    }
    let mine = Some("mine");
    let expected = [("a", mine), ("gone", mine), ("late", mine), ("new", mine)];
    check(&folder, &expected);
}

#[test]
fn leaves_what_is_where_the_run_did_not_come_to() {
    let folder = killed();
    // The very text that the run would have written.
    fs::write(folder.path().join("late"), "2").unwrap();
    check(&folder, &[("late", Some("2")), ("new", None)]);
}

#[test]
fn leaves_a_folder_that_has_another_crate_by_now() {
    let folder = killed();
    fs::write(folder.path().join(MANIFEST), "other\n").unwrap();
    let expected = [("a", Some("2")), ("gone", None), ("new", Some("2"))];
    check(&folder, &expected);
}

#[cfg(unix)]
#[test]
fn follows_no_links() {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("a"), "2").unwrap();
    let folder = killed();
    let path = folder.path().join("a");
    fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink(elsewhere.path().join("a"), &path).unwrap();
    check(&folder, &[("a", Some("2"))]);
    assert!(path.is_symlink());
    let staging = folder.path().join(".generated-staging");
    std::os::unix::fs::symlink(elsewhere.path(), staging).unwrap();
    let error = write(folder.path(), &files(&[])).unwrap_err().to_string();
    assert!(error.contains("not a folder"), "{error}");
    assert_eq!(read(&elsewhere, "a").as_deref(), Some("2"));
}

#[test]
fn removes_nothing_from_the_staging_folder_that_is_not_its_own() {
    let folder = killed();
    let mine = folder.path().join(".generated-staging/mine");
    fs::write(&mine, "mine").unwrap();
    let error = Folder::new(folder.path()).mend().unwrap_err();
    assert!(error.to_string().contains(".generated-staging"), "{error}");
    assert_eq!(fs::read_to_string(&mine).unwrap(), "mine");
    assert_eq!(read(&folder, "a").as_deref(), Some("1"));
}

#[test]
fn tells_a_journal_that_it_cannot_read() {
    let folder = killed();
    let journal = folder.path().join(".generated-staging/journal");
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text.replace("remove gone", "remove ../gone")).unwrap();
    let before = contents(folder.path());
    let error = Folder::new(folder.path()).mend().unwrap_err().to_string();
    assert!(error.contains("not the journal of a run"), "{error}");
    assert_eq!(contents(folder.path()), before);
}

//! Documents of several files.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::source::{Document, Limits, LoadError, LoadProblem, Node, ReferenceProblem};

/// Writes files to a new folder.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn load(path: &Path) -> Result<Document, LoadError> {
    Document::load(path, Limits::default())
}

fn target<'d>(document: &'d Document, key: &str) -> Result<Node<'d>, ReferenceProblem> {
    let node = document.root().get(key).unwrap();
    node.follow().map_err(|error| error.problem)
}

#[test]
fn follows_references_across_files() {
    let folder = folder(&[
        (
            "api/root.yaml",
            "a: {$ref: 'parts/b.json#/x'}\nb: {$ref: './parts/c%20d.yaml'}\n",
        ),
        (
            "api/parts/b.json",
            r##"{"x": {"$ref": "../root.yaml#/c"}, "y": {"$ref": "#/z"}}"##,
        ),
        ("api/parts/c d.yaml", "z: 1\n"),
    ]);
    let path = folder.path().join("api/root.yaml");
    fs::write(&path, fs::read_to_string(&path).unwrap() + "c: {d: 1}\n").unwrap();
    let document = load(&path).unwrap();
    assert!(document.faults().is_empty());
    let found = target(&document, "a").unwrap();
    assert_eq!(found.origin().pointer.as_str(), "/c");
    assert_eq!(document.locate(found.origin()).unwrap().path, path);
    let found = target(&document, "b").unwrap();
    let position = document.locate(found.get("z").unwrap().origin()).unwrap();
    assert_eq!(position.path, folder.path().join("api/parts/c d.yaml"));
    assert_eq!((position.line, position.column), (1, 1));
}

#[test]
fn tells_references_that_lead_nowhere() {
    let folder = folder(&[
        (
            "api/root.yaml",
            "a: {$ref: 'b.yaml#/Usr'}\nc: {$ref: no.yaml}\nd: {$ref: broken.yaml}\ne: {$ref: '.'}\n",
        ),
        ("api/b.yaml", "User: 1\n"),
        ("api/broken.yaml", "a: [\n"),
    ]);
    let document = load(&folder.path().join("api/root.yaml")).unwrap();
    let suggestion = Some("b.yaml#/User".to_owned());
    assert_eq!(
        target(&document, "a").unwrap_err(),
        ReferenceProblem::NotFound { suggestion }
    );
    assert_eq!(
        target(&document, "c").unwrap_err(),
        ReferenceProblem::NoFile
    );
    assert_eq!(
        target(&document, "d").unwrap_err(),
        ReferenceProblem::BrokenFile
    );
    assert_eq!(
        target(&document, "e").unwrap_err(),
        ReferenceProblem::NoFile
    );
    assert_eq!(document.faults().len(), 1);
    assert_eq!(
        document.faults()[0].path,
        folder.path().join("api/broken.yaml")
    );
}

#[test]
fn reads_nothing_outside_the_folder() {
    let folder = folder(&[
        ("secret.yaml", "a: 1\n"),
        (
            "api/root.yaml",
            "a: {$ref: ../secret.yaml}\nb: {$ref: /etc/passwd}\nc: {$ref: '%2e%2e/secret.yaml'}\nd: {$ref: ../missing.yaml}\ne: {$ref: x/../../secret.yaml}\n",
        ),
    ]);
    let document = load(&folder.path().join("api/root.yaml")).unwrap();
    for key in ["a", "b", "c", "d", "e"] {
        assert_eq!(
            target(&document, key).unwrap_err(),
            ReferenceProblem::Outside,
            "{key}"
        );
    }
}

#[test]
fn reads_below_the_folder_that_is_named() {
    let folder = folder(&[
        ("common/types.yaml", "a: {$ref: '../api/v1/more.yaml'}\n"),
        ("secret.yaml", "a: 1\n"),
        ("api/v1/more.yaml", "x: 1\n"),
        (
            "api/v1/root.yaml",
            "a: {$ref: ../../common/types.yaml#/a}\nb: {$ref: ../../../secret.yaml}\nc: {$ref: ../../secret.yaml}\n",
        ),
    ]);
    let api = folder.path().join("api/v1");
    let load = |below: &str| {
        Document::load_below(&api.join("root.yaml"), &api.join(below), Limits::default())
    };
    let document = load("../..").unwrap();
    let found = target(&document, "a").unwrap();
    let position = document.locate(found.origin()).unwrap();
    assert_eq!(position.path, api.join("more.yaml"));
    assert_eq!(
        target(&document, "b").unwrap_err(),
        ReferenceProblem::Outside
    );
    let found = target(&document, "c").unwrap();
    let position = document.locate(found.origin()).unwrap();
    assert_eq!(position.path, api.join("../../secret.yaml"));
    let document = load("..").unwrap();
    assert_eq!(
        target(&document, "c").unwrap_err(),
        ReferenceProblem::Outside
    );
    assert!(load("nothing").is_err());
}

#[test]
fn takes_a_file_of_text_for_a_text() {
    let text = "# Title\n\n- a: *b*\n";
    let folder = folder(&[("root.yaml", "a: {$ref: a.md}\n"), ("a.md", text)]);
    let document = load(&folder.path().join("root.yaml")).unwrap();
    assert_eq!(target(&document, "a").unwrap().text(), Some(text));
    assert!(document.faults().is_empty());
}

#[cfg(unix)]
#[test]
fn follows_links_within_the_folder_only() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[
        ("secret.yaml", "a: 1\n"),
        ("api/real.yaml", "a: 1\n"),
        (
            "api/root.yaml",
            "a: {$ref: link.yaml}\nb: {$ref: up/secret.yaml}\nc: {$ref: inner.yaml}\nd: {$ref: loop.yaml}\n",
        ),
    ]);
    let api = folder.path().join("api");
    symlink("../secret.yaml", api.join("link.yaml")).unwrap();
    symlink("..", api.join("up")).unwrap();
    symlink("real.yaml", api.join("inner.yaml")).unwrap();
    symlink("loop.yaml", api.join("loop.yaml")).unwrap();
    let document = load(&api.join("root.yaml")).unwrap();
    assert_eq!(
        target(&document, "a").unwrap_err(),
        ReferenceProblem::Outside
    );
    assert_eq!(
        target(&document, "b").unwrap_err(),
        ReferenceProblem::Outside
    );
    assert!(target(&document, "c").is_ok());
    assert_eq!(
        target(&document, "d").unwrap_err(),
        ReferenceProblem::NoFile
    );
}

#[test]
fn tells_a_root_that_cannot_be_read() {
    let folder = folder(&[("a.yaml", "x: 1"), ("empty.yaml", "")]);
    let problem = |path: PathBuf| load(&path).unwrap_err().problem;
    let missing = problem(folder.path().join("b.yaml"));
    assert!(matches!(missing, LoadProblem::Unreadable(_)), "{missing:?}");
    assert_eq!(problem(folder.path().to_owned()), LoadProblem::NotAFile);
    assert_eq!(
        problem(folder.path().join("empty.yaml")),
        LoadProblem::Empty
    );
}

#[test]
fn tells_where_a_text_is_not_utf_8() {
    let folder = folder(&[]);
    let path = folder.path().join("a.yaml");
    fs::write(&path, b"a: 1\nb: \xff\n").unwrap();
    let error = load(&path).unwrap_err();
    assert_eq!(error.problem, LoadProblem::NotText);
    let position = error.position.unwrap();
    assert_eq!(
        (position.line, position.column, position.excerpt.as_str()),
        (2, 4, "b: ")
    );
}

#[test]
fn keeps_to_its_limits() {
    let folder = folder(&[
        ("a.yaml", "x: {$ref: b.yaml}\n"),
        ("b.yaml", "y: [1, 2, 3]\n"),
    ]);
    let load = |limits| Document::load(&folder.path().join("a.yaml"), limits);
    let limits = Limits {
        nodes: 7,
        ..Limits::default()
    };
    let document = load(limits).unwrap();
    assert_eq!(document.faults()[0].problem, LoadProblem::TooManyNodes(7));
    let limits = Limits {
        files: 1,
        ..Limits::default()
    };
    let document = load(limits).unwrap();
    assert_eq!(document.faults()[0].problem, LoadProblem::TooManyFiles(1));
    let limits = Limits {
        bytes: 3,
        ..Limits::default()
    };
    assert_eq!(load(limits).unwrap_err().problem, LoadProblem::TooLarge(3));
}

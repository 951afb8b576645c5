//! The documents of a folder.

use std::fs;
use std::path::{Path, PathBuf};

/// The endings of the files that can be documents.
const ENDINGS: &[&str] = &["json", "yaml", "yml"];

/// The names of the root file of a document in a folder of its own.
const ROOTS: &[&str] = &["openapi", "swagger"];

/// A document.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct DocumentFile {
    /// The name of the file without its ending, or of the folder; no two documents share one.
    pub name: String,
    /// The root file.
    pub path: PathBuf,
}

impl DocumentFile {
    /// Returns the name of the crate that is made of it.
    pub fn crate_name(&self) -> String {
        let name: String = self
            .name
            .chars()
            .map(|it| if it.is_ascii_alphanumeric() { it } else { '-' })
            .collect();
        format!("corpus-{}", name.to_lowercase())
    }
}

/// Returns the documents of a folder whose names have one of the parts, sorted by name; a file is one
/// document.
pub fn documents(folder: &Path, parts: &[String]) -> Result<Vec<DocumentFile>, String> {
    let unreadable = |error| format!("{} cannot be read: {error}", folder.display());
    let mut found = Vec::new();
    if folder.is_file() {
        found.extend(named(folder.to_owned()));
    } else {
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            found.extend(if path.is_dir() {
                root(path)
            } else {
                named(path)
            });
        }
    }
    found.retain(|it| parts.is_empty() || parts.iter().any(|part| it.name.contains(part)));
    found.sort();
    tell_apart(&mut found);
    match found.is_empty() {
        true => Err(format!("there is no such document in {}", folder.display())),
        false => Ok(found),
    }
}

/// Returns the document that a file is. Settings and overlays stand beside documents and are none.
fn named(path: PathBuf) -> Option<DocumentFile> {
    let stem = path.file_stem()?.to_str()?;
    let ending = path.extension()?.to_str()?;
    let is_document = ENDINGS.contains(&ending)
        && !stem.starts_with('.')
        && !stem.ends_with(".settings")
        && !stem.ends_with(".overlay");
    is_document.then(|| DocumentFile {
        name: stem.to_owned(),
        path: path.clone(),
    })
}

/// Returns the document that a folder is.
fn root(folder: PathBuf) -> Option<DocumentFile> {
    let name = folder.file_name()?.to_str()?.to_owned();
    let roots = ROOTS.iter().flat_map(|root| {
        let paths = ENDINGS.iter().map(move |ending| format!("{root}.{ending}"));
        paths.map(|file| folder.join(file))
    });
    let path = roots.into_iter().find(|path| path.is_file())?;
    Some(DocumentFile { name, path })
}

/// Adds the ending to names that several documents have.
fn tell_apart(found: &mut [DocumentFile]) {
    let names: Vec<String> = found.iter().map(|it| it.name.to_lowercase()).collect();
    for (it, name) in found.iter_mut().zip(&names) {
        let is_shared = names.iter().filter(|other| *other == name).count() > 1;
        if let Some(ending) = it.path.extension().filter(|_| is_shared) {
            it.name = format!("{}.{}", it.name, ending.to_string_lossy());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_documents_from_what_stands_beside_them() {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            "b.yaml",
            "b.settings.yaml",
            "a.json",
            "a.yml",
            "INDEX.md",
            "many/openapi.yaml",
            "many/parts.yaml",
            "old/swagger.json",
            "other/x.yaml",
        ];
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let names = |parts: &[String]| {
            let found = documents(folder.path(), parts).unwrap();
            found.into_iter().map(|it| it.name).collect::<Vec<_>>()
        };
        assert_eq!(names(&[]), ["a.json", "a.yml", "b", "many", "old"]);
        assert_eq!(names(&["an".into(), "b".into()]), ["b", "many"]);
        assert!(documents(folder.path(), &["c".into()]).is_err());
        assert!(documents(&folder.path().join("none"), &[]).is_err());
    }
}

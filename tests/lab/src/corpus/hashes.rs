//! The hashes of clients: whether those of another generator, or of an earlier one, are the same to the byte, and
//! which files differ.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Write};
use std::fs;
use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};
use xtask::report::count;

use super::CLIENT;
use super::figures::Row;
use crate::failure::Failure;

/// The most files of a client that a failure shows.
const SHOWN: usize = 20;

/// The SHA-256 of each file of a client, in hexadecimal digits, by the file's path in the client's folder.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ClientHashes(BTreeMap<String, String>);

/// The hashes of clients, by the names of their documents.
///
/// As text, they are lines as `sha256sum` prints them in the folder that the clients are written to:
/// `HASH  stripe/client/src/lib.rs`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Hashes(BTreeMap<String, ClientHashes>);

impl ClientHashes {
    /// Hashes all files below a folder.
    pub fn of_folder(folder: &Path) -> io::Result<Self> {
        let mut hashes = Self::default();
        hashes.add(folder, "")?;
        Ok(hashes)
    }

    /// Adds the files of a folder; `prefix` is the folder's path in that of the client, with a `/` behind it.
    fn add(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                self.add(&entry.path(), &format!("{path}/"))?;
            } else {
                self.0.insert(path, hash(&fs::read(entry.path())?));
            }
        }
        Ok(())
    }

    /// Describes which files differ from those of an earlier client, if any do.
    fn differences(&self, earlier: &Self) -> Option<Failure> {
        let paths: BTreeSet<&String> = self.0.keys().chain(earlier.0.keys()).collect();
        let differences = paths.into_iter().filter_map(|path| {
            let kind = match (earlier.0.get(path), self.0.get(path)) {
                (None, _) => "added",
                (_, None) => "removed",
                (Some(earlier), Some(now)) if earlier != now => "changed",
                (Some(_), Some(_)) => return None,
            };
            Some(format!("{kind}: {path}\n"))
        });
        let differences: Vec<String> = differences.collect();
        let mut details = differences[..differences.len().min(SHOWN)].concat();
        if differences.len() > SHOWN {
            let _ = writeln!(details, "and {} more", differences.len() - SHOWN);
        }
        let summary = format!("{} not the same", count(differences.len(), "file"));
        (!differences.is_empty()).then(|| Failure::new(&summary, &details))
    }
}

/// Returns the SHA-256 of bytes in hexadecimal digits.
fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Hashes {
    /// Returns the hashes of the rows that have some.
    pub fn of_rows(rows: &[Row]) -> Self {
        let hashes = rows
            .iter()
            .filter_map(|row| Some((row.name.clone(), row.hashes.clone()?)));
        Self(hashes.collect())
    }

    /// Reads the file that an earlier run has saved.
    pub fn load(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path)
            .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        let mut hashes = Self::default();
        for (number, line) in (1..).zip(text.lines()) {
            hashes.insert(line).ok_or_else(|| {
                let expected = format!("HASH  DOCUMENT/{CLIENT}/PATH");
                format!("{}:{number}: this is not `{expected}`", path.display())
            })?;
        }
        Ok(hashes)
    }

    fn insert(&mut self, line: &str) -> Option<()> {
        let (hash, path) = line.split_once("  ")?;
        let (document, path) = path.split_once('/')?;
        let path = path.strip_prefix(CLIENT)?.strip_prefix('/')?;
        let client = self.0.entry(document.to_owned()).or_default();
        client.0.insert(path.to_owned(), hash.to_owned());
        Some(())
    }

    /// Writes the hashes to a file, for later runs to compare with.
    pub fn save(&self, path: &Path) -> Result<(), String> {
        fs::write(path, self.to_string())
            .map_err(|error| format!("{} cannot be written: {error}", path.display()))
    }

    /// Lets the rows fail whose clients are not the same as these. Returns how many are.
    pub fn compare(&self, rows: &mut [Row]) -> usize {
        let mut same = 0;
        for row in rows {
            let Some(hashes) = &row.hashes else {
                continue;
            };
            let none = ClientHashes::default();
            match hashes.differences(self.0.get(&row.name).unwrap_or(&none)) {
                Some(failure) => row.fail(failure),
                None => same += 1,
            }
        }
        same
    }
}

impl Display for Hashes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (document, client) in &self.0 {
            for (path, hash) in &client.0 {
                writeln!(formatter, "{hash}  {document}/{CLIENT}/{path}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a row with a client of these files.
    fn row(name: &str, files: &[(&str, &str)]) -> Row {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Row {
            hashes: Some(ClientHashes::of_folder(folder.path()).unwrap()),
            ..Row::new(name)
        }
    }

    #[test]
    fn are_lines_of_sha256sum() {
        let rows = [row("b", &[("src/x.rs", "abc"), ("A", "")]), Row::new("a")];
        let hashes = Hashes::of_rows(&rows);
        let expected = "\
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b/client/A
ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b/client/src/x.rs
";
        assert_eq!(hashes.to_string(), expected);
    }

    #[test]
    fn are_read_as_they_were_saved() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hashes");
        let hashes = Hashes::of_rows(&[row("b", &[("src/x  y.rs", "abc"), ("A", "")])]);
        hashes.save(&path).unwrap();
        assert_eq!(Hashes::load(&path), Ok(hashes));
        fs::write(&path, "12  a/client/x\n12  a/x\n").unwrap();
        assert!(Hashes::load(&path).unwrap_err().contains("hashes:2: "));
        assert!(Hashes::load(&folder.path().join("none")).is_err());
    }

    #[test]
    fn tell_which_files_differ() {
        let earlier = Hashes::of_rows(&[
            row("a", &[("x", "1"), ("y", "2"), ("z", "3")]),
            row("b", &[("x", "1")]),
            row("c", &[("x", "1")]),
        ]);
        let mut rows = [
            row("a", &[("x", "1"), ("y", "3"), ("w", "4")]),
            row("b", &[("x", "1")]),
            row("new", &[("x", "1")]),
            Row::new("crashed"),
        ];
        assert_eq!(earlier.compare(&mut rows), 1);
        let failures = rows.map(|row| row.failure);
        let differs = |summary, details| Some(Failure::new(summary, details));
        let expected = [
            differs("3 files not the same", "added: w\nchanged: y\nremoved: z\n"),
            None,
            differs("1 file not the same", "added: x\n"),
            None,
        ];
        assert_eq!(failures, expected);
    }

    #[test]
    fn show_the_first_files_that_differ() {
        let names: Vec<String> = (10..40).map(|number| number.to_string()).collect();
        let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
        let mut rows = [row("a", &files)];
        assert_eq!(Hashes::default().compare(&mut rows), 0);
        let failure = rows[0].failure.clone().unwrap();
        assert_eq!(failure.details.lines().count(), SHOWN + 1);
        assert!(failure.details.ends_with("added: 29\nand 10 more\n"));
    }
}

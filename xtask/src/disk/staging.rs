//! The folder in which files wait while others are replaced. It is there while a run writes, and after one that was
//! killed.

use std::fs;
use std::path::{Path, PathBuf};

use super::writer::Writer;
use super::{DiskError, Folder, Kind};

/// The folder. All paths here are relative to the output folder.
const STAGING: &str = ".generated-staging";

/// The journal, which is there while files are replaced.
pub(super) const JOURNAL: &str = ".generated-staging/journal";

/// The journal while it is written.
pub(super) const UNFINISHED_JOURNAL: &str = ".generated-staging/journal.unfinished";

/// The manifest that the output folder has while files are replaced.
pub(super) const MANIFEST: &str = ".generated-staging/manifest";

/// Which of a file's two texts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Age {
    Old,
    New,
}

impl Age {
    const ALL: [Self; 2] = [Self::Old, Self::New];

    fn folder(self) -> PathBuf {
        Path::new(STAGING).join(match self {
            Self::Old => "old",
            Self::New => "new",
        })
    }

    /// Returns the place of this text of the file that the change of a number is about.
    pub(super) fn place(self, number: usize) -> PathBuf {
        self.folder().join(number.to_string())
    }
}

/// Tells whether a path leads into the staging folder.
pub(super) fn holds(path: &Path) -> bool {
    path.starts_with(STAGING)
}

/// Tells whether the staging folder is there.
pub(super) fn is_there(folder: &Folder) -> Result<bool, DiskError> {
    match folder.kind(Path::new(STAGING))? {
        None => Ok(false),
        Some(Kind::Folder) => Ok(true),
        Some(Kind::File | Kind::Other) => {
            let what = "not a folder; move it elsewhere";
            let path = folder.0.join(STAGING);
            Err(DiskError::found(&path, "use", what))
        }
    }
}

/// Makes the staging folder.
pub(super) fn make(writer: Writer<'_>) -> Result<(), DiskError> {
    writer.make(Path::new(STAGING))?;
    let mut folders = Age::ALL.iter().map(|age| age.folder());
    folders.try_for_each(|folder| writer.make(&folder))
}

/// Removes the staging folder with what runs put there.
pub(super) fn clear(writer: Writer<'_>) -> Result<(), DiskError> {
    for age in Age::ALL {
        for number in numbers(writer.folder, age)? {
            writer.remove_file(&age.place(number))?;
        }
        writer.remove_folder(&age.folder())?;
    }
    for path in [UNFINISHED_JOURNAL, MANIFEST] {
        writer.remove_file(Path::new(path))?;
    }
    writer.remove_folder(Path::new(STAGING))
}

/// Returns the numbers of the texts of an age.
fn numbers(folder: &Folder, age: Age) -> Result<Vec<usize>, DiskError> {
    let Some(Kind::Folder) = folder.kind(&age.folder())? else {
        return Ok(Vec::new());
    };
    let path = folder.0.join(age.folder());
    let mut numbers = Vec::new();
    for entry in fs::read_dir(&path).map_err(DiskError::system(&path, "read"))? {
        let entry = entry.map_err(DiskError::system(&path, "read"))?;
        numbers.extend(
            entry
                .file_name()
                .to_str()
                .and_then(|name| name.parse::<usize>().ok()),
        );
    }
    Ok(numbers)
}

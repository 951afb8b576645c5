//! Taking changes back: those of a run that failed, and those of one that was killed.

use std::path::Path;

use codegen::output::{Change, ChangeKind, DiskEntry, Journal, MANIFEST};

use super::staging::{self, Age, JOURNAL};
use super::writer::Writer;
use super::{DiskError, Folder, Kind, above};

/// Brings a folder in which a run was killed back to a state that runs end in, and tells whether one was. Without a
/// journal all files are in place, those from before the run or those from after it.
pub(super) fn mend(writer: Writer<'_>) -> Result<bool, DiskError> {
    if !staging::is_there(writer.folder)? {
        return Ok(false);
    }
    let journal = read(writer.folder)?;
    let back = journal.map_or(Ok(()), |journal| take_back(writer, &journal));
    let cleared = back.and_then(|()| staging::clear(writer));
    cleared.map(|()| true).map_err(DiskError::waits)
}

/// Reads the journal of the run that was killed, if it began to replace files.
fn read(folder: &Folder) -> Result<Option<Journal>, DiskError> {
    let journal = match folder.content(JOURNAL)? {
        None => return Ok(None),
        Some(DiskEntry::Text(text)) => Journal::parse(&text),
        Some(DiskEntry::Folder(_) | DiskEntry::Other) => None,
    };
    let unknown = || {
        let what = "not the journal of a run; restore the files, then remove the folder it is in";
        DiskError::found(&folder.0.join(JOURNAL), "read", what)
    };
    journal.map(Some).ok_or_else(unknown)
}

/// Takes the changes of a journal back, as far as they were made and nobody changed the files since, and removes the
/// journal. A run may be killed here as well: the next one goes on.
pub(super) fn take_back(writer: Writer<'_>, journal: &Journal) -> Result<(), DiskError> {
    let is_same = match writer.folder.content(MANIFEST)? {
        None => true,
        Some(DiskEntry::Text(text)) => journal.is_of(&text),
        Some(DiskEntry::Folder(_) | DiskEntry::Other) => false,
    };
    if is_same {
        let back = Back { writer, journal };
        back.take()?;
    }
    writer.remove_file(Path::new(JOURNAL))
}

/// The way back.
struct Back<'r> {
    writer: Writer<'r>,
    journal: &'r Journal,
}

impl Back<'_> {
    /// Takes all back. New files and folders make way for old ones, and the manifest is the last, as always.
    fn take(&self) -> Result<(), DiskError> {
        for (number, change) in self.changes(|it| it.path != MANIFEST) {
            if let ChangeKind::Create(_) = change.kind {
                self.remove(number, change)?;
            }
        }
        for made in self.journal.made.iter().rev() {
            // One that cannot be removed is not empty, or does no harm.
            let _ = self.writer.remove_folder(Path::new(made));
        }
        for (number, change) in self.changes(|it| it.path != MANIFEST) {
            self.restore(number, change)?;
        }
        for (number, change) in self.changes(|it| it.path == MANIFEST) {
            match change.kind {
                ChangeKind::Create(_) => self.remove(number, change)?,
                ChangeKind::Update(_) | ChangeKind::Remove => self.restore(number, change)?,
            }
        }
        Ok(())
    }

    /// Returns some of the changes with their numbers.
    fn changes(&self, is_meant: fn(&Change) -> bool) -> impl Iterator<Item = (usize, &Change)> {
        let changes = self.journal.changes.iter().enumerate();
        changes.filter(move |(_, change)| is_meant(change))
    }

    /// Removes a file that was moved into place.
    fn remove(&self, number: usize, change: &Change) -> Result<(), DiskError> {
        let is_moved = !self.is_staged(Age::New, number)?;
        match self.writer.folder.content(&change.path)? {
            Some(there) if is_moved && self.is_written(change, &there) => {
                self.writer.remove_file(Path::new(&change.path))
            }
            _ => Ok(()),
        }
    }

    /// Moves an old file back to its place.
    fn restore(&self, number: usize, change: &Change) -> Result<(), DiskError> {
        if !self.is_staged(Age::Old, number)? {
            return Ok(());
        }
        let path = Path::new(&change.path);
        match self.writer.folder.content(&change.path)? {
            None => self.make_folders(path)?,
            Some(there) if self.is_written(change, &there) => {}
            Some(_) => return Ok(()),
        }
        self.writer.rename(&Age::Old.place(number), path)
    }

    /// Makes the folders that a path leads through and that are not there.
    fn make_folders(&self, path: &Path) -> Result<(), DiskError> {
        for folder in above(path) {
            if self.writer.folder.kind(folder)?.is_none() {
                self.writer.make(folder)?;
            }
        }
        Ok(())
    }

    /// Tells whether what is at the path of a change is what the run wrote there.
    fn is_written(&self, change: &Change, there: &DiskEntry) -> bool {
        match there {
            DiskEntry::Text(text) => self.journal.wrote(change, text),
            DiskEntry::Folder(_) | DiskEntry::Other => false,
        }
    }

    fn is_staged(&self, age: Age, number: usize) -> Result<bool, DiskError> {
        let kind = self.writer.folder.kind(&age.place(number))?;
        Ok(matches!(kind, Some(Kind::File)))
    }
}

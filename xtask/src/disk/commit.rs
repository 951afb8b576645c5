//! Writing a plan. Everything is prepared beside the files; then a journal of the changes is there before the first of
//! them is made, and as long as it is there they can be taken back.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

use codegen::output::{
    Change, ChangeKind, Files, Journal, MANIFEST, Plan, Snapshot, union_manifest,
};

use super::mend::take_back;
use super::signals::Deferral;
use super::staging::{self, Age, JOURNAL, UNFINISHED_JOURNAL};
use super::writer::Writer;
use super::{DiskError, Kind, folders};

/// Does what a plan says, or, when a step fails, takes back those before.
pub(super) fn commit(
    writer: Writer<'_>,
    plan: &Plan,
    files: &Files,
    before: &Snapshot,
) -> Result<(), DiskError> {
    let journal = Journal::new(plan, files, before, missing_folders(writer, plan)?);
    let commit = Commit {
        writer,
        files,
        before,
        manifest: journal.changes.iter().position(|it| it.path == MANIFEST),
        journal,
        signals: Deferral::new(),
    };
    commit.prepare().map_err(|error| clear(writer, error))?;
    commit
        .replace()
        .map_err(|error| match take_back(writer, &commit.journal) {
            Ok(()) => clear(writer, error),
            Err(_) => error.waits(),
        })?;
    // All is in place by now. What cannot be cleared is left to the next run.
    let _ = staging::clear(writer);
    Ok(())
}

/// Removes the staging folder after an error, when all files are as before, and returns the error.
fn clear(writer: Writer<'_>, error: DiskError) -> DiskError {
    let is_left = || staging::is_there(writer.folder).unwrap_or(true);
    match staging::clear(writer) {
        Err(_) if is_left() => error.waits(),
        _ => error,
    }
}

/// Returns the folders that new files need and that are not there, outer ones first.
fn missing_folders(writer: Writer<'_>, plan: &Plan) -> Result<Vec<String>, DiskError> {
    let mut missing = Vec::new();
    for folder in folders(plan.create.iter().map(String::as_str)) {
        if !matches!(writer.folder.kind(folder)?, Some(Kind::Folder)) {
            missing.extend(folder.to_str().map(str::to_owned));
        }
    }
    Ok(missing)
}

/// The work of a run.
struct Commit<'r> {
    writer: Writer<'r>,
    files: &'r Files,
    before: &'r Snapshot,
    journal: Journal,
    /// The number of the change of the manifest.
    manifest: Option<usize>,
    signals: Deferral,
}

impl Commit<'_> {
    /// Writes all new texts, and the journal as the last, so that replacing files takes no more space.
    fn prepare(&self) -> Result<(), DiskError> {
        staging::make(self.writer)?;
        self.write_texts()?;
        if let (Some(number), Some(old)) = (self.manifest, self.before.text(MANIFEST)) {
            let union = union_manifest(Some(old), self.files);
            self.writer.write(&Age::Old.place(number), old)?;
            self.writer.write(Path::new(staging::MANIFEST), &union)?;
        }
        let unfinished = Path::new(UNFINISHED_JOURNAL);
        self.writer.write(unfinished, &self.journal.to_text())?;
        self.heed_signals()?;
        self.writer.rename(unfinished, Path::new(JOURNAL))
    }

    /// Writes the new texts on all processors: making thousands of files takes longer than what is in them.
    fn write_texts(&self) -> Result<(), DiskError> {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let share = |first: usize| {
            let new = self.changes(|kind| kind != ChangeKind::Remove);
            let new = new.chain(self.manifest_change());
            let mut share = new.skip(first).step_by(threads);
            share.try_for_each(|(number, change)| {
                self.heed_signals()?;
                let text = self.files.get(&change.path).unwrap_or_default();
                self.writer.write(&Age::New.place(number), text)
            })
        };
        thread::scope(|scope| {
            let share = &share;
            let workers = (0..threads).map(|first| scope.spawn(move || share(first)));
            let workers: Vec<_> = workers.collect();
            let results = workers.into_iter().map(|worker| worker.join());
            let results = results.map(|it| it.unwrap_or_else(|panic| resume_unwind(panic)));
            // All have ended before the first failure is acted on.
            results.collect::<Vec<_>>().into_iter().collect()
        })
    }

    /// Replaces the files. Meanwhile the manifest lists the old ones and the new ones, so that all of them are known
    /// to be generated even to a run that does not find the journal.
    fn replace(&self) -> Result<(), DiskError> {
        let is_updated = self.before.text(MANIFEST).is_some();
        if is_updated && self.manifest.is_some() {
            let union = Path::new(staging::MANIFEST);
            self.writer.rename(union, Path::new(MANIFEST))?;
        } else {
            self.install(self.manifest_change())?;
        }
        for (number, change) in self.changes(|kind| !matches!(kind, ChangeKind::Create(_))) {
            self.heed_signals()?;
            let path = Path::new(&change.path);
            if !matches!(self.writer.folder.reached(path)?, Some(Kind::File)) {
                let what = "not the file any more that it was a moment ago";
                let path = self.writer.folder.0.join(path);
                return Err(DiskError::found(&path, "replace", what));
            }
            self.writer.rename(path, &Age::Old.place(number))?;
        }
        self.sweep();
        self.make_folders()?;
        self.install(self.changes(|kind| kind != ChangeKind::Remove))?;
        if is_updated {
            self.install(self.manifest_change())?;
        }
        self.writer.remove_file(Path::new(JOURNAL))
    }

    /// Moves new texts to their places.
    fn install<'c>(
        &self,
        changes: impl IntoIterator<Item = (usize, &'c Change)>,
    ) -> Result<(), DiskError> {
        for (number, change) in changes {
            self.heed_signals()?;
            let path = Path::new(&change.path);
            // Old texts were moved away, all but that of the manifest.
            let replaces = change.path == MANIFEST && self.before.text(MANIFEST).is_some();
            if !replaces && self.writer.folder.reached(path)?.is_some() {
                return Err(DiskError::in_the_way(vec![change.path.clone()]));
            }
            self.writer.rename(&Age::New.place(number), path)?;
        }
        Ok(())
    }

    /// Removes the folders that are empty without what was removed, unless new files need them.
    fn sweep(&self) {
        let needed = folders(self.files.iter().map(|(path, _)| path));
        let removed = self.changes(|kind| kind == ChangeKind::Remove);
        let left = folders(removed.map(|(_, change)| change.path.as_str()));
        for folder in left.into_iter().rev().filter(|it| !needed.contains(it)) {
            // One that cannot be removed is not empty, or does no harm.
            let _ = self.writer.remove_folder(folder);
        }
    }

    fn make_folders(&self) -> Result<(), DiskError> {
        let created = self.changes(|kind| matches!(kind, ChangeKind::Create(_)));
        for folder in folders(created.map(|(_, change)| change.path.as_str())) {
            if self.writer.folder.kind(folder)?.is_none() {
                self.writer.make(folder)?;
            }
        }
        Ok(())
    }

    /// Returns the changes of some kinds with their numbers, without that of the manifest.
    fn changes(
        &self,
        is_meant: impl Fn(ChangeKind) -> bool,
    ) -> impl Iterator<Item = (usize, &Change)> {
        let changes = self.journal.changes.iter().enumerate();
        changes.filter(move |(_, it)| it.path != MANIFEST && is_meant(it.kind))
    }

    fn manifest_change(&self) -> Option<(usize, &Change)> {
        self.manifest
            .map(|number| (number, &self.journal.changes[number]))
    }

    /// Stops the work if the process was told to end.
    fn heed_signals(&self) -> Result<(), DiskError> {
        match self.signals.waiting() {
            Some(signal) => Err(DiskError::signalled(signal)),
            None => Ok(()),
        }
    }
}

//! Writing a plan: everything is prepared beside the files, then moved into place.

use std::fs;
use std::io;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use codegen::output::{Files, Plan};

use super::{DiskError, folders};

/// The folder that new files wait in, and old ones, until all are in place.
const STAGING: &str = ".generated-staging";

/// Does what a plan says, or, when a step fails, undoes the ones before.
pub(super) fn commit(root: &Path, plan: &Plan, files: &Files) -> Result<(), DiskError> {
    if let Some(path) = plan.refused.first() {
        let what = "a file that was not generated";
        return Err(DiskError::found(&root.join(path), "write", what));
    }
    let mut work = Commit::new(root);
    let result = work.run(plan, files);
    match result {
        Ok(()) => work.sweep(plan),
        Err(_) => work.undo(),
    }
    result
}

/// The work so far.
struct Commit<'r> {
    root: &'r Path,
    staging: PathBuf,
    /// What was done, the last at the end.
    done: Vec<Step>,
}

/// What undoing has to know.
enum Step {
    /// A folder was made.
    Made(PathBuf),
    /// A file was moved.
    Moved { from: PathBuf, to: PathBuf },
}

impl<'r> Commit<'r> {
    fn new(root: &'r Path) -> Self {
        Self {
            root,
            staging: root.join(STAGING),
            done: Vec::new(),
        }
    }

    fn run(&mut self, plan: &Plan, files: &Files) -> Result<(), DiskError> {
        if !self.root.is_dir() {
            fs::create_dir_all(self.root).map_err(DiskError::system(self.root, "make"))?;
            self.done.push(Step::Made(self.root.to_owned()));
        }
        self.stage()?;
        let written: Vec<&String> = plan.create.iter().chain(&plan.update).collect();
        self.write(&written, files)?;
        for folder in folders(&plan.create) {
            self.make(self.root.join(folder))?;
        }
        for (number, path) in plan.update.iter().chain(&plan.remove).enumerate() {
            self.shift(self.root.join(path), self.staged("old", number))?;
        }
        for (number, path) in written.into_iter().enumerate() {
            self.shift(self.staged("new", number), self.root.join(path))?;
        }
        Ok(())
    }

    /// Makes the staging folder. One that is there belongs to a run that is at work, or was.
    fn stage(&mut self) -> Result<(), DiskError> {
        let error = |error: io::Error| match error.kind() {
            io::ErrorKind::AlreadyExists => {
                let what = "there already: another run is at work or was interrupted. \
                    Remove the folder if no other run is";
                DiskError::found(&self.staging, "make", what)
            }
            _ => DiskError::system(&self.staging, "make")(error),
        };
        fs::create_dir(&self.staging).map_err(error)?;
        self.done.push(Step::Made(self.staging.clone()));
        for kind in ["new", "old"] {
            self.make(self.staging.join(kind))?;
        }
        Ok(())
    }

    /// Writes new files into the staging folder, on all processors: making thousands of files takes longer
    /// than what is in them.
    fn write(&self, paths: &[&String], files: &Files) -> Result<(), DiskError> {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let share = |first: usize| {
            let mut numbered = paths.iter().enumerate().skip(first).step_by(threads);
            numbered.try_for_each(|(number, path)| {
                let staged = self.staged("new", number);
                let text = files.get(path).unwrap_or_default();
                fs::write(&staged, text).map_err(DiskError::system(&staged, "write"))
            })
        };
        thread::scope(|scope| {
            let share = &share;
            let workers = (0..threads).map(|first| scope.spawn(move || share(first)));
            let workers: Vec<_> = workers.collect();
            let mut results = workers.into_iter().map(|worker| worker.join());
            results.try_for_each(|result| result.unwrap_or_else(|panic| resume_unwind(panic)))
        })
    }

    fn staged(&self, kind: &str, number: usize) -> PathBuf {
        self.staging.join(kind).join(number.to_string())
    }

    /// Makes a folder unless it is there.
    fn make(&mut self, path: PathBuf) -> Result<(), DiskError> {
        match fs::create_dir(&path) {
            Ok(()) => self.done.push(Step::Made(path)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(DiskError::system(&path, "make")(error)),
        }
        Ok(())
    }

    fn shift(&mut self, from: PathBuf, to: PathBuf) -> Result<(), DiskError> {
        fs::rename(&from, &to).map_err(DiskError::system(&to, "write"))?;
        self.done.push(Step::Moved { from, to });
        Ok(())
    }

    /// Undoes what was done, the last first, as far as the system lets it.
    fn undo(&mut self) {
        while let Some(step) = self.done.pop() {
            let _ = match step {
                Step::Moved { from, to } => fs::rename(to, from),
                Step::Made(path) if path.starts_with(&self.staging) => fs::remove_dir_all(path),
                Step::Made(path) => fs::remove_dir(path),
            };
        }
    }

    /// Removes the old files, and the folders that are empty without them. All is in place by now:
    /// what cannot be removed does no harm.
    fn sweep(&self, plan: &Plan) {
        let _ = fs::remove_dir_all(&self.staging);
        for folder in folders(&plan.remove).into_iter().rev() {
            let _ = fs::remove_dir(self.root.join(folder));
        }
    }
}

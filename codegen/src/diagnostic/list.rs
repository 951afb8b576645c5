//! The problems of a run.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};

use super::{Description, Diagnostic, Severity, Site};
use crate::source::Document;

/// The problems found so far, in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

/// A problem, and where it shows.
#[derive(Clone, Debug)]
pub struct Located<'p> {
    /// The problem.
    pub diagnostic: &'p Diagnostic,
    /// Where it shows.
    pub site: Site,
    /// The path to the node as it was written; none where the problem is not in a node.
    pub pointer: Option<String>,
}

/// A problem, and everywhere it shows.
#[derive(Clone, Debug)]
pub struct Repeated<'p> {
    /// The problem at the first place.
    pub first: Located<'p>,
    /// The other places, by file and position.
    pub others: Vec<Site>,
}

impl Diagnostics {
    /// Adds a problem.
    pub fn push(&mut self, problem: impl Into<Diagnostic>) {
        self.0.push(problem.into());
    }

    /// Returns the number of errors.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// Returns the number of warnings.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// Returns whether there is no problem.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the problems in the order in which they were found.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Returns the problems by file and position, each once however often it was met.
    pub fn located(&self, document: Option<&Document>) -> Vec<Located<'_>> {
        let located = self.0.iter().map(|diagnostic| Located {
            diagnostic,
            site: diagnostic.site(document),
            pointer: diagnostic.pointer(document),
        });
        let mut located: Vec<Located<'_>> = located.collect();
        located.sort_by_cached_key(Located::key);
        located.dedup_by_key(|it| it.key());
        located
    }

    /// Returns the problems as [`Diagnostics::located`] does, those that are described in the same words together: where
    /// one name is wrong at each of its uses, that is one problem.
    pub fn repeated(&self, document: Option<&Document>) -> Vec<Repeated<'_>> {
        let mut repeated: Vec<Repeated<'_>> = Vec::new();
        let mut known: HashMap<Description, usize> = HashMap::new();
        for located in self.located(document) {
            let description = located.diagnostic.problem.describe();
            match known.entry(description) {
                Entry::Occupied(index) => repeated[*index.get()].others.push(located.site),
                Entry::Vacant(entry) => {
                    entry.insert(repeated.len());
                    repeated.push(Repeated {
                        first: located,
                        others: Vec::new(),
                    });
                }
            }
        }
        repeated
    }

    fn count(&self, severity: Severity) -> usize {
        let same = |diagnostic: &&Diagnostic| diagnostic.severity() == severity;
        self.0.iter().filter(same).count()
    }
}

/// The key by which problems are sorted; problems with equal keys are the same.
type Key = (PathBuf, usize, usize, Option<String>, &'static str, String);

impl Located<'_> {
    fn key(&self) -> Key {
        let (path, line, column) = match &self.site {
            Site::Line(it) => (it.path.as_path(), it.line, it.column),
            Site::File(path) => (path.as_path(), 0, 0),
            Site::Unknown => (Path::new(""), 0, 0),
        };
        let Description { code, message, .. } = self.diagnostic.problem.describe();
        let pointer = self.pointer.clone();
        (path.to_owned(), line, column, pointer, code, message)
    }
}

impl<D: Into<Diagnostic>> Extend<D> for Diagnostics {
    fn extend<I: IntoIterator<Item = D>>(&mut self, problems: I) {
        self.0.extend(problems.into_iter().map(Into::into));
    }
}

impl<D: Into<Diagnostic>> From<D> for Diagnostics {
    fn from(problem: D) -> Self {
        Self(vec![problem.into()])
    }
}

impl<D: Into<Diagnostic>> FromIterator<D> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = D>>(problems: I) -> Self {
        Self(problems.into_iter().map(Into::into).collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'p> IntoIterator for &'p Diagnostics {
    type Item = &'p Diagnostic;
    type IntoIter = std::slice::Iter<'p, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn are_sorted_by_position_and_listed_once() {
        let text = "b: {$ref: '#/x'}\na: {$ref: 1}\n";
        let document = Document::from_text("a.yaml", text).unwrap();
        let follow = |key| document.root().get(key).unwrap().follow().unwrap_err();
        let mut found = Diagnostics::default();
        found.extend([follow("a"), follow("b"), follow("a")]);
        assert_eq!((found.errors(), found.warnings()), (3, 0));
        let located = found.located(Some(&document));
        let codes: Vec<_> = located.iter().map(|it| it.diagnostic.code()).collect();
        assert_eq!(codes, ["dangling-reference", "reference-not-text"]);
        let Site::Line(position) = &located[0].site else {
            panic!("{located:?}");
        };
        assert_eq!((position.line, position.column, position.width), (1, 5, 4));
    }

    #[test]
    fn are_one_where_they_are_described_in_the_same_words() {
        let text = "a: {$ref: '#/x'}\nb: {$ref: '#/y'}\nc: {$ref: '#/x'}\n";
        let document = Document::from_text("a.yaml", text).unwrap();
        let mut found = Diagnostics::default();
        for (_, node) in document.root().entries() {
            found.push(node.follow().unwrap_err());
        }
        let repeated = found.repeated(Some(&document));
        let others: Vec<usize> = repeated.iter().map(|it| it.others.len()).collect();
        assert_eq!(others, [1, 0]);
        assert!(matches!(&repeated[0].others[0], Site::Line(it) if it.line == 3));
    }
}

//! What lowering finds wrong with a document and its settings.

use std::collections::{BTreeSet, HashSet};

use serde::Deserialize;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Problem};
use crate::prune::Pruned;
use crate::source::{Node, NodeKey, Origin, ReadError};

/// The problems that were found so far, and the entries of the settings that had an effect.
pub struct Report {
    diagnostics: Diagnostics,
    /// The entries of the settings that the document has something for, by their sections.
    matched: BTreeSet<(&'static str, String)>,
    /// The values of wrong types and the references to nothing that were told before, and the nodes around them.
    wrong: HashSet<NodeKey>,
}

impl Report {
    /// Begins with what the stages before have found.
    pub fn new(pruned: &Pruned<'_>) -> Self {
        let mut diagnostics = Diagnostics::default();
        diagnostics.extend(pruned.document().faults().iter().cloned());
        diagnostics.extend(pruned.diagnostics().cloned());
        let mut wrong = HashSet::new();
        for Diagnostic { problem, origin } in &diagnostics {
            if let Problem::WrongType { .. }
            | Problem::Mistyped { .. }
            | Problem::Reference { .. } = problem
            {
                let around = origin.pointer.parent().map(|pointer| NodeKey {
                    file: origin.file,
                    pointer,
                });
                wrong.insert(origin.key());
                wrong.extend(around);
            }
        }
        Self {
            diagnostics,
            matched: BTreeSet::new(),
            wrong,
        }
    }

    /// Reads a node, without its children, and keeps what is wrong with it.
    pub fn read<'d, T: Deserialize<'d>>(
        &mut self,
        node: &Node<'d>,
        children: &[&str],
    ) -> Option<T> {
        node.read(children)
            .map_err(|error| self.unreadable(error))
            .ok()
    }

    /// Tells why a node cannot be read, unless that is a value of a wrong type that was told before: the value itself,
    /// or what is missing since it was taken out. The same goes for a reference that stands for nothing.
    pub fn unreadable(&mut self, error: ReadError) {
        if !self.wrong.contains(&error.origin.key()) {
            self.push(error);
        }
    }

    /// Follows a node's reference, and keeps what is wrong with it.
    pub fn follow<'d>(&mut self, node: &Node<'d>) -> Option<Node<'d>> {
        node.follow().map_err(|error| self.push(error)).ok()
    }

    /// Returns a node and those on the way to the one that it refers to, and keeps what is wrong with its reference.
    pub fn chain<'d>(&mut self, node: &Node<'d>) -> Vec<Node<'d>> {
        node.chain().unwrap_or_else(|error| {
            self.push(error);
            vec![node.clone()]
        })
    }

    /// Tells a problem of a node, unless a member is missing since it was of a wrong type and taken out.
    pub fn tell(&mut self, problem: Problem, origin: &Origin) {
        if matches!(problem, Problem::Missing { .. }) && self.wrong.contains(&origin.key()) {
            return;
        }
        self.push(Diagnostic {
            problem,
            origin: origin.clone(),
        });
    }

    /// Tells that the client does nothing with what stands under a key, if there is something.
    pub fn unsupported(&mut self, node: &Node<'_>, key: &str, what: &'static str) {
        if let Some(unsupported) = node.get(key) {
            self.tell(Problem::Unsupported { what }, unsupported.origin());
        }
    }

    /// Tells a problem.
    pub fn push(&mut self, diagnostic: impl Into<Diagnostic>) {
        self.diagnostics.push(diagnostic);
    }

    /// Notes that the document has something for an entry of the settings.
    pub fn matched(&mut self, section: &'static str, entry: String) {
        self.matched.insert((section, entry));
    }

    /// Returns what was found, with the entries of `formats`, `types` and `sensitive` in the settings that had no
    /// effect.
    pub fn finish(mut self, config: &Config) -> Diagnostics {
        let formats = config.formats.keys();
        let formats = formats.map(|it| ("formats", it, "a schema of that format"));
        let types = config.types.keys();
        let types = types.map(|it| ("types", it, "a schema of that name or place"));
        let sensitive = config.sensitive.iter();
        let sensitive = sensitive.map(|it| ("sensitive", it, "a string property of that name"));
        for (section, entry, missing) in formats.chain(types).chain(sensitive) {
            if !self.matched.contains(&(section, entry.clone())) {
                self.push(Diagnostic::unused_setting(config, section, entry, missing));
            }
        }
        self.diagnostics
    }
}

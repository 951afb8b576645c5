//! Following `$ref`s.

use serde_json::Value;

use super::error::{ReferenceError, ReferenceProblem};
use super::node::Node;
use super::origin::{FileId, Origin};
use super::pointer::Pointer;
use super::reference::{file_part, is_remote};
use super::similar::similar_name;

/// The most references from one to the next. Longer chains are taken for cycles.
const LONGEST_CHAIN: usize = 100;

impl<'d> Node<'d> {
    /// Returns the text of the node's `$ref`.
    pub fn reference(&self) -> Option<&'d str> {
        self.value().as_object()?.get("$ref")?.as_str()
    }

    /// Returns the node that this one refers to, through any number of references. A node without a `$ref` is
    /// returned itself.
    ///
    /// # Errors
    ///
    /// A reference of the chain leads nowhere, back to an earlier one, or to a file that must not be read.
    pub fn follow(&self) -> Result<Node<'d>, ReferenceError> {
        Trail::default().follow(self.clone())
    }

    /// Returns the node that the reference `target` leads to when it is written in this node. That node may be a
    /// reference itself: it is not followed.
    ///
    /// # Errors
    ///
    /// As [`Node::follow`].
    pub fn step(&self, target: &str) -> Result<Node<'d>, ReferenceError> {
        Trail::default().step(self, target, self.origin())
    }

    /// Returns the node that the reference `target` leads to, through any number of references, when it is written in
    /// this node: the value of a discriminator's mapping, for example.
    ///
    /// # Errors
    ///
    /// As [`Node::follow`]; the origin is this node's.
    pub fn resolve(&self, target: &str) -> Result<Node<'d>, ReferenceError> {
        let mut trail = Trail::default();
        let reached = trail.step(self, target, self.origin())?;
        trail.follow(reached)
    }
}

/// The references that were followed so far, by the nodes that hold them.
#[derive(Default)]
struct Trail(Vec<(FileId, Pointer)>);

impl Trail {
    fn follow<'d>(&mut self, mut node: Node<'d>) -> Result<Node<'d>, ReferenceError> {
        while let Some(reference) = node.get("$ref") {
            let Value::String(target) = reference.value() else {
                return Err(ReferenceError {
                    origin: reference.origin().clone(),
                    target: String::new(),
                    problem: ReferenceProblem::NotText,
                });
            };
            node = self.step(&node, target, reference.origin())?;
        }
        Ok(node)
    }

    /// Follows one reference, which is written in `node` at `origin`.
    fn step<'d>(
        &mut self,
        node: &Node<'d>,
        target: &str,
        origin: &Origin,
    ) -> Result<Node<'d>, ReferenceError> {
        let written = |target: &str| node.document.written_reference(origin.file, target);
        let error = |problem| ReferenceError {
            origin: origin.clone(),
            target: written(target),
            problem,
        };
        let here = (origin.file, origin.pointer.clone());
        if self.0.contains(&here) || self.0.len() >= LONGEST_CHAIN {
            return Err(error(ReferenceProblem::Cycle));
        }
        self.0.push(here);
        let root = node.file_root(file_part(target)).map_err(error)?;
        let fragment = target.split_once('#').map_or("", |(_, fragment)| fragment);
        let pointer = Pointer::from_fragment(fragment);
        let Some(pointer) = pointer.or_else(|| root.anchor(fragment)) else {
            return Err(error(ReferenceProblem::NotAPointer));
        };
        match self.walk(root.clone(), &pointer)? {
            Ok(found) => Ok(found),
            Err(dead_end) => {
                let suggestion = suggestion(&root, &pointer, &dead_end);
                let suggestion =
                    suggestion.map(|it| written(&format!("{}#{it}", file_part(target))));
                Err(error(ReferenceProblem::NotFound { suggestion }))
            }
        }
    }

    /// Walks from a file's root to a pointer's node. Where the path leads through a node that is a
    /// reference itself, it goes on in what that refers to.
    fn walk<'d>(
        &mut self,
        root: Node<'d>,
        pointer: &Pointer,
    ) -> Result<Result<Node<'d>, DeadEnd<'d>>, ReferenceError> {
        let mut node = root;
        for (index, token) in pointer.tokens().enumerate() {
            let mut child = node.child_at(&token);
            if child.is_none() && node.reference().is_some() {
                node = self.follow(node)?;
                child = node.child_at(&token);
            }
            match child {
                Some(child) => node = child,
                None => return Ok(Err(DeadEnd { node, index })),
            }
        }
        Ok(Ok(node))
    }
}

/// The end of a path to a node that is not there: the last node that is, and the number of steps to it.
struct DeadEnd<'d> {
    node: Node<'d>,
    index: usize,
}

/// Returns a pointer to a node that exists and may have been meant: one with a similar name at the dead end, or one
/// with the same name in another section of `components`.
fn suggestion(root: &Node<'_>, pointer: &Pointer, dead_end: &DeadEnd<'_>) -> Option<Pointer> {
    let mut tokens: Vec<String> = pointer.tokens().collect();
    let names = dead_end.node.entries().map(|(name, _)| name);
    if let Some(name) = similar_name(tokens.get(dead_end.index)?, names) {
        tokens[dead_end.index] = name.to_owned();
        let similar: Pointer = tokens.iter().collect();
        if root.value().pointer(similar.as_str()).is_some() {
            return Some(similar);
        }
    }
    let last = pointer.last()?;
    let mut sections = root.get("components")?.entries();
    let (section, _) = sections.find(|(_, section)| section.get(&last).is_some())?;
    Some(["components", section, &last].iter().collect())
}

impl<'d> Node<'d> {
    /// Returns the root of the file that the part of a reference before its `#` names.
    fn file_root(&self, target: &str) -> Result<Node<'d>, ReferenceProblem> {
        let here = self.origin().file;
        let id = match self
            .document
            .file(here)
            .and_then(|it| it.referenced_files.get(target))
        {
            _ if target.is_empty() => here,
            Some(reached) => reached.clone()?,
            None if is_remote(target) => return Err(ReferenceProblem::Remote),
            None => return Err(ReferenceProblem::NoFile),
        };
        let origin = Origin {
            file: id,
            pointer: Pointer::root(),
        };
        self.document.find(&origin).ok_or(ReferenceProblem::NoFile)
    }

    /// Returns the path to the node of this file that has a name within it.
    fn anchor(&self, name: &str) -> Option<Pointer> {
        let file = self.document.file(self.origin().file)?;
        file.anchor(name).cloned()
    }

    /// Returns the member or item that a pointer's step names.
    fn child_at(&self, token: &str) -> Option<Node<'d>> {
        match self.value() {
            Value::Object(_) => self.get(token),
            Value::Array(_) if token == "0" || !token.starts_with(['0', '+']) => {
                self.items().nth(token.parse().ok()?)
            }
            _ => None,
        }
    }
}

//! Following `$ref`s.

use std::collections::HashSet;
use std::sync::PoisonError;

use serde_json::Value;

use super::document::Document;
use super::error::{ReferenceError, ReferenceProblem};
use super::node::Node;
use super::origin::{NodeKey, Origin};
use super::pointer::Pointer;
use super::reference::{file_part, is_remote};
use super::similar::similar_name;

/// The most references that are followed from one node. Chains beyond it are taken for cycles.
const LONGEST_CHAIN: usize = 100_000;

/// The most steps of paths that wait while the references in the way are followed. Only cycles have more.
const MOST_WAITING: usize = 100;

/// The length from which on it is remembered where a chain leads.
const LONG_CHAIN: usize = 16;

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
        match self.get("$ref") {
            Some(_) => Trail::default().walk(self.clone(), Goal::Definition),
            None => Ok(self.clone()),
        }
    }

    /// Returns this node and those on the way to the one that it refers to, which is the last.
    ///
    /// # Errors
    ///
    /// As [`Node::follow`].
    pub fn chain(&self) -> Result<Vec<Node<'d>>, ReferenceError> {
        self.follow()?;
        let mut chain = vec![self.clone()];
        let mut target = self.reference();
        while let Some((from, text)) = chain.last().zip(target) {
            let next = from.step(text)?;
            target = next.reference();
            chain.push(next);
        }
        Ok(chain)
    }

    /// Returns the node that the reference `target` leads to when it is written in this node. That node may be a
    /// reference itself: it is not followed.
    ///
    /// # Errors
    ///
    /// As [`Node::follow`].
    pub fn step(&self, target: &str) -> Result<Node<'d>, ReferenceError> {
        let mut trail = Trail::default();
        let root = trail.enter(self, target, self.origin())?;
        trail.walk(root, Goal::Node)
    }

    /// Returns the node that the reference `target` leads to, through any number of references, when it is written in
    /// this node: the value of a discriminator's mapping, for example.
    ///
    /// # Errors
    ///
    /// As [`Node::follow`]; the origin is this node's.
    pub fn resolve(&self, target: &str) -> Result<Node<'d>, ReferenceError> {
        let mut trail = Trail::default();
        let root = trail.enter(self, target, self.origin())?;
        trail.walk(root, Goal::Definition)
    }
}

/// Where a walk ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goal {
    /// At the node that the path leads to, whatever it is.
    Node,
    /// At the first node behind it that is no reference.
    Definition,
}

/// A walk along references and the paths in them.
#[derive(Default)]
struct Trail<'d> {
    /// The paths that are not at their ends, the innermost last. Where a path leads through a node that is a reference
    /// itself, the path of that reference comes first.
    paths: Vec<Path<'d>>,
    /// How many references were followed.
    length: usize,
    /// The references that were followed while no other path was waiting.
    chain: Vec<NodeKey>,
    /// The references that were followed, and the steps that were waiting: who comes back to both walks in a circle.
    seen: HashSet<(NodeKey, Vec<String>)>,
}

/// The path of a reference, from the root of a file.
struct Path<'d> {
    root: Node<'d>,
    pointer: Pointer,
    /// The steps that are left, the next one last.
    steps: Vec<String>,
    /// The reference as it was written, and where.
    target: String,
    origin: Origin,
}

impl<'d> Trail<'d> {
    /// Walks to the end of all paths, and from there to the goal.
    fn walk(&mut self, mut node: Node<'d>, goal: Goal) -> Result<Node<'d>, ReferenceError> {
        let document = node.document;
        let walked = loop {
            match self.advance(node.clone(), goal) {
                Ok(Some(next)) => node = next,
                Ok(None) => break Ok(node),
                Err(error) => break Err(error),
            }
        };
        if self.chain.len() >= LONG_CHAIN && goal == Goal::Definition {
            let end = walked.as_ref().map(Node::key).map_err(Clone::clone);
            let chain = self.chain.drain(..);
            document.remember(chain.map(|start| (start, end.clone())));
        }
        walked
    }

    /// Goes from a node to the next one; none at the goal.
    fn advance(&mut self, node: Node<'d>, goal: Goal) -> Result<Option<Node<'d>>, ReferenceError> {
        while self.paths.last().is_some_and(|path| path.steps.is_empty()) {
            self.paths.pop();
        }
        let Some(path) = self.paths.last_mut() else {
            return match goal {
                Goal::Node => Ok(None),
                Goal::Definition => self.follow(&node),
            };
        };
        if let Some(child) = path.steps.last().and_then(|step| node.child_at(step)) {
            path.steps.pop();
            return Ok(Some(child));
        }
        if node.get("$ref").is_none() {
            return Err(path.dead_end(&node));
        }
        self.follow(&node)
    }

    /// Begins with the path of the reference that a node is, if it is one.
    fn follow(&mut self, node: &Node<'d>) -> Result<Option<Node<'d>>, ReferenceError> {
        let Some(reference) = node.get("$ref") else {
            return Ok(None);
        };
        let Value::String(target) = reference.value() else {
            return Err(ReferenceError {
                origin: reference.origin().clone(),
                target: String::new(),
                problem: ReferenceProblem::NotText,
            });
        };
        let key = node.key();
        if self.paths.is_empty() {
            if let Some(end) = node.document.end_of_chain(&key) {
                return end.map(Some);
            }
            self.chain.push(key.clone());
        }
        match self.seen.insert((key, self.waiting())) {
            true => self.enter(node, target, reference.origin()).map(Some),
            false => Err(error(
                node,
                target,
                reference.origin(),
                ReferenceProblem::Cycle,
            )),
        }
    }

    /// Begins with the path of a reference, which is written in `node` at `origin`. Returns the root that it starts at.
    fn enter(
        &mut self,
        node: &Node<'d>,
        target: &str,
        origin: &Origin,
    ) -> Result<Node<'d>, ReferenceError> {
        let fail = |problem| error(node, target, origin, problem);
        self.length += 1;
        if self.length > LONGEST_CHAIN || self.paths.len() >= MOST_WAITING {
            return Err(fail(ReferenceProblem::Cycle));
        }
        let root = node.file_root(file_part(target)).map_err(fail)?;
        let fragment = target.split_once('#').map_or("", |(_, fragment)| fragment);
        let pointer = Pointer::from_fragment(fragment);
        let Some(pointer) = pointer.or_else(|| root.anchor(fragment)) else {
            return Err(fail(ReferenceProblem::NotAPointer));
        };
        let mut steps: Vec<String> = pointer.tokens().collect();
        steps.reverse();
        self.paths.push(Path {
            root: root.clone(),
            pointer,
            steps,
            target: target.to_owned(),
            origin: origin.clone(),
        });
        Ok(root)
    }

    /// Returns the steps that are left of all paths.
    fn waiting(&self) -> Vec<String> {
        let steps = self.paths.iter().flat_map(|path| &path.steps);
        steps.cloned().collect()
    }
}

impl Path<'_> {
    /// Describes that the next step leads nowhere from a node.
    fn dead_end(&self, node: &Node<'_>) -> ReferenceError {
        let file = file_part(&self.target);
        let suggestion = self.suggestion(node).map(|it| {
            let suggestion = format!("{file}#{it}");
            node.document
                .written_reference(self.origin.file, &suggestion)
        });
        let problem = ReferenceProblem::NotFound { suggestion };
        error(node, &self.target, &self.origin, problem)
    }

    /// Returns a pointer to a node that exists and may have been meant: one with a similar name at the dead end, or one
    /// with the same name in another section of `components`.
    fn suggestion(&self, dead_end: &Node<'_>) -> Option<Pointer> {
        let mut tokens: Vec<String> = self.pointer.tokens().collect();
        let index = tokens.len() - self.steps.len();
        let names = dead_end.entries().map(|(name, _)| name);
        if let Some(name) = similar_name(tokens.get(index)?, names) {
            tokens[index] = name.to_owned();
            let similar: Pointer = tokens.iter().collect();
            if self.root.value().pointer(similar.as_str()).is_some() {
                return Some(similar);
            }
        }
        let last = self.pointer.last()?;
        let mut sections = self.root.get("components")?.entries();
        let (section, _) = sections.find(|(_, section)| section.get(&last).is_some())?;
        Some(["components", section, &last].iter().collect())
    }
}

/// Makes the error that a reference cannot be followed, which is written in `node` at `origin`.
fn error(
    node: &Node<'_>,
    target: &str,
    origin: &Origin,
    problem: ReferenceProblem,
) -> ReferenceError {
    ReferenceError {
        origin: origin.clone(),
        target: node.document.written_reference(origin.file, target),
        problem,
    }
}

impl Document {
    /// Returns where a reference leads that is the start of a long chain, if that was found out before.
    fn end_of_chain(&self, start: &NodeKey) -> Option<Result<Node<'_>, ReferenceError>> {
        let chains = self.chains.lock().unwrap_or_else(PoisonError::into_inner);
        match chains.get(start)?.clone() {
            Ok(end) => self.find(&Origin::from(end)).map(Ok),
            Err(error) => Some(Err(error)),
        }
    }

    /// Remembers where references lead.
    fn remember(&self, ends: impl Iterator<Item = (NodeKey, Result<NodeKey, ReferenceError>)>) {
        let mut chains = self.chains.lock().unwrap_or_else(PoisonError::into_inner);
        chains.extend(ends);
    }
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

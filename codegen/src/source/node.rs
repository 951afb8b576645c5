//! A value of a document, together with where it was written.

use std::fmt;
use std::sync::PoisonError;

use super::document::Document;
use super::error::{LoadError, LoadProblem};
use super::origin::{NodeKey, Origin};
use serde_json::Value;

/// A value of a document, and its origin.
#[derive(Clone)]
pub struct Node<'d> {
    pub(super) document: &'d Document,
    value: &'d Value,
    origin: Origin,
}

impl Document {
    /// Returns the root node of the root file.
    pub fn root(&self) -> Node<'_> {
        Node::new(self, &self.files[0].tree, Origin::root())
    }

    /// Finds the node at `origin`.
    pub fn find(&self, origin: &Origin) -> Option<Node<'_>> {
        let tree = &self.file(origin.file)?.tree;
        let value = tree.pointer(origin.pointer.as_str())?;
        Some(Node::new(self, value, origin.clone()))
    }
}

impl Document {
    /// Returns the node that another one stands for.
    fn represented<'d>(&'d self, node: &Node<'d>) -> Option<Node<'d>> {
        let stand_ins = &self.file(node.origin.file)?.stand_ins;
        if stand_ins.is_empty() {
            return None;
        }
        let key = stand_ins.get(&node.origin.pointer)?;
        self.find(&Origin::from(key.clone()))
    }
}

impl<'d> Node<'d> {
    pub(super) fn new(document: &'d Document, value: &'d Value, origin: Origin) -> Self {
        Self {
            document,
            value,
            origin,
        }
    }

    /// Returns the value.
    pub fn value(&self) -> &'d Value {
        self.value
    }

    /// Makes an error at this node.
    pub fn error(&self, problem: LoadProblem) -> LoadError {
        let position = self.document.locate(&self.origin);
        LoadError {
            path: position
                .as_ref()
                .map(|it| it.path.clone())
                .unwrap_or_default(),
            position: position.map(Box::new),
            pointer: Some(self.origin.pointer.clone()),
            problem,
        }
    }

    /// Returns where the value was written.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Returns what tells this node from others.
    pub fn key(&self) -> NodeKey {
        self.origin.key()
    }

    /// Returns the name of the file in which the value was written, without its ending.
    pub fn file_stem(&self) -> String {
        let file = self.document.file(self.origin.file);
        let stem = file.and_then(|file| file.path.file_stem());
        stem.map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
    }

    /// Returns the value's text; none when it is not a string.
    pub fn text(&self) -> Option<&'d str> {
        self.value.as_str()
    }

    /// Returns a scalar as it is written: a number with all of its digits.
    pub fn written(&self) -> Option<&'d str> {
        let file = self.document.file(self.origin.file)?;
        file.spans().scalar(&self.document.written(&self.origin))
    }

    /// Returns the member `key` of an object.
    pub fn get(&self, key: &str) -> Option<Node<'d>> {
        let value = self.value.as_object()?.get(key)?;
        Some(self.child(key, value))
    }

    /// Returns the members of an object in their order; none when the value is no object.
    pub fn entries(&self) -> impl Iterator<Item = (&'d str, Node<'d>)> + use<'d> {
        let node = self.clone();
        let members = self.value.as_object().into_iter().flatten();
        members.map(move |(key, value)| (key.as_str(), node.child(key, value)))
    }

    /// Returns the items of an array; none when the value is no array.
    pub fn items(&self) -> impl Iterator<Item = Node<'d>> + use<'d> {
        let node = self.clone();
        let items = self.value.as_array().into_iter().flatten().enumerate();
        items.map(move |(index, value)| node.child(&index.to_string(), value))
    }

    /// Returns the answer to a question about this node, if it was [given](Node::remember) before.
    pub fn answer(&self, question: &'static str) -> Option<bool> {
        let answers = &self.document.answers;
        let answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.get(question)?.get(&self.key()).copied()
    }

    /// Remembers the answer to a question about this node. It has to follow from the document alone.
    pub fn remember(&self, question: &'static str, answer: bool) {
        let answers = &self.document.answers;
        let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers
            .entry(question)
            .or_default()
            .insert(self.key(), answer);
    }

    /// Tells whether this node was written within another one, rather than where a reference in its place leads.
    pub fn is_within(&self, other: &Node<'d>) -> bool {
        let rest = self.origin.pointer.as_str();
        let rest = rest.strip_prefix(other.origin.pointer.as_str());
        self.origin.file == other.origin.file && rest.is_some_and(|rest| rest.starts_with('/'))
    }

    /// Returns a member or item, or the node that it [stands for](Document::stand_in).
    fn child(&self, token: &str, value: &'d Value) -> Node<'d> {
        let child = Node::new(self.document, value, self.origin.join(token));
        self.document.represented(&child).unwrap_or(child)
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Node")
            .field("origin", &self.origin)
            .field("value", self.value)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_know_where_they_are() -> Result<(), LoadError> {
        let document = Document::from_text("a.yaml", "paths: {/a: {tags: [x, y]}}")?;
        let root = document.root();
        let path = root.get("paths").and_then(|it| it.get("/a"));
        let tags = path.and_then(|it| it.get("tags"));
        let items: Vec<_> = tags.iter().flat_map(Node::items).collect();
        assert_eq!(items[1].text(), Some("y"));
        assert_eq!(items[1].origin().pointer.as_str(), "/paths/~1a/tags/1");
        assert!(root.items().next().is_none());
        assert!(items[0].entries().next().is_none());
        assert!(items[0].get("a").is_none());
        Ok(())
    }
}

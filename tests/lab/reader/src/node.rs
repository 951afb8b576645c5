//! A node of a document, which knows where it stands.

use std::collections::HashSet;

use serde_json::Value;

use crate::document::Document;
use crate::place::Place;

/// A node of a document.
#[derive(Clone, Debug)]
pub struct Node<'d> {
    document: &'d Document,
    place: Place,
    value: &'d Value,
}

/// A reference that names nothing, or leads back to itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unresolved {
    /// Where it stands.
    pub place: Place,
    /// What it names.
    pub target: String,
}

/// References in a row that are looked at for a cycle from here on.
const SUSPICIOUS: usize = 64;

impl<'d> Node<'d> {
    pub(crate) fn new(document: &'d Document, place: Place, value: &'d Value) -> Self {
        Self {
            document,
            place,
            value,
        }
    }

    /// Returns the document.
    pub fn document(&self) -> &'d Document {
        self.document
    }

    /// Returns where the node stands.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Returns the tree below the node.
    pub fn value(&self) -> &'d Value {
        self.value
    }

    /// Returns a member or an item as it is written.
    pub fn get(&self, key: &str) -> Option<Node<'d>> {
        let value = match self.value {
            Value::Object(members) => members.get(key)?,
            Value::Array(items) => items.get(key.parse::<usize>().ok()?)?,
            _ => return None,
        };
        Some(Self::new(self.document, self.place.child(key), value))
    }

    /// Returns what a member is or refers to.
    pub fn followed(&self, key: &str) -> Option<Node<'d>> {
        self.get(key)?.follow().ok()
    }

    /// Returns the members.
    pub fn entries(&self) -> impl Iterator<Item = (&'d str, Node<'d>)> + use<'d> {
        let (document, place) = (self.document, self.place.clone());
        let members = self.value.as_object().into_iter().flatten();
        members
            .map(move |(key, value)| (key.as_str(), Self::new(document, place.child(key), value)))
    }

    /// Returns the items.
    pub fn items(&self) -> impl Iterator<Item = Node<'d>> + use<'d> {
        let (document, place) = (self.document, self.place.clone());
        let items = self.value.as_array().into_iter().flatten().enumerate();
        items.map(move |(index, value)| Self::new(document, place.child(&index.to_string()), value))
    }

    /// Returns a text.
    pub fn text(&self) -> Option<&'d str> {
        self.value.as_str()
    }

    /// Returns a scalar as a text.
    pub fn display(&self) -> String {
        match self.value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }
    }

    /// Tells whether a member is `true`.
    pub fn says(&self, key: &str) -> bool {
        self.get(key)
            .is_some_and(|it| it.value == &Value::Bool(true))
    }

    /// Returns the target of the node's `$ref`.
    pub fn reference(&self) -> Option<&'d str> {
        self.value.get("$ref")?.as_str()
    }

    /// Follows the node's reference one step; gives nothing where it has none or names nothing.
    pub fn step(&self) -> Option<Node<'d>> {
        self.document.resolve(self.place.file, self.reference()?, 0)
    }

    /// Follows references to the node that has none.
    ///
    /// # Errors
    ///
    /// When one names nothing, or leads back to itself.
    pub fn follow(&self) -> Result<Node<'d>, Unresolved> {
        self.follow_within(0)
    }

    pub(crate) fn follow_within(&self, depth: usize) -> Result<Node<'d>, Unresolved> {
        let mut node = self.clone();
        let mut seen: HashSet<Place> = HashSet::new();
        let mut steps = 0;
        while let Some(target) = node.reference() {
            let unresolved = Unresolved {
                place: node.place.clone(),
                target: target.to_owned(),
            };
            steps += 1;
            if steps > SUSPICIOUS && !seen.insert(node.place.clone()) {
                return Err(unresolved);
            }
            let next = self.document.resolve(node.place.file, target, depth);
            node = next.ok_or(unresolved)?;
        }
        Ok(node)
    }
}

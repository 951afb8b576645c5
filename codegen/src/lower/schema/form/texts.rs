//! Choices among texts: known values, and any other.

use std::collections::HashSet;

use super::alternatives::alternatives;
use crate::source::{Node, NodeKey};

/// The most references and alternatives that are followed.
const DEPTH: usize = 16;

/// The texts that the alternatives of a schema allow.
#[derive(Clone, Debug, Default)]
pub struct Texts<'d> {
    /// The values that are listed, each once.
    pub values: Vec<String>,
    /// The alternatives that list them.
    pub lists: Vec<Node<'d>>,
}

/// Returns the texts of a schema whose alternatives are all text, some of them lists of values. None when it is
/// another choice.
pub fn of_alternatives<'d>(node: &Node<'d>) -> Option<Texts<'d>> {
    let mut search = Search::default();
    let texts = search.alternatives(node, DEPTH)?;
    (!texts.lists.is_empty()).then_some(texts)
}

/// The schemas that were looked at: one that several alternatives lead to adds its texts once.
#[derive(Default)]
struct Search {
    seen: HashSet<NodeKey>,
}

impl Search {
    fn alternatives<'d>(&mut self, node: &Node<'d>, depth: usize) -> Option<Texts<'d>> {
        let depth = depth.checked_sub(1)?;
        let alternatives = alternatives(node);
        (!alternatives.is_empty()).then_some(())?;
        let mut texts = Texts::default();
        for alternative in &alternatives {
            texts.add(self.alternative(alternative, depth)?);
        }
        Some(texts)
    }

    /// Returns the texts of one alternative. None when it is not text.
    fn alternative<'d>(&mut self, alternative: &Node<'d>, depth: usize) -> Option<Texts<'d>> {
        let node = alternative.follow().ok()?;
        if !self.seen.insert(node.key()) {
            return Some(Texts::default());
        }
        let mut own = match node.get("oneOf").is_some() || node.get("anyOf").is_some() {
            true => self.alternatives(&node, depth)?,
            false => values(&node)?,
        };
        if alternative.reference().is_some() && !own.lists.is_empty() {
            own.lists = vec![alternative.clone()];
        }
        Some(own)
    }
}

impl<'d> Texts<'d> {
    fn add(&mut self, others: Texts<'d>) {
        self.lists.extend(others.lists);
        for value in others.values {
            if !self.values.contains(&value) {
                self.values.push(value);
            }
        }
    }
}

/// Returns the values of a text, or none where it is free. None when it is not text, or of a format.
fn values<'d>(node: &Node<'d>) -> Option<Texts<'d>> {
    let says = |keyword| node.get(keyword).is_some();
    let kind = node.get("type").map(|name| name.text() == Some("string"));
    let Some(list) = node.get("enum") else {
        let is_free = kind == Some(true) && !says("format") && !says("allOf");
        return is_free.then(Texts::default);
    };
    let values = list.items().filter(|value| !value.value().is_null());
    let values: Option<Vec<String>> = values.map(|it| it.text().map(str::to_owned)).collect();
    Some(Texts {
        values: values.filter(|_| kind != Some(false))?,
        lists: vec![node.clone()],
    })
}

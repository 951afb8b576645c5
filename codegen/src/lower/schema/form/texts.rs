//! Choices among texts: known values, and any other.

use super::alternatives::alternatives;
use crate::source::Node;

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
    let mut texts = Texts::default();
    texts.add_alternatives(node, DEPTH)?;
    (!texts.lists.is_empty()).then_some(texts)
}

impl<'d> Texts<'d> {
    fn add_alternatives(&mut self, node: &Node<'d>, depth: usize) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        let alternatives = alternatives(node);
        (!alternatives.is_empty()).then_some(())?;
        alternatives.iter().try_for_each(|it| self.add(it, depth))
    }

    /// Adds one alternative. None when it is not text.
    fn add(&mut self, alternative: &Node<'d>, depth: usize) -> Option<()> {
        let node = alternative.follow().ok()?;
        let mut own = Texts::default();
        if node.get("oneOf").is_some() || node.get("anyOf").is_some() {
            own.add_alternatives(&node, depth)?;
        } else {
            own.add_values(&node)?;
        }
        if alternative.reference().is_some() && !own.lists.is_empty() {
            own.lists = vec![alternative.clone()];
        }
        self.lists.extend(own.lists);
        for value in own.values {
            if !self.values.contains(&value) {
                self.values.push(value);
            }
        }
        Some(())
    }

    /// Adds the values of a text, or none where it is free. None when it is not text, or of a format.
    fn add_values(&mut self, node: &Node<'d>) -> Option<()> {
        let says = |keyword| node.get(keyword).is_some();
        let kind = node.get("type").map(|name| name.text() == Some("string"));
        let Some(list) = node.get("enum") else {
            return (kind == Some(true) && !says("format") && !says("allOf")).then_some(());
        };
        let values = list.items().filter(|value| !value.value().is_null());
        let values: Option<Vec<String>> = values.map(|it| it.text().map(str::to_owned)).collect();
        self.values = values.filter(|_| kind != Some(false))?;
        self.lists.push(node.clone());
        Some(())
    }
}

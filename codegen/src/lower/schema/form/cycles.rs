//! Schemas that lead back to themselves by their alternatives and parts.

use std::collections::{HashMap, HashSet};
use std::vec::IntoIter;

use super::alternatives::alternatives;
use crate::source::{Node, NodeKey};

/// The question that [`chooses_itself`] answers.
const CHOOSES_ITSELF: &str = "a schema among its own alternatives";

/// Tells whether a schema is among its own alternatives, at any distance. All schemas that it leads to have their answer
/// then, so that a chain or a circle of them is walked once.
pub fn chooses_itself(node: &Node<'_>) -> bool {
    if let Some(known) = node.answer(CHOOSES_ITSELF) {
        return known;
    }
    Search::default().visit(node);
    node.answer(CHOOSES_ITSELF) == Some(true)
}

/// Returns the alternatives and the parts of a schema.
pub fn inner<'d>(node: &Node<'d>) -> Vec<Node<'d>> {
    let mut inner = alternatives(node);
    inner.extend(node.get("allOf").iter().flat_map(Node::items));
    inner
}

/// A schema on the way, with those that it leads to and that were not looked at.
struct Step<'d> {
    node: Node<'d>,
    place: usize,
    targets: IntoIter<Node<'d>>,
}

/// The search for the sets of schemas that lead to one another (Tarjan's algorithm, without recursion).
#[derive(Default)]
struct Search<'d> {
    /// The place of each schema that was met, in the order in which they were.
    places: HashMap<NodeKey, usize>,
    /// The first place on the stack that each is known to lead to.
    low: Vec<usize>,
    way: Vec<Step<'d>>,
    /// The schemas whose set is not complete.
    stack: Vec<Node<'d>>,
}

impl<'d> Search<'d> {
    fn visit(&mut self, start: &Node<'d>) {
        self.enter(start.clone());
        while let Some(step) = self.way.last_mut() {
            let place = step.place;
            let Some(target) = step.targets.next() else {
                self.leave();
                continue;
            };
            let Ok(target) = target.follow() else {
                continue;
            };
            match self.places.get(&target.key()) {
                // One whose set is complete has its answer, and does not lead here.
                _ if target.answer(CHOOSES_ITSELF).is_some() => {}
                Some(known) => self.low[place] = self.low[place].min(*known),
                None => self.enter(target),
            }
        }
    }

    fn enter(&mut self, node: Node<'d>) {
        let place = self.low.len();
        self.places.insert(node.key(), place);
        self.low.push(place);
        self.stack.push(node.clone());
        let targets = inner(&node).into_iter();
        self.way.push(Step {
            node,
            place,
            targets,
        });
    }

    /// Ends the look at the last schema of the way. Where it is the first of its set, the set is complete.
    fn leave(&mut self) {
        let Some(Step { node, place, .. }) = self.way.pop() else {
            return;
        };
        if let Some(before) = self.way.last() {
            self.low[before.place] = self.low[before.place].min(self.low[place]);
        }
        if self.low[place] < place {
            return;
        }
        let key = node.key();
        let start = self.stack.iter().rposition(|it| it.key() == key);
        let set = self.stack.split_off(start.unwrap_or_default());
        let keys: HashSet<NodeKey> = set.iter().map(Node::key).collect();
        let leads_back = |alternative: &Node<'d>| {
            alternative
                .follow()
                .is_ok_and(|it| keys.contains(&it.key()))
        };
        for member in &set {
            let answer = alternatives(member).iter().any(leads_back);
            member.remember(CHOOSES_ITSELF, answer);
        }
    }
}

//! Schemas of which a value fits all at once: those of one property that several parts of an object declare.

use std::collections::HashSet;

use super::resolved::{describes_objects, resolved};
use super::{Form, choice, has_any, is_closed, parts};
use crate::source::{Node, NodeKey};

/// The most objects in objects that are compared.
const DEPTH: usize = 16;

/// What several schemas say of a value together, by their places among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// The last one that says anything.
    pub last: usize,
    /// The one that says the most, or several, which are objects: a value has the properties of each.
    pub most: Vec<usize>,
}

/// Returns what several schemas say together. Of those that say as much as others, the last one holds. None where none of
/// them says anything.
pub fn together(nodes: &[Node<'_>]) -> Option<Together> {
    let mut telling: Vec<(usize, &Node<'_>)> = nodes.iter().enumerate().collect();
    telling.retain(|(_, node)| tells(node));
    let last = telling.last()?.0;
    let most = match telling.iter().all(|(_, node)| is_plain_object(node)) {
        true => uncovered(&telling),
        false => {
            let latest_first = telling.iter().rev().map(|(_, node)| *node);
            let most = parts::most_telling(latest_first);
            vec![most.map_or(last, |place| telling[telling.len() - 1 - place].0)]
        }
    };
    Some(Together { last, most })
}

/// Returns the objects that have all properties of the others.
fn uncovered(telling: &[(usize, &Node<'_>)]) -> Vec<usize> {
    let mut kept: Vec<(usize, &Node<'_>)> = Vec::new();
    for (place, node) in telling {
        kept.retain(|(_, other)| !covers(node, other, DEPTH));
        if !kept.iter().any(|(_, other)| covers(other, node, DEPTH)) {
            kept.push((*place, node));
        }
    }
    kept.into_iter().map(|(place, _)| place).collect()
}

/// Tells whether a schema says anything of its values.
fn tells(node: &Node<'_>) -> bool {
    resolved(node).is_some_and(|(_, form)| !matches!(form, Form::Any))
}

/// Tells whether a schema describes objects whose properties are all known from it and its parts.
fn is_plain_object(node: &Node<'_>) -> bool {
    let is_choice = |node: &Node<'_>| choice(node).is_some() || has_any(node, &["discriminator"]);
    describes_objects(node) && all_parts(node).iter().all(|part| !is_choice(part))
}

/// Returns a schema and the parts that it has at any distance, each once.
fn all_parts<'d>(node: &Node<'d>) -> Vec<Node<'d>> {
    let mut seen: HashSet<NodeKey> = HashSet::new();
    let mut found = Vec::new();
    let mut open = vec![node.clone()];
    while let Some(next) = open.pop() {
        let Ok(next) = next.follow() else { continue };
        if seen.insert(next.key()) {
            open.extend(next.get("allOf").iter().flat_map(Node::items));
            found.push(next);
        }
    }
    found
}

/// Tells whether objects of a schema have all properties that another one declares, and keep what that one keeps.
fn covers(node: &Node<'_>, other: &Node<'_>, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return true;
    };
    let own = all_parts(node);
    let own_keys: HashSet<NodeKey> = own.iter().map(Node::key).collect();
    let others = all_parts(other);
    let mut others = others.iter().filter(|it| !own_keys.contains(&it.key()));
    let says_of_others =
        |part: &Node<'_>| has_any(part, &["additionalProperties", "patternProperties"]);
    let keeps = |part: &Node<'_>| says_of_others(part) && !is_closed(part);
    let declared = |name: &str| -> Option<Node<'_>> {
        let mut found = own
            .iter()
            .filter_map(|part| part.get("properties")?.get(name));
        found.next()
    };
    others.all(|part| {
        let properties = part.get("properties");
        let mut properties = properties.iter().flat_map(Node::entries);
        (!keeps(part) || own.iter().any(says_of_others))
            && properties.all(|(name, property)| {
                declared(name).is_some_and(|own| covers_value(&own, &property, depth))
            })
    })
}

/// Tells whether nothing of a value is lost where it is read by one schema although another one holds as well.
fn covers_value(node: &Node<'_>, other: &Node<'_>, depth: usize) -> bool {
    let (Some((own, form)), Some((other, other_form))) = (resolved(node), resolved(other)) else {
        return true;
    };
    match (form, other_form) {
        _ if own.key() == other.key() => true,
        (Form::Record | Form::Map, Form::Record | Form::Map) => covers(&own, &other, depth),
        (Form::List(own), Form::List(others)) => match (own.as_slice(), others.as_slice()) {
            ([own], [other]) => covers_value(own, other, depth),
            _ => true,
        },
        _ => true,
    }
}

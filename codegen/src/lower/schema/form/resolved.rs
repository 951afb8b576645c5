//! What schemas describe, looked at through references and through schemas that are the same as another.

use std::collections::HashSet;

use super::{Form, has_any, of};
use crate::source::{Node, NodeKey};

/// The most references, alternatives and parts from one to the next that are followed.
const DEPTH: usize = 16;

/// Returns the form that a schema has in the end. None where it leads back to itself, or nowhere.
pub fn resolved<'d>(node: &Node<'d>) -> Option<(Node<'d>, Form<'d>)> {
    let mut seen = HashSet::new();
    let mut node = node.follow().ok()?;
    while seen.insert(node.key()) {
        match of(&node) {
            Form::SameAs(same) => node = same.follow().ok()?,
            form => return Some((node, form)),
        }
    }
    None
}

/// Tells whether values of a schema have parts: those of objects and of lists do.
pub fn has_parts(node: &Node<'_>) -> bool {
    resolved(node).is_some_and(|(_, form)| form_has_parts(&form))
}

fn form_has_parts(form: &Form<'_>) -> bool {
    match form {
        Form::Record | Form::Map | Form::Choice(_) | Form::List(_) | Form::Tuple(_) => true,
        Form::Mixed(form) => form_has_parts(form),
        Form::Reference
        | Form::SameAs(_)
        | Form::Texts(_)
        | Form::Values(_)
        | Form::Scalar(_)
        | Form::Any => false,
    }
}

/// Tells whether a schema describes objects, as far as can be seen from it.
pub fn describes_objects(node: &Node<'_>) -> bool {
    describes_objects_within(node, DEPTH, &mut HashSet::new())
}

/// Looks at each schema once: one that was looked at before adds nothing to what the others say.
fn describes_objects_within(node: &Node<'_>, depth: usize, seen: &mut HashSet<NodeKey>) -> bool {
    let (Some(depth), Some((node, form))) = (depth.checked_sub(1), resolved(node)) else {
        return false;
    };
    if !seen.insert(node.key()) {
        return true;
    }
    match form {
        Form::Map => true,
        Form::Record => {
            let declares = ["type", "properties", "required", "additionalProperties"];
            let parts = node.get("allOf");
            let mut parts = parts.iter().flat_map(Node::items);
            has_any(&node, &declares)
                || parts.any(|part| describes_objects_within(&part, depth, seen))
        }
        Form::Choice(choice) => {
            let mut alternatives = choice.alternatives.iter();
            alternatives.all(|alternative| describes_objects_within(alternative, depth, seen))
        }
        Form::Reference
        | Form::SameAs(_)
        | Form::Mixed(_)
        | Form::Texts(_)
        | Form::Values(_)
        | Form::List(_)
        | Form::Tuple(_)
        | Form::Scalar(_)
        | Form::Any => false,
    }
}

//! Operations that path items refer to.

use super::parameter::Location;
use crate::source::{Node, Value};

/// An operation in a place of its own, to which a path item of 2.0 refers.
#[derive(Clone, Debug)]
pub struct ReferencedOperation {
    /// Its own list of media types of bodies.
    pub consumes: Option<Value>,
    /// Where its own body is described; none where it has none.
    pub body: Option<Location>,
}

impl ReferencedOperation {
    /// Reads an operation.
    pub fn of(operation: &Node<'_>) -> ReferencedOperation {
        let parameters = operation.get("parameters");
        let parameters = parameters.iter().flat_map(Node::items);
        let mut locations = parameters.filter_map(|parameter| {
            let parameter = parameter.follow().ok()?;
            Location::of(parameter.value().as_object()?)
        });
        let consumes = operation.get("consumes");
        ReferencedOperation {
            consumes: consumes.map(|it| it.value().clone()),
            body: locations.find(|it| matches!(it, Location::Body | Location::FormData)),
        }
    }
}

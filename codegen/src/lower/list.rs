//! Lists, and tuples: lists with a type for each place.

use super::schema::Schema;
use super::{Lower, Naming};
use crate::api::Type;
use crate::source::{Node, Value};

/// The most places of a tuple in Rust; longer ones have none of the standard traits.
const PLACES: usize = 12;

impl<'d> Lower<'d> {
    /// Lowers a list schema. With a schema for each of exactly so many places it is a tuple; where there may be
    /// fewer or more, it is a list of whatever may stand in any place.
    pub(super) fn list(&mut self, schema: &Schema<'d>, naming: &Naming) -> Type {
        let places = schema.node.get("x-prefix-items");
        let places: Vec<Node<'d>> = places.iter().flat_map(Node::items).collect();
        let others = schema.node.get("items");
        if places.is_empty() {
            let item = others.map(|items| self.schema(&items, &naming.inner("item")).into_type());
            return Type::List(Box::new(item.unwrap_or(Type::Json)));
        }
        let is_closed = others.as_ref().is_some_and(is_never)
            || schema
                .keywords
                .max_items
                .is_some_and(|most| most <= places.len());
        let is_full = schema
            .keywords
            .min_items
            .is_some_and(|least| least >= places.len());
        if is_closed && is_full && places.len() <= PLACES {
            let places = places.iter().enumerate();
            let types = places.map(|(index, place)| {
                let naming = naming.inner(&format!("item {}", index + 1));
                self.schema(place, &naming).into_type()
            });
            return Type::Tuple(types.collect());
        }
        let others = others.filter(|_| !is_closed);
        let all: Vec<Node<'d>> = places.into_iter().chain(others).collect();
        Type::List(Box::new(self.one_of(&all, &schema.node, naming, "item")))
    }
}

/// Tells whether nothing fits a schema: 3.1's `false`.
fn is_never(node: &Node<'_>) -> bool {
    let not = node.get("not");
    not.is_some_and(|not| matches!(not.value(), Value::Object(members) if members.is_empty()))
}

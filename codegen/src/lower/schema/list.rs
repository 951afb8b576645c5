//! Lists, and tuples: lists with a schema for each place.

use super::{Naming, Schema, Schemas};
use crate::api::Type;
use crate::source::Node;

impl<'d> Schemas<'d> {
    /// Lowers a list. An item is of one of the schemas `items`.
    pub(super) fn list(
        &mut self,
        schema: &Schema<'d>,
        items: Vec<Node<'d>>,
        naming: &Naming,
    ) -> Type {
        let item = match items.is_empty() {
            true => Type::Json,
            false => self.one_of(items, &schema.node, naming, "item"),
        };
        Type::List(Box::new(item))
    }

    /// Lowers a list with a schema for each of its places.
    pub(super) fn tuple(&mut self, places: &[Node<'d>], naming: &Naming) -> Type {
        let places = places.iter().enumerate();
        let types = places.map(|(index, place)| {
            let naming = naming.inner(&format!("item {}", index + 1));
            self.lower(place, &naming).into_type()
        });
        Type::Tuple(types.collect())
    }
}

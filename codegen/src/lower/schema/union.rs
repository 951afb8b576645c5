//! Unions: `oneOf` and `anyOf`.

use super::form::Choice;
use super::naming::variant_name;
use super::{Naming, Schema, Schemas};
use crate::api::{TypeKind, Union, Variant};
use crate::source::Node;

impl<'d> Schemas<'d> {
    /// Lowers a choice among schemas, without null. Where all come to one type, it is an alias of that.
    pub(super) fn union(
        &mut self,
        schema: &Schema<'d>,
        choice: Choice<'d>,
        naming: &Naming,
    ) -> TypeKind {
        let (mut variants, places) = self.variants(choice.alternatives, naming);
        if let [variant] = variants.as_slice() {
            return TypeKind::Alias(variant.ty.clone());
        }
        let discriminator = self.discriminator(schema, &places, &mut variants);
        TypeKind::Union(Union {
            variants,
            is_any_of: choice.keyword == "anyOf",
            discriminator,
        })
    }

    /// Lowers alternatives, each type once; returns with each schema the variant it comes to.
    pub(super) fn variants(
        &mut self,
        nodes: Vec<Node<'d>>,
        naming: &Naming,
    ) -> (Vec<Variant>, Vec<(Node<'d>, usize)>) {
        let mut variants: Vec<Variant> = Vec::new();
        let mut places = Vec::new();
        for (index, node) in nodes.into_iter().enumerate() {
            let variant = self.variant(&node, index, naming);
            let same = variants.iter().position(|other| other.ty == variant.ty);
            places.push((node, same.unwrap_or(variants.len())));
            if same.is_none() {
                variants.push(variant);
            }
        }
        (variants, places)
    }

    fn variant(&mut self, node: &Node<'d>, index: usize, naming: &Naming) -> Variant {
        let name = variant_name(node, index);
        // Null belongs to the choice as a whole.
        let ty = self.lower(node, &naming.inner(&name)).ty;
        let omits = |node: Node<'d>| self.input.pruned.omits(&node);
        Variant {
            name,
            origin: node.origin().clone().into(),
            ty,
            is_omitted: node.follow().is_ok_and(omits),
        }
    }
}

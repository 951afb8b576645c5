//! Discriminators: the property that tells the alternatives of a union apart.

use super::naming::last_step;
use super::{Schema, Schemas};
use crate::api::{Discriminator, Type, Variant};
use crate::source::Node;

impl<'d> Schemas<'d> {
    /// Lowers a discriminator and its mapping, whose targets are references or the names of components. A target
    /// that is not among the alternatives becomes one.
    pub(super) fn discriminator(
        &mut self,
        declared: openapiv3::Discriminator,
        schema: &Schema<'d>,
        places: &[(Node<'d>, usize)],
        variants: &mut Vec<Variant>,
    ) -> Discriminator {
        let mut values = Vec::new();
        for (value, target) in declared.mapping {
            let refers = |node: &Node<'_>| {
                let reference = node.reference();
                reference.is_some_and(|text| text == target || last_step(text) == target)
            };
            let listed = places
                .iter()
                .find(|(node, _)| refers(node))
                .map(|(_, index)| *index);
            let index = listed.or_else(|| {
                let node = mapped(&schema.node, &target)?;
                let name = node.origin().pointer.last()?;
                let ty = Type::Named(self.register_target(&node));
                let known = variants.iter().position(|variant| variant.ty == ty);
                Some(known.unwrap_or_else(|| {
                    let origin = node.origin().clone();
                    variants.push(Variant { name, origin, ty });
                    variants.len() - 1
                }))
            });
            values.extend(index.map(|index| (value, index)));
        }
        Discriminator {
            property: declared.property_name,
            values,
        }
    }

    /// Returns the discriminator of the base that all alternatives have in their `allOf`.
    pub(super) fn shared_discriminator(
        &mut self,
        places: &[(Node<'d>, usize)],
    ) -> Option<openapiv3::Discriminator> {
        let mut shared: Option<Node<'d>> = None;
        for (node, _) in places {
            let own = base_discriminator(node)?;
            let same = shared
                .as_ref()
                .is_none_or(|shared| shared.key() == own.key());
            same.then_some(())?;
            shared = Some(own);
        }
        self.report.read(&shared?, &[])
    }
}

/// Returns the schema that a mapping names by a reference or by the name of a component.
pub fn mapped<'d>(node: &Node<'d>, target: &str) -> Option<Node<'d>> {
    let name = target.replace('~', "~0").replace('/', "~1");
    let by_name = format!("#/components/schemas/{name}");
    node.resolve(target)
        .or_else(|_| node.resolve(&by_name))
        .ok()
}

/// Returns the discriminator of a base that a schema has in its `allOf`.
fn base_discriminator<'d>(node: &Node<'d>) -> Option<Node<'d>> {
    let node = node.follow().ok()?;
    let parts = node.get("allOf")?;
    let mut bases = parts.items().filter_map(|part| part.follow().ok());
    bases.find_map(|base| base.get("discriminator"))
}

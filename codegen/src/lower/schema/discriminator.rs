//! Discriminators: the property that tells the alternatives of a union apart.

use super::form::only;
use super::naming::last_step;
use super::{Schema, Schemas};
use crate::api::{Discriminator, Type, Variant};
use crate::diagnostic::Problem;
use crate::prune::{mapped, mapping};
use crate::source::{Node, Value};

/// The extension by which documents of Azure say the value of a discriminator that stands for a schema, where it is not
/// the schema's name.
const VALUE: &str = "x-ms-discriminator-value";

impl<'d> Schemas<'d> {
    /// Lowers the discriminator of a choice. Where the choice itself declares it, a target of the mapping that is not
    /// among the alternatives becomes one.
    pub(super) fn discriminator(
        &mut self,
        schema: &Schema<'d>,
        places: &[(Node<'d>, usize)],
        variants: &mut Vec<Variant>,
    ) -> Option<Discriminator> {
        let own = schema.node.get("discriminator");
        let is_own = own.is_some();
        let node = own.or_else(|| shared_discriminator(places))?;
        let declared: openapiv3::Discriminator = self.report.read(&node, &[])?;
        let default = default_target(&node);
        let mut discriminator = Discriminator {
            property: declared.property_name,
            values: Vec::new(),
            default: default.and_then(|target| listed(places, &target)),
        };
        let mut values = Vec::new();
        for (value, target) in mapping(&node) {
            let index = match listed(places, &target) {
                None if is_own => self.further_variant(&target, variants),
                listed => listed,
            };
            values.extend(index.map(|index| (value, index)));
        }
        for (place, index) in places {
            let own = place.follow().ok().and_then(|node| vendor_value(&node));
            values.extend(own.map(|value| (value, *index)));
        }
        discriminator.add_all(values);
        let omitted = places
            .iter()
            .filter(|(_, index)| variants[*index].is_omitted);
        let constants: Vec<(String, usize)> = omitted
            .filter_map(|(node, index)| Some((constant(node, &discriminator.property)?, *index)))
            .collect();
        let constants = constants.iter();
        discriminator.add_all(constants.map(|(value, index)| (value.as_str(), *index)));
        Some(discriminator)
    }

    /// Returns the alternative that a mapping names, which is added if it is new.
    fn further_variant(&mut self, target: &Node<'d>, variants: &mut Vec<Variant>) -> Option<usize> {
        let node = self.mapped(target)?;
        let name = node.origin().pointer.last()?;
        let ty = Type::Named(self.register_target(&node));
        let known = variants.iter().position(|variant| variant.ty == ty);
        Some(known.unwrap_or_else(|| {
            let origin = node.origin().clone();
            variants.push(Variant {
                name,
                origin: origin.into(),
                ty,
                is_omitted: false,
            });
            variants.len() - 1
        }))
    }

    /// Returns the schema that a mapping names, by a reference or by the name of a component. None where the settings omit
    /// it, and where there is none, which is told.
    pub(super) fn mapped(&mut self, target: &Node<'d>) -> Option<Node<'d>> {
        let Some(node) = mapped(target, &self.input.root) else {
            let text = target.text()?.to_owned();
            self.report
                .tell(Problem::UnknownMapping { target: text }, target.origin());
            return None;
        };
        (!self.input.pruned.omits(&node)).then_some(node)
    }
}

/// Returns the only value that a property has in a schema, which is not lowered, as a mapping writes it.
fn constant(node: &Node<'_>, property: &str) -> Option<String> {
    let node = node.follow().ok()?;
    let parts = node.get("allOf");
    let parts = parts.iter().flat_map(Node::items);
    let parts = parts.filter_map(|part| part.follow().ok());
    let mut declared = [node.clone()].into_iter().chain(parts);
    let value = declared.find_map(|part| only(&part.get("properties")?.get(property)?))?;
    match value {
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    }
}

/// Returns the value of a discriminator that a schema says is its own.
pub fn vendor_value<'d>(node: &Node<'d>) -> Option<&'d str> {
    node.get(VALUE)?.text()
}

/// Returns the name of the schema for values that no alternative is named for: `defaultMapping` of OpenAPI 3.2.
pub fn default_target<'d>(discriminator: &Node<'d>) -> Option<Node<'d>> {
    discriminator.get("x-default-mapping")
}

/// Returns the alternative that a mapping names: by the text of its reference, by the last step of that, or by another
/// reference to the same schema.
fn listed(places: &[(Node<'_>, usize)], target: &Node<'_>) -> Option<usize> {
    let name = target.text()?;
    let meant = target.resolve(name).ok().map(|node| node.key());
    let refers = |node: &Node<'_>| {
        let reference = node.reference();
        reference.is_some_and(|text| text == name || last_step(text) == name)
            || meant.is_some() && node.follow().ok().map(|node| node.key()) == meant
    };
    let mut places = places.iter();
    places
        .find(|(node, _)| refers(node))
        .map(|(_, index)| *index)
}

/// Returns the discriminator of the base that all alternatives have in their `allOf`.
fn shared_discriminator<'d>(places: &[(Node<'d>, usize)]) -> Option<Node<'d>> {
    let mut shared: Option<Node<'d>> = None;
    for (node, _) in places {
        let own = base_discriminator(node)?;
        let same = shared
            .as_ref()
            .is_none_or(|shared| shared.key() == own.key());
        same.then_some(())?;
        shared = Some(own);
    }
    shared
}

/// Returns the discriminator of a base that a schema has in its `allOf`.
fn base_discriminator<'d>(node: &Node<'d>) -> Option<Node<'d>> {
    let node = node.follow().ok()?;
    let parts = node.get("allOf")?;
    let mut bases = parts.items().filter_map(|part| part.follow().ok());
    bases.find_map(|base| base.get("discriminator"))
}

//! The values of an object under keys that are not declared, and values of one of several schemas.

use super::form::is_nullable;
use super::{Naming, Schemas, Use};
use crate::api::{Docs, Type, TypeKind, Union};
use crate::source::{Node, Value};

impl<'d> Schemas<'d> {
    /// Returns the type of the values under keys that are not declared, where `additionalProperties` or
    /// `patternProperties` speaks of them. None where neither does: such keys are allowed too, but nothing is known of
    /// their values.
    pub(super) fn additional(&mut self, node: &Node<'d>, naming: &Naming) -> Option<Type> {
        let patterns = node.get("patternProperties");
        let patterns: Vec<Node<'d>> = patterns
            .iter()
            .flat_map(Node::entries)
            .map(|it| it.1)
            .collect();
        let others = node.get("additionalProperties");
        match others.as_ref().map(Node::value) {
            Some(Value::Bool(true)) => Some(Type::Json),
            Some(Value::Bool(false)) | None if patterns.is_empty() => None,
            Some(Value::Bool(false)) | None => Some(self.one_of(patterns, node, naming, "value")),
            Some(_) => {
                let all: Vec<Node<'d>> = patterns.into_iter().chain(others).collect();
                Some(self.one_of(all, node, naming, "value"))
            }
        }
    }

    /// Returns the type of a value that is of one of several schemas, which are not the alternatives of `oneOf` or
    /// `anyOf`: those of the places of a list, say. `holder` is the schema that they stand in.
    pub(in crate::lower) fn one_of(
        &mut self,
        nodes: Vec<Node<'d>>,
        holder: &Node<'d>,
        naming: &Naming,
        word: &str,
    ) -> Type {
        if let [only] = nodes.as_slice() {
            return self.lower(only, &naming.inner(word)).into_type();
        }
        let nullable = nodes.iter().any(is_nullable);
        let (variants, _) = self.variants(nodes, naming);
        let ty = match variants.as_slice() {
            [] => Type::Json,
            [variant] => variant.ty.clone(),
            several if several.iter().any(|it| it.ty == Type::Json) => Type::Json,
            _ => {
                let id = self
                    .types
                    .define(naming.inner(word), holder.origin().clone());
                self.types[id].kind = TypeKind::Union(Union {
                    variants,
                    is_any_of: false,
                    discriminator: None,
                });
                Type::Named(id)
            }
        };
        let used = Use {
            ty,
            nullable,
            docs: Docs::default(),
        };
        used.into_type()
    }
}

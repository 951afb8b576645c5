//! What stands beside the declared properties of an object: a choice of others, and values under any key.

use std::collections::HashSet;

use super::object::{Place, place};
use super::schema::{Schema, Use, is_nullable};
use super::union::{Alternatives, alternatives, choice};
use super::{Lower, Naming};
use crate::api::{Docs, Field, Type, TypeKind, Union};
use crate::source::{Node, Value};
/// What a choice beside properties is called.
const VARIANT: &str = "variant";

/// The most references and alternatives from one to the next on the way to an object.
const DEPTH: usize = 16;

impl<'d> Lower<'d> {
    /// Lowers the choice of a part to a field whose properties stand beside the others. None when an
    /// alternative is not an object. A component that is a choice and nothing else, which is not `own`, has a
    /// type already.
    pub(super) fn choice(
        &mut self,
        schema: &Schema<'d>,
        naming: &Naming,
        own: bool,
    ) -> Option<Field> {
        let alternatives = alternatives(&schema.node);
        if !alternatives.iter().all(|node| is_object(node, DEPTH)) {
            return None;
        }
        let (name, ty) = match naming.parent.filter(|_| !own) {
            Some(id) if self.known.get(&place(&schema.node)) == Some(&id) => {
                (self.types[id.0].name.last().cloned()?, Type::Named(id))
            }
            _ => (VARIANT.to_owned(), self.choice_type(schema, naming)),
        };
        Some(Field {
            name,
            origin: schema.node.origin().clone(),
            docs: Docs::default(),
            ty,
            required: true,
            nullable: false,
            flat: true,
        })
    }

    /// Returns the type of a choice that stands beside properties.
    fn choice_type(&mut self, schema: &Schema<'d>, naming: &Naming) -> Type {
        let keyword = choice(&schema.node).unwrap_or("oneOf");
        let origin = schema.node.origin().join(keyword);
        let place = (origin.file, origin.pointer.clone());
        if let Some(id) = self.known.get(&place) {
            return Type::Named(*id);
        }
        let naming = naming.inner(VARIANT);
        let id = self.define(naming.clone(), origin);
        self.known.insert(place, id);
        let naming = Naming {
            words: naming.words,
            parent: Some(id),
        };
        self.types[id.0].kind = match self.alternatives(schema, &naming) {
            Alternatives::One(ty) => TypeKind::Alias(ty),
            Alternatives::Several(union) => TypeKind::Union(union),
        };
        Type::Named(id)
    }

    /// Returns the type of the values under keys that are not declared, where the document allows them
    /// in words: without a word about them they are allowed too, but nothing is known of them.
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
            Some(Value::Bool(false)) | None => Some(self.one_of(&patterns, node, naming, "value")),
            Some(_) => {
                let all: Vec<Node<'d>> = patterns.into_iter().chain(others).collect();
                Some(self.one_of(&all, node, naming, "value"))
            }
        }
    }

    /// Returns the type of a value that is described by one of several schemas, though no keyword says so.
    pub(super) fn one_of(
        &mut self,
        nodes: &[Node<'d>],
        holder: &Node<'d>,
        naming: &Naming,
        word: &str,
    ) -> Type {
        if let [only] = nodes {
            return self.schema(only, &naming.inner(word)).into_type();
        }
        let (variants, _) = self.variants(nodes.to_vec(), naming);
        let ty = match variants.as_slice() {
            [] => Type::Json,
            [variant] => variant.ty.clone(),
            several if several.iter().any(|it| it.ty == Type::Json) => Type::Json,
            _ => {
                let id = self.define(naming.inner(word), holder.origin().clone());
                self.types[id.0].kind = TypeKind::Union(Union {
                    variants,
                    discriminator: None,
                });
                Type::Named(id)
            }
        };
        let used = Use {
            ty,
            nullable: nodes.iter().any(is_nullable),
            docs: Docs::default(),
        };
        used.into_type()
    }
}

/// Tells whether a schema is among the alternatives of another, at any distance.
pub fn chooses(node: &Node<'_>, goal: &Place) -> bool {
    let mut seen = HashSet::new();
    let mut open = alternatives(node);
    while let Some(next) = open.pop() {
        let Ok(next) = next.follow() else { continue };
        if place(&next) == *goal {
            return true;
        }
        if seen.insert(place(&next)) {
            open.extend(alternatives(&next));
            open.extend(next.get("allOf").iter().flat_map(Node::items));
        }
    }
    false
}

/// Tells whether a schema describes objects, as far as can be seen from it.
fn is_object(node: &Node<'_>, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let Ok(node) = node.follow() else {
        return false;
    };
    match node.get("type").and_then(|name| name.text()) {
        Some(name) => name == "object",
        None => {
            let has = |keyword| node.get(keyword).is_some();
            let parts: Vec<Node<'_>> = node.get("allOf").iter().flat_map(Node::items).collect();
            let choices = alternatives(&node);
            let composed = parts.iter().any(|part| is_object(part, depth))
                || (!choices.is_empty() && choices.iter().all(|it| is_object(it, depth)));
            has("properties") || has("required") || has("additionalProperties") || composed
        }
    }
}

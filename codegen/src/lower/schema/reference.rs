//! Schemas that something refers to.

use super::form::is_nullable;
use super::{Naming, Schema, Schemas, Use};
use crate::api::{Docs, Type, TypeId};
use crate::source::Node;

/// The most references from one schema without a name to the next before one gets a name.
const MOST_REFERRED: usize = 32;

/// The most references in a row whose annotations count.
const MOST_ANNOTATIONS: usize = 16;

impl<'d> Schemas<'d> {
    /// Lowers a reference.
    pub(super) fn referenced(&mut self, node: &Node<'d>) -> Use {
        let Some(target) = self.report.follow(node) else {
            return Use::any();
        };
        let mut annotations = Use::any();
        let mut next = Some(node.clone());
        for _ in 0..MOST_ANNOTATIONS {
            let Some(reference) = next else { break };
            if let Some(schema) = self.annotations_beside(&reference) {
                annotations.nullable |= schema.data.nullable;
                annotations.docs = annotations.docs.and(self.schema_docs(&schema));
            }
            next = reference
                .reference()
                .and_then(|target| reference.step(target).ok())
                .filter(|target| target.reference().is_some());
        }
        let used = self.target(&target);
        Use {
            docs: annotations.docs.or(used.docs),
            nullable: used.nullable || annotations.nullable,
            ..used
        }
    }

    /// Lowers the schema that a reference leads to. One that is written inline, say the schema of a property, is lowered
    /// as it is there and gets no name for being referred to.
    fn target(&mut self, target: &Node<'d>) -> Use {
        if self.input.pruned.omits(target) {
            return Use::any();
        }
        let key = target.key();
        let is_known = self.types.get(&key).is_some() || self.referred.contains(&key);
        let is_deep = self.referred.len() >= MOST_REFERRED;
        match self.inline_naming(target) {
            Some(naming) if !is_known && !is_deep => {
                self.referred.push(key);
                let used = self.lower(target, &naming);
                self.referred.pop();
                used
            }
            _ => Use {
                ty: Type::Named(self.register_target(target)),
                nullable: is_nullable(target),
                docs: Docs::default(),
            },
        }
    }

    /// Collects what a schema says to readers where it stands: beside a reference, not where that leads.
    pub(super) fn annotations(&mut self, node: &Node<'d>) -> Docs {
        let schema = match node.reference().is_some() {
            true => self.annotations_beside(node),
            false => self.read_schema(node),
        };
        schema.map_or_else(Docs::default, |schema| self.schema_docs(&schema))
    }

    /// Reads the keywords beside a reference (OpenAPI 3.1, section 4.8.23; older documents have them too).
    fn annotations_beside(&mut self, node: &Node<'d>) -> Option<Schema<'d>> {
        let mut keywords = node.entries().map(|(key, _)| key);
        keywords
            .any(|key| key != "$ref")
            .then(|| self.read_schema(node))?
    }

    /// Returns the type of a schema that a reference leads to.
    pub(super) fn register_target(&mut self, target: &Node<'d>) -> TypeId {
        let naming = self.inline_naming(target).unwrap_or_else(|| {
            let name = target.origin().pointer.last();
            Naming::outer(&[&name.unwrap_or_else(|| target.file_stem())])
        });
        self.types.register(target, naming)
    }
}

//! The examples of a document: values that request bodies, responses and schemas show, with their types.

use std::collections::HashSet;

use super::media_type::encoding;
use super::schema::Types;
use crate::api::{Encoding, Example};
use crate::dialect::Kind;
use crate::source::{FileId, Node, NodeKey, Value};

/// Collects the examples of values that have a type in the client, which `types` knows by their
/// schemas.
pub(super) fn collect(root: &Node<'_>, types: &Types<'_>) -> Vec<Example> {
    let mut collector = Collector {
        types,
        open: Vec::new(),
        known: HashSet::new(),
        is_optional: false,
        examples: Vec::new(),
    };
    collector.visit(root, Kind::Document, "");
    while let Some((node, kind)) = collector.open.pop() {
        collector.visit(&node, kind, "");
    }
    let mut seen = HashSet::new();
    let mut examples = collector.examples;
    examples.retain(|example| seen.insert(example.origin.key()));
    examples
}

struct Collector<'c, 'd> {
    types: &'c Types<'c>,
    /// Parts of other files. What they are depends on the references to them: a schema, a response.
    open: Vec<(Node<'d>, Kind)>,
    known: HashSet<(NodeKey, Kind)>,
    /// Whether it is in a body that can be left out.
    is_optional: bool,
    examples: Vec<Example>,
}

impl<'d> Collector<'_, 'd> {
    /// Looks through a node that stands under `key`.
    fn visit(&mut self, node: &Node<'d>, kind: Kind, key: &str) {
        let was_optional = self.is_optional;
        match kind {
            Kind::RequestBody => {
                let required = node.get("required");
                self.is_optional = required.is_none_or(|it| *it.value() != Value::Bool(true));
            }
            Kind::MediaType if encoding(key) == Encoding::Json => self.media_type(node),
            Kind::Schema | Kind::SchemaOrBoolean => self.schema(node),
            _ => {}
        }
        if node.reference().is_some() {
            self.refer(node, kind);
        }
        for (key, child) in node.entries() {
            self.enter(node, &child, kind.child(key), key);
        }
        for item in node.items() {
            self.enter(node, &item, kind.child("0"), "");
        }
        self.is_optional = was_optional;
    }

    /// Looks through a member or item of a node; later where a reference stands for it.
    fn enter(&mut self, node: &Node<'d>, child: &Node<'d>, kind: Kind, key: &str) {
        if kind == Kind::Opaque {
            return;
        }
        if child.is_within(node) {
            self.visit(child, kind, key);
        } else if self.known.insert((child.key(), kind)) {
            self.open.push((child.clone(), kind));
        }
    }

    /// Notes a part of another file; the root file is looked through as a whole.
    fn refer(&mut self, node: &Node<'d>, kind: Kind) {
        let Ok(target) = node.follow() else { return };
        let key = target.key();
        if key.file != FileId::ROOT && self.known.insert((key, kind)) {
            self.open.push((target, kind));
        }
    }

    fn media_type(&mut self, node: &Node<'d>) {
        let Some(schema) = node.get("schema") else {
            return;
        };
        let named = node.get("examples");
        let named = named.iter().flat_map(Node::entries);
        let named = named.filter_map(|(_, example)| example.follow().ok()?.get("value"));
        let examples = node.get("example").into_iter().chain(named);
        // Null is how an example shows a body that is left out.
        let is_absent = |example: &Node<'d>| self.is_optional && example.value().is_null();
        let examples: Vec<Node<'d>> = examples.filter(|it| !is_absent(it)).collect();
        for example in examples {
            self.add(&example, &schema);
        }
    }

    fn schema(&mut self, node: &Node<'d>) {
        let further = node.get("x-examples");
        let further = further.iter().flat_map(Node::items);
        for example in node.get("example").into_iter().chain(further) {
            self.add(&example, node);
        }
    }

    fn add(&mut self, example: &Node<'d>, schema: &Node<'d>) {
        if let Some(ty) = self.types.used(&schema.key()) {
            self.examples.push(Example {
                origin: example.origin().clone().into(),
                schema: schema.origin().clone().into(),
                ty: ty.clone(),
            });
        }
    }
}

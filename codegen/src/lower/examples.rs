//! The examples of a document: what bodies, answers and schemas show of values, with the types of these.

use std::collections::{HashMap, HashSet};

use super::request_body::encoding;
use crate::api::{Encoding, Example, Type};
use crate::dialect::Kind;
use crate::source::{FileId, Node, Origin, Pointer, Value};

/// The place of a node.
type Place = (FileId, Pointer);

/// Collects the examples of values that have a type in the client, which `uses` knows by the places of
/// schemas.
pub(super) fn collect(root: &Node<'_>, uses: &HashMap<Place, Type>) -> Vec<Example> {
    let mut collector = Collector {
        uses,
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
    examples.retain(|example| seen.insert(place(&example.origin)));
    examples
}

struct Collector<'c, 'd> {
    uses: &'c HashMap<Place, Type>,
    /// Parts of other files, which are what the references to them say.
    open: Vec<(Node<'d>, Kind)>,
    known: HashSet<(Place, Kind)>,
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
            let kind = kind.child(key);
            if kind != Kind::Opaque {
                self.visit(&child, kind, key);
            }
        }
        let kind = kind.child("0");
        for item in node.items().filter(|_| kind != Kind::Opaque) {
            self.visit(&item, kind, "");
        }
        self.is_optional = was_optional;
    }

    /// Notes a part of another file; the root file is looked through as a whole.
    fn refer(&mut self, node: &Node<'d>, kind: Kind) {
        let Ok(target) = node.follow() else { return };
        let place = place(target.origin());
        if place.0 != FileId::ROOT && self.known.insert((place, kind)) {
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
        if let Some(ty) = self.uses.get(&place(schema.origin())) {
            self.examples.push(Example {
                origin: example.origin().clone(),
                schema: schema.origin().clone(),
                ty: ty.clone(),
            });
        }
    }
}

fn place(origin: &Origin) -> Place {
    (origin.file, origin.pointer.clone())
}

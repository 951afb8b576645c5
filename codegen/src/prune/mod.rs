//! What the settings leave out of a document: operations, schemas and properties, and the component schemas that
//! nothing else uses.
//!
//! Nothing is taken out of the tree. Lowering could tell the difference to a document that never had the node,
//! and most of what it would do is wrong:
//!
//! - A reference to an omitted schema would lead nowhere, which is a fault of the document. It stays what names an
//!   alternative (`oneOf: [{$ref: '#/components/schemas/Omitted'}]`), and its value is any JSON.
//! - An object whose properties are all omitted would become one that declares none: a map.
//! - A part of a document that several references share is omitted for one of them alone: `GET /a` and `GET /b` can
//!   be one path item.
//!
//! And the tree is lent, not owned: a document is generated from as often as there are settings for it, and a copy of
//! a large one takes longer than all else here. So pruning finds the places of what is left out once, before
//! lowering starts, which asks at the nodes that it comes to.

mod operations;
mod schemas;
mod subtypes;
#[cfg(test)]
mod tests;
mod walk;

use std::collections::{BTreeSet, HashSet};

use crate::config::{Config, Omit};
use crate::diagnostic::Diagnostic;
use crate::dialect::Normalized;
use crate::source::{Document, Node, NodeKey, Origin};
use operations::Operation;
pub use subtypes::{Subtypes, mapped, mapping};
use walk::Walk;

/// The entries of the settings that match something, by their sections.
type Used = BTreeSet<(&'static str, String)>;

/// A document, and what the settings leave out of it.
#[derive(Clone, Debug)]
pub struct Pruned<'d> {
    document: &'d Normalized,
    omitted: Omitted,
    /// The nodes that only what is omitted leads to.
    unused: HashSet<NodeKey>,
    diagnostics: Vec<Diagnostic>,
}

/// What the settings name, or what is deprecated where they omit that.
#[derive(Clone, Debug, Default)]
struct Omitted {
    /// Operations, each with the path that it is omitted at.
    operations: HashSet<(String, NodeKey)>,
    /// The nodes of operations, schemas and properties.
    nodes: HashSet<NodeKey>,
}

impl<'d> Pruned<'d> {
    /// Finds what the settings leave out of a document.
    pub fn of(document: &'d Normalized, config: &Config) -> Self {
        let mut pruned = Pruned {
            document,
            omitted: Omitted::default(),
            unused: HashSet::new(),
            diagnostics: Vec::new(),
        };
        if config.omit != Omit::default() {
            pruned.prune(config);
        }
        pruned
    }

    fn prune(&mut self, config: &Config) {
        let omit = &config.omit;
        let mut used = Used::new();
        let root = self.document().root();
        let schemas = component_schemas(&root);
        let components: Vec<(&str, Node<'d>)> = schemas.iter().flat_map(Node::entries).collect();
        let parts = root.entries().filter(|(key, _)| *key != "components");
        let parts: Vec<Node<'d>> = parts.map(|(_, node)| node).collect();
        let walk = Walk {
            subtypes: schemas.as_ref().map(subtypes::of).unwrap_or_default(),
            root: root.clone(),
        };

        let operations = operations::all(&root).into_iter();
        let operations: Vec<Operation<'d>> = operations
            .filter(|operation| operation.is_omitted(omit, &mut used))
            .collect();
        let mut nodes: Vec<Node<'d>> = operations.iter().map(|it| it.node.clone()).collect();
        nodes.extend(schemas::named(&components, &omit.schemas, &mut used));
        if omit.deprecated {
            let all = parts.iter().chain(components.iter().map(|(_, node)| node));
            nodes.extend(walk.deprecated_properties(all.cloned().collect()));
        }
        self.omitted = Omitted {
            operations: operations.iter().map(Operation::key).collect(),
            nodes: nodes.iter().map(Node::key).collect(),
        };
        self.unused = self.find_unused(&walk, nodes, parts, &components);
        self.diagnostics = useless_entries(config, &used);
    }

    /// Returns what only the omitted nodes lead to. A component schema that nothing leads to either way stays.
    fn find_unused(
        &self,
        walk: &Walk<'d>,
        omitted: Vec<Node<'d>>,
        parts: Vec<Node<'d>>,
        components: &[(&str, Node<'d>)],
    ) -> HashSet<NodeKey> {
        let mut needed = walk.reach(parts, &self.omitted.nodes);
        let candidates = walk.reach(omitted, &HashSet::new());
        let others = components.iter().map(|(_, node)| node);
        let others = others.filter(|node| !candidates.contains(&node.key()));
        needed.extend(walk.reach(others.cloned().collect(), &self.omitted.nodes));
        candidates.difference(&needed).cloned().collect()
    }

    /// Returns the document and what is wrong with it.
    pub fn normalized(&self) -> &'d Normalized {
        self.document
    }

    /// Returns the document.
    pub fn document(&self) -> &'d Document {
        self.document.document()
    }

    /// Tells whether the settings omit an operation at a path, or it is deprecated and they omit that.
    pub fn omits_operation(&self, path: &str, operation: &Node<'_>) -> bool {
        let operations = &self.omitted.operations;
        !operations.is_empty() && operations.contains(&(path.to_owned(), operation.key()))
    }

    /// Tells whether the settings omit a schema or property, or it is deprecated and they omit that.
    pub fn omits(&self, schema: &Node<'_>) -> bool {
        !self.omitted.nodes.is_empty() && self.omitted.nodes.contains(&schema.key())
    }

    /// Tells whether a component schema is in the client: it is not omitted, and not only what is omitted uses it.
    pub fn keeps_component(&self, schema: &Node<'_>) -> bool {
        !self.omits(schema) && !self.unused.contains(&schema.key())
    }

    /// Returns the components that inherit from a schema and are not omitted, by the key of that schema. `schemas` are
    /// the component schemas.
    pub fn subtypes(&self, schemas: &Node<'d>) -> Subtypes<'d> {
        let mut subtypes = subtypes::of(schemas);
        for subtypes in subtypes.values_mut() {
            subtypes.retain(|(_, node)| !self.omits(node));
        }
        subtypes
    }

    /// Returns what is wrong with the parts of the document that are left, and the entries of the settings that match
    /// nothing in it.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        let found = self.document.diagnostics().iter();
        let found = found.filter(|it| !self.is_left_out(&it.origin));
        found.chain(&self.diagnostics)
    }

    /// Tells whether a node, or one that it is in, is omitted or only used by what is.
    fn is_left_out(&self, origin: &Origin) -> bool {
        if self.omitted.nodes.is_empty() {
            return false;
        }
        let mut next = Some(origin.pointer.clone());
        while let Some(pointer) = next {
            next = pointer.parent();
            let file = origin.file;
            let key = NodeKey { file, pointer };
            if self.omitted.nodes.contains(&key) || self.unused.contains(&key) {
                return true;
            }
        }
        false
    }
}

/// Returns the map of component schemas.
fn component_schemas<'d>(root: &Node<'d>) -> Option<Node<'d>> {
    root.get("components")?.get("schemas")
}

/// Reports the entries of `omit` in the settings that match nothing in the document.
fn useless_entries(config: &Config, used: &Used) -> Vec<Diagnostic> {
    let omit = &config.omit;
    let operation = "an operation of that id or place";
    let tag = "a tag of that name with operations";
    let schema = "a schema or property of that name";
    let sections = [
        ("omit.operations", &omit.operations, operation),
        ("omit.tags", &omit.tags, tag),
        ("omit.schemas", &omit.schemas, schema),
    ];
    let mut useless = Vec::new();
    for (section, entries, missing) in sections {
        for entry in entries {
            if !used.contains(&(section, entry.clone())) {
                useless.push(Diagnostic::unused_setting(config, section, entry, missing));
            }
        }
    }
    useless
}

/// Tells whether an operation or a schema is deprecated.
fn is_deprecated(node: &Node<'_>) -> bool {
    let flag = node.get("deprecated");
    flag.is_some_and(|flag| flag.value().as_bool() == Some(true))
}

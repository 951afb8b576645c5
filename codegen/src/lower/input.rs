//! What lowering reads.

use crate::config::Config;
use crate::prune::{Pruned, Subtypes};
use crate::source::Node;

/// A document, its settings, and what is known of both before the first schema is lowered.
pub struct Input<'d> {
    pub config: &'d Config,
    /// What the settings leave of the document.
    pub pruned: &'d Pruned<'d>,
    /// The root node of the document.
    pub root: Node<'d>,
    /// The component schemas.
    pub components: Option<Node<'d>>,
    /// The components that inherit from a schema, by the key of that schema.
    pub subtypes: Subtypes<'d>,
}

impl<'d> Input<'d> {
    /// Looks up the component schemas and what inherits from what among them.
    pub fn new(pruned: &'d Pruned<'d>, config: &'d Config) -> Self {
        let root = pruned.document().root();
        let components = root.get("components");
        let components = components.and_then(|components| components.get("schemas"));
        let subtypes = components.as_ref().map(|schemas| pruned.subtypes(schemas));
        Self {
            config,
            pruned,
            root,
            components,
            subtypes: subtypes.unwrap_or_default(),
        }
    }
}

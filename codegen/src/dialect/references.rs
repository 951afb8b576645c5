//! References to nodes that have moved.

use serde_json::Value;

use super::kind::Kind;
use super::survey::is_reference;
use crate::source::{Document, FileId, Moves, Pointer};

/// Where the nodes of all files have gone.
pub struct References<'m> {
    pub document: &'m Document,
    /// The moves of each file, by its number.
    pub moves: &'m [Moves],
    /// The file at hand.
    pub file: FileId,
}

impl References<'_> {
    /// Lets the references in a node lead to where their targets are now.
    pub fn visit(&self, value: &mut Value, kind: Kind) {
        match value {
            Value::Object(members) => {
                if let (Kind::Discriminator, Some(Value::Object(mapping))) =
                    (kind, members.get_mut("mapping"))
                {
                    mapping.values_mut().for_each(|value| self.mapped(value));
                }
                for (key, child) in members {
                    match (child, kind.child(key)) {
                        (Value::String(target), _) if key == "$ref" => self.follow(target),
                        (_, Kind::Opaque) => {}
                        (child, kind) => self.visit(child, kind),
                    }
                }
            }
            Value::Array(items) => {
                let kind = kind.child("0");
                if kind != Kind::Opaque {
                    items.iter_mut().for_each(|item| self.visit(item, kind));
                }
            }
            _ => {}
        }
    }

    fn mapped(&self, value: &mut Value) {
        match value {
            Value::String(target) if is_reference(target) => self.follow(target),
            _ => {}
        }
    }

    fn follow(&self, target: &mut String) {
        let moved = || {
            let (path, fragment) = target.split_once('#')?;
            let file = self.document.linked(self.file, target)?;
            let old = Pointer::from_fragment(fragment)?;
            let new = self.moves.get(file.index())?.moved(&old);
            (new != old).then(|| format!("{path}#{}", new.as_str().replace('%', "%25")))
        };
        if let Some(moved) = moved() {
            *target = moved;
        }
    }
}

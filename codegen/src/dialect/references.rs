//! References to nodes that were moved: they get the new pointers.

use serde_json::Value;

use super::kind::Kind;
use crate::source::{Document, FileId, Moves, Pointer, is_reference};

/// The work on the references of one file.
pub struct ReferenceUpdate<'m> {
    pub document: &'m Document,
    /// The moves of each file, by its number.
    pub moves: &'m [Moves],
    /// The file with the references.
    pub file: FileId,
}

impl ReferenceUpdate<'_> {
    /// Updates the references in a node of a kind.
    pub fn visit(&self, value: &mut Value, kind: Kind) {
        match value {
            Value::Object(members) => {
                if let (Kind::Discriminator, Some(Value::Object(mapping))) =
                    (kind, members.get_mut("mapping"))
                {
                    mapping
                        .values_mut()
                        .for_each(|value| self.update_mapping(value));
                }
                for (key, child) in members {
                    match (child, kind.child(key)) {
                        (Value::String(target), _) if key == "$ref" => self.update(target),
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

    /// Updates a value of a discriminator's mapping, which is a reference or a name.
    fn update_mapping(&self, value: &mut Value) {
        match value {
            Value::String(target) if is_reference(target) => self.update(target),
            _ => {}
        }
    }

    /// Updates the text of a reference.
    fn update(&self, target: &mut String) {
        let moved = || {
            let (path, fragment) = target.split_once('#')?;
            let file = self.document.referenced_file(self.file, target)?;
            let old = Pointer::from_fragment(fragment)?;
            let new = self.moves.get(file.index())?.moved(&old);
            (new != old).then(|| format!("{path}#{}", new.as_str().replace('%', "%25")))
        };
        if let Some(moved) = moved() {
            *target = moved;
        }
    }
}

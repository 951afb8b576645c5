//! The schemas of a document, brought to what makes and judges values.

use std::collections::HashMap;

use serde_json::Value;
use validate::Dialect;

use crate::hierarchies::{self, Hierarchy};
use crate::{Direction, discriminators, nullable, one_way, place};

/// The schemas of a document as they hold for values that travel in one direction.
///
/// They are plain JSON Schema: what OpenAPI says by `nullable`, `readOnly`, `writeOnly` and discriminators is said in
/// keywords that a validator knows. Every node is where it was.
#[derive(Debug)]
pub struct Schemas {
    files: Vec<Value>,
    dialect: Dialect,
    direction: Direction,
    hierarchies: HashMap<String, Hierarchy>,
}

impl Schemas {
    /// Reads the schemas in the files of a document, all of whose references have the form `doc:/0#/…`.
    pub fn new(files: &[Value], dialect: Dialect, direction: Direction) -> Self {
        let hierarchies = hierarchies::of(files);
        let mut trees = files.to_vec();
        for tree in &mut trees {
            one_way::relax(files, tree, direction);
            discriminators::spell_out(files, tree);
            if dialect == Dialect::Draft4 {
                nullable::spell_out(tree);
            }
        }
        Self {
            files: validate::prepare(trees, dialect),
            dialect,
            direction,
            hierarchies,
        }
    }

    /// Returns the files, for a [`Judge`](validate::Judge).
    pub fn files(&self) -> &[Value] {
        &self.files
    }

    /// Returns the language of the schemas.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Returns the schema at a place.
    pub fn find(&self, place: &str) -> Option<&Value> {
        place::find(&self.files, place)
    }

    /// Returns the hierarchy whose base is at a place.
    pub(crate) fn hierarchy(&self, place: &str) -> Option<&Hierarchy> {
        self.hierarchies.get(place)
    }

    /// Tells whether the property with a schema does not travel in the direction.
    pub(crate) fn is_excluded(&self, property: &Value) -> bool {
        one_way::is_excluded(&self.files, property, self.direction)
    }

    /// Tells whether the property with a schema may be left out in the direction.
    pub(crate) fn says_nothing_beside(&self) -> bool {
        self.dialect == Dialect::Draft4
    }
}

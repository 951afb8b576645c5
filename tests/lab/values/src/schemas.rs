//! The schemas of a document, brought to what makes and judges values.

use serde_json::Value;
use validate::Dialect;

use crate::hierarchies::Hierarchies;
use crate::{Direction, closed, discriminators, loose, nullable, one_way, place};

/// The schemas of a document as they hold for values that travel in one direction.
///
/// They are plain JSON Schema: what OpenAPI says by `nullable`, `readOnly`, `writeOnly` and discriminators is said in
/// keywords that a validator knows. Every node is where it was.
#[derive(Debug)]
pub struct Schemas {
    files: Vec<Value>,
    dialect: Dialect,
    direction: Direction,
    hierarchies: Hierarchies,
}

impl Schemas {
    /// Reads the schemas in the files of a document, all of whose references have the form `doc:/0#/…`.
    pub fn new(files: &[Value], dialect: Dialect, direction: Direction) -> Self {
        let hierarchies = Hierarchies::of(files);
        let mut trees = files.to_vec();
        closed::open(files, &mut trees);
        trees.push(hierarchies.file());
        for tree in &mut trees {
            one_way::relax(files, tree, direction);
            discriminators::spell_out(files, tree);
            hierarchies.redirect(tree);
            if dialect == Dialect::Draft4 {
                loose::spell_out(tree);
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

    /// Returns the place of the schema that allows what values of the schema at a place are. It is another one for a
    /// base whose values are those of its subtypes.
    pub fn whole<'p>(&'p self, place: &'p str) -> &'p str {
        self.hierarchies.whole(place)
    }

    /// Returns what is known of bases and their subtypes.
    pub(crate) fn hierarchies(&self) -> &Hierarchies {
        &self.hierarchies
    }

    /// Tells whether the property with a schema does not travel in the direction.
    pub(crate) fn is_excluded(&self, property: &Value) -> bool {
        one_way::is_excluded(&self.files, property, self.direction)
    }

    /// Tells whether keywords beside a reference mean nothing.
    pub(crate) fn ignores_siblings(&self) -> bool {
        self.dialect == Dialect::Draft4
    }
}

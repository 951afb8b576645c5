//! Random values that the schemas of an OpenAPI document allow: `Maker` makes them from the place of a schema and a
//! seed, with the feature `program`. Without it there is what the program `values` reads and writes, as JSON.

#[cfg(feature = "program")]
mod closed;
#[cfg(feature = "program")]
mod constraints;
#[cfg(feature = "program")]
mod discriminators;
#[cfg(feature = "program")]
mod hierarchies;
#[cfg(feature = "program")]
mod lenient;
#[cfg(feature = "program")]
mod loose;
#[cfg(feature = "program")]
mod maker;
#[cfg(feature = "program")]
mod nullable;
#[cfg(feature = "program")]
mod number;
#[cfg(feature = "program")]
mod object;
#[cfg(feature = "program")]
mod one_way;
#[cfg(feature = "program")]
mod pattern;
#[cfg(feature = "program")]
mod place;
#[cfg(feature = "program")]
mod samples;
#[cfg(feature = "program")]
mod schemas;
#[cfg(feature = "program")]
mod text;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use validate::Dialect;

#[cfg(feature = "program")]
pub use maker::{Leaf, LeafKind, Made, Maker, Undeclared};
#[cfg(feature = "program")]
pub use samples::samples;
#[cfg(feature = "program")]
pub use schemas::Schemas;

/// The files of a document and the models that values are made for.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Job {
    /// Which language the schemas are in.
    pub dialect: Dialect,
    /// The files as trees. The first is `doc:/0`, the second `doc:/1`; all references have that form.
    pub files: Vec<Value>,
    /// The models.
    pub models: Vec<Model>,
    /// The number that all chance begins with.
    pub seed: u64,
    /// How many valid values each model gets.
    pub count: usize,
}

/// A model: a schema with a type in the client.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Model {
    /// The reference to the schema, such as `doc:/0#/components/schemas/User`.
    pub schema: String,
    /// The directions in which its values travel.
    pub direction: Direction,
    /// The references to the schemas of a union's variants.
    pub variants: Vec<String>,
}

/// The direction in which values travel.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Direction {
    /// In requests, which have no properties that are `readOnly`.
    Request,
    /// In responses, which need no properties that are `writeOnly`.
    Response,
}

/// A value for a model.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Sample {
    /// The index of the model.
    pub model: usize,
    /// The value.
    pub value: Value,
    /// What it tries.
    pub class: Class,
    /// What it has to come out as; the value itself where there is nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<Value>,
    /// The members that no schema declares, as JSON Pointers.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub undeclared: BTreeSet<String>,
    /// The numbers in single precision.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub floats: BTreeSet<String>,
    /// Whether it is that of a choice beside properties, whose type has only a part of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_partial: bool,
    /// The variants that the value is valid against, by index.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<usize>,
    /// The number that `Maker` made it with.
    pub index: usize,
}

/// What a value tries.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Class {
    /// The schema allows it.
    Valid,
    /// It has a value that an enumeration does not list.
    UnknownEnum,
    /// It has a whole number with a fraction of zero, `5.0`.
    WholeFraction,
    /// It has null where an optional member is not nullable, which stands for a member that is absent.
    NullForAbsent,
    /// It has bytes in the other alphabet of base64, or without padding.
    OtherBase64,
}

/// How many values were made, and what became of the others.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Tally {
    /// The values.
    pub made: usize,
    /// Those that were thrown away because the schema does not allow them.
    pub thrown: usize,
    /// The models for which none could be made.
    pub without: usize,
}

//! The property by which a model is told apart from others, where one value of it stands for the model.

use serde::de::MapAccess;
use serde::ser::SerializeMap;
use serde_json::Value;

use super::record_reader::Slot;
use super::record_writer::Field;
use super::union::Name;

/// A field of a model for OpenAPI's discriminator, whose value follows from the model.
///
/// It is written wherever the model is sent. A model that was read keeps what was there, so that writing it gives the
/// same again: nothing where the property was absent, and a value that is not the model's own.
///
/// It does not know the value, which `record!` has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Discriminator(Found);

/// What a discriminator is in one model.
#[derive(Clone, Debug, Default, PartialEq)]
enum Found {
    /// The value that stands for the model.
    #[default]
    Own,
    /// Nothing.
    Absent,
    /// Another value.
    Other(Box<Value>),
}

impl Discriminator {
    /// The discriminator of a model in which it has not been found.
    pub const ABSENT: Self = Self(Found::Absent);
}

/// The discriminator of a model that is read, and the value that stands for the model.
#[derive(Debug)]
pub struct DiscriminatorSlot<'a, N>(pub &'a mut Discriminator, pub N);

impl<'de, A: MapAccess<'de>, N: Name> Slot<'de, A> for DiscriminatorSlot<'_, N> {
    fn read(&mut self, map: &mut A) -> Result<(), A::Error> {
        let value: Value = map.next_value()?;
        self.0.0 = match self.1.is(&value) {
            true => Found::Own,
            false => Found::Other(Box::new(value)),
        };
        Ok(())
    }

    fn is_empty(&self) -> bool {
        false
    }
}

/// The discriminator of a model that is written, and the value that stands for the model.
#[derive(Debug)]
pub struct DiscriminatorField<'a, N>(pub &'a Discriminator, pub N);

impl<M: SerializeMap, N: Name> Field<M> for DiscriminatorField<'_, N> {
    fn is_absent(&self) -> bool {
        self.0.0 == Found::Absent
    }

    fn write(&self, name: &'static str, map: &mut M) -> Result<(), M::Error> {
        match &self.0.0 {
            Found::Own => map.serialize_entry(name, &self.1),
            Found::Absent => Ok(()),
            Found::Other(value) => map.serialize_entry(name, value),
        }
    }
}

// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! How a record is read: one visitor for all, which fills the slots of the fields.

use super::field_names::{FieldNames, Lookup};
use super::nullable::Nullable;
use super::number::Numbers;
use serde::Deserialize;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor,
};
use serde_json::Value;
use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::mem::take;

/// A struct that `record!` has described.
pub trait Record: Sized {
    /// The struct's name, for messages.
    const NAME: &'static str;

    /// The wire names of the fields, in the order of the slots that [`Record::read`] fills.
    const FIELDS: &'static [&'static str];

    /// The same names with a table to look them up in. It is a constant of its own, so that it is
    /// computed only where a record is read, and `cargo check` does not compute it.
    const NAMES: &'static FieldNames = &FieldNames::of(Self::FIELDS);

    /// Builds the struct from the entries of a map, into `record`: returned as a value it would be
    /// copied on its way.
    ///
    /// # Errors
    ///
    /// Fails where a value has the wrong type, and where a required field is missing.
    fn read<'de, A: MapAccess<'de>>(
        entries: Entries<A>,
        record: &mut Option<Self>,
    ) -> Result<(), A::Error>;
}

/// Reads a record from a map.
///
/// Unlike with serde's derive, a sequence is an error: an array of the right length is not an object.
///
/// # Errors
///
/// Fails where the input is not a map, and where [`Record::read`] does.
pub fn read<'de, R: Record, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    let mut record = None;
    deserializer.deserialize_map(RecordVisitor(&mut record))?;
    record.ok_or_else(|| D::Error::custom("there is no record"))
}

/// The visitor of every record. It writes the record through a reference: as the visitor's value it
/// would be copied each time that a function returns it.
struct RecordVisitor<'a, R>(&'a mut Option<R>);

impl<'de, R: Record> Visitor<'de> for RecordVisitor<'_, R> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "struct {}", R::NAME)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        R::read(Entries::of(map, R::NAMES), self.0)
    }
}

/// The entries of a map that is read into a record.
#[derive(Debug)]
pub struct Entries<A> {
    map: A,
    names: &'static FieldNames,
    missing: &'static str,
}

impl<'de, A: MapAccess<'de>> Entries<A> {
    /// Creates the entries of a map, for a record with these fields.
    pub fn of(map: A, names: &'static FieldNames) -> Self {
        Self {
            map,
            names,
            missing: "",
        }
    }

    /// Reads every entry into the slot of its field, and entries without a field into `rest`, which
    /// holds one map or none; without one they are skipped.
    ///
    /// Of a key that occurs more than once the last entry counts. RFC 8259 (section 4) leaves that
    /// open. JavaScript does so, and so does reading by way of a `serde_json::Value`, as unions and
    /// flattened fields do.
    ///
    /// # Errors
    ///
    /// Fails where a value has the wrong type.
    pub fn fill(
        &mut self,
        slots: &mut [&mut dyn Slot<'de, A>],
        rest: &mut [&mut dyn AdditionalSlot<'de, A>],
    ) -> Result<(), A::Error> {
        let mut lookup = Lookup::new(self.names, !rest.is_empty());
        while let Some(found) = self.map.next_key_seed(&mut lookup)? {
            match slots.get_mut(found) {
                Some(slot) => slot.read(&mut self.map)?,
                None => self.read_other(&mut lookup, rest)?,
            }
        }
        Ok(())
    }

    /// Reads every entry as [`Entries::fill`] does, and notes the first field that has no value, for
    /// [`Entries::missing`].
    ///
    /// # Errors
    ///
    /// Those of [`Entries::fill`].
    pub fn fill_required(
        &mut self,
        slots: &mut [&mut dyn Slot<'de, A>],
        rest: &mut [&mut dyn AdditionalSlot<'de, A>],
    ) -> Result<(), A::Error> {
        self.fill(slots, rest)?;
        let empty = slots.iter().position(|slot| slot.is_empty());
        self.missing = empty
            .and_then(|index| self.names.get(index))
            .unwrap_or_default();
        Ok(())
    }

    /// Reads the value of a key without a field, or skips it.
    fn read_other(
        &mut self,
        lookup: &mut Lookup,
        rest: &mut [&mut dyn AdditionalSlot<'de, A>],
    ) -> Result<(), A::Error> {
        match (&mut lookup.other, rest) {
            (Some(key), [rest, ..]) => rest.read_entry(take(key), &mut self.map),
            _ => self.map.next_value().map(|IgnoredAny| ()),
        }
    }

    /// Returns the error for the required field that [`Entries::fill_required`] found missing.
    pub fn missing(&self) -> A::Error {
        A::Error::missing_field(self.missing)
    }
}

/// Where the value of a field is put while a record is read.
pub trait Slot<'de, A: MapAccess<'de>> {
    /// Reads the value of the current entry.
    ///
    /// # Errors
    ///
    /// Fails where the value has the wrong type.
    fn read(&mut self, map: &mut A) -> Result<(), A::Error>;

    /// Returns whether the field is required and has no value yet.
    fn is_empty(&self) -> bool;
}

/// The slot of a required field, which is empty until its entry is read.
#[derive(Debug)]
pub struct Required<T>(pub Option<T>);

impl<'de, A: MapAccess<'de>, T: Deserialize<'de>> Slot<'de, A> for Required<T> {
    fn read(&mut self, map: &mut A) -> Result<(), A::Error> {
        self.0 = Some(map.next_value()?);
        Ok(())
    }

    fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

impl<'de, A: MapAccess<'de>, T: Deserialize<'de> + 'static> Slot<'de, A> for Option<T> {
    fn read(&mut self, map: &mut A) -> Result<(), A::Error> {
        map.next_value_seed(IntoOption(self))
    }

    fn is_empty(&self) -> bool {
        false
    }
}

impl<'de, A: MapAccess<'de>, T: Deserialize<'de>> Slot<'de, A> for Nullable<T> {
    fn read(&mut self, map: &mut A) -> Result<(), A::Error> {
        *self = map.next_value()?;
        Ok(())
    }

    fn is_empty(&self) -> bool {
        false
    }
}

/// The slot of a field whose numbers may come as texts.
#[derive(Debug)]
pub struct Numeric<'s, S>(pub &'s mut S);

impl<'de, A: MapAccess<'de>, T: DeserializeOwned> Slot<'de, A> for Numeric<'_, Required<T>> {
    fn read(&mut self, map: &mut A) -> Result<(), A::Error> {
        self.0.0 = Some(map.next_value_seed(Numbers(PhantomData))?);
        Ok(())
    }

    fn is_empty(&self) -> bool {
        self.0.0.is_none()
    }
}

impl<'de, A: MapAccess<'de>, T: DeserializeOwned> Slot<'de, A> for Numeric<'_, Option<T>> {
    fn read(&mut self, map: &mut A) -> Result<(), A::Error> {
        *self.0 = map.next_value_seed(Numbers(PhantomData))?;
        Ok(())
    }

    fn is_empty(&self) -> bool {
        false
    }
}

impl<'de, A: MapAccess<'de>, T: DeserializeOwned> Slot<'de, A> for Numeric<'_, Nullable<T>> {
    fn read(&mut self, map: &mut A) -> Result<(), A::Error> {
        *self.0 = map.next_value_seed(Numbers(PhantomData))?;
        Ok(())
    }

    fn is_empty(&self) -> bool {
        false
    }
}

/// Reads an option through a reference: returned as a value it would be copied twice.
///
/// Null is none, unless the option is one of any JSON: null is a value of that, and is written again.
struct IntoOption<'a, T>(&'a mut Option<T>);

impl<'de, T: Deserialize<'de> + 'static> DeserializeSeed<'de> for IntoOption<'_, T> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: Deserialize<'de> + 'static> Visitor<'de> for IntoOption<'_, T> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("option")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        *self.0 = None;
        if let Some(any) = (self.0 as &mut dyn Any).downcast_mut::<Option<Value>>() {
            *any = Some(Value::Null);
        }
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        *self.0 = Some(T::deserialize(deserializer)?);
        Ok(())
    }
}

/// Where entries without a field are put while a record is read: OpenAPI's `additionalProperties`.
pub trait AdditionalSlot<'de, A: MapAccess<'de>> {
    /// Reads the value of the current entry, whose key is `key`.
    ///
    /// # Errors
    ///
    /// Fails where the value has the wrong type.
    fn read_entry(&mut self, key: String, map: &mut A) -> Result<(), A::Error>;
}

/// Returns a value without content, of the type of a record's field.
#[inline]
pub fn empty<R, T: Default>(_field: fn(&R) -> &T) -> T {
    T::default()
}

impl<'de, A: MapAccess<'de>, V: Deserialize<'de>> AdditionalSlot<'de, A> for BTreeMap<String, V> {
    fn read_entry(&mut self, key: String, map: &mut A) -> Result<(), A::Error> {
        self.insert(key, map.next_value()?);
        Ok(())
    }
}

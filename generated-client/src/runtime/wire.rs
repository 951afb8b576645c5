// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! How a model is read and written: the `record!` macro, and the one visitor behind every record.
//!
//! serde's derive writes a visitor, an enum of fields and two long functions for every struct, and
//! compiling those is most of what a large client costs. Here a struct lists its fields once, in a
//! table under its definition. All that does not depend on the struct is in this module and is
//! compiled once: the visitor, the search for a key, the loops over the fields (which see them as
//! trait objects) and the errors.
//!
//! A record is written as a map, not as a serde struct: serde's structs have a fixed number of
//! fields, and a record leaves out what is absent. So it is read as a map as well, and comes back
//! whole even from a format that does not describe itself.

use std::collections::BTreeMap;
use std::fmt;
use std::mem::take;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};

use super::nullable::Nullable;

/// Implements serde's `Serialize` and `Deserialize` for a struct, from a table of wire names and
/// fields.
///
/// ```text
/// record! {
///     User {
///         "id" => id,                     // required
///         "nickname" => nickname?,        // may be left out: an `Option` or a `Nullable`
///         ..additional_properties,        // all other entries: a `BTreeMap<String, V>`
///     }
/// }
/// ```
///
/// The table names every field of the struct, in the order in which they are written. A struct that
/// requires nothing implements `Default`.
///
/// - A required field that is missing is an error; so is null, unless the field's type takes it.
/// - A field that may be left out is [`Optional`]: absent when it is missing, and not written when
///   it is absent.
/// - The entries that no row names are skipped, or kept by the last row.
#[allow(unused_macros, reason = "a client may have no model")]
macro_rules! record {
    // Nothing is required: the fields are filled in place.
    ($name:ident { $($wire:literal => $field:ident?,)* $(..$rest:ident,)? }) => {
        impl $crate::runtime::wire::Record for $name {
            const NAME: &'static str = stringify!($name);
            const FIELDS: &'static [&'static str] = &[$($wire),*];

            #[inline]
            fn read<'de, A: ::serde::de::MapAccess<'de>>(
                mut entries: $crate::runtime::wire::Entries<A>,
                record: &mut Option<Self>,
            ) -> Result<(), A::Error> {
                #[allow(unused_variables, reason = "there may be no field")]
                let record = record.insert(Self::default());
                entries.fill(&mut [$(&mut record.$field),*], &mut [$(&mut record.$rest)?])
            }
        }

        $crate::runtime::record!(@serde $name { $($wire => $field?,)* $(..$rest,)? });
    };
    ($name:ident { $($wire:literal => $field:ident $(? $optional:vis)?,)* $(..$rest:ident,)? }) => {
        impl $crate::runtime::wire::Record for $name {
            const NAME: &'static str = stringify!($name);
            const FIELDS: &'static [&'static str] = &[$($wire),*];

            #[inline]
            fn read<'de, A: ::serde::de::MapAccess<'de>>(
                mut entries: $crate::runtime::wire::Entries<A>,
                record: &mut Option<Self>,
            ) -> Result<(), A::Error> {
                $(let mut $field = $crate::runtime::record!(@slot $(? $optional)?);)*
                $(let mut $rest = ::std::collections::BTreeMap::new();)?
                entries.fill_required(&mut [$(&mut $field),*], &mut [$(&mut $rest)?])?;
                match ($($field,)*) {
                    ($($crate::runtime::record!(@full $field $(? $optional)?),)*) => {
                        *record = Some(Self { $($field,)* $($rest)? });
                        Ok(())
                    }
                    _ => Err(entries.missing()),
                }
            }
        }

        $crate::runtime::record!(@serde $name { $($wire => $field $(? $optional)?,)* $(..$rest,)? });
    };
    (@serde $name:ident { $($wire:literal => $field:ident $(? $optional:vis)?,)* $(..$rest:ident,)? }) => {
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::wire::read(deserializer)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::wire::write(
                    serializer,
                    <Self as $crate::runtime::wire::Record>::FIELDS,
                    &[$($crate::runtime::record!(@field self.$field $(, ? $optional)?)),*],
                    &[$(&self.$rest)?],
                )
            }
        }
    };
    (@slot) => { $crate::runtime::wire::Required(None) };
    (@slot ? $optional:vis) => { $crate::runtime::wire::Optional::ABSENT };
    (@full $field:ident) => { $crate::runtime::wire::Required(Some($field)) };
    (@full $field:ident ? $optional:vis) => { $field };
    (@field $value:expr) => { &$value };
    (@field $value:expr, ? $optional:vis) => { &$crate::runtime::wire::Maybe(&$value) };
}
#[allow(unused_imports, reason = "a client may have no model")]
pub(crate) use record;

/// A struct that `record!` has described.
pub trait Record: Sized {
    /// The struct's name, for messages.
    const NAME: &'static str;

    /// The wire names of the fields, in the order of the slots that [`Record::read`] fills.
    const FIELDS: &'static [&'static str];

    /// The same with a table to find them by, which is made where the record is read: checking the
    /// crate does without.
    const NAMES: &'static Names = &Names::of(Self::FIELDS);

    /// Builds the struct from the entries of a map, where it is to be.
    ///
    /// # Errors
    ///
    /// Fails where a value has the wrong type, and where a required field is missing.
    fn read<'de, A: MapAccess<'de>>(
        entries: Entries<A>,
        record: &mut Option<Self>,
    ) -> Result<(), A::Error>;
}

/// A type of fields that may be left out.
pub trait Optional: Sized {
    /// The value of a field that is left out.
    const ABSENT: Self;

    /// Returns whether the field is left out.
    fn is_absent(&self) -> bool;
}

impl<T> Optional for Option<T> {
    const ABSENT: Self = None;

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Optional for Nullable<T> {
    const ABSENT: Self = Self::Absent;

    fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

/// Reads a record from a map.
///
/// A sequence is refused, other than by serde's derive: an array of the right length is not an
/// object.
///
/// # Errors
///
/// Fails where the input is not a map, and where [`Record::read`] does.
pub fn read<'de, R: Record, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    let mut record = None;
    deserializer.deserialize_map(RecordVisitor(&mut record))?;
    record.ok_or_else(|| D::Error::custom("there is no record"))
}

/// The visitor of every record. It puts the record where it is to be: as the visitor's value it would
/// be copied on each way out of a function.
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
    names: &'static Names,
    missing: &'static str,
}

impl<'de, A: MapAccess<'de>> Entries<A> {
    /// Makes them of a map, for a record with these fields.
    pub fn of(map: A, names: &'static Names) -> Self {
        Self {
            map,
            names,
            missing: "",
        }
    }

    /// Reads every entry into the slot of its field, and those that have none into `rest`, which
    /// holds one map or none.
    ///
    /// Of a key that occurs more than once the last entry counts. RFC 8259 (section 4) leaves it
    /// open; this is what JavaScript does, and what a detour over `serde_json::Value` gives, so
    /// that both ways of reading agree.
    ///
    /// # Errors
    ///
    /// Fails where a value has the wrong type.
    pub fn fill(
        &mut self,
        slots: &mut [&mut dyn Slot<'de, A>],
        rest: &mut [&mut dyn Rest<'de, A>],
    ) -> Result<(), A::Error> {
        let mut lookup = Lookup {
            names: self.names,
            expected: 0,
            other: (!rest.is_empty()).then(String::new),
        };
        while let Some(found) = self.map.next_key_seed(&mut lookup)? {
            match slots.get_mut(found) {
                Some(slot) => slot.read(&mut self.map)?,
                None => self.read_other(&mut lookup, rest)?,
            }
        }
        Ok(())
    }

    /// Reads every entry as [`Entries::fill`] does, and notes the first field for which there is none.
    ///
    /// # Errors
    ///
    /// As those of [`Entries::fill`].
    pub fn fill_required(
        &mut self,
        slots: &mut [&mut dyn Slot<'de, A>],
        rest: &mut [&mut dyn Rest<'de, A>],
    ) -> Result<(), A::Error> {
        self.fill(slots, rest)?;
        let empty = slots.iter().position(|slot| slot.is_empty());
        self.missing = empty
            .and_then(|index| self.names.names.get(index))
            .copied()
            .unwrap_or_default();
        Ok(())
    }

    fn read_other(
        &mut self,
        lookup: &mut Lookup,
        rest: &mut [&mut dyn Rest<'de, A>],
    ) -> Result<(), A::Error> {
        match (&mut lookup.other, rest) {
            (Some(key), [rest, ..]) => rest.read_entry(take(key), &mut self.map),
            _ => self.map.next_value().map(|IgnoredAny| ()),
        }
    }

    /// Returns the error that a required field is missing.
    pub fn missing(&self) -> A::Error {
        A::Error::missing_field(self.missing)
    }
}

/// The names of the fields of a record, with a table to find them by.
#[derive(Debug)]
pub struct Names {
    names: &'static [&'static str],
    /// The place of each name, counted from 1, at its hash or after it; 0 where there is none.
    places: [u8; Self::ROOM],
}

impl Names {
    const ROOM: usize = 128;

    /// How many names the table takes. It is not full then, so that a search ends.
    const LIMIT: usize = 96;

    /// Makes the table.
    pub const fn of(names: &'static [&'static str]) -> Self {
        let mut places = [0; Self::ROOM];
        let mut index = 0;
        while index < names.len() && index < Self::LIMIT {
            let mut at = Self::hash(names[index].as_bytes());
            while places[at] != 0 {
                at = (at + 1) % Self::ROOM;
            }
            index += 1;
            places[at] = index as u8;
        }
        Self { names, places }
    }

    /// Returns the place of a name.
    fn find(&self, name: &str) -> Option<usize> {
        let mut at = Self::hash(name.as_bytes());
        while let Some(index) = usize::from(self.places[at]).checked_sub(1) {
            if is_same(self.names[index], name) {
                return Some(index);
            }
            at = (at + 1) % Self::ROOM;
        }
        let mut others = self.names.iter().skip(Self::LIMIT);
        let index = others.position(|other| is_same(other, name))?;
        Some(Self::LIMIT + index)
    }

    /// Returns where to look for a name first. Names that are alike at some places differ at others.
    const fn hash(name: &[u8]) -> usize {
        let length = name.len();
        if length == 0 {
            return 0;
        }
        let [first, middle, last] = [name[0], name[length / 2], name[length - 1]];
        let hash = length + 3 * first as usize + 7 * middle as usize + 13 * last as usize;
        hash % Self::ROOM
    }
}

/// Looks keys up among the names of the fields, and gives the place of the one that is found, or else
/// a place past the end.
struct Lookup {
    names: &'static Names,
    /// The field after the last one that was found: servers send fields in a stable order, mostly
    /// that of their document.
    expected: usize,
    /// The last key, where it is no field's and somebody wants it.
    other: Option<String>,
}

impl Lookup {
    /// Returns the place of a key that is not the expected one.
    ///
    /// It is no part of the function that looks at the expected one, which is short without it.
    #[inline(never)]
    fn search(&mut self, key: &str) -> usize {
        if let Some(index) = self.names.find(key) {
            self.expected = index + 1;
            return index;
        }
        if let Some(other) = &mut self.other {
            key.clone_into(other);
        }
        usize::MAX
    }
}

/// Returns whether two names are the same, without the call that comparing texts of any length is:
/// the two ends of a short one, which may overlap, are all of it.
#[inline]
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    one.len() == other.len()
        && match one.len() {
            0..4 => one.iter().eq(other),
            4..8 => has_same_ends::<4>(one, other),
            8..=16 => has_same_ends::<8>(one, other),
            17..=32 => has_same_ends::<16>(one, other),
            33.. => one == other,
        }
}

#[inline]
fn has_same_ends<const N: usize>(one: &[u8], other: &[u8]) -> bool {
    one.first_chunk::<N>() == other.first_chunk() && one.last_chunk::<N>() == other.last_chunk()
}

impl<'de> DeserializeSeed<'de> for &mut Lookup {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for &mut Lookup {
    type Value = usize;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a field")
    }

    #[inline]
    fn visit_str<E>(self, key: &str) -> Result<usize, E> {
        let expected = self.expected;
        let name = self.names.names.get(expected);
        if name.is_some_and(|name| is_same(name, key)) {
            self.expected += 1;
            return Ok(expected);
        }
        Ok(self.search(key))
    }
}

/// The place of a field's value while a record is read.
pub trait Slot<'de, A: MapAccess<'de>> {
    /// Reads the value of the current entry.
    ///
    /// # Errors
    ///
    /// Fails where the value has the wrong type.
    fn read(&mut self, map: &mut A) -> Result<(), A::Error>;

    /// Returns whether there is no value yet.
    fn is_empty(&self) -> bool;
}

/// The place of the value of a required field.
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

impl<'de, A: MapAccess<'de>, T: Deserialize<'de>> Slot<'de, A> for Option<T> {
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

/// Reads an option where it is: on the way through a value of its own it would be copied twice.
struct IntoOption<'a, T>(&'a mut Option<T>);

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for IntoOption<'_, T> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for IntoOption<'_, T> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("option")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        *self.0 = None;
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

/// The place of the entries that no row names, while a record is read.
pub trait Rest<'de, A: MapAccess<'de>> {
    /// Reads the value of the current entry, whose key is `key`.
    ///
    /// # Errors
    ///
    /// Fails where the value has the wrong type.
    fn read_entry(&mut self, key: String, map: &mut A) -> Result<(), A::Error>;
}

impl<'de, A: MapAccess<'de>, V: Deserialize<'de>> Rest<'de, A> for BTreeMap<String, V> {
    fn read_entry(&mut self, key: String, map: &mut A) -> Result<(), A::Error> {
        self.insert(key, map.next_value()?);
        Ok(())
    }
}

/// Writes a record as a map.
///
/// An entry of `rest` (one map or none) that has the name of a field is left out: the field counts.
///
/// # Errors
///
/// Fails where the format cannot say a value.
pub fn write<S: Serializer>(
    serializer: S,
    names: &'static [&'static str],
    fields: &[&dyn Field<S::SerializeMap>],
    rest: &[&dyn Others<S::SerializeMap>],
) -> Result<S::Ok, S::Error> {
    // Formats for machines may need the number of entries first; formats for people do not.
    let count = (!serializer.is_human_readable()).then(|| {
        let written = fields.iter().filter(|field| !field.is_absent()).count();
        written + rest.iter().map(|rest| rest.count(names)).sum::<usize>()
    });
    let mut map = serializer.serialize_map(count)?;
    for (name, field) in names.iter().zip(fields) {
        field.write(name, &mut map)?;
    }
    for rest in rest {
        rest.write(names, &mut map)?;
    }
    map.end()
}

/// The value of a field while a record is written.
pub trait Field<M: SerializeMap> {
    /// Returns whether the field is left out.
    fn is_absent(&self) -> bool;

    /// Writes the entry, unless the field is left out.
    ///
    /// # Errors
    ///
    /// Fails where the format cannot say the value.
    fn write(&self, name: &'static str, map: &mut M) -> Result<(), M::Error>;
}

impl<M: SerializeMap, T: Serialize> Field<M> for T {
    fn is_absent(&self) -> bool {
        false
    }

    fn write(&self, name: &'static str, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(name, self)
    }
}

/// The value of a field that may be left out.
#[derive(Debug)]
pub struct Maybe<'a, T>(pub &'a T);

impl<M: SerializeMap, T: Optional + Serialize> Field<M> for Maybe<'_, T> {
    fn is_absent(&self) -> bool {
        self.0.is_absent()
    }

    fn write(&self, name: &'static str, map: &mut M) -> Result<(), M::Error> {
        if self.0.is_absent() {
            Ok(())
        } else {
            map.serialize_entry(name, self.0)
        }
    }
}

/// The entries that no row names, while a record is written.
pub trait Others<M: SerializeMap> {
    /// Returns the number of entries that [`Others::write`] writes.
    fn count(&self, names: &[&str]) -> usize;

    /// Writes the entries whose keys are not among `names`.
    ///
    /// # Errors
    ///
    /// Fails where the format cannot say a value.
    fn write(&self, names: &[&str], map: &mut M) -> Result<(), M::Error>;
}

impl<M: SerializeMap, V: Serialize> Others<M> for BTreeMap<String, V> {
    fn count(&self, names: &[&str]) -> usize {
        self.keys()
            .filter(|key| !names.contains(&key.as_str()))
            .count()
    }

    fn write(&self, names: &[&str], map: &mut M) -> Result<(), M::Error> {
        for (key, value) in self
            .iter()
            .filter(|(key, _)| !names.contains(&key.as_str()))
        {
            map.serialize_entry(key, value)?;
        }
        Ok(())
    }
}

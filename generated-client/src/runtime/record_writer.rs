// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! How a record is written: as a map, field by field.

use super::nullable::Optional;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use std::collections::BTreeMap;

/// Writes a record as a map.
///
/// `rest` holds one map of additional properties or none. Those of them that have the name of a field are
/// left out: the field counts.
///
/// # Errors
///
/// Fails where the format cannot write a value, such as a number that is not finite in JSON.
pub fn write<S: Serializer>(
    serializer: S,
    names: &'static [&'static str],
    fields: &[&dyn Field<S::SerializeMap>],
    rest: &[&dyn AdditionalFields<S::SerializeMap>],
) -> Result<S::Ok, S::Error> {
    // Binary formats may need the number of entries first; formats that people read do not.
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
    /// Fails where the format cannot write the value.
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
pub struct OptionalField<'a, T>(pub &'a T);

impl<M: SerializeMap, T: Optional + Serialize> Field<M> for OptionalField<'_, T> {
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

/// The entries without a field while a record is written: OpenAPI's `additionalProperties`.
pub trait AdditionalFields<M: SerializeMap> {
    /// Returns the number of entries that [`AdditionalFields::write`] writes.
    fn count(&self, names: &[&str]) -> usize;

    /// Writes the entries whose keys are not among `names`.
    ///
    /// # Errors
    ///
    /// Fails where the format cannot write a value.
    fn write(&self, names: &[&str], map: &mut M) -> Result<(), M::Error>;
}

impl<M: SerializeMap, V: Serialize> AdditionalFields<M> for BTreeMap<String, V> {
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

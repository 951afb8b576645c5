//! Records with flattened fields, whose properties are at the same level as the record's own.
//!
//! A schema may have both `properties` and a `oneOf` or `anyOf` of objects. Its record has a field for
//! the union, and the union's properties are read and written as if they were the record's own.

use serde::de::value::MapDeserializer;
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::{Error, Map, Value};

use super::decode::make_whole;
use super::field_names::FieldNames;
use super::finite;
use super::record_reader::Entries;

/// Implements serde's `Serialize` and `Deserialize` for a struct as `record!` does, with flattened
/// fields besides.
///
/// ```text
/// flat_record! {
///     Payment {
///         const "kind" = "payment" => kind,
///         "amount" => amount,
///         "note" => note?,
///         +variant,                       // flattened: its properties are at this level
///         ..additional_properties,
///     }
/// }
/// ```
///
/// A flattened field reads the whole object. Of what it writes, properties are left out that the struct
/// has itself.
#[allow(unused_macros, reason = "a client may have no such model")]
macro_rules! flat_record {
    ($name:ident {
        $(const $tag:literal = $value:literal => $own:ident,)*
        $($wire:literal => $field:ident $(? $optional:vis)? $(as $number:ident)?,)*
        $(+$flat:ident,)+
        $(..$rest:ident,)?
    }) => {
        impl $crate::runtime::flat::FlatRecord for $name {
            const FIELDS: &'static [&'static str] = &[$($tag,)* $($wire),*];

            #[inline]
            fn read(
                whole: &::serde_json::Value,
                mut entries: $crate::runtime::flat::ObjectEntries<'_>,
            ) -> Result<Self, ::serde_json::Error> {
                $(let mut $own = $crate::runtime::discriminator::Discriminator::ABSENT;)*
                $(let mut $field = $crate::runtime::record!(@slot $(? $optional)?);)*
                $(let mut $rest = $crate::runtime::record_reader::empty(|record: &Self| &record.$rest);)?
                entries.fill_required(
                    &mut [
                        $(&mut $crate::runtime::discriminator::DiscriminatorSlot(&mut $own, $value),)*
                        $($crate::runtime::record!(@reader $field $(, $number)?)),*
                    ],
                    &mut [$(&mut $rest)?],
                )?;
                $(
                    #[allow(irrefutable_let_patterns, reason = "it may be left out")]
                    let $crate::runtime::record!(@full $field $(? $optional)?) = $field else {
                        return Err(entries.missing());
                    };
                )*
                $(let $flat = ::serde::Deserialize::deserialize(whole)?;)+
                Ok(Self { $($own,)* $($field,)* $($flat,)+ $($rest)? })
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::flat::read(deserializer)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let own = $crate::runtime::record_writer::write(
                    $crate::runtime::finite::Finite(::serde_json::value::Serializer),
                    <Self as $crate::runtime::flat::FlatRecord>::FIELDS,
                    &[
                        $(&$crate::runtime::discriminator::DiscriminatorField(&self.$own, $value),)*
                        $($crate::runtime::record!(@field self.$field $(, ? $optional)?)),*
                    ],
                    &[],
                );
                let flattened = [
                    $($crate::runtime::flat::to_value(&self.$flat),)+
                    $($crate::runtime::flat::to_value(&self.$rest),)?
                ];
                $crate::runtime::flat::write(serializer, own, flattened)
            }
        }
    };
}
#[allow(unused_imports, reason = "a client may have no such model")]
pub(crate) use flat_record;

/// The entries of an object that has been read.
pub type ObjectEntries<'v> = Entries<MapDeserializer<'v, Members<'v>, Error>>;

/// The members of an object.
type Members<'v> =
    std::iter::Map<serde_json::map::Iter<'v>, fn(Member<'v>) -> (&'v str, &'v Value)>;

/// A member of an object, as the object's iterator gives it.
type Member<'v> = (&'v String, &'v Value);

/// A struct that `flat_record!` has described.
pub trait FlatRecord: Sized {
    /// The wire names of the struct's own fields.
    const FIELDS: &'static [&'static str];

    /// The same names with a table to look them up in.
    const NAMES: &'static FieldNames = &FieldNames::of(Self::FIELDS);

    /// Builds the struct from an object and its entries.
    ///
    /// # Errors
    ///
    /// Fails where a value has the wrong type, and where a required field is missing.
    fn read(whole: &Value, entries: ObjectEntries<'_>) -> Result<Self, Error>;
}

/// Reads a record from an object, which is read as a whole first.
///
/// # Errors
///
/// Fails where the input is not an object, and where [`FlatRecord::read`] does.
pub fn read<'de, R: FlatRecord, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    let mut whole = Value::deserialize(deserializer)?;
    make_whole(&mut whole);
    let Some(members) = whole.as_object() else {
        return Err(D::Error::custom("expected an object"));
    };
    R::read(&whole, entries(members, R::NAMES)).map_err(D::Error::custom)
}

fn entries<'v>(members: &'v Map<String, Value>, names: &'static FieldNames) -> ObjectEntries<'v> {
    let member: fn(Member<'v>) -> (&'v str, &'v Value) = |(key, value)| (key, value);
    Entries::of(MapDeserializer::new(members.iter().map(member)), names)
}

/// Writes a flattened field.
///
/// # Errors
///
/// Fails where the field cannot be written as JSON.
pub fn to_value<T: Serialize>(field: &T) -> Result<Value, Error> {
    finite::to_value(field)
}

/// Writes a record as one object: its own properties, and those of the flattened fields that it does not
/// have itself.
///
/// # Errors
///
/// Fails where a field cannot be written as JSON, where a flattened one is not an object, and where the
/// format cannot write a value.
pub fn write<S: Serializer>(
    serializer: S,
    own: Result<Value, Error>,
    flattened: impl IntoIterator<Item = Result<Value, Error>>,
) -> Result<S::Ok, S::Error> {
    let mut whole = object(own).map_err(S::Error::custom)?;
    for field in flattened {
        for (key, value) in object(field).map_err(S::Error::custom)? {
            whole.entry(key).or_insert(value);
        }
    }
    whole.serialize(serializer)
}

fn object(value: Result<Value, Error>) -> Result<Map<String, Value>, Error> {
    match value? {
        Value::Object(members) => Ok(members),
        _ => Err(serde::de::Error::custom(
            "a flattened field is not an object",
        )),
    }
}

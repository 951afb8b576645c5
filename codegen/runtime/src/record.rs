//! How a model is read and written: the `record!` macro.
//!
//! serde's derive writes a visitor, an enum of fields and two long functions for every struct, and
//! compiling those is most of what a large client costs. Here a struct lists its fields once, in a
//! table under its definition. All that does not depend on the struct is compiled once: the reader
//! with its one visitor (`record_reader`), the search for a key (`field_names`) and the writer
//! (`record_writer`), which see the fields of a struct as trait objects.
//!
//! A record is written as a map, not as a serde struct: serde's structs have a fixed number of
//! fields, and a record leaves out what is absent. So it is read as a map as well, and comes back
//! whole even from a format that does not describe itself.

/// Implements serde's `Serialize` and `Deserialize` for a struct, from a table of wire names and
/// fields.
///
/// ```text
/// record! {
///     User {
///         const "kind" = "user" => kind,  // a `Discriminator`; its value may be an integer or a truth value
///         "id" => id,                     // required
///         "nickname" => nickname?,        // may be left out: an `Option` or a `Nullable`
///         "age" => age? as number,        // its numbers may come as texts
///         ..additional_properties,        // all other entries: a map
///     }
/// }
/// ```
///
/// The table names every field of the struct, in the order in which they are written. A struct that
/// requires nothing implements `Default`.
///
/// - A required field that is missing is an error; so is null, unless the field's type takes it.
/// - A field that may be left out has an `Optional` type: absent when it is missing, and not written when
///   it is absent.
/// - A discriminator is written with its value, and keeps what was read instead.
/// - The entries that no row names are skipped, or kept by the last row.
#[allow(unused_macros, reason = "a client may have no model")]
macro_rules! record {
    // Nothing is required: the fields are filled in place.
    ($name:ident {
        $(const $tag:literal = $value:literal => $own:ident,)*
        $($wire:literal => $field:ident?,)*
        $(..$rest:ident,)?
    }) => {
        impl $crate::runtime::record_reader::Record for $name {
            const NAME: &'static str = stringify!($name);
            const FIELDS: &'static [&'static str] = &[$($tag,)* $($wire),*];

            #[inline]
            fn read<'de, A: ::serde::de::MapAccess<'de>>(
                mut entries: $crate::runtime::record_reader::Entries<A>,
                record: &mut Option<Self>,
            ) -> Result<(), A::Error> {
                #[allow(unused_variables, reason = "there may be no field")]
                let record = record.insert(Self::default());
                $(record.$own = $crate::runtime::discriminator::Discriminator::ABSENT;)*
                entries.fill(
                    &mut [
                        $(&mut $crate::runtime::discriminator::DiscriminatorSlot(&mut record.$own, $value),)*
                        $(&mut record.$field),*
                    ],
                    &mut [$(&mut record.$rest)?],
                )
            }
        }

        $crate::runtime::record!(@serde $name { $(const $tag = $value => $own,)* $($wire => $field?,)* $(..$rest,)? });
    };
    ($name:ident {
        $(const $tag:literal = $value:literal => $own:ident,)*
        $($wire:literal => $field:ident $(? $optional:vis)? $(as $number:ident)?,)*
        $(..$rest:ident,)?
    }) => {
        impl $crate::runtime::record_reader::Record for $name {
            const NAME: &'static str = stringify!($name);
            const FIELDS: &'static [&'static str] = &[$($tag,)* $($wire),*];

            #[inline]
            fn read<'de, A: ::serde::de::MapAccess<'de>>(
                mut entries: $crate::runtime::record_reader::Entries<A>,
                record: &mut Option<Self>,
            ) -> Result<(), A::Error> {
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
                match ($($field,)*) {
                    ($($crate::runtime::record!(@full $field $(? $optional)?),)*) => {
                        *record = Some(Self { $($own,)* $($field,)* $($rest)? });
                        Ok(())
                    }
                    _ => Err(entries.missing()),
                }
            }
        }

        $crate::runtime::record!(@serde $name {
            $(const $tag = $value => $own,)* $($wire => $field $(? $optional)? $(as $number)?,)* $(..$rest,)?
        });
    };
    (@serde $name:ident {
        $(const $tag:literal = $value:literal => $own:ident,)*
        $($wire:literal => $field:ident $(? $optional:vis)? $(as $number:ident)?,)*
        $(..$rest:ident,)?
    }) => {
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::record_reader::read(deserializer)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::record_writer::write(
                    serializer,
                    <Self as $crate::runtime::record_reader::Record>::FIELDS,
                    &[
                        $(&$crate::runtime::discriminator::DiscriminatorField(&self.$own, $value),)*
                        $($crate::runtime::record!(@field self.$field $(, ? $optional)?)),*
                    ],
                    &[$(&self.$rest)?],
                )
            }
        }
    };
    (@slot) => { $crate::runtime::record_reader::Required(None) };
    (@slot ? $optional:vis) => { $crate::runtime::nullable::Optional::ABSENT };
    (@reader $field:ident) => { &mut $field };
    (@reader $field:ident, $number:ident) => { &mut $crate::runtime::record_reader::Numeric(&mut $field) };
    (@full $field:ident) => { $crate::runtime::record_reader::Required(Some($field)) };
    (@full $field:ident ? $optional:vis) => { $field };
    (@field $value:expr) => { &$value };
    (@field $value:expr, ? $optional:vis) => { &$crate::runtime::record_writer::OptionalField(&$value) };
}
#[allow(unused_imports, reason = "a client may have no model")]
pub(crate) use record;

//! The names of a record's fields, and the search for a key among them.

use serde::de::{DeserializeSeed, Deserializer, Visitor};
use std::fmt;

/// The names of the fields of a record, with a table to look them up in.
#[derive(Debug)]
pub struct FieldNames {
    names: &'static [&'static str],
    /// An open-addressing hash table: at a name's hash, or at the next free entry after it, the name's
    /// index plus 1; 0 in free entries.
    indexes: [u8; Self::ROOM],
}

impl FieldNames {
    /// The number of the table's entries.
    const ROOM: usize = 128;

    /// The number of names that the table holds at most; further ones are searched one by one. It
    /// leaves entries free, at which a search ends.
    const LIMIT: usize = 96;

    /// Computes the table.
    pub const fn of(names: &'static [&'static str]) -> Self {
        let mut indexes = [0; Self::ROOM];
        let mut index = 0;
        while index < names.len() && index < Self::LIMIT {
            let mut at = Self::hash(names[index].as_bytes());
            while indexes[at] != 0 {
                at = (at + 1) % Self::ROOM;
            }
            index += 1;
            indexes[at] = index as u8;
        }
        Self { names, indexes }
    }

    /// Returns the name of an index.
    #[inline]
    pub(super) fn get(&self, index: usize) -> Option<&'static str> {
        self.names.get(index).copied()
    }

    /// Returns the index of a name.
    fn find(&self, name: &str) -> Option<usize> {
        let mut at = Self::hash(name.as_bytes());
        while let Some(index) = usize::from(self.indexes[at]).checked_sub(1) {
            if is_same(self.names[index], name) {
                return Some(index);
            }
            at = (at + 1) % Self::ROOM;
        }
        let mut others = self.names.iter().skip(Self::LIMIT);
        let index = others.position(|other| is_same(other, name))?;
        Some(Self::LIMIT + index)
    }

    /// Returns the entry at which the search for a name begins. Names that share a prefix or a suffix, such
    /// as `created_at` and `updated_at`, often differ in their length, first or middle byte.
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

/// Looks up the keys of a map, one after the other, and returns for each the index of the field that has
/// its name, or [`usize::MAX`] where there is none.
pub(super) struct Lookup {
    names: &'static FieldNames,
    /// The index after that of the last field found: servers send fields in a stable order, mostly that
    /// of their document.
    expected: usize,
    /// The last key that is no field's; none where such keys are not wanted.
    pub(super) other: Option<String>,
}

impl Lookup {
    /// Creates a lookup before the first key. `keeps_other` tells whether keys without a field are wanted.
    #[inline]
    pub(super) fn new(names: &'static FieldNames, keeps_other: bool) -> Self {
        Self {
            names,
            expected: 0,
            other: keeps_other.then(String::new),
        }
    }

    /// Returns the index of a key that is not the expected one.
    ///
    /// It is apart from `visit_str`, which looks at the expected name and is inlined, to keep that short.
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

/// Returns whether two names are the same.
///
/// Comparing `str`s calls `memcmp`. Up to 32 bytes this compares the first and the last 4, 8 or 16 bytes
/// instead, which overlap or meet, so that they cover the whole name.
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

/// Returns whether the first `N` and the last `N` bytes are the same.
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
        let name = self.names.get(expected);
        if name.is_some_and(|name| is_same(name, key)) {
            self.expected += 1;
            return Ok(expected);
        }
        Ok(self.search(key))
    }
}

//! Maps that keep values which are not of their type.

use super::decode::make_whole;
use super::record_reader::AdditionalSlot;
use super::record_writer::AdditionalFields;
use serde::de::{Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;
use std::collections::{BTreeMap, btree_map};
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

/// Values by key, as a [`BTreeMap`] has them.
///
/// A server may send values that are not of the documented type. They do not make a response unreadable: they are
/// [others](OpenMap::others), and are written back as they came.
///
/// ```text
/// let mut labels = OpenMap::from([("color", "red")]);
/// labels.insert("size".to_owned(), "7".to_owned());
/// ```
#[derive(Clone, PartialEq)]
pub struct OpenMap<V> {
    values: BTreeMap<String, V>,
    others: BTreeMap<String, Value>,
}

impl<V> OpenMap<V> {
    /// Creates a map without values.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            values: BTreeMap::new(),
            others: BTreeMap::new(),
        }
    }

    /// Returns the values that are not of the map's type. Those whose key the map has as well are not written.
    #[must_use]
    pub fn others(&self) -> &BTreeMap<String, Value> {
        &self.others
    }

    /// Returns the values that are not of the map's type, to be changed.
    pub fn others_mut(&mut self) -> &mut BTreeMap<String, Value> {
        &mut self.others
    }

    /// Returns the values that are of the map's type.
    #[must_use]
    pub fn into_values(self) -> BTreeMap<String, V> {
        self.values
    }

    /// Adds an entry that was read. Of a key that occurs more than once the last entry counts.
    fn add(&mut self, key: String, value: Result<V, Value>) {
        match value {
            Ok(value) => {
                self.others.remove(&key);
                self.values.insert(key, value);
            }
            Err(other) => {
                self.values.remove(&key);
                self.others.insert(key, other);
            }
        }
    }

    /// Returns the other values that are written.
    fn written_others(&self) -> impl Iterator<Item = (&String, &Value)> {
        let others = self.others.iter();
        others.filter(|(key, _)| !self.values.contains_key(*key))
    }
}

impl<V> Default for OpenMap<V> {
    fn default() -> Self {
        Self::new()
    }
}

/// Of the other values it shows the keys alone: a value that is not of its type may be a secret, or hold one.
impl<V: fmt::Debug> fmt::Debug for OpenMap<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let others = self.written_others();
        f.debug_map()
            .entries(&self.values)
            .entries(others.map(|(key, _)| (key, format_args!("…"))))
            .finish()
    }
}

impl<V> Deref for OpenMap<V> {
    type Target = BTreeMap<String, V>;

    fn deref(&self) -> &Self::Target {
        &self.values
    }
}

impl<V> DerefMut for OpenMap<V> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.values
    }
}

impl<V> From<BTreeMap<String, V>> for OpenMap<V> {
    fn from(values: BTreeMap<String, V>) -> Self {
        Self {
            values,
            ..Self::new()
        }
    }
}

impl<K: Into<String>, T: Into<V>, V, const N: usize> From<[(K, T); N]> for OpenMap<V> {
    fn from(entries: [(K, T); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<K: Into<String>, T: Into<V>, V> FromIterator<(K, T)> for OpenMap<V> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Self {
        let entries = entries.into_iter();
        let values = entries.map(|(key, value)| (key.into(), value.into()));
        values.collect::<BTreeMap<String, V>>().into()
    }
}

impl<V> IntoIterator for OpenMap<V> {
    type Item = (String, V);
    type IntoIter = btree_map::IntoIter<String, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.into_iter()
    }
}

impl<'m, V> IntoIterator for &'m OpenMap<V> {
    type Item = (&'m String, &'m V);
    type IntoIter = btree_map::Iter<'m, String, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.iter()
    }
}

impl<V: Serialize> Serialize for OpenMap<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = AdditionalFields::<S::SerializeMap>::count(self, &[]);
        let mut map = serializer.serialize_map(Some(count))?;
        self.write(&[], &mut map)?;
        map.end()
    }
}

impl<'de, V: DeserializeOwned> Deserialize<'de> for OpenMap<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MapVisitor(PhantomData))
    }
}

struct MapVisitor<V>(PhantomData<V>);

impl<'de, V: DeserializeOwned> Visitor<'de> for MapVisitor<V> {
    type Value = OpenMap<V>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<OpenMap<V>, A::Error> {
        let mut map = OpenMap::new();
        while let Some(key) = entries.next_key()? {
            map.read_entry(key, &mut entries)?;
        }
        Ok(map)
    }
}

/// Reads a value of a map: as JSON where it is not of the map's type.
struct Entry<V>(PhantomData<V>);

impl<'de, V: DeserializeOwned> DeserializeSeed<'de> for Entry<V> {
    type Value = Result<V, Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        // A format that does not describe itself cannot be read as JSON.
        if !deserializer.is_human_readable() {
            return V::deserialize(deserializer).map(Ok);
        }
        let value = Value::deserialize(deserializer)?;
        if let Ok(read) = V::deserialize(&value) {
            return Ok(Ok(read));
        }
        let mut whole = value.clone();
        let read = make_whole(&mut whole).then(|| V::deserialize(whole));
        Ok(match read {
            Some(Ok(read)) => Ok(read),
            _ => Err(value),
        })
    }
}

impl<'de, A: MapAccess<'de>, V: DeserializeOwned> AdditionalSlot<'de, A> for OpenMap<V> {
    fn read_entry(&mut self, key: String, map: &mut A) -> Result<(), A::Error> {
        let value = map.next_value_seed(Entry(PhantomData))?;
        self.add(key, value);
        Ok(())
    }
}

impl<M: SerializeMap, V: Serialize> AdditionalFields<M> for OpenMap<V> {
    fn count(&self, names: &[&str]) -> usize {
        let keys = self.values.keys();
        let keys = keys.chain(self.written_others().map(|(key, _)| key));
        keys.filter(|key| !names.contains(&key.as_str())).count()
    }

    fn write(&self, names: &[&str], map: &mut M) -> Result<(), M::Error> {
        self.values.write(names, map)?;
        let others = self.written_others();
        let mut others = others.filter(|(key, _)| !names.contains(&key.as_str()));
        others.try_for_each(|(key, value)| map.serialize_entry(key, value))
    }
}

//! Deserialisation of one node, without the children that are read on their own.

use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Map, Value};
use serde_path_to_error::{Path, Segment};

use super::error::ReadError;
use super::node::Node;
use super::origin::Origin;

impl<'d> Node<'d> {
    /// Deserialises this node without the children that are read on their own: the lists and maps under the keys
    /// `children` are read as empty ones. The tree is not copied.
    ///
    /// # Errors
    ///
    /// The node cannot be deserialised. The error has the origin of the member at fault. serde does not tell it for
    /// types that it buffers, flattened and untagged ones; then it is the member without which the node can be read.
    pub fn read<T: Deserialize<'d>>(&self, children: &[&str]) -> Result<T, ReadError> {
        attempt(
            self.value(),
            Without {
                children,
                left_out: None,
            },
        )
        .map_err(|failure| {
            let mut origin = self.origin().clone();
            for token in &failure.tokens {
                origin = origin.join(token);
            }
            if failure.tokens.is_empty() {
                origin = self.blame::<T>(children).unwrap_or(origin);
            }
            let message = failure.message;
            ReadError { origin, message }
        })
    }

    /// Deserialises this node as [`Node::read`] does, without one of its members.
    pub fn read_without<T: Deserialize<'d>>(&self, children: &[&str], member: &str) -> Option<T> {
        let without = Without {
            children,
            left_out: Some(member),
        };
        attempt(self.value(), without).ok()
    }

    /// Returns the member whose absence would make the node readable.
    fn blame<T: Deserialize<'d>>(&self, children: &[&str]) -> Option<Origin> {
        let members = self.value().as_object()?;
        let guilty = members.keys().find(|key| {
            let without = Without {
                children,
                left_out: Some(key),
            };
            attempt::<T>(self.value(), without).is_ok()
        })?;
        Some(self.origin().join(guilty))
    }
}

/// The members of an object that are not read as they are.
#[derive(Clone, Copy)]
struct Without<'o> {
    /// The keys of lists and maps that are read as empty ones.
    children: &'o [&'o str],
    /// The key of the member that is not read at all.
    left_out: Option<&'o str>,
}

/// The values that are read for the children of a node.
static NO_MEMBERS: LazyLock<Value> = LazyLock::new(|| Value::Object(Map::new()));
static NO_ITEMS: Value = Value::Array(Vec::new());

impl Without<'_> {
    /// Returns whether a member is read at all. A child that is null is taken for absent.
    fn reads(&self, key: &str, value: &Value) -> bool {
        let is_none = value.is_null() && self.children.contains(&key);
        self.left_out != Some(key) && !is_none
    }

    /// Returns the value that is read for a member.
    fn shorten<'d>(&self, key: &str, value: &'d Value) -> &'d Value {
        match value {
            Value::Object(_) if self.children.contains(&key) => &NO_MEMBERS,
            Value::Array(_) if self.children.contains(&key) => &NO_ITEMS,
            _ => value,
        }
    }
}

/// Why a value could not be deserialised, and the path from it to the fault.
struct Failure {
    tokens: Vec<String>,
    message: String,
}

fn attempt<'d, T: Deserialize<'d>>(value: &'d Value, without: Without<'_>) -> Result<T, Failure> {
    let result = match value {
        Value::Object(members) => serde_path_to_error::deserialize(Partial { members, without }),
        _ => serde_path_to_error::deserialize(value),
    };
    result.map_err(|error| Failure {
        tokens: tokens(error.path()),
        message: error.inner().to_string(),
    })
}

/// Returns the steps of a path, as far as serde knows it.
fn tokens(path: &Path) -> Vec<String> {
    let known = path.iter().map_while(|segment| match segment {
        Segment::Map { key } => Some(key.clone()),
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Enum { .. } | Segment::Unknown => None,
    });
    known.collect()
}

/// An object without some of its members.
#[derive(Clone, Copy)]
struct Partial<'d, 'o> {
    members: &'d Map<String, Value>,
    without: Without<'o>,
}

impl<'de> Deserializer<'de> for Partial<'de, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(PartialAccess {
            entries: self.members.iter(),
            without: self.without,
            value: None,
        })
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.members.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// The members of a [`Partial`], one after the other.
struct PartialAccess<'d, 'o> {
    entries: serde_json::map::Iter<'d>,
    without: Without<'o>,
    value: Option<&'d Value>,
}

impl<'d> MapAccess<'d> for PartialAccess<'d, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'d>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let without = self.without;
        let Some((key, value)) = self.entries.find(|(key, value)| without.reads(key, value)) else {
            return Ok(None);
        };
        self.value = Some(self.without.shorten(key, value));
        seed.deserialize(BorrowedStrDeserializer::new(key))
            .map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'d>>(&mut self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.value.take().unwrap_or(&Value::Null))
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::Document;
    use super::*;

    #[derive(Deserialize, Debug)]
    struct Plain<'a> {
        name: &'a str,
        #[serde(default)]
        nested: Vec<Flat>,
    }

    #[derive(Deserialize, Debug)]
    struct Flat {
        #[serde(flatten)]
        inner: Inner,
    }

    #[derive(Deserialize, Debug)]
    struct Inner {
        #[serde(default)]
        limit: u8,
        #[serde(default)]
        other: u8,
    }

    fn document(text: &str) -> Document {
        Document::from_text("a.yaml", text).unwrap()
    }

    fn fault<'d, T: Deserialize<'d> + std::fmt::Debug>(document: &'d Document) -> (String, String) {
        let error = document.root().read::<T>(&["children"]).unwrap_err();
        (error.origin.pointer.to_string(), error.message)
    }

    #[test]
    fn borrows_and_leaves_out_children() {
        let document = document("{name: a, nested: [{limit: 3}]}");
        let plain: Plain<'_> = document.root().read(&["nested"]).unwrap();
        assert_eq!((plain.name, plain.nested.len()), ("a", 0));
        let plain: Plain<'_> = document.root().read(&[]).unwrap();
        assert_eq!(
            (plain.nested[0].inner.limit, plain.nested[0].inner.other),
            (3, 0)
        );
    }

    #[test]
    fn takes_a_child_that_is_null_for_none() {
        let document = document("{name: a, nested: null}");
        let plain: Plain<'_> = document.root().read(&["nested"]).unwrap();
        assert_eq!(plain.nested.len(), 0);
        assert!(document.root().read::<Plain<'_>>(&[]).is_err());
    }

    #[test]
    fn tells_the_path() {
        let document = document("{name: a, nested: [{limit: 1}, {limit: x}]}");
        let (pointer, message) = fault::<Plain<'_>>(&document);
        assert_eq!(pointer, "/nested/1");
        assert_eq!(message, "invalid type: string \"x\", expected u8");
    }

    #[test]
    fn finds_the_member_that_flattening_hides() {
        let document = document("{other: 1, limit: x}");
        assert_eq!(fault::<Flat>(&document).0, "/limit");
    }

    #[test]
    fn names_the_node_where_a_member_is_missing() {
        let document = document("{nested: []}");
        let (pointer, message) = fault::<Plain<'_>>(&document);
        assert_eq!(
            (pointer.as_str(), message.as_str()),
            ("", "missing field `name`")
        );
    }

    #[test]
    fn reads_what_is_no_object() {
        let document = document("[1, 2]");
        assert_eq!(document.root().read::<Vec<u8>>(&["a"]).unwrap(), [1, 2]);
        assert_eq!(fault::<Flat>(&document).0, "");
    }
}

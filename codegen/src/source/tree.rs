//! Building trees: one visitor, for all parsers.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess};
use serde::de::{IgnoredAny, VariantAccess, Visitor};
use serde_json::{Number, Value};

use super::limits::{Budget, Limits};
use super::object_builder::ObjectBuilder;

/// The most faults of one file for keys that are given again.
const MOST_REPEATED: usize = 1_000;

/// Whether `<<` is YAML's merge key or a key like any other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum MergeKeys {
    Apply,
    Keep,
}

/// The limit that stopped a tree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Exceeded {
    Nodes,
    Depth,
}

/// The work on one file's tree.
pub(super) struct Builder<'b> {
    budget: &'b Budget,
    merge_keys: MergeKeys,
    exceeded: Cell<Option<Exceeded>>,
    /// The paths of keys that are given again. The innermost step is the first while they are collected.
    repeated: RefCell<Vec<Vec<String>>>,
}

impl<'b> Builder<'b> {
    pub(super) fn new(budget: &'b Budget, merge_keys: MergeKeys) -> Self {
        Self {
            budget,
            merge_keys,
            exceeded: Cell::new(None),
            repeated: RefCell::new(Vec::new()),
        }
    }

    /// Returns the seed of the root node.
    pub(super) fn root(&self) -> Seed<'_> {
        let builder = self;
        Seed { builder, depth: 0 }
    }

    /// Returns the limits that hold.
    pub(super) fn limits(&self) -> Limits {
        self.budget.limits
    }

    /// Returns the limit that the tree exceeded, if one did.
    pub(super) fn exceeded(&self) -> Option<Exceeded> {
        self.exceeded.get()
    }

    /// Returns the paths of the keys that were given again, each as often as it was.
    pub(super) fn repeated(self) -> impl Iterator<Item = Vec<String>> {
        self.repeated.into_inner().into_iter().map(|mut path| {
            path.reverse();
            path
        })
    }

    fn stop<E: Error>(&self, exceeded: Exceeded) -> E {
        self.exceeded.set(Some(exceeded));
        E::custom("a limit is exceeded")
    }

    /// Notes a key that is given again.
    fn repeat(&self, key: String) {
        let mut repeated = self.repeated.borrow_mut();
        if repeated.len() < MOST_REPEATED {
            repeated.push(vec![key]);
        }
    }

    /// Builds a child with `build`, and adds its step to the paths of the repeated keys that were found in it.
    fn child<T, E>(
        &self,
        build: impl FnOnce() -> Result<T, E>,
        step: impl FnOnce() -> String,
    ) -> Result<T, E> {
        let before = self.repeated.borrow().len();
        let built = build()?;
        let mut repeated = self.repeated.borrow_mut();
        if repeated.len() > before {
            let step = step();
            for path in &mut repeated[before..] {
                path.push(step.clone());
            }
        }
        Ok(built)
    }
}

/// A node to be built, at a depth.
#[derive(Clone, Copy)]
pub(super) struct Seed<'b> {
    builder: &'b Builder<'b>,
    depth: usize,
}

impl Seed<'_> {
    /// Returns the seed of this node's children.
    fn deeper<E: Error>(self) -> Result<Self, E> {
        let depth = self.depth + 1;
        if depth > self.builder.budget.limits.depth {
            return Err(self.builder.stop(Exceeded::Depth));
        }
        Ok(Self { depth, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if !self.builder.budget.take() {
            return Err(self.builder.stop(Exceeded::Nodes));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(Number::from_i128(value).map_or_else(|| float(value as f64), Value::Number))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok(Number::from_u128(value).map_or_else(|| float(value as f64), Value::Number))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let seed = self.deeper()?;
        let mut items = Vec::new();
        let next = |index: usize, access: &mut A| {
            let build = || access.next_element_seed(seed);
            self.builder.child(build, || index.to_string())
        };
        while let Some(item) = next(items.len(), &mut access)? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let seed = self.deeper()?;
        let mut object = ObjectBuilder::default();
        while let Some(key) = access.next_key_seed(Key)? {
            let build = || access.next_value_seed(seed);
            let value = self.builder.child(build, || key.clone())?;
            if key == "<<" && self.builder.merge_keys == MergeKeys::Apply {
                object.merge(value).map_err(A::Error::custom)?;
            } else if let Err(key) = object.insert(key, value) {
                self.builder.repeat(key);
            }
        }
        Ok(object.into())
    }

    /// A YAML tag says how a program should take a value; the value is the same without it.
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Value, A::Error> {
        let (IgnoredAny, variant) = access.variant()?;
        variant.newtype_variant_seed(self.deeper()?)
    }
}

/// Returns a number; one that JSON does not have becomes a string, as YAML writes it.
fn float(value: f64) -> Value {
    let text = || match value {
        _ if value.is_nan() => ".nan",
        _ if value < 0.0 => "-.inf",
        _ => ".inf",
    };
    Number::from_f64(value).map_or_else(|| Value::String(text().to_owned()), Value::Number)
}

/// A key as text. One that is not a string in YAML is kept as it is written: `200`, `true`, `1.10`.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("text as a key")
    }

    fn visit_str<E>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }

    fn visit_string<E>(self, value: String) -> Result<String, E> {
        Ok(value)
    }
}

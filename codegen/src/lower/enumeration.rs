//! Enumerations.

use super::Lower;
use super::schema::Schema;
use crate::api::{Enum, EnumValues};
use crate::diagnostic::Problem;
use crate::source::Value;

impl<'d> Lower<'d> {
    /// Lowers the values of an enumeration, each once; null is left to `nullable`.
    pub(super) fn enumeration(&mut self, schema: &Schema<'d>) -> Option<Enum> {
        let values: Vec<&Value> = schema
            .keywords
            .enumeration
            .iter()
            .filter(|value| !value.is_null())
            .collect();
        let strings =
            all(&values, |value| value.as_str().map(str::to_owned)).map(EnumValues::Strings);
        let listed = strings.or_else(|| all(&values, Value::as_i64).map(EnumValues::Integers));
        if listed.is_none() {
            let reason = "an `enum` of values that are neither all strings nor all integers";
            self.report(
                Problem::Untyped { reason },
                &schema.node.origin().join("enum"),
            );
        }
        listed.map(|values| Enum { values })
    }
}

/// Converts every value, leaving out repetitions; none when one cannot be converted.
fn all<T: PartialEq>(values: &[&Value], convert: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    let mut list = Vec::with_capacity(values.len());
    for value in values {
        let value = convert(value)?;
        if !list.contains(&value) {
            list.push(value);
        }
    }
    (!list.is_empty()).then_some(list)
}

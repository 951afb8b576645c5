//! Values that a lenient reader takes, made of valid ones by changing a part.

use serde_json::{Number, Value};

use crate::maker::{LeafKind, Made};
use crate::{Class, Direction};

/// The most that a change makes of one value.
const EACH: usize = 2;

/// The greatest whole number of which every smaller one is a double, too.
const EXACT: i64 = 1 << 53;

/// Returns the changes of a value: what each tries, and the value.
pub fn changes(made: &Made, direction: Direction) -> Vec<(Class, Value)> {
    let change = |class: Class| {
        let leaves = made
            .leaves
            .iter()
            .filter(move |leaf| class_of(leaf.kind) == class);
        let changed = leaves.filter_map(move |leaf| {
            let mut value = made.value.clone();
            match class {
                Class::NullForAbsent => insert_null(&mut value, &leaf.pointer)?,
                _ => {
                    let part = value.pointer_mut(&leaf.pointer)?;
                    *part = changed(class, part)?;
                }
            }
            Some((class, value))
        });
        changed.take(EACH)
    };
    let mut changes: Vec<(Class, Value)> = Vec::new();
    changes.extend(change(Class::UnknownEnum));
    changes.extend(change(Class::WholeFraction));
    changes.extend(change(Class::OtherBase64));
    if direction == Direction::Response {
        changes.extend(change(Class::NullForAbsent));
    }
    changes
}

/// Tells whether a changed value stands for the one that it was made of.
pub fn stands_for_original(class: Class) -> bool {
    match class {
        Class::WholeFraction | Class::NullForAbsent => true,
        // The text of bytes is kept as it came.
        Class::Valid | Class::UnknownEnum | Class::OtherBase64 => false,
    }
}

fn class_of(kind: LeafKind) -> Class {
    match kind {
        LeafKind::Enum => Class::UnknownEnum,
        LeafKind::Integer => Class::WholeFraction,
        LeafKind::Base64 => Class::OtherBase64,
        LeafKind::Absent => Class::NullForAbsent,
    }
}

/// Returns what a part becomes; none where it cannot be changed so.
fn changed(class: Class, part: &Value) -> Option<Value> {
    match (class, part) {
        (Class::UnknownEnum, Value::String(text)) => Some(format!("unknown {text}").into()),
        (Class::UnknownEnum, Value::Number(number)) => {
            Some(number.as_i64()?.checked_add(7001)?.into())
        }
        (Class::WholeFraction, Value::Number(number)) => {
            let whole = number.as_i64().filter(|it| (-EXACT..=EXACT).contains(it))?;
            Number::from_f64(whole as f64).map(Value::from)
        }
        (Class::OtherBase64, Value::String(text)) => {
            let other = text
                .trim_end_matches('=')
                .replace('+', "-")
                .replace('/', "_");
            (other != *text).then(|| other.into())
        }
        _ => None,
    }
}

fn insert_null(value: &mut Value, pointer: &str) -> Option<()> {
    let (object, name) = pointer.rsplit_once('/')?;
    let object = value.pointer_mut(object)?.as_object_mut()?;
    object.insert(name.replace("~1", "/").replace("~0", "~"), Value::Null);
    Some(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::maker::Leaf;

    #[test]
    fn change_one_part() {
        let leaf = |pointer: &str, kind| Leaf {
            pointer: pointer.to_owned(),
            kind,
        };
        let made = Made {
            value: json!({ "kind": "a", "n": 5, "bytes": "+/8=" }),
            leaves: vec![
                leaf("/kind", LeafKind::Enum),
                leaf("/n", LeafKind::Integer),
                leaf("/bytes", LeafKind::Base64),
                leaf("/x~1y", LeafKind::Absent),
            ],
        };
        let expected = [
            (
                Class::UnknownEnum,
                json!({ "kind": "unknown a", "n": 5, "bytes": "+/8=" }),
            ),
            (
                Class::WholeFraction,
                json!({ "kind": "a", "n": 5.0, "bytes": "+/8=" }),
            ),
            (
                Class::OtherBase64,
                json!({ "kind": "a", "n": 5, "bytes": "-_8" }),
            ),
            (
                Class::NullForAbsent,
                json!({ "kind": "a", "n": 5, "bytes": "+/8=", "x/y": null }),
            ),
        ];
        assert_eq!(changes(&made, Direction::Response), expected);
        assert_eq!(changes(&made, Direction::Request).len(), 3);
    }
}

//! Lists of alternatives that are written as those of items: `{items: [{type: string}, {type: integer}]}`, where nothing
//! says that the value is an array, is a string or an integer. By JSON Schema it may be anything, which nobody means.

use serde_json::Value;
use validate::is_loose;

/// Turns such lists in a tree into choices.
pub fn spell_out(tree: &mut Value) {
    match tree {
        Value::Object(members) => {
            if is_loose(members)
                && let Some(list) = members.remove("items")
            {
                members.insert("anyOf".into(), list);
            }
            members.values_mut().for_each(spell_out);
        }
        Value::Array(items) => items.iter_mut().for_each(spell_out),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn are_choices() {
        let list = json!([{ "type": "string" }, { "type": "integer" }]);
        let mut tree = json!([{ "items": list }, { "items": list, "type": "array" }]);
        spell_out(&mut tree);
        assert_eq!(
            tree,
            json!([{ "anyOf": list }, { "items": list, "type": "array" }])
        );
    }
}

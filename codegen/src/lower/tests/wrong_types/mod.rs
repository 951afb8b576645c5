//! Every node of documents that use all of OpenAPI, replaced by values that its place does not have.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::dialect::Normalized;
use crate::lower::Lowered;
use crate::overlay::Loaded;
use crate::prune::Pruned;

/// The places where a value of a wrong type needs no message, by the last steps that lead there. `*` is any step.
const SILENT: &[(&str, &str)] = &[
    ("example", "an example is any value"),
    ("example/name", "an example is any value"),
    ("example/0", "an example is any value"),
    ("examples/0", "an example is any value"),
    (
        "schema/examples",
        "documents have lists and maps of examples in schemas",
    ),
    ("value", "an example is any value"),
    ("value/name", "an example is any value"),
    ("examples/application~1json", "an example is any value"),
    ("examples/application~1json/name", "an example is any value"),
    ("default", "a default is any value"),
    ("default/0", "a default is any value"),
    ("flag/enum", "a number is read as text among texts"),
    ("items/enum", "a number is read as text among texts"),
    ("200/examples", "2.0 has examples of any value here"),
    ("enum/0", "an enumeration lists any values"),
    ("enum/1", "an enumeration lists any values"),
    ("const", "a constant is any value"),
    ("links/berth/parameters/id", "a link passes on any value"),
    ("type/0", "null without quotes is the type of that name"),
    ("type/1", "null without quotes is the type of that name"),
    ("exclusiveMinimum", "a flag in 3.0, a number in 3.1"),
    ("exclusiveMaximum", "a flag in 3.0, a number in 3.1"),
];

/// The keys under which schemas stand, or lists of them.
const SCHEMA: &[&str] = &[
    "schema",
    "itemSchema",
    "items",
    "not",
    "contains",
    "if",
    "then",
    "else",
    "contentSchema",
    "propertyNames",
    "additionalProperties",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// The keys under which lists or maps of schemas stand.
const SCHEMAS: &[&str] = &[
    "schemas",
    "definitions",
    "$defs",
    "properties",
    "patternProperties",
    "dependentSchemas",
    "allOf",
    "anyOf",
    "oneOf",
    "prefixItems",
];

/// The keys of maps whose keys are the author's.
const MAPS: &[&str] = &[
    "paths",
    "webhooks",
    "additionalOperations",
    "responses",
    "content",
    "headers",
    "encoding",
    "callbacks",
    "links",
    "examples",
    "variables",
    "mapping",
    "scopes",
    "schemas",
    "definitions",
    "$defs",
    "properties",
    "patternProperties",
    "dependentSchemas",
    "dependentRequired",
    "requestBodies",
    "securitySchemes",
    "securityDefinitions",
    "pathItems",
];

/// The words of OpenAPI, where not any text will do.
const WORDS: &[&str] = &[
    "in",
    "style",
    "type",
    "collectionFormat",
    "flow",
    "openapi",
    "swagger",
    "$ref",
];

fn wrong_values() -> [Value; 8] {
    [
        json!(null),
        json!(true),
        json!(7),
        json!("text"),
        json!([]),
        json!([1]),
        json!({}),
        json!({"x": 1}),
    ]
}

#[test]
fn each_value_of_a_wrong_type_is_told() {
    let documents = [
        include_str!("openapi30.yaml"),
        include_str!("openapi31.yaml"),
        include_str!("swagger2.yaml"),
    ];
    let mut silent = Vec::new();
    for text in documents {
        let tree: Value = serde_yaml::from_str(text).unwrap();
        let usual = messages(&tree);
        let mut pointers = Vec::new();
        collect(&tree, String::new(), &mut pointers);
        for pointer in pointers {
            for wrong in wrong_values() {
                if is_right(&tree, &pointer, &wrong) {
                    continue;
                }
                let mut tree = tree.clone();
                *tree.pointer_mut(&pointer).unwrap() = wrong.clone();
                if !is_told(&tree, &usual) {
                    silent.push(format!("{pointer}: {wrong}"));
                }
            }
        }
    }
    assert!(
        silent.is_empty(),
        "{} in silence:\n{}",
        silent.len(),
        silent.join("\n")
    );
}

/// Returns what is said of a document.
fn messages(tree: &Value) -> BTreeSet<String> {
    let document = normalized(tree).unwrap();
    let config = Config::default();
    let (_, _, diagnostics) = Lowered::of(&Pruned::of(&document, &config), &config).into_parts();
    diagnostics.iter().map(message).collect()
}

/// Tells whether more is said of a document than what is usual. It is lowered only where that has not shown before.
fn is_told(tree: &Value, usual: &BTreeSet<String>) -> bool {
    let Some(document) = normalized(tree) else {
        return true;
    };
    let is_unusual = |it: &Diagnostic| !usual.contains(&message(it));
    document.diagnostics().iter().any(is_unusual) || !messages(tree).is_subset(usual)
}

/// Normalizes a document. None where it is refused, which is told.
fn normalized(tree: &Value) -> Option<Normalized> {
    let loaded = Loaded::from_text("api.json", &tree.to_string()).unwrap();
    Normalized::of(loaded).ok()
}

fn message(diagnostic: &Diagnostic) -> String {
    format!("{} {}", diagnostic.origin.pointer, diagnostic.message())
}

fn collect(value: &Value, pointer: String, pointers: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, child) in members {
                let key = key.replace('~', "~0").replace('/', "~1");
                collect(child, format!("{pointer}/{key}"), pointers);
            }
        }
        Value::Array(items) => {
            for (index, child) in items.iter().enumerate() {
                collect(child, format!("{pointer}/{index}"), pointers);
            }
        }
        _ => {}
    }
    if !pointer.is_empty() {
        pointers.push(pointer);
    }
}

/// Tells whether a value may be at a place, so that there is nothing to tell.
fn is_right(tree: &Value, pointer: &str, value: &Value) -> bool {
    let is_silent = |(place, _): &(&str, &str)| pointer.ends_with(&format!("/{place}"));
    let mut steps = pointer.rsplit('/');
    let (last, around) = (
        steps.next().unwrap_or_default(),
        steps.next().unwrap_or_default(),
    );
    if SILENT.iter().any(is_silent) || (last == "items" && *value == json!([])) {
        return true;
    }
    if SCHEMA.contains(&last) || (SCHEMAS.contains(&around) && !SCHEMA.contains(&last)) {
        // `true` and `false` are schemas in 3.1, and read so in all versions.
        return value.is_object() || value.is_boolean();
    }
    match (tree.pointer(pointer).unwrap(), value) {
        (Value::String(_), Value::String(_)) => !WORDS.contains(&last),
        (Value::Number(_), Value::Number(_)) | (Value::Bool(_), Value::Bool(_)) => true,
        (Value::Array(_), Value::Array(items)) => items.is_empty(),
        (Value::Object(_), Value::Object(members)) => {
            let is_map = MAPS.contains(&last) || around == "security";
            members.is_empty() || !is_map
        }
        _ => false,
    }
}

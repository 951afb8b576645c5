//! Lists under `type`: null becomes `nullable`, several types become alternatives.

use serde_json::{Value, json};

use super::null;
use crate::dialect::node_path::NodePath;
use crate::dialect::rewrite::{Members, Rewrite};

/// The keywords that concern values of some types only.
const KEYWORDS: &[(&[&str], &[&str])] = &[
    (
        &["string"],
        &[
            "minLength",
            "maxLength",
            "pattern",
            "contentEncoding",
            "contentMediaType",
            "contentSchema",
        ],
    ),
    (
        &["number", "integer"],
        &[
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
        ],
    ),
    (
        &["array"],
        &[
            "items",
            "prefixItems",
            "x-prefix-items",
            "additionalItems",
            "unevaluatedItems",
            "minItems",
            "maxItems",
            "uniqueItems",
            "contains",
            "minContains",
            "maxContains",
        ],
    ),
    (
        &["object"],
        &[
            "properties",
            "required",
            "additionalProperties",
            "patternProperties",
            "propertyNames",
            "minProperties",
            "maxProperties",
            "dependentRequired",
            "dependentSchemas",
            "unevaluatedProperties",
        ],
    ),
];

/// The formats of numbers.
const NUMERIC_FORMATS: &[&str] = &[
    "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float", "double",
];

/// Rewrites a list of types, and the type null.
pub(super) fn rewrite(work: &mut Rewrite<'_>, keywords: &mut Members, path: &NodePath<'_>) {
    numeric_text(keywords);
    match keywords.get("type") {
        Some(name) if is_null(name) => return null::only(keywords),
        Some(Value::Array(names)) if names.iter().all(|it| it.is_string() || it.is_null()) => {}
        _ => return,
    }
    let mut types = Types::take(keywords);
    if types.nullable && types.named.is_empty() {
        return null::only(keywords);
    }
    if types.nullable {
        keywords.insert("nullable".to_owned(), true.into());
    }
    types.match_values(keywords);
    match types.named.as_slice() {
        [] => {}
        [only] => {
            keywords.insert("type".to_owned(), only.name.as_str().into());
        }
        _ if keywords.contains_key("enum") => {}
        several if is_composed(keywords) => {
            let names = several.iter().map(|it| it.name.as_str());
            keywords.insert("x-types".to_owned(), names.collect());
        }
        several => divide(work, keywords, several, path),
    }
}

/// Makes a number of what may be one as text too: ASP.NET Core, which reads both, writes `type: [integer, string]` with a
/// pattern of digits in 3.1, and only the pattern and the format in 3.0.
fn numeric_text(keywords: &mut Members) {
    let pattern = keywords.get("pattern").and_then(Value::as_str);
    let Some(digits) = pattern.and_then(digits) else {
        return;
    };
    let names = match keywords.get("type") {
        Some(Value::Array(names)) => names.as_slice(),
        None if keywords.get("format").is_some_and(is_numeric_format) => &[],
        _ => return,
    };
    let is_number = |name: &Value| name == "integer" || name == "number";
    let is_expected = |name: &Value| is_number(name) || name == "string" || is_null(name);
    let is_listed = names.iter().any(is_number) && names.iter().any(|name| name == "string");
    if !names.iter().all(is_expected) || !(is_listed || names.is_empty()) || is_composed(keywords) {
        return;
    }
    let number = names.iter().find(|name| is_number(name)).cloned();
    let null = names.iter().find(|name| is_null(name)).cloned();
    let has_fraction = |format: &Value| format == "float" || format == "double";
    let usual = match keywords.get("format").is_some_and(has_fraction) {
        true => "number",
        false => digits,
    };
    let number = number.unwrap_or_else(|| usual.into());
    let types = [number].into_iter().chain(null);
    keywords.insert("type".to_owned(), types.collect());
    keywords.insert("x-numeric-text".to_owned(), true.into());
    keywords.shift_remove("pattern");
}

/// Returns the type of the numbers that a pattern has all texts be; none where it allows other texts.
fn digits(pattern: &str) -> Option<&'static str> {
    let expression = pattern.strip_prefix('^')?.strip_suffix('$')?;
    // What is left has no letters but those of exponents.
    let rest = expression.replace(r"\d", "0").replace("?:", "");
    let is_numeric = |character: char| "0123456789-+.eE\\[]()|?*{},".contains(character);
    let has_digits = rest.contains(|character: char| character.is_ascii_digit());
    let has_fraction = rest.contains(['.', 'e', 'E']);
    match rest.chars().all(is_numeric) && has_digits {
        true if has_fraction => Some("number"),
        true => Some("integer"),
        false => None,
    }
}

fn is_numeric_format(format: &Value) -> bool {
    let format = format.as_str();
    format.is_some_and(|format| NUMERIC_FORMATS.contains(&format))
}

/// Returns whether a type is null. In YAML, `null` without quotes is a value of its own.
fn is_null(name: &Value) -> bool {
    name.is_null() || name == "null"
}

/// A type that a schema lists.
struct Named {
    name: String,
    /// Its index in the list.
    index: usize,
}

/// The types that a schema lists, each once.
struct Types {
    named: Vec<Named>,
    nullable: bool,
}

impl Types {
    fn take(keywords: &mut Members) -> Types {
        let mut types = Types {
            named: Vec::new(),
            nullable: false,
        };
        let Some(Value::Array(list)) = keywords.shift_remove("type") else {
            return types;
        };
        for (index, name) in list.into_iter().enumerate() {
            match name {
                name if is_null(&name) => types.nullable = true,
                Value::String(name) if !types.has(&name) => types.named.push(Named { name, index }),
                _ => {}
            }
        }
        if types.has("number") {
            types.named.retain(|it| it.name != "integer");
        }
        types
    }

    fn has(&self, name: &str) -> bool {
        self.named.iter().any(|it| it.name == name)
    }

    /// Leaves out the types that none of the enumerated values has.
    fn match_values(&mut self, keywords: &Members) {
        let Some(Value::Array(values)) = keywords.get("enum") else {
            return;
        };
        let used = |it: &Named| values.iter().any(|value| has_type(value, &it.name));
        if self.named.len() > 1 && self.named.iter().any(used) {
            self.named.retain(used);
        }
    }
}

fn has_type(value: &Value, name: &str) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) => name == "boolean",
        Value::Number(number) => name == "number" || (name == "integer" && !number.is_f64()),
        Value::String(_) => name == "string",
        Value::Array(_) => name == "array",
        Value::Object(_) => name == "object",
    }
}

/// Returns whether the schema has alternatives or parts already, which have types of their own.
fn is_composed(keywords: &Members) -> bool {
    ["$ref", "allOf", "anyOf", "oneOf"]
        .iter()
        .any(|keyword| keywords.contains_key(*keyword))
}

/// Makes one alternative of each type, with the keywords that concern its values.
fn divide(work: &mut Rewrite<'_>, keywords: &mut Members, types: &[Named], path: &NodePath<'_>) {
    let mut alternatives: Vec<Members> = types
        .iter()
        .map(|it| Members::from_iter([("type".to_owned(), json!(it.name))]))
        .collect();
    for (index, Named { index: old, .. }) in types.iter().enumerate() {
        let index = index.to_string();
        work.moved(path, &["anyOf", &index], &[]);
        work.moved(
            path,
            &["anyOf", &index, "type"],
            &["type", &old.to_string()],
        );
    }
    for (index, keyword) in owned(keywords, types) {
        if let Some(value) = keywords.shift_remove(&keyword) {
            work.moved(path, &["anyOf", &index.to_string(), &keyword], &[&keyword]);
            alternatives[index].insert(keyword, value);
        }
    }
    let alternatives = alternatives.into_iter().map(Value::Object).collect();
    keywords.insert("anyOf".to_owned(), Value::Array(alternatives));
}

/// Returns the keywords that concern values of one of the types, with the index of that type.
fn owned(keywords: &Members, types: &[Named]) -> Vec<(usize, String)> {
    let owner = |keyword: &str, value: &Value| {
        let names = match keyword {
            "format" => format_owners(value.as_str()?),
            _ => {
                KEYWORDS
                    .iter()
                    .find(|(_, keywords)| keywords.contains(&keyword))?
                    .0
            }
        };
        types
            .iter()
            .position(|it| names.contains(&it.name.as_str()))
    };
    let found = keywords
        .iter()
        .filter_map(|(keyword, value)| Some((owner(keyword, value)?, keyword.clone())));
    found.collect()
}

fn format_owners(format: &str) -> &'static [&'static str] {
    match NUMERIC_FORMATS.contains(&format) {
        true => &["number", "integer"],
        false => &["string"],
    }
}

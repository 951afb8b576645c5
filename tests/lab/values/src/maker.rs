//! What makes values.

use std::hash::{DefaultHasher, Hash, Hasher};

use rand::prelude::*;
use serde_json::{Map, Value, json};

use crate::constraints::Constraints;
use crate::schemas::Schemas;
use crate::{number, text};

/// How deep a value is at most, in objects and lists.
const DEEPEST: usize = 10;

/// How deep a value is before it only gets what it needs.
const DEEP: usize = 4;

/// How many parts a value has before it only gets what it needs.
const PARTS: usize = 60;

/// How many schemas are looked at for one value.
const STEPS: usize = 4000;

/// The most items that a list gets for being one.
const ITEMS: usize = 3;

/// How many types there are apart from null; a whole number is a number.
const ALL_TYPES: usize = 5;

/// A value that a schema may allow: what `not` and rare keywords forbid is not looked at.
#[derive(Clone, PartialEq, Debug)]
pub struct Made {
    /// The value.
    pub value: Value,
    /// Parts of it that could be another way.
    pub leaves: Vec<Leaf>,
}

/// A part of a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leaf {
    /// Where it stands in the value, as a JSON Pointer.
    pub pointer: String,
    /// What it is.
    pub kind: LeafKind,
}

/// What a part of a value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LeafKind {
    /// One of the values that a schema lists.
    Enum,
    /// A whole number.
    Integer,
    /// Bytes in base64.
    Base64,
    /// An optional member that is absent.
    Absent,
}

/// How many of its optional members a value has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Members {
    None,
    Some,
    All,
}

/// Whether objects get members that no schema declares.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Undeclared {
    /// A few do.
    Some,
    /// None does.
    None,
}

/// What makes a value of a schema.
#[derive(Debug)]
pub struct Maker<'s> {
    schemas: &'s Schemas,
    pub(crate) rng: StdRng,
    /// The number of the value; the choices of the outermost schema go by it.
    index: usize,
    /// How many choices it has been divided up for.
    divided: usize,
    members: Members,
    undeclared: Undeclared,
    path: Vec<String>,
    parts: usize,
    steps: usize,
    pub(crate) leaves: Vec<Leaf>,
}

impl<'s> Maker<'s> {
    /// Makes the value with a number of the schema at a place. Values with numbers in a row take one alternative after
    /// the other, and one listed value after the other. The same place, seed and number give the same value.
    ///
    /// None when the schema allows nothing that could be found.
    pub fn make(
        schemas: &'s Schemas,
        place: &str,
        seed: u64,
        index: usize,
        undeclared: Undeclared,
    ) -> Option<Made> {
        let mut hasher = DefaultHasher::new();
        (place, seed, index).hash(&mut hasher);
        let mut rng = StdRng::seed_from_u64(hasher.finish());
        let members = match rng.random_range(0..6) {
            0 => Members::None,
            1 => Members::All,
            _ => Members::Some,
        };
        let mut maker = Maker {
            schemas,
            rng,
            index,
            divided: 1,
            members,
            undeclared,
            path: Vec::new(),
            parts: 0,
            steps: 0,
            leaves: Vec::new(),
        };
        let mut constraints = Constraints::default();
        maker.refer(schemas.whole(place), &mut Vec::new(), &mut constraints)?;
        let value = maker.of(&constraints)?;
        let leaves = maker.leaves;
        Some(Made { value, leaves })
    }

    /// Makes a value that several schemas allow.
    pub(crate) fn value(&mut self, schemas: &[&'s Value]) -> Option<Value> {
        let mut constraints = Constraints::default();
        for schema in schemas {
            self.add(schema, &mut Vec::new(), &mut constraints)?;
        }
        self.of(&constraints)
    }

    /// Makes a part of the value at a step below the current place.
    pub(crate) fn inside<T>(
        &mut self,
        step: &str,
        make: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        if self.path.len() >= DEEPEST {
            return None;
        }
        let leaves = self.leaves.len();
        self.path.push(step.to_owned());
        self.parts += 1;
        let made = make(self);
        self.path.pop();
        if made.is_none() {
            self.leaves.truncate(leaves);
        }
        made
    }

    /// Makes what is no part of the value itself.
    pub(crate) fn aside<T>(&mut self, make: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let leaves = self.leaves.len();
        let made = self.inside("-", make);
        self.leaves.truncate(leaves);
        made
    }

    /// Returns the current place as a JSON Pointer.
    pub(crate) fn pointer(&self) -> String {
        self.path.iter().map(|step| format!("/{step}")).collect()
    }

    /// Tells whether the property with these schemas does not travel.
    pub(crate) fn is_excluded(&self, schemas: &[&Value]) -> bool {
        schemas.iter().any(|it| self.schemas.is_excluded(it))
    }

    /// Tells whether an object gets an optional member.
    pub(crate) fn takes_member(&mut self) -> bool {
        if self.is_large() {
            return false;
        }
        match self.members {
            Members::None => false,
            Members::Some => self.rng.random_bool(0.5),
            Members::All => true,
        }
    }

    /// Returns how many items or entries something gets that may have none.
    pub(crate) fn count(&mut self, most: usize) -> usize {
        match (self.is_large(), self.members) {
            (true, _) | (_, Members::None) => 0,
            (false, Members::Some) => self.rng.random_range(0..=most),
            (false, Members::All) => self.rng.random_range(1..=most),
        }
    }

    /// Returns how many members an object gets that no schema declares.
    pub(crate) fn count_undeclared(&mut self) -> usize {
        usize::from(self.takes_undeclared() && self.rng.random_bool(0.1))
    }

    /// Tells whether objects may get members that no schema declares.
    pub(crate) fn takes_undeclared(&self) -> bool {
        self.undeclared == Undeclared::Some
    }

    fn is_large(&self) -> bool {
        self.path.len() > DEEP || self.parts > PARTS
    }

    /// Makes a value of some type that no schema describes.
    pub(crate) fn any(&mut self) -> Option<Value> {
        let values = [
            json!(null),
            json!(true),
            json!(0),
            json!(-1.5),
            json!("text"),
            json!([1, "a"]),
            json!({ "a": { "b": null } }),
            json!([]),
            json!({}),
            json!(i64::MAX),
        ];
        values.choose(&mut self.rng).cloned()
    }

    /// Makes a value that constraints allow.
    fn of(&mut self, constraints: &Constraints<'s>) -> Option<Value> {
        if let Some(listed) = constraints.listed() {
            return self.listed(constraints, listed);
        }
        let mut types = constraints.types();
        // The outermost value is that of a type of the client, and null is none of its values, but where it is the only.
        let is_nullable = types.contains(&"null") && (!self.path.is_empty() || types.len() == 1);
        if is_nullable && (types.len() == 1 || self.rng.random_bool(0.12)) {
            return Some(Value::Null);
        }
        types.retain(|it| *it != "null");
        if types.len() == ALL_TYPES {
            return self
                .any()
                .filter(|it| !(self.path.is_empty() && it.is_null()));
        }
        let kind = match types.len() {
            0 => return None,
            count => types[self.choose(count)],
        };
        match kind {
            "object" => self.object(constraints),
            "array" => self.list(constraints),
            "string" => self.text(constraints),
            "integer" => {
                self.note(LeafKind::Integer);
                number::integer(constraints, &mut self.rng)
            }
            "number" => number::number(constraints, &mut self.rng),
            _ => Some(Value::Bool(self.rng.random())),
        }
    }

    fn listed(
        &mut self,
        constraints: &Constraints<'s>,
        mut listed: Vec<&'s Value>,
    ) -> Option<Value> {
        let types = constraints.types();
        listed.retain(|value| types.iter().any(|it| is_of(value, it)));
        if self.path.is_empty() && !listed.iter().all(|it| it.is_null()) {
            listed.retain(|value| !value.is_null());
        }
        if listed.is_empty() {
            return None;
        }
        self.note(LeafKind::Enum);
        let chosen = self.choose(listed.len());
        Some(listed[chosen].clone())
    }

    fn text(&mut self, constraints: &Constraints<'s>) -> Option<Value> {
        if constraints.text("format") == Some("byte") {
            self.note(LeafKind::Base64);
        }
        text::text(constraints, &mut self.rng).map(Value::from)
    }

    fn note(&mut self, kind: LeafKind) {
        let pointer = self.pointer();
        self.leaves.push(Leaf { pointer, kind });
    }

    fn list(&mut self, constraints: &Constraints<'s>) -> Option<Value> {
        let least = constraints.greatest("minItems").unwrap_or(0);
        let most = constraints.least("maxItems").unwrap_or(usize::MAX);
        let is_unique = constraints.says("uniqueItems");
        let places = constraints
            .all("prefixItems")
            .chain(constraints.all("items"))
            .find_map(Value::as_array);
        let items: Vec<&'s Value> = constraints
            .all("items")
            .filter(|it| it.is_object())
            .collect();
        let closed = constraints.all("items").any(|it| *it == Value::Bool(false));
        let wanted = match places {
            Some(places) => places.len(),
            None if closed => 0,
            None => self.count(ITEMS),
        };
        let mut list: Vec<Value> = Vec::new();
        for index in 0..wanted.max(least).min(most) {
            let schemas = match places.and_then(|places| places.get(index)) {
                Some(place) => vec![place],
                None => items.clone(),
            };
            let made = self.inside(&list.len().to_string(), |maker| match schemas.is_empty() {
                true => maker.any(),
                false => maker.value(&schemas),
            });
            match made {
                Some(item) if !is_unique || !list.contains(&item) => list.push(item),
                Some(_) => {}
                None if index < least => return None,
                None => break,
            }
        }
        Some(Value::Array(list))
    }

    /// Chooses one of several: for the outermost value by its number, so that each has its turn.
    fn choose(&mut self, count: usize) -> usize {
        if !self.path.is_empty() {
            return self.rng.random_range(0..count);
        }
        let chosen = self.index / self.divided % count;
        self.divided = self.divided.saturating_mul(count);
        chosen
    }

    /// Adds a schema with its parts to constraints. None where it allows nothing.
    fn add(
        &mut self,
        schema: &'s Value,
        open: &mut Vec<String>,
        to: &mut Constraints<'s>,
    ) -> Option<()> {
        self.steps += 1;
        if self.steps > STEPS {
            return None;
        }
        let members = match schema {
            Value::Bool(allows) => return allows.then_some(()),
            Value::Object(members) => members,
            _ => return Some(()),
        };
        if let Some(Value::String(target)) = members.get("$ref") {
            self.refer(target, open, to)?;
            if self.schemas.ignores_siblings() {
                return Some(());
            }
        }
        to.parts.push(members);
        if let Some(Value::Array(parts)) = members.get("allOf") {
            for part in parts {
                self.add(part, open, to)?;
            }
        }
        // What holds for some objects may hold for all: what is made is allowed either way.
        if let Some(Value::Object(dependent)) = members.get("dependentSchemas") {
            for schema in dependent.values() {
                self.add(schema, open, to)?;
            }
        }
        for keyword in ["oneOf", "anyOf"] {
            if let Some(Value::Array(alternatives)) = members.get(keyword) {
                self.add_one(alternatives, open, to)?;
            }
        }
        self.add_condition(members, open, to)
    }

    /// Adds what a reference leads to. What cannot be found allows everything.
    fn refer(
        &mut self,
        place: &str,
        open: &mut Vec<String>,
        to: &mut Constraints<'s>,
    ) -> Option<()> {
        if open.iter().any(|it| it == place) {
            return None;
        }
        let Some(target) = self.schemas.find(place) else {
            return Some(());
        };
        open.push(place.to_owned());
        let added = self.add(target, open, to);
        open.pop();
        added
    }

    /// Adds one of several alternatives.
    fn add_one(
        &mut self,
        alternatives: &'s [Value],
        open: &mut Vec<String>,
        to: &mut Constraints<'s>,
    ) -> Option<()> {
        if alternatives.is_empty() {
            return Some(());
        }
        let mut order: Vec<usize> = (0..alternatives.len()).collect();
        let is_null = |it: &Value| it.get("type") == Some(&json!("null"));
        if self.path.is_empty() && !alternatives.iter().all(is_null) {
            order.retain(|index| !is_null(&alternatives[*index]));
        }
        match self.is_large() {
            true => order.sort_by_key(|index| weight(&alternatives[*index])),
            false => {
                let first = self.choose(order.len().max(1));
                order.rotate_left(first);
            }
        }
        let before = to.parts.len();
        order.into_iter().find_map(|index| {
            let added = self.add(&alternatives[index], open, to);
            if added.is_none() {
                to.parts.truncate(before);
            }
            added
        })
    }

    /// Adds what holds where a condition is met, or what holds where it is not.
    fn add_condition(
        &mut self,
        members: &'s Map<String, Value>,
        open: &mut Vec<String>,
        to: &mut Constraints<'s>,
    ) -> Option<()> {
        let Some(condition) = members.get("if") else {
            return Some(());
        };
        let consequences = match self.choose(2) == 0 {
            true => [Some(condition), members.get("then")],
            false => [None, members.get("else")],
        };
        for schema in consequences.into_iter().flatten() {
            self.add(schema, open, to)?;
        }
        Some(())
    }
}

/// Tells whether a value has a type.
fn is_of(value: &Value, kind: &str) -> bool {
    match value {
        Value::Null => kind == "null",
        Value::Bool(_) => kind == "boolean",
        Value::Number(_) => kind == "integer" || kind == "number",
        Value::String(_) => kind == "string",
        Value::Array(_) => kind == "array",
        Value::Object(_) => kind == "object",
    }
}

/// Returns how much a schema is likely to ask for.
fn weight(schema: &Value) -> usize {
    match schema.get("type").and_then(Value::as_str) {
        Some("object") => 3,
        Some("array") => 1,
        Some(_) => 0,
        None => 2,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use validate::{Dialect, Judge};

    use super::*;
    use crate::Direction;

    /// Makes 100 values of the schema `A`, which have to be valid.
    fn values(dialect: Dialect, schemas: Value) -> Vec<Value> {
        let files = [json!({ "components": { "schemas": schemas } })];
        let schemas = Schemas::new(&files, dialect, Direction::Response);
        let place = "doc:/0#/components/schemas/A";
        let mut judge = Judge::new(schemas.files(), dialect).unwrap();
        let made = |schemas: &Schemas, index| {
            Maker::make(schemas, place, 1, index, Undeclared::Some).unwrap()
        };
        let made = (0..100).map(|index| made(&schemas, index).value);
        let made: Vec<Value> = made.collect();
        for value in &made {
            assert_eq!(judge.validate(place, value).error, None, "{value}");
        }
        made
    }

    fn kinds(values: &[Value], pointer: &str) -> BTreeSet<String> {
        let found = values.iter().map(|it| {
            it.pointer(pointer)
                .map_or("absent".to_owned(), |it| it.to_string())
        });
        found.collect()
    }

    fn set(texts: &[&str]) -> BTreeSet<String> {
        texts.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn takes_every_branch_and_leaves_out_what_is_optional() {
        let made = values(
            Dialect::Draft4,
            json!({
                "A": {
                    "type": "object", "required": ["kind"], "additionalProperties": false,
                    "properties": {
                        "kind": { "enum": ["a", "b"], "type": "string" },
                        "flag": { "type": "boolean", "nullable": true },
                        "b": { "nullable": true, "allOf": [{ "$ref": "doc:/0#/components/schemas/B" }] },
                    },
                },
                "B": { "oneOf": [{ "type": "string", "enum": ["x"] }, { "type": "boolean" }] },
            }),
        );
        assert_eq!(kinds(&made, "/kind"), set(&["\"a\"", "\"b\""]));
        assert_eq!(
            kinds(&made, "/flag"),
            set(&["absent", "true", "false", "null"])
        );
        assert_eq!(
            kinds(&made, "/b"),
            set(&["absent", "\"x\"", "true", "false", "null"])
        );
    }

    #[test]
    fn names_the_alternative_of_a_discriminator() {
        let pet = |name: &str| json!({ "$ref": format!("doc:/0#/components/schemas/{name}") });
        let object = json!({ "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" } } });
        let made = values(
            Dialect::Draft202012,
            json!({
                "A": { "oneOf": [pet("Cat"), pet("Dog")], "discriminator": { "propertyName": "kind" } },
                "Cat": object, "Dog": object,
            }),
        );
        assert_eq!(kinds(&made, "/kind"), set(&["\"Cat\"", "\"Dog\""]));
    }

    #[test]
    fn takes_the_subtypes_of_a_base() {
        let base = json!({ "$ref": "doc:/0#/components/schemas/A" });
        let made = values(
            Dialect::Draft4,
            json!({
                "A": {
                    "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" } },
                    "discriminator": { "propertyName": "kind", "mapping": { "cat": "Cat" } },
                },
                "Cat": { "allOf": [base, { "required": ["lives"], "properties": { "lives": { "type": "integer" } } }] },
            }),
        );
        let kinds = kinds(&made, "/kind");
        assert!(kinds.is_superset(&set(&["\"A\"", "\"cat\""])) && kinds.len() > 2);
        let cats = made.iter().filter(|it| it["kind"] == "cat");
        assert!(cats.clone().count() > 30 && cats.into_iter().all(|it| it["lives"].is_number()));
    }

    #[test]
    fn has_only_declared_members_where_others_are_not_wanted() {
        let files = [json!({
            "properties": { "a": {} },
            "anyOf": [{ "required": ["a"] }, { "required": ["b"] }],
        })];
        let schemas = Schemas::new(&files, Dialect::Draft202012, Direction::Request);
        let made = |undeclared| {
            let made = (0..20).filter_map(|it| Maker::make(&schemas, "doc:/0#", 1, it, undeclared));
            made.filter(|it| it.value.get("b").is_some()).count()
        };
        assert_eq!(made(Undeclared::None), 0);
        assert!(made(Undeclared::Some) > 0);
    }

    #[test]
    fn has_members_of_dependent_schemas() {
        let dependent = json!({ "properties": { "a": { "type": "integer" } } });
        let made = values(
            Dialect::Draft202012,
            json!({ "A": { "dependentSchemas": { "a": dependent } } }),
        );
        assert!(made.iter().any(|it| it["a"].is_number()));
        assert!(
            made.iter()
                .all(|it| it["a"].is_number() || it.get("a").is_none())
        );
    }

    #[test]
    fn is_null_where_that_is_all() {
        let null = json!({ "type": "null" });
        let listed = json!({ "enum": [null] });
        for schema in [null.clone(), json!({ "anyOf": [(null)] }), listed] {
            let made = values(Dialect::Draft202012, json!({ "A": schema }));
            assert!(made.iter().all(Value::is_null), "{schema}");
        }
    }

    #[test]
    fn ends_where_schemas_do_not() {
        let schema = json!({ "$ref": "doc:/0#/components/schemas/A" });
        let made = values(
            Dialect::Draft202012,
            json!({
                "A": { "anyOf": [
                    { "type": "object", "required": ["left", "right"], "properties": { "left": schema, "right": schema } },
                    { "type": "array", "items": schema },
                    { "type": "null" },
                ] },
            }),
        );
        assert!(made.iter().any(Value::is_object) && made.iter().any(Value::is_array));
    }
}

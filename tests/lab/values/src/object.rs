//! Objects.

use rand::prelude::*;
use reader::escaped;
use serde_json::{Map, Value};

use crate::constraints::Constraints;
use crate::maker::{Leaf, LeafKind, Maker};
use crate::pattern as patterns;

/// The names of members that no schema declares.
const UNDECLARED: &[&str] = &["undeclared", "@odata.context", "undeclared-2"];

/// The keys of maps.
const KEYS: &[&str] = &["key", "other key", "type", "ключ", "1", ""];

/// The most members that a map gets for being one.
const ENTRIES: usize = 3;

impl<'s> Maker<'s> {
    pub(crate) fn object(&mut self, constraints: &Constraints<'s>) -> Option<Value> {
        let mut object = Map::new();
        let required: Vec<&str> = constraints
            .all("required")
            .filter_map(Value::as_array)
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let declares = constraints.all("properties").next().is_some();
        for (name, schemas) in declared(constraints, &required) {
            let is_required = required.contains(&name);
            if !is_required && (self.is_excluded(&schemas) || !self.takes_member()) {
                self.note_absent(name);
                continue;
            }
            // A member that is only required has no place in a type.
            if schemas.is_empty() && declares && !self.takes_undeclared() {
                return None;
            }
            match self.member(name, &schemas) {
                Some(value) => {
                    object.insert(name.to_owned(), value);
                }
                None if is_required => return None,
                None => self.note_absent(name),
            }
        }
        self.entries(constraints, &mut object);
        Some(Value::Object(object))
    }

    fn member(&mut self, name: &str, schemas: &[&'s Value]) -> Option<Value> {
        self.inside(&escaped(name), |maker| maker.value(schemas))
    }

    fn note_absent(&mut self, name: &str) {
        let pointer = format!("{}/{}", self.pointer(), escaped(name));
        let kind = LeafKind::Absent;
        self.leaves.push(Leaf { pointer, kind });
    }

    /// Adds members that have no schema of their own: the entries of a map, and what no schema declares.
    fn entries(&mut self, constraints: &Constraints<'s>, object: &mut Map<String, Value>) {
        let least = constraints.greatest("minProperties").unwrap_or(0);
        let most = constraints.least("maxProperties").unwrap_or(usize::MAX);
        let rest = || {
            constraints
                .all("additionalProperties")
                .chain(constraints.all("unevaluatedProperties"))
        };
        for (pattern, schema) in constraints
            .all("patternProperties")
            .filter_map(Value::as_object)
            .flatten()
        {
            if self.takes_member()
                && let Some(name) = patterns::text(pattern, 0, &mut self.rng, |_| true)
                && !object.contains_key(&name)
                && let Some(value) = self.member(&name, &[schema])
            {
                object.insert(name, value);
            }
        }
        if rest().any(|it| *it == Value::Bool(false)) {
            return;
        }
        let schemas: Vec<&'s Value> = rest().filter(|it| it.is_object()).collect();
        let declares = constraints.all("properties").next().is_some();
        let (names, wanted) = match (schemas.is_empty(), declares) {
            (true, true) => (UNDECLARED, self.count_undeclared()),
            _ => (KEYS, self.count(ENTRIES)),
        };
        let wanted = wanted
            .max(least.saturating_sub(object.len()))
            .min(most.saturating_sub(object.len()));
        for index in 0..wanted {
            let name = self.key(constraints, names, index);
            if object.contains_key(&name) {
                continue;
            }
            let value = match schemas.is_empty() {
                true => self.inside("-", Maker::any),
                false => self.member(&name, &schemas),
            };
            object.extend(value.map(|it| (name, it)));
        }
    }

    /// Makes the name of a member.
    fn key(&mut self, constraints: &Constraints<'s>, names: &[&str], index: usize) -> String {
        let schemas: Vec<&'s Value> = constraints.all("propertyNames").collect();
        if !schemas.is_empty()
            && let Some(Value::String(name)) = self.aside(|maker| maker.value(&schemas))
        {
            return name;
        }
        match names.get(index) {
            Some(_) => names
                .choose(&mut self.rng)
                .map(|it| (*it).to_owned())
                .unwrap_or_default(),
            None => format!("key {index}"),
        }
    }
}

/// Returns the declared members, with those that are only required, and all schemas that each has.
fn declared<'s>(
    constraints: &Constraints<'s>,
    required: &[&'s str],
) -> Vec<(&'s str, Vec<&'s Value>)> {
    let mut members: Vec<(&'s str, Vec<&'s Value>)> = Vec::new();
    let declared = constraints
        .all("properties")
        .filter_map(Value::as_object)
        .flatten();
    for (name, schema) in declared {
        match members.iter_mut().find(|(known, _)| known == name) {
            Some((_, schemas)) => schemas.push(schema),
            None => members.push((name, vec![schema])),
        }
    }
    for name in required {
        if !members.iter().any(|(known, _)| known == name) {
            let rest = constraints
                .all("additionalProperties")
                .filter(|it| it.is_object());
            members.push((name, rest.collect()));
        }
    }
    members
}

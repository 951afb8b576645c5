//! Inheritance: a schema with a discriminator and no choice, whose subtypes have it in their `allOf` (OpenAPI 3.0,
//! section 4.7.24.1), or which its mapping names.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use reader::{escaped, fragment};
use serde_json::{Map, Value};

use crate::discriminators::Discriminator;

/// The subtypes of a schema with a discriminator.
#[derive(Debug)]
pub struct Hierarchy {
    /// The property that names the subtype.
    pub property: String,
    /// The subtypes; the base itself is one of them.
    pub subtypes: Vec<Subtype>,
}

/// A subtype in a hierarchy.
#[derive(Debug)]
pub struct Subtype {
    /// The place of its schema.
    pub place: String,
    /// A reference to it.
    pub reference: Value,
    /// The values of the property that name it.
    pub names: Vec<Value>,
    /// The schema of the objects that these values name.
    pub condition: Value,
}

/// Returns the hierarchies of a document by the places of their bases.
pub fn of(files: &[Value]) -> HashMap<String, Hierarchy> {
    let mut survey = Survey::default();
    for (index, file) in files.iter().enumerate() {
        survey.visit(file, &mut format!("doc:/{index}#"));
    }
    let bases = survey.bases.iter().filter_map(|(base, discriminator)| {
        let subtypes = survey.descendants(base);
        if subtypes.is_empty() {
            return None;
        }
        let subtypes = subtypes.iter().chain([base]).map(|place| {
            let reference = serde_json::json!({ "$ref": place });
            let names = discriminator.names(files, &reference);
            Subtype {
                place: place.clone(),
                condition: discriminator.condition(&names),
                reference,
                names,
            }
        });
        let hierarchy = Hierarchy {
            property: discriminator.property.clone(),
            subtypes: subtypes.collect(),
        };
        Some((base.clone(), hierarchy))
    });
    bases.collect()
}

#[derive(Default)]
struct Survey {
    bases: BTreeMap<String, Discriminator>,
    /// The places of the schemas with a schema in their `allOf`, by the place of that.
    subtypes: BTreeMap<String, Vec<String>>,
}

impl Survey {
    fn visit(&mut self, tree: &Value, place: &mut String) {
        match tree {
            Value::Object(members) => {
                self.schema(members, place);
                for (name, value) in members {
                    self.inner(value, place, &fragment(&escaped(name)));
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.inner(item, place, &index.to_string());
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn inner(&mut self, value: &Value, place: &mut String, step: &str) {
        let length = place.len();
        place.push('/');
        place.push_str(step);
        self.visit(value, place);
        place.truncate(length);
    }

    fn schema(&mut self, members: &Map<String, Value>, place: &str) {
        let has_choice = ["oneOf", "anyOf"]
            .iter()
            .any(|it| members.contains_key(*it));
        if let Some(discriminator) = Discriminator::of(members).filter(|_| !has_choice) {
            self.bases.insert(place.to_owned(), discriminator);
        }
        // Only a component is a subtype; `{allOf: [$Pet]}` at a property is a use of the base.
        let is_component = ["schemas", "definitions"].contains(&parent_step(place));
        let parts = members.get("allOf").and_then(Value::as_array);
        for part in parts.into_iter().flatten().filter(|_| is_component) {
            if let Some(base) = part.get("$ref").and_then(Value::as_str) {
                self.subtypes
                    .entry(base.to_owned())
                    .or_default()
                    .push(place.to_owned());
            }
        }
    }

    /// Returns the schemas that inherit from a base, at any distance.
    fn descendants(&self, base: &str) -> Vec<String> {
        let mut seen = BTreeSet::from([base]);
        let mut found = Vec::new();
        let mut open = vec![base];
        while let Some(next) = open.pop() {
            for place in self.subtypes.get(next).into_iter().flatten() {
                if seen.insert(place) {
                    open.push(place);
                    found.push(place.clone());
                }
            }
        }
        found
    }
}

fn parent_step(place: &str) -> &str {
    place.rsplit('/').nth(1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn have_subtypes_at_any_distance() {
        let reference =
            |name: &str| json!({ "$ref": format!("doc:/0#/components/schemas/{name}") });
        let files = [json!({ "components": { "schemas": {
            "Pet": { "discriminator": { "propertyName": "kind", "mapping": { "k": "Kitten" } } },
            "Cat": { "allOf": [reference("Pet")] },
            "Kitten": { "allOf": [reference("Cat")], "properties": { "pet": { "allOf": [reference("Pet")] } } },
        } } })];
        let found = of(&files);
        let pet = &found["doc:/0#/components/schemas/Pet"];
        let names: Vec<_> = pet
            .subtypes
            .iter()
            .map(|it| (it.place.as_str(), it.names.clone()))
            .collect();
        let expected = [
            ("doc:/0#/components/schemas/Cat", vec![json!("Cat")]),
            ("doc:/0#/components/schemas/Kitten", vec![json!("k")]),
            ("doc:/0#/components/schemas/Pet", vec![json!("Pet")]),
        ];
        assert_eq!(names, expected);
        assert_eq!((found.len(), pet.property.as_str()), (1, "kind"));
    }
}

//! Inheritance: a schema with a discriminator and no choice, whose subtypes have it in their `allOf` (OpenAPI 3.0,
//! section 4.7.24.1), or which its mapping names.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use reader::{escaped, fragment};
use serde_json::{Map, Value, json};

use crate::discriminators::Discriminator;

/// The schemas with subtypes.
#[derive(Debug, Default)]
pub struct Hierarchies {
    by_base: HashMap<String, Hierarchy>,
    /// For each base a schema that allows its subtypes.
    choices: Vec<Value>,
}

/// The subtypes of a schema with a discriminator.
#[derive(Debug)]
pub struct Hierarchy {
    /// The property that names the subtype.
    property: String,
    /// The places of the subtypes, each with the values of the property that name it. The base itself is one of them.
    subtypes: Vec<(String, Vec<Value>)>,
    /// The place of the schema that allows the subtypes.
    choice: String,
}

impl Hierarchies {
    /// Finds the hierarchies of a document.
    pub fn of(files: &[Value]) -> Self {
        let mut survey = Survey::default();
        for (index, file) in files.iter().enumerate() {
            survey.visit(file, &mut format!("doc:/{index}#"));
        }
        let mut hierarchies = Self::default();
        for (base, discriminator) in &survey.bases {
            let descendants = survey.descendants(base);
            if !descendants.is_empty() {
                let choice = format!("doc:/{}#/{}", files.len(), hierarchies.choices.len());
                let (hierarchy, schema) =
                    hierarchy(files, base, discriminator, descendants, choice);
                hierarchies.by_base.insert(base.clone(), hierarchy);
                hierarchies.choices.push(schema);
            }
        }
        hierarchies
    }

    /// Makes the references in a tree that use a base lead to its subtypes, but not those that inherit from it.
    pub fn redirect(&self, tree: &mut Value) {
        self.redirect_within(tree, Whose::Other);
    }

    fn redirect_within(&self, tree: &mut Value, whose: Whose) {
        match tree {
            Value::Object(members) => {
                if let Some(Value::String(target)) = members.get_mut("$ref") {
                    if let Some(hierarchy) =
                        self.by_base.get(target).filter(|_| whose != Whose::Subtype)
                    {
                        target.clone_from(&hierarchy.choice);
                    }
                    return;
                }
                // `{allOf: [$Pet]}` at a property is a use of a pet; `{allOf: [$Pet], properties: …}` inherits from it.
                let inherits = whose == Whose::Component || members.contains_key("properties");
                for (key, value) in members {
                    let parts = value.as_array().map_or(0, Vec::len);
                    let whose = match key.as_str() {
                        "schemas" | "definitions" => Whose::Components,
                        "allOf" if inherits || parts > 1 => Whose::Subtype,
                        _ if whose == Whose::Components => Whose::Component,
                        _ => Whose::Other,
                    };
                    self.redirect_within(value, whose);
                }
            }
            Value::Array(items) => items
                .iter_mut()
                .for_each(|it| self.redirect_within(it, whose)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// Returns the file of the schemas that allow subtypes; it comes after those of the document.
    pub fn file(&self) -> Value {
        let choices = self.choices.iter().enumerate();
        let choices = choices.map(|(index, it)| (index.to_string(), it.clone()));
        Value::Object(choices.collect())
    }

    /// Returns the place of the schema that allows what values of a schema are: those of its subtypes, where it has any.
    pub fn whole<'p>(&'p self, place: &'p str) -> &'p str {
        self.by_base.get(place).map_or(place, |it| &it.choice)
    }

    /// Tells whether the discriminator of a value does not name another schema of the hierarchy than `subtype`.
    pub fn may_name(&self, base: &str, subtype: &str, value: &Value) -> bool {
        let Some(hierarchy) = self.by_base.get(base) else {
            return true;
        };
        let subtype = hierarchy
            .subtypes
            .iter()
            .find(|(place, _)| place == subtype);
        let name = value.get(&hierarchy.property);
        subtype
            .zip(name)
            .is_none_or(|((_, names), name)| names.contains(name))
    }
}

/// What a schema belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// It is a list of components.
    Components,
    /// It is a component.
    Component,
    /// It is a part of a subtype.
    Subtype,
    /// It is anything else.
    Other,
}

/// Makes a hierarchy, and the schema that allows its subtypes, the base itself by its name, and subtypes that the
/// document does not know.
fn hierarchy(
    files: &[Value],
    base: &str,
    discriminator: &Discriminator,
    mut places: Vec<String>,
    choice: String,
) -> (Hierarchy, Value) {
    places.push(base.to_owned());
    let mut subtypes = Vec::new();
    let mut alternatives = Vec::new();
    for place in places {
        let reference = json!({ "$ref": place });
        let names = discriminator.names(files, &reference);
        alternatives.push(json!({ "allOf": [reference, discriminator.condition(&names)] }));
        subtypes.push((place, names));
    }
    let property = discriminator.property.clone();
    let known: Vec<Value> = subtypes
        .iter()
        .flat_map(|(_, names)| names.clone())
        .collect();
    let other = json!({ "properties": { &property: { "not": { "enum": known } } } });
    alternatives.push(json!({ "allOf": [{ "$ref": base }, other] }));
    let hierarchy = Hierarchy {
        property,
        subtypes,
        choice,
    };
    (hierarchy, json!({ "anyOf": alternatives }))
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
        let hierarchies = Hierarchies::of(&files);
        let pet = &hierarchies.by_base["doc:/0#/components/schemas/Pet"];
        let names: Vec<_> = pet
            .subtypes
            .iter()
            .map(|(place, names)| (place.as_str(), names.clone()))
            .collect();
        let expected = [
            ("doc:/0#/components/schemas/Cat", vec![json!("Cat")]),
            ("doc:/0#/components/schemas/Kitten", vec![json!("k")]),
            ("doc:/0#/components/schemas/Pet", vec![json!("Pet")]),
        ];
        assert_eq!(names, expected);
        assert_eq!(
            (hierarchies.by_base.len(), pet.property.as_str()),
            (1, "kind")
        );
        let mut tree = files[0].clone();
        hierarchies.redirect(&mut tree);
        let schemas = &tree["components"]["schemas"];
        assert_eq!(schemas["Cat"]["allOf"][0], reference("Pet"));
        let used = &schemas["Kitten"]["properties"]["pet"]["allOf"][0];
        assert_eq!(*used, json!({ "$ref": "doc:/1#/0" }));
    }

    #[test]
    fn go_by_names() {
        let place = |name: &str| format!("doc:/0#/definitions/{name}");
        let files = [json!({ "definitions": {
            "Pet": { "discriminator": "kind" },
            "Cat": { "allOf": [{ "$ref": place("Pet") }] },
        } })];
        let hierarchies = Hierarchies::of(&files);
        let is_cat = |value: Value| hierarchies.may_name(&place("Pet"), &place("Cat"), &value);
        assert!(is_cat(json!({ "kind": "Cat" })) && is_cat(json!({})));
        assert!(!is_cat(json!({ "kind": "Pet" })) && !is_cat(json!({ "kind": "cat" })));
        assert_eq!(hierarchies.whole(&place("Pet")), "doc:/1#/0");
        assert_eq!(hierarchies.whole(&place("Cat")), place("Cat"));
    }
}

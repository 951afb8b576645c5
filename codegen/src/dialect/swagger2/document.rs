//! The root: servers, and the sections that 3.0 gathers under `components`.

use serde_json::{Value, json};

use super::defaults::Defaults;
use super::servers;
use crate::dialect::node_path::NodePath;
use crate::dialect::parameter::Location;
use crate::dialect::rewrite::{Members, Rewrite};

/// The sections of 2.0's root, and those of `components`.
const SECTIONS: &[(&str, &str)] = &[
    ("definitions", "schemas"),
    ("parameters", "parameters"),
    ("responses", "responses"),
    ("securityDefinitions", "securitySchemes"),
];

/// Rewrites the root of a document.
pub(super) fn rewrite(
    work: &mut Rewrite<'_>,
    root: &mut Members,
    defaults: &Defaults,
    path: &NodePath<'_>,
) {
    for key in ["consumes", "produces", "schemes"] {
        root.shift_remove(key);
    }
    servers::of_document(work, root, defaults, path);
    let sections = SECTIONS
        .iter()
        .filter_map(|(old, new)| Some((*old, *new, root.shift_remove(*old)?)));
    let sections: Vec<_> = sections.collect();
    if sections.is_empty() {
        return;
    }
    let components = root.entry("components").or_insert_with(|| json!({}));
    let Value::Object(components) = components else {
        return;
    };
    for (old, new, section) in sections {
        components.insert(new.to_owned(), section);
        work.moved(path, &["components", new], &[old]);
    }
    divide(work, components, &path.key("components"));
}

/// Moves bodies and form fields out of `parameters`, to sections of their own.
fn divide(work: &mut Rewrite<'_>, components: &mut Members, path: &NodePath<'_>) {
    let Some(Value::Object(parameters)) = components.get_mut("parameters") else {
        return;
    };
    let mut kept = Members::new();
    let mut moved: Vec<(&str, String, Value)> = Vec::new();
    for (name, parameter) in std::mem::take(parameters) {
        match parameter.as_object().and_then(Location::of) {
            Some(Location::Body) => moved.push(("requestBodies", name, parameter)),
            Some(Location::FormData) => moved.push(("x-form-parameters", name, parameter)),
            _ => {
                kept.insert(name, parameter);
            }
        }
    }
    *parameters = kept;
    for (section, name, parameter) in moved {
        work.moved(path, &[section, &name], &["parameters", &name]);
        let section = components.entry(section).or_insert_with(|| json!({}));
        if let Value::Object(section) = section {
            section.insert(name, parameter);
        }
    }
}

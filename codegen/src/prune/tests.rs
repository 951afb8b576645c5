//! What settings leave out of short documents.

use super::{Pruned, component_schemas};
use crate::config::{Config, Omit};
use crate::dialect::testing::{document, normalized, receives, sends};
use crate::source::Node;

/// Returns the operations, the component schemas and the properties of these that the settings leave out, and what
/// is wrong with the settings. Operations are written `GET /a`, properties `A.b`.
fn omitted(paths: &str, schemas: &str, omit: Omit) -> (Vec<String>, Vec<String>) {
    let config = Config {
        omit,
        ..Config::default()
    };
    let document = normalized(&document(paths, schemas));
    let pruned = Pruned::of(&document, &config);
    let root = pruned.document().root();
    let mut omitted = Vec::new();
    for (path, item) in root.get("paths").iter().flat_map(Node::entries) {
        for (method, operation) in item.follow().unwrap().entries() {
            if pruned.omits_operation(path, &operation) {
                omitted.push(format!("{} {path}", method.to_uppercase()));
            }
        }
    }
    let schemas = component_schemas(&root);
    for (name, schema) in schemas.iter().flat_map(Node::entries) {
        if !pruned.keeps_component(&schema) {
            omitted.push(name.to_owned());
        }
        let properties = schema.get("properties");
        for (property, node) in properties.iter().flat_map(Node::entries) {
            if pruned.omits(&node) {
                omitted.push(format!("{name}.{property}"));
            }
        }
    }
    let messages = pruned.diagnostics().map(|it| it.message());
    (omitted, messages.collect())
}

fn list(entries: &[&str]) -> Vec<String> {
    entries.iter().map(|entry| (*entry).to_owned()).collect()
}

#[test]
fn operations_go_with_the_schemas_that_only_they_use() {
    let tagged = |path: String| path.replacen("operationId", "tags: [ponds], operationId", 1);
    let paths = tagged(receives("a", "@A")) + &tagged(sends("b", "@B"));
    let paths = paths + &receives("c", "{type: string}");
    let schemas = "A: {properties: {own: @Own, both: @Both}}, B: {properties: {both: @Both}}, \
                   Own: {type: object}, Both: {type: object}, Free: {type: object}";
    let operations = |entries: &[&str]| Omit {
        operations: list(entries),
        ..Omit::default()
    };
    let tags = |entries: &[&str]| Omit {
        tags: list(entries),
        ..Omit::default()
    };
    let table: [(Omit, &[&str]); 6] = [
        (Omit::default(), &[]),
        (operations(&["receive a"]), &["GET /a", "A", "Own"]),
        (operations(&["GET /a"]), &["GET /a", "A", "Own"]),
        (operations(&["send b"]), &["POST /b", "B"]),
        (operations(&["GET /c"]), &["GET /c"]),
        (
            tags(&["ponds"]),
            &["GET /a", "POST /b", "A", "B", "Own", "Both"],
        ),
    ];
    for (omit, expected) in table {
        let told = format!("{omit:?}");
        assert_eq!(
            omitted(&paths, schemas, omit),
            (list(expected), vec![]),
            "{told}"
        );
    }
}

#[test]
fn schemas_go_with_those_that_only_they_use() {
    let schemas = "A: {properties: {own: @Own, both: @Both}}, B: {properties: {both: @Both, a: @A}}, \
                   Own: {type: object}, Both: {type: object}";
    let table: [(&[&str], &[&str]); 4] = [
        (&["A"], &["A", "Own"]),
        (&["A.own"], &["A.own", "Own"]),
        (&["A.both"], &["A.both"]),
        (&["B.both", "A.both"], &["A.both", "B.both", "Both"]),
    ];
    for (entries, expected) in table {
        let omit = Omit {
            schemas: list(entries),
            ..Omit::default()
        };
        assert_eq!(
            omitted(&receives("b", "@B"), schemas, omit),
            (list(expected), vec![]),
            "{entries:?}"
        );
    }
}

#[test]
fn deprecated_properties_go_unless_they_are_required() {
    let paths = receives("a", "@A")
        + "/b: {get: {deprecated: true, responses: {'200': {description: d, content: {application/json: {schema: @B}}}}}}";
    let schemas = "A: {required: [kept], properties: {gone: {deprecated: true}, kept: {deprecated: true}, other: {}}}, \
                   B: {deprecated: true, type: object}";
    let omit = Omit {
        deprecated: true,
        ..Omit::default()
    };
    let expected = list(&["GET /b", "A.gone", "B"]);
    assert_eq!(omitted(&paths, schemas, omit), (expected, vec![]));
}

#[test]
fn a_schema_with_a_discriminator_leads_to_its_subtypes() {
    let table: [(&str, &[&str]); 2] = [
        ("discriminator: {propertyName: kind}, ", &["GET /a"]),
        ("", &["GET /a", "Cat"]),
    ];
    for (discriminator, expected) in table {
        let schemas = format!(
            "Pet: {{{discriminator}properties: {{kind: {{type: string}}}}}}, Cat: {{allOf: [@Pet]}}"
        );
        let paths = receives("a", "@Cat") + &receives("b", "@Pet");
        let omit = Omit {
            operations: list(&["GET /a"]),
            ..Omit::default()
        };
        let found = omitted(&paths, &schemas, omit);
        assert_eq!(found, (list(expected), vec![]), "{discriminator}");
    }
}

#[test]
fn a_discriminator_leads_to_what_its_mapping_names() {
    for target in ["Cat", "'#/components/schemas/Cat'"] {
        let schemas = format!(
            "Pet: {{discriminator: {{propertyName: kind, mapping: {{cat: {target}}}}}}}, Cat: {{type: object}}"
        );
        let paths = receives("a", "@Cat") + &receives("b", "@Pet");
        let omit = Omit {
            operations: list(&["GET /a"]),
            ..Omit::default()
        };
        let found = omitted(&paths, &schemas, omit);
        assert_eq!(found, (list(&["GET /a"]), vec![]), "{target}");
    }
}

#[test]
fn subtypes_are_without_the_omitted() {
    let schemas = "Pet: {type: object}, Cat: {allOf: [@Pet]}, Dog: {allOf: [@Pet]}";
    let document = normalized(&document("", schemas));
    let mut config = Config::default();
    config.omit.schemas = list(&["Cat"]);
    let pruned = Pruned::of(&document, &config);
    let schemas = component_schemas(&document.document().root()).unwrap();
    let subtypes = pruned.subtypes(&schemas);
    let names = subtypes.values().flatten().map(|(name, _)| *name);
    assert_eq!(names.collect::<Vec<_>>(), ["Dog"]);
}

#[test]
fn a_path_item_of_two_paths_is_omitted_at_one() {
    let paths = receives("a", "{type: string}") + "/b: {$ref: '#/paths/~1a'}";
    let omit = Omit {
        operations: list(&["GET /a"]),
        ..Omit::default()
    };
    assert_eq!(omitted(&paths, "", omit), (list(&["GET /a"]), vec![]));
}

#[test]
fn entries_that_match_nothing_are_told() {
    let omit = Omit {
        operations: list(&["receive a", "receive b"]),
        tags: list(&["Pets"]),
        schemas: list(&["A.b"]),
        deprecated: false,
    };
    let (_, messages) = omitted(&receives("a", "@A"), "A: {properties: {c: {}}}", omit);
    assert_eq!(messages.len(), 3, "{messages:?}");
    for (message, entry) in messages.iter().zip(["receive b", "Pets", "A.b"]) {
        assert!(message.contains(entry), "{message}");
    }
}

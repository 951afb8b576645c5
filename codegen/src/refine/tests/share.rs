//! Which inline types are one.

use super::lowered;
use crate::analysis::Usage;
use crate::api::TypeKind;
use crate::config::Config;
use crate::dialect::testing::{document, receives, sends};
use crate::lower::testing::text;
use crate::refine::{share, split};

const STATE: &str = "{type: string, enum: [on, off]}";

/// Shares the equal types of a document; returns those that became other names, and those that have a file for it.
fn shared(paths: &str, schemas: &str, config: &Config) -> (Vec<String>, Vec<String>) {
    let mut api = lowered(&document(paths, schemas));
    let usage = Usage::of_all(&api);
    split::split(&mut api, &usage);
    let usage = Usage::of_all(&api);
    share::share(&mut api, &usage, config);
    let aliases = api.types.iter().filter_map(|def| match &def.kind {
        TypeKind::Alias(ty) => Some(format!("{} = {}", def.name.join("."), text(&api, ty))),
        TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::Union(_) => None,
    });
    let files = api.types.iter().filter(|def| def.is_shared);
    (
        aliases.collect(),
        files.map(|def| def.name.join(".")).collect(),
    )
}

#[test]
fn inline_types_of_one_name_and_the_same_members_are_one() {
    let object = |members: &str| format!("{{type: object, properties: {{{members}}}}}");
    let of = |a: &str, b: &str| format!("A: {}, B: {}", object(a), object(b));
    let inner = |name: &str, state: &str| format!("{name}: {{properties: {{state: {state}}}}}");
    let table: [(&str, String, &[&str], &[&str]); 9] = [
        (
            "equal",
            of(&format!("state: {STATE}"), &format!("state: {STATE}")),
            &["B.state = A.state"],
            &["A.state"],
        ),
        (
            "other names",
            of(&format!("state: {STATE}"), &format!("mode: {STATE}")),
            &[],
            &[],
        ),
        (
            "other values",
            of(
                &format!("state: {STATE}"),
                "state: {type: string, enum: [on]}",
            ),
            &[],
            &[],
        ),
        (
            "other kinds",
            of(
                "kind: {properties: {a: {type: string}}}",
                "kind: {properties: {a: {type: integer}}}",
            ),
            &[],
            &[],
        ),
        (
            "other words",
            of(
                "kind: {properties: {a: {type: string, description: One.}}}",
                "kind: {properties: {a: {type: string, description: Another.}}}",
            ),
            &[],
            &[],
        ),
        (
            "of a component and of a list",
            of(
                &format!("state: {STATE}"),
                &format!("state: {{type: array, items: {STATE}}}"),
            ),
            &["B.state.item = A.state"],
            &["A.state"],
        ),
        (
            "of an inner type and of an outer one",
            of(&inner("inner", STATE), &format!("state: {STATE}")),
            &["A.inner.state = B.state"],
            &["B.state"],
        ),
        (
            "with equal types in them",
            of(&inner("inner", STATE), &inner("inner", STATE)),
            &["B.inner = A.inner", "B.inner.state = A.inner.state"],
            &["A.inner"],
        ),
        ("components", format!("A: {STATE}, B: {STATE}"), &[], &[]),
    ];
    for (case, schemas, aliases, files) in table {
        let (mut found, own) = shared("", &schemas, &Config::default());
        found.sort();
        assert_eq!(found, aliases, "{case}");
        assert_eq!(own, files, "{case}");
    }
}

#[test]
fn types_of_other_directions_are_not_one() {
    let schemas =
        format!("A: {{properties: {{state: {STATE}}}}}, B: {{properties: {{state: {STATE}}}}}");
    let table: [(String, &[&str]); 3] = [
        (
            receives("a", "@A") + &receives("b", "@B"),
            &["B.state = A.state"],
        ),
        (receives("a", "@A") + &sends("b", "@B"), &[]),
        (
            receives("a", "@A") + &sends("b", "@A") + &receives("c", "@B"),
            &[],
        ),
    ];
    for (paths, aliases) in table {
        let (found, _) = shared(&paths, &schemas, &Config::default());
        assert_eq!(found, aliases, "{paths}");
    }
}

#[test]
fn types_with_renamed_members_are_of_their_own() {
    let schemas =
        format!("A: {{properties: {{state: {STATE}}}}}, B: {{properties: {{state: {STATE}}}}}");
    let table: [(&str, &[&str]); 3] = [
        ("A.mode.on", &["B.state = A.state"]),
        ("A.state.on", &[]),
        ("B.state.on", &[]),
    ];
    for (key, aliases) in table {
        let mut config = Config::default();
        let rename = (key.to_owned(), "Live".to_owned());
        config.rename.variants.extend([rename]);
        assert_eq!(shared("", &schemas, &config).0, aliases, "{key}");
    }
}

#[test]
fn copies_for_requests_are_as_inline_as_their_originals() {
    let user = "{properties: {id: {type: string, readOnly: true}, name: {type: string}}}";
    let inline =
        format!("A: {{properties: {{user: {user}}}}}, B: {{properties: {{user: {user}}}}}");
    let paths = ["@A", "@B"].map(|schema| {
        let path = schema.trim_start_matches('@');
        sends(path, schema) + &receives(&format!("{path}s"), schema)
    });
    let (aliases, _) = shared(&paths.concat(), &inline, &Config::default());
    let expected = ["B.user = A.user", "B.request.user = A.request.user"];
    assert_eq!(aliases, expected);
    // `A.request` and `B.request` are named by two words, and are copies of components.
    // `A.request` and `B.request` are of one last word, and no more inline than the components `A` and `B`.
    let components = format!("A: {user}, B: {user}");
    let (aliases, _) = shared(&paths.concat(), &components, &Config::default());
    assert_eq!(aliases, [""; 0]);
}

#[test]
fn the_types_that_stay_travel_as_before() {
    let user = format!(
        "{{properties: {{state: {STATE}, id: {{type: string, readOnly: true}}, part: @Part}}}}"
    );
    let schemas = format!(
        "A: {{properties: {{user: {user}}}}}, B: {{properties: {{user: {user}}}}}, Part: {{type: object, \
         properties: {{a: {{type: string}}}}}}"
    );
    let paths = sends("a", "@A") + &receives("b", "@A") + &sends("c", "@B") + &receives("d", "@B");
    let mut api = lowered(&document(&paths, &schemas));
    let usage = Usage::of_all(&api);
    split::split(&mut api, &usage);
    let before = Usage::of_all(&api);
    share::share(&mut api, &before, &Config::default());
    let after = Usage::of_all(&api);
    let is_alias = |index: usize| matches!(api.types[index].kind, TypeKind::Alias(_));
    let (shared, defined): (Vec<usize>, Vec<usize>) =
        (0..api.types.len()).partition(|index| is_alias(*index));
    assert_eq!((shared.len(), defined.len()), (3, 8));
    for index in defined {
        assert_eq!(after[index], before[index], "{:?}", api.types[index].name);
    }
}

//! The cargo features of a client.

use super::lowered;
use crate::analysis::{Feature, Features};
use crate::api::Api;
use crate::dialect::testing::{document, receives, sends};

fn name(api: &Api, feature: Feature) -> String {
    match feature {
        Feature::Tag(tag) => api.tags[tag.0].name.clone(),
        Feature::Webhooks => "webhooks".to_owned(),
    }
}

/// Returns the features of a client, and for each type those that need it.
fn features(paths: &str, schemas: &str) -> (Vec<String>, Vec<String>) {
    let api = lowered(&document(paths, schemas));
    let features = Features::derive(&api);
    let all = features.all().iter().map(|it| name(&api, *it));
    let needing = api.type_defs().map(|(id, def)| {
        let needing = features.needing(id).iter().map(|it| name(&api, *it));
        let needing: Vec<String> = needing.collect();
        format!("{}: {}", def.name.join("."), needing.join(" "))
    });
    (all.collect(), needing.collect())
}

/// Writes a tag into the operation of a path.
fn tagged(tag: &str, path: &str) -> String {
    path.replacen("operationId", &format!("tags: [{tag}], operationId"), 1)
}

#[test]
fn models_go_with_the_tags_that_use_them() {
    let schemas = "A: {properties: {inner: {properties: {own: @Own}}}}, Own: {type: object}, B: {type: object}, \
                   Both: {type: object}, Free: {properties: {b: @B}}, C: {type: object}";
    let pets = tagged("pets", &receives("a", "@A")) + &tagged("pets", &sends("both", "@Both"));
    let users =
        tagged("users", &receives("c", "@C")) + &tagged("users", &receives("both2", "@Both"));
    let (all, needing) = features(&(pets + &users), schemas);
    assert_eq!(all, ["pets", "users"]);
    let expected = [
        "A: pets",
        "Own: pets",
        // Nothing refers to `Free`, so it is always there, and `B` with it.
        "B: ",
        "Both: ",
        "Free: ",
        "C: users",
        "A.inner: pets",
    ];
    assert_eq!(needing, expected);
}

#[test]
fn a_tag_is_a_choice_where_there_is_something_else() {
    let tagged = tagged("pets", &receives("a", "@A"));
    let untagged = receives("b", "@B");
    let table: [(String, &[&str], [&str; 2]); 3] = [
        (tagged.clone(), &[], ["A: ", "B: "]),
        (untagged.clone(), &[], ["A: ", "B: "]),
        (tagged + &untagged, &["pets"], ["A: pets", "B: "]),
    ];
    for (paths, all, needing) in table {
        let found = features(&paths, "A: {type: object}, B: {type: object}");
        assert_eq!(found.0, all, "{paths}");
        assert_eq!(found.1, needing, "{paths}");
    }
}

#[test]
fn webhooks_are_a_feature_and_headers_are_always_there() {
    let paths = receives("a", "@A").replace(
        "get: {",
        "get: {callbacks: {done: {'{$url}': {post: {requestBody: {content: {application/json: {schema: @B}}}, \
         responses: {'204': {description: d}}}}}}, ",
    );
    let header = tagged("other", &receives("h", "{type: string}"));
    let header = header.replace(
        "description: d,",
        "description: d, headers: {X-H: {schema: @H}},",
    );
    let schemas = "A: {type: object}, B: {type: object}, H: {type: string, enum: [h]}";
    let (all, needing) = features(&(paths + &header), schemas);
    assert_eq!(all, ["other", "webhooks"]);
    assert_eq!(needing, ["A: ", "B: webhooks", "H: "]);
}

//! What a client has that only some clients have.

use super::with_client_of;
use crate::dialect::testing::{document, receives, sends};
use crate::runtime;

/// Returns what the client of a document exports of the runtime that not every client does.
fn exported(text: &str) -> Vec<&'static str> {
    with_client_of(text, |client| {
        let items = client.exports.items.iter().copied();
        items.filter(|it| !runtime::PUBLIC.contains(it)).collect()
    })
}

/// Returns the modules of the runtime that the client of a document has and not every client does.
fn modules(text: &str) -> Vec<&'static str> {
    with_client_of(text, |client| {
        let modules = client.modules.iter();
        let some = modules.filter(|module| module.capability.is_some());
        some.map(|module| module.name).collect()
    })
}

#[test]
fn schemas_need_what_their_values_are_read_with() {
    let table: [(&str, &[&str], &[&str]); 8] = [
        ("{type: string}", &[], &[]),
        (
            "{type: string, format: date-time}",
            &["Formatted"],
            &["formatted"],
        ),
        (
            "{type: array, items: {type: string, format: date}}",
            &["Formatted"],
            &["formatted"],
        ),
        (
            "{type: string, format: byte}",
            &["Base64", "Base64Url"],
            &[],
        ),
        ("{type: string, format: password}", &["Secret"], &[]),
        (
            "{type: number, format: decimal}",
            &["Decimal", "NotADecimal"],
            &["decimal"],
        ),
        ("{enum: [1, a]}", &[], &["value_enum"]),
        ("{enum: [a, b]}", &[], &[]),
    ];
    for (schema, items, needed) in table {
        let text = document("", &format!("A: {{properties: {{a: {schema}}}}}"));
        assert_eq!(exported(&text), items, "{schema}");
        assert_eq!(modules(&text), needed, "{schema}");
    }
}

#[test]
fn three_states_are_needed_where_a_request_can_send_them() {
    let nullable = "A: {properties: {a: {type: string, nullable: true}}}";
    let required = "A: {required: [a], properties: {a: {type: string, nullable: true}}}";
    let table = [
        (sends("a", "@A"), nullable, true),
        (receives("a", "@A"), nullable, false),
        (sends("a", "@A"), required, false),
        (String::new(), nullable, false),
    ];
    for (paths, schemas, expected) in table {
        let items = exported(&document(&paths, schemas));
        assert_eq!(items.contains(&"Nullable"), expected, "{paths} {schemas}");
    }
}

#[test]
fn operations_need_what_their_bodies_are_sent_and_read_with() {
    let text = "{type: string}";
    let received = |media_type| receives("a", text).replace("application/json", media_type);
    let file = "{properties: {f: {type: string, format: binary}}}";
    let header = "description: d, headers: {X-A: {schema: {type: string}}},";
    let table: [(String, &[&str], &[&str]); 8] = [
        (received("application/json"), &[], &[]),
        (
            received("application/octet-stream"),
            &["Download"],
            &["disposition", "download"],
        ),
        (
            received("text/event-stream"),
            &["Event", "EventStream"],
            &["event_stream"],
        ),
        (
            received("application/x-ndjson"),
            &["JsonLines"],
            &["json_lines"],
        ),
        (
            received("application/json-seq"),
            &["JsonLines"],
            &["json_lines"],
        ),
        // A failure is read as a whole.
        (
            received("application/octet-stream").replace("'200'", "'200': {description: d}, '400'"),
            &[],
            &[],
        ),
        (
            sends("a", file).replace("application/json", "multipart/form-data"),
            &["FilePart"],
            &[],
        ),
        (
            receives("a", text).replace("description: d,", header),
            &["Header", "HeaderError", "HeaderForm"],
            &["header"],
        ),
    ];
    for (paths, items, needed) in table {
        let text = document(&paths, "");
        assert_eq!(exported(&text), items, "{paths}");
        assert_eq!(modules(&text), needed, "{paths}");
    }
}

#[test]
fn tokens_are_fetched_where_a_flow_has_an_address_for_them() {
    let flow = |name: &str, url: &str| {
        document("", "").replace(
            "components: {",
            &format!("components: {{securitySchemes: {{s: {{type: oauth2, flows: {{{name}: {{{url}: 'https://a.example', scopes: {{}}}}}}}}}}, "),
        )
    };
    let fetches = |text: &str| modules(text).contains(&"oauth");
    assert!(fetches(&flow("clientCredentials", "tokenUrl")));
    assert!(!fetches(&flow("implicit", "authorizationUrl")));
    assert!(!fetches(&document("", "")));
}

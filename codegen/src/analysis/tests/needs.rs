//! What a client needs beyond what every client has.

use super::lowered;
use crate::analysis::{Needs, Usage};
use crate::dialect::testing::{document, receives, sends};

/// Returns what the client of a document needs.
fn needs(paths: &str, schemas: &str) -> Needs {
    let api = lowered(&document(paths, schemas));
    Needs::derive(&api, &Usage::of_all(&api))
}

#[test]
fn schemas_need_what_their_values_are_read_with() {
    let none = Needs::default();
    let table = [
        ("{type: string}", none),
        (
            "{type: string, format: date-time}",
            Needs {
                dates: true,
                ..none
            },
        ),
        (
            "{type: array, items: {type: string, format: date}}",
            Needs {
                dates: true,
                ..none
            },
        ),
        (
            "{type: string, format: byte}",
            Needs {
                base64: true,
                ..none
            },
        ),
        (
            "{type: string, format: password}",
            Needs {
                secrets: true,
                ..none
            },
        ),
        (
            "{type: number, format: decimal}",
            Needs {
                decimals: true,
                ..none
            },
        ),
        (
            "{enum: [1, a]}",
            Needs {
                value_enums: true,
                ..none
            },
        ),
        ("{enum: [a, b]}", none),
    ];
    for (schema, expected) in table {
        let schemas = format!("A: {{properties: {{a: {schema}}}}}");
        assert_eq!(needs("", &schemas), expected, "{schema}");
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
        assert_eq!(
            needs(&paths, schemas).nullable,
            expected,
            "{paths} {schemas}"
        );
    }
}

#[test]
fn operations_need_what_their_bodies_are_sent_and_read_with() {
    let none = Needs::default();
    let text = "{type: string}";
    let received = |media_type| receives("a", text).replace("application/json", media_type);
    let file = "{properties: {f: {type: string, format: binary}}}";
    let table = [
        (received("application/json"), none),
        (
            received("application/octet-stream"),
            Needs {
                downloads: true,
                ..none
            },
        ),
        (
            received("text/event-stream"),
            Needs {
                events: true,
                ..none
            },
        ),
        (
            received("application/x-ndjson"),
            Needs {
                lines: true,
                ..none
            },
        ),
        (
            received("application/json-seq"),
            Needs {
                lines: true,
                ..none
            },
        ),
        // A failure is read as a whole.
        (
            received("application/octet-stream").replace("'200'", "'200': {description: d}, '400'"),
            none,
        ),
        (
            sends("a", file).replace("application/json", "multipart/form-data"),
            Needs {
                files: true,
                ..none
            },
        ),
        (
            receives("a", text).replace(
                "description: d,",
                "description: d, headers: {X-A: {schema: {type: string}}},",
            ),
            Needs {
                headers: true,
                ..none
            },
        ),
    ];
    for (paths, expected) in table {
        assert_eq!(needs(&paths, ""), expected, "{paths}");
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
    let oauth = |text: &str| {
        let api = lowered(text);
        Needs::derive(&api, &Usage::of_all(&api)).oauth
    };
    assert!(oauth(&flow("clientCredentials", "tokenUrl")));
    assert!(!oauth(&flow("implicit", "authorizationUrl")));
    assert!(!oauth(&document("", "")));
}

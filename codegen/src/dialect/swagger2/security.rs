//! Security definitions: security schemes.

use serde_json::{Value, json};

use crate::dialect::rewrite::Members;

/// 2.0's names of OAuth 2 flows, and 3.0's.
const FLOWS: &[(&str, &str)] = &[
    ("implicit", "implicit"),
    ("password", "password"),
    ("application", "clientCredentials"),
    ("accessCode", "authorizationCode"),
];

/// Rewrites a security definition. One for an API key is the same in both versions.
pub(super) fn rewrite(scheme: &mut Members) {
    match scheme.get("type").and_then(Value::as_str) {
        Some("basic") => {
            scheme.insert("type".to_owned(), "http".into());
            scheme.insert("scheme".to_owned(), "basic".into());
        }
        Some("oauth2") => flow(scheme),
        _ => {}
    }
}

/// Moves the members that describe the flow into an object of its own. A flow that 2.0 does not have stays as it is:
/// it is reported when the scheme is read.
fn flow(scheme: &mut Members) {
    let named = scheme.get("flow").and_then(Value::as_str);
    let named = FLOWS.iter().find(|(name, _)| Some(*name) == named);
    let Some((_, name)) = named else { return };
    scheme.shift_remove("flow");
    let mut flow = Members::new();
    for key in ["authorizationUrl", "tokenUrl", "scopes"] {
        if let Some(value) = scheme.shift_remove(key) {
            flow.insert(key.to_owned(), value);
        }
    }
    flow.entry("scopes").or_insert_with(|| json!({}));
    scheme.insert("flows".to_owned(), json!({ *name: flow }));
}

//! What is wrong with a request and with what became of the response.

use std::collections::BTreeSet;

use calls::{Call, Calls, Outcome, Request};
use reader::{Document, Flow, Format, In, Operation};
use serde_json::Value;

use crate::decode::{self, Parts, Shape};
use crate::media::{essence, is_json};

/// Judges calls.
pub fn judge(document: &Document, calls: &[(&Call, &Outcome)], skipped: Vec<String>) -> Calls {
    let operations = reader::operations(document);
    let mut judged = Calls {
        operations: operations.len(),
        calls: calls.len(),
        skipped,
        ..Calls::default()
    };
    let mut called = BTreeSet::new();
    for (call, outcome) in calls {
        called.insert(call.expected.operation);
        let operation = &operations[call.expected.operation];
        let faults = faults(operation, call, outcome);
        judged.right += usize::from(faults.is_empty());
        let status = call.reply.status;
        let faults = faults.into_iter();
        judged
            .wrong
            .extend(faults.map(|it| format!("{} ({status}): {it}", operation.name())));
    }
    judged.called = called.len();
    judged
}

fn faults(operation: &Operation<'_>, call: &Call, outcome: &Outcome) -> Vec<String> {
    let mut faults = match &outcome.request {
        Some(request) => of_request(operation, call, request),
        None => {
            let error = outcome.error.as_deref().unwrap_or_default();
            return vec![format!("it was not sent: {error}")];
        }
    };
    let expected = &call.expected;
    if outcome.is_success != expected.is_success {
        let error = outcome.error.as_deref().unwrap_or("it succeeded");
        faults.push(format!(
            "the outcome is wrong: {error}: {}",
            excerpt(&call.reply.body)
        ));
    } else if expected
        .variant
        .as_ref()
        .is_some_and(|it| *it != outcome.variant)
    {
        let wanted = expected.variant.as_deref().unwrap_or_default();
        let error = outcome.error.as_deref().unwrap_or_default();
        let (is, body) = (&outcome.variant, excerpt(&call.reply.body));
        faults.push(format!(
            "the response is {is:?} instead of {wanted}: {error}: {body}"
        ));
    }
    faults
}

/// The most characters of a text that a fault quotes.
const QUOTED: usize = 300;

fn excerpt(text: &str) -> String {
    text.chars().take(QUOTED).collect()
}

fn of_request(operation: &Operation<'_>, call: &Call, request: &Request) -> Vec<String> {
    let mut faults = Vec::new();
    if request.method != operation.method {
        faults.push(format!("the method is {}", request.method));
    }
    let (path, query) = request
        .target
        .split_once('?')
        .unwrap_or((&request.target, ""));
    if decode::matched(&operation.path, path).is_none() {
        faults.push(format!("{path} does not fit the template"));
    }
    // A query in the key of a path is sent as it is.
    let key = operation.path.split('#').next().unwrap_or_default();
    let fixed = key
        .split_once('?')
        .map(|(_, query)| decode::pairs(query))
        .unwrap_or_default();
    let sent = decode::pairs(query);
    if let Some((name, _)) = fixed.iter().find(|it| !sent.contains(it)) {
        faults.push(format!("{name} of the path's own query is not sent"));
    }
    let parts = Parts {
        path,
        query,
        headers: &request.headers,
    };
    for (number, value) in &call.expected.parameters {
        let parameter = &operation.parameters[*number];
        let shape = Shape::of(value);
        let wire = match parameter.location {
            In::QueryString => continue_query(query, value),
            _ => decode::parameter(parameter, shape, &operation.path, &parts),
        };
        let is_right = wire.as_ref().is_some_and(|wire| {
            // JSON texts have quotes.
            let is_json_text = matches!(parameter.format, Format::Content(_));
            decode::is(wire, value) || (is_json_text && is_json_of(wire, value))
        });
        if !is_right {
            let (name, location) = (&parameter.name, parameter.location);
            faults.push(format!(
                "parameter {name} ({location:?}, {}) is {wire:?} instead of {value} in {} {:?}",
                style(&parameter.format),
                request.target,
                request
                    .headers
                    .iter()
                    .find(|it| it.0 == name.to_lowercase() || it.0 == "cookie"),
            ));
        }
    }
    for (name, text) in &call.expected.variables {
        let found = decode::variable(&operation.path, path, name);
        if found.as_deref().map(decode::plain).as_ref() != Some(text) {
            faults.push(format!("{name} is {found:?} instead of {text} in {path}"));
        }
    }
    if let Some((name, number, value)) = &call.expected.body {
        let content_type = request.headers.iter().find(|it| it.0 == "content-type");
        let content_type = content_type.map(|it| it.1.as_str()).unwrap_or_default();
        if essence(content_type) != essence(name) {
            faults.push(format!("the body is {content_type} instead of {name}"));
        }
        let media = operation.body.as_ref().and_then(|it| it.media.get(*number));
        let flow = media.map(|it| &it.flow);
        faults.extend(of_body(content_type, value, &request.body, flow));
    }
    faults.extend(of_security(operation, request, query));
    faults
}

/// Reads a query that is one value: JSON, or the members of an object.
fn continue_query(query: &str, value: &Value) -> Option<decode::Wire> {
    match value {
        Value::Object(_) if !query.starts_with("%7B") => {
            Some(decode::Wire::Members(decode::pairs(query)))
        }
        _ => {
            let text = decode::pairs(&format!("a={query}")).into_iter().next()?.1;
            Some(decode::Wire::Text(text))
        }
    }
}

fn is_json_of(wire: &decode::Wire, value: &Value) -> bool {
    match wire {
        decode::Wire::Text(text) => {
            serde_json::from_str::<Value>(text).is_ok_and(|it| decode::same(&it, value))
        }
        _ => false,
    }
}

fn style(format: &Format<'_>) -> String {
    match format {
        Format::Style(style, explode) => format!("{style:?} {explode}"),
        Format::Content(media) => media.name.clone(),
    }
}

fn of_body(content_type: &str, value: &Value, body: &str, flow: Option<&Flow<'_>>) -> Vec<String> {
    let bytes: Vec<u8> = body.chars().map(|it| it as u8).collect();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let kind = essence(content_type);
    if is_json(&kind) {
        let sent = serde_json::from_str::<Value>(&text).unwrap_or_default();
        return match decode::same(&sent, value) || text == value.as_str().unwrap_or_default() {
            true => Vec::new(),
            false => vec![format!(
                "the body is {} instead of {}",
                excerpt(&text),
                excerpt(&value.to_string())
            )],
        };
    }
    let Value::Object(members) = value else {
        return match Some(text.as_str()) == value.as_str() {
            true => Vec::new(),
            false => vec![format!("the body is {} instead of {value}", excerpt(&text))],
        };
    };
    let fields = match kind.starts_with("multipart/") {
        true => parts(content_type, &bytes),
        false => decode::pairs(&text),
    };
    let mut faults = Vec::new();
    for (name, value) in members {
        let own: Vec<&String> = fields
            .iter()
            .filter(|it| it.0 == *name)
            .map(|it| &it.1)
            .collect();
        let is_right = match value {
            // How lists and objects are written is up to encodings, which tests of their own hold.
            Value::Array(_) | Value::Object(_) => true,
            Value::Null => true,
            scalar => own.first().is_some_and(|it| {
                decode::is_scalar(it, scalar)
                    || serde_json::from_str::<Value>(it).is_ok_and(|it| it == *scalar)
            }),
        };
        if !is_right {
            faults.push(format!("the field {name} is {own:?} instead of {value}"));
        }
    }
    if let Some(Flow::Fields(declared)) = flow {
        let undeclared = fields.iter().find(|it| {
            !declared
                .iter()
                .any(|field| it.0 == field.name || it.0.starts_with(&format!("{}[", field.name)))
        });
        if let Some((name, _)) = undeclared {
            faults.push(format!("the field {name} is not declared"));
        }
    }
    faults
}

/// Reads the parts of a multipart body (RFC 7578): their names and texts.
fn parts(content_type: &str, body: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(body);
    let boundary = content_type.split("boundary=").nth(1).unwrap_or_default();
    let boundary = boundary
        .split(';')
        .next()
        .unwrap_or_default()
        .trim_matches('"');
    let pieces = text
        .split(&format!("--{boundary}"))
        .map(str::to_owned)
        .collect::<Vec<_>>();
    let parts = pieces.iter().filter_map(|piece| {
        let (head, body) = piece.split_once("\r\n\r\n")?;
        let (_, name) = head.split_once(" name=\"")?;
        let name = name.split('"').next()?.replace("%22", "\"");
        Some((name, body.strip_suffix("\r\n").unwrap_or(body).to_owned()))
    });
    parts.collect()
}

/// Looks for the credentials of one alternative.
fn of_security(operation: &Operation<'_>, request: &Request, query: &str) -> Option<String> {
    let alternatives = operation.security.as_ref()?;
    let root = operation.node.document().root();
    let schemes = root
        .get("components")
        .and_then(|it| it.followed("securitySchemes"));
    let schemes = schemes.or_else(|| root.followed("securityDefinitions"));
    let has_header = |name: &str| {
        let name = name.to_lowercase();
        request.headers.iter().any(|it| it.0 == name)
    };
    let is_sent = |name: &String| {
        let Some(scheme) = schemes.as_ref().and_then(|it| it.followed(name)) else {
            return false;
        };
        let text = |key: &str| scheme.get(key).and_then(|it| it.text()).unwrap_or_default();
        let name = text("name");
        match (text("type"), text("in")) {
            ("apiKey", "header") => has_header(name),
            ("apiKey", "query") => decode::pairs(query).iter().any(|it| it.0 == name),
            ("apiKey", _) => {
                let cookies = request.headers.iter().filter(|it| it.0 == "cookie");
                cookies
                    .flat_map(|it| it.1.split(';'))
                    .any(|it| it.trim().starts_with(name))
            }
            ("mutualTLS", _) => true,
            _ => has_header("authorization"),
        }
    };
    // A scheme that is not declared cannot be sent, and is told when generating.
    let is_declared = |name: &String| schemes.as_ref().is_some_and(|it| it.get(name).is_some());
    if !alternatives.iter().flatten().all(is_declared) {
        return None;
    }
    let is_right = alternatives.is_empty() || alternatives.iter().any(|it| it.iter().all(is_sent));
    (!is_right).then(|| "no alternative of its security is sent".to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use calls::{Expected, Reply};
    use serde_json::json;

    use super::*;

    const DOCUMENT: &str = "
openapi: 3.0.3
security: [{key: []}]
paths:
  /{area}/ponds/{id}:
    put:
      parameters: [{name: id, in: path}, {name: depth, in: query}]
      requestBody: {content: {application/json: {}}}
components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
";

    fn call() -> Call {
        Call {
            function: 0,
            arguments: BTreeMap::new(),
            reply: Reply {
                status: 404,
                content_type: None,
                body: String::new(),
            },
            expected: Expected {
                operation: 0,
                parameters: BTreeMap::from([(0, json!("a b")), (1, json!(2))]),
                variables: BTreeMap::from([("area".into(), "a b".into())]),
                body: Some(("application/json".into(), 0, json!({ "fish": 3 }))),
                is_success: false,
                variant: Some("NotFound".into()),
            },
        }
    }

    fn outcome() -> Outcome {
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        Outcome {
            request: Some(Request {
                method: "PUT".into(),
                target: "/base/a%20b/ponds/a%20b?depth=2".into(),
                headers: vec![
                    header("x-key", "k"),
                    header("content-type", "application/json"),
                ],
                body: "{\"fish\": 3.0}".into(),
            }),
            is_success: false,
            variant: "NotFound".into(),
            error: None,
        }
    }

    fn wrong(outcome: &Outcome) -> Vec<String> {
        let document = Document::from_text(DOCUMENT).unwrap();
        let judged = judge(&document, &[(&call(), outcome)], Vec::new());
        assert_eq!((judged.operations, judged.called, judged.calls), (1, 1, 1));
        assert_eq!(judged.right, usize::from(judged.wrong.is_empty()));
        judged.wrong
    }

    #[test]
    fn right_calls_pass() {
        assert_eq!(wrong(&outcome()), [""; 0]);
    }

    #[test]
    fn wrong_calls_are_found() {
        type Change = fn(&mut Outcome, &mut Request);
        let table: &[(Change, &str)] = &[
            (|_, it| it.method = "POST".into(), "the method is POST"),
            (
                |_, it| it.target = "/ponds?depth=2".into(),
                "does not fit the template",
            ),
            (
                |_, it| it.target = "/a%20b/ponds/a+b?depth=2".into(),
                "parameter id (Path",
            ),
            (
                |_, it| it.target = "/a%20b/ponds/a%20b?deep=2".into(),
                "parameter depth (Query",
            ),
            (
                |_, it| it.target = "/b/ponds/a%20b?depth=2".into(),
                "area is Some(\"b\") instead of a b",
            ),
            (
                |_, it| it.body = "{\"fish\": 4}".into(),
                "the body is {\"fish\": 4}",
            ),
            (
                |_, it| it.headers.truncate(1),
                "the body is  instead of application/json",
            ),
            (
                |_, it| it.headers[0].0 = "x-lock".into(),
                "no alternative of its security",
            ),
            (|it, _| it.is_success = true, "the outcome is wrong"),
            (
                |it, _| it.variant = "Gone".into(),
                "\"Gone\" instead of NotFound",
            ),
        ];
        for (change, expected) in table {
            let mut outcome = outcome();
            let mut request = outcome.request.take().unwrap();
            change(&mut outcome, &mut request);
            outcome.request = Some(request);
            let wrong = wrong(&outcome).join("\n");
            assert!(wrong.contains(expected), "{expected}: {wrong}");
        }
        let unsent = Outcome {
            request: None,
            ..outcome()
        };
        assert!(wrong(&unsent)[0].contains("it was not sent"));
    }

    #[test]
    fn parts_are_read() {
        let body = b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n";
        let parts = parts("multipart/form-data; boundary=x", body);
        assert_eq!(parts, [("a".to_owned(), "1".to_owned())]);
    }
}

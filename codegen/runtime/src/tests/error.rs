//! What an error finds in a response, and what it leaves there.

use super::support::{client, script, send, things};
use crate::mock::Reply;
use crate::{Call, Case, Endpoint, ErrorKind, Method, Operation, decode};
use serde::de::{Deserialize, Deserializer, Error as _};
use serde_json::json;

#[tokio::test]
async fn code_and_message_are_found_where_apis_put_them() {
    for (body, code, message) in [
        (json!({ "code": "c", "message": "m" }), Some("c"), Some("m")),
        (json!({ "code": 17, "message": "m" }), Some("17"), Some("m")),
        (
            json!({ "error": { "code": "c", "message": "m" } }),
            Some("c"),
            Some("m"),
        ),
        (
            json!({ "error": "invalid_grant", "error_description": "d" }),
            Some("invalid_grant"),
            Some("d"),
        ),
        (json!({ "title": "t", "detail": "d" }), None, Some("d")),
        (json!({ "title": "t" }), None, Some("t")),
        (json!({ "message": { "a": 1 } }), None, None),
        (json!({ "message": " " }), None, None),
        (json!(["message"]), None, None),
        (json!(null), None, None),
    ] {
        let client = client(&script([Reply::json(418, &body)]));
        let error = send(&client, things(Method::GET)).await.unwrap_err();
        assert_eq!((error.code(), error.message()), (code, message), "{body}");
    }
}

#[tokio::test]
async fn request_ids_are_found_under_their_names() {
    for name in ["x-request-id", "request-id", "x-amzn-requestid", "cf-ray"] {
        let client = client(&script([
            Reply::status(418).header(name, "r1"),
            Reply::json(200, &[1]).header(name, "r2"),
        ]));
        let error = send(&client, things(Method::GET)).await.unwrap_err();
        assert_eq!(error.request_id(), Some("r1"));
        let response = send(&client, things(Method::GET)).await.unwrap();
        assert_eq!(response.request_id(), Some("r2"));
        assert_eq!(
            (response.status().as_u16(), response.headers().len()),
            (200, 2)
        );
        assert_eq!(response.into_value(), json!([1]));
    }
}

/// A date, whose errors quote the text as those of date libraries do.
#[derive(Debug)]
struct Date;

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Err(D::Error::custom(format_args!("cannot read {text}")))
    }
}

#[tokio::test]
async fn what_a_type_says_of_a_body_is_not_repeated() {
    static DATE: Endpoint<Date, ()> = Endpoint {
        operation: Operation {
            id: "date",
            method: "GET",
            path: "/date",
            accept: "application/json",
            security: &[],
            base_url: None,
        },
        success: &[Case::code(200, decode::json)],
        failure: &[],
    };
    for (body, expected) in [
        (json!("CANARY"), ""),
        (json!(["CANARY"]), ": expected a string (line 1, column 0)"),
        (json!("2026-03-09, expected CANARY"), ""),
        (json!("invalid type: x, expected CANARY"), ""),
        (json!("missing field `CANARY`"), ""),
        (json!(4711), ": expected a string (line 1, column 4)"),
        (
            json!({ ", expected CANARY": 1 }),
            ": expected a string (line 1, column 0)",
        ),
    ] {
        let client = client(&script([Reply::json(200, &body)]));
        let call = Call::new(&client, &DATE.operation);
        let error = call.send(&DATE).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        let shape = "date: 200 OK: the JSON body has another shape";
        let expected = format!("{shape}{expected}, content type application/json");
        assert_eq!(error.to_string(), expected);
        assert!(!format!("{error:?}").contains("CANARY"), "{error:?}");
    }
}

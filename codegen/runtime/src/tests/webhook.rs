//! Bodies of requests that the API sends.

use crate::webhook;

#[test]
fn a_body_is_read() {
    assert_eq!(webhook::body(b"[1, 2]"), Ok(vec![1, 2]));
}

#[test]
fn a_body_of_another_shape_is_told_without_quoting_it() {
    let error = webhook::body::<Vec<u8>>(br#"{"token": "secret"}"#).unwrap_err();
    let expected = "the JSON body has another shape: expected a sequence (line 1, column 0)";
    assert_eq!(error.to_string(), expected);
}

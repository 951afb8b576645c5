//! Forms: parts with headers of their own.

use super::support::{client, ok, script, things};
use crate::runtime::record;
use crate::{Body, Call, ErrorKind, FilePart, Method, Parameter, Part};
use bytes::Bytes;
use futures_core::Stream;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

#[derive(Clone, Debug, Default, PartialEq)]
struct Upload {
    title: String,
    file: Option<FilePart>,
    others: Option<Vec<FilePart>>,
    about: Option<Value>,
}

record! {
    Upload {
        "title" => title,
        "file" => file?,
        "others" => others?,
        "about" => about?,
    }
}

struct Chunks(VecDeque<&'static str>);

impl Stream for Chunks {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front().map(|chunk| Ok(chunk.into())))
    }
}

fn stream(chunks: &[&'static str]) -> Body {
    Body::from_stream(Chunks(chunks.iter().copied().collect()))
}

/// Sends a form, and returns its bytes with `BOUNDARY` for the boundary.
async fn sent<T: serde::Serialize>(body: &T, parts: &[Part]) -> Result<String, String> {
    let mock = script([ok()]);
    let endpoint = things(Method::POST);
    let mut call = Call::new(&client(&mock), &endpoint.operation);
    call.multipart("multipart/form-data", body, parts);
    let result = call.send(endpoint).await;
    result.map_err(|error| error.to_string())?;
    let request = mock.requests().remove(0);
    let content_type = request.header("content-type").unwrap_or_default();
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=");
    let text = String::from_utf8_lossy(request.body()).into_owned();
    Ok(text.replace(boundary.unwrap_or("?"), "BOUNDARY"))
}

#[tokio::test]
async fn each_kind_of_value_has_its_part() {
    let form = json!({
        "a": "é\r\n--",
        "b": true,
        "c": [1, "x", null, {"k": 1}],
        "d": {"k": [1]},
        "e": null,
        "f": [],
    });
    assert_eq!(
        sent(&form, &[]).await.as_deref(),
        Ok(concat!(
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\né\r\n--\r\n",
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\ntrue\r\n",
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"c\"\r\n\r\n1\r\n",
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"c\"\r\n\r\nx\r\n",
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"c\"\r\n",
            "Content-Type: application/json\r\n\r\n{\"k\":1}\r\n",
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"d\"\r\n",
            "Content-Type: application/json\r\n\r\n{\"k\":[1]}\r\n",
            "--BOUNDARY--\r\n",
        ))
    );
}

#[tokio::test]
async fn files_are_sent_with_name_and_type() {
    let upload = Upload {
        title: "t".to_owned(),
        file: Some(
            FilePart::new(b"\0\x01".to_vec())
                .file_name("a \"b\".png")
                .content_type("image/png")
                .header("X-Check", "7"),
        ),
        others: Some(vec![
            "one".into(),
            FilePart::new(stream(&["t", "wo"])).file_name("é"),
        ]),
        about: None,
    };
    assert_eq!(
        sent(&upload, &[Part::typed("others", "text/plain")])
            .await
            .as_deref(),
        Ok(concat!(
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nt\r\n",
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a %22b%22.png\"\r\n",
            "Content-Type: image/png\r\nX-Check: 7\r\n\r\n\0\u{1}\r\n",
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"others\"; filename=\"others\"\r\n",
            "Content-Type: text/plain\r\n\r\none\r\n",
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"others\"; filename=\"é\"\r\n",
            "Content-Type: text/plain\r\n\r\ntwo\r\n",
            "--BOUNDARY--\r\n",
        ))
    );
}

#[tokio::test]
async fn an_encoding_says_how_a_part_is_written() {
    let form =
        json!({"a": "x", "b": {"k": ["é"]}, "c": ["x", "y"], "d": ["x", "y"], "e": [{"k": 1}]});
    let parts = &[
        Part::typed("a", "application/json"),
        Part::styled(Parameter::deep_object("b")),
        Part::styled(Parameter::pipe_delimited("c")),
        Part::typed("d", "text/csv"),
        Part::typed("e", "application/vnd.a+json"),
    ];
    assert_eq!(
        sent(&form, parts).await.as_deref(),
        Ok(concat!(
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"a\"\r\n",
            "Content-Type: application/json\r\n\r\n\"x\"\r\n",
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"b[k][]\"\r\n\r\né\r\n",
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"c\"\r\n\r\nx|y\r\n",
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"d\"\r\n",
            "Content-Type: text/csv\r\n\r\nx\r\n",
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"d\"\r\n",
            "Content-Type: text/csv\r\n\r\ny\r\n",
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"e\"\r\n",
            "Content-Type: application/vnd.a+json\r\n\r\n{\"k\":1}\r\n",
            "--BOUNDARY--\r\n",
        ))
    );
}

#[tokio::test]
async fn parts_have_the_headers_that_are_described() {
    let upload = Upload {
        title: "t".to_owned(),
        others: Some(vec![
            "one".into(),
            FilePart::new("two").header("x-log", "own"),
        ]),
        about: Some(json!({"k": 1})),
        ..Upload::default()
    };
    let parts = &[
        Part::typed("title", "text/plain").headers(&[("X-A", "1"), ("X-B", "2")]),
        Part::plain("others").headers(&[("X-Log", "structured")]),
        Part::styled(Parameter::deep_object("about")).headers(&[("X-C", "3")]),
    ];
    assert_eq!(
        sent(&upload, parts).await.as_deref(),
        Ok(concat!(
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"title\"\r\n",
            "Content-Type: text/plain\r\nX-A: 1\r\nX-B: 2\r\n\r\nt\r\n",
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"others\"; filename=\"others\"\r\n",
            "Content-Type: application/octet-stream\r\nX-Log: structured\r\n\r\none\r\n",
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"others\"; filename=\"others\"\r\n",
            "Content-Type: application/octet-stream\r\nx-log: own\r\n\r\ntwo\r\n",
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"about[k]\"\r\n",
            "X-C: 3\r\n\r\n1\r\n",
            "--BOUNDARY--\r\n",
        ))
    );
}

#[tokio::test]
async fn no_header_is_added_from_inside() {
    let named = json!({"a\"\r\nX: y": 1});
    let text = sent(&named, &[]).await.unwrap();
    assert!(text.contains("; name=\"a%22%0D%0AX: y\"\r\n\r\n1"));
    let with = |file: FilePart| Upload {
        file: Some(file),
        ..Upload::default()
    };
    let file = FilePart::new("f").file_name("a\"\nX: y");
    let text = sent(&with(file), &[]).await.unwrap();
    assert!(text.contains("; filename=\"a%22%0AX: y\"\r\n"));
    for file in [
        FilePart::new("f").content_type("a/b\r\nX: y"),
        FilePart::new("f").header("X", "y\nZ: z"),
        FilePart::new("f").header("X: y\r\nZ", "z"),
    ] {
        let error = sent(&with(file), &[]).await.unwrap_err();
        assert!(
            error.contains("a header of the part `file` is not valid"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_file_is_sent_as_such_or_not_at_all() {
    let form = json!({"a": {"b": 1}});
    let nested = |_: &Value| [("a", [("b", FilePart::new("f"))])];
    let nested: Vec<_> = nested(&form).into_iter().collect();
    let nested: std::collections::BTreeMap<_, std::collections::BTreeMap<_, _>> = nested
        .into_iter()
        .map(|(name, inner)| (name, inner.into_iter().collect()))
        .collect();
    let error = sent(&nested, &[]).await.unwrap_err();
    assert!(
        error.contains("the part `a` has a file inside of JSON"),
        "{error}"
    );

    let stream = FilePart::new(stream(&["a"]));
    let upload = Upload {
        file: Some(stream.clone()),
        ..Upload::default()
    };
    assert!(serde_json::to_string(&upload).is_err());
    assert!(sent(&upload, &[]).await.is_ok());
    let error = sent(&upload, &[]).await.unwrap_err();
    assert!(
        error.contains("the stream of the part `file` has been sent already"),
        "{error}"
    );
}

#[test]
fn outside_of_a_form_a_file_is_text() {
    let upload = Upload {
        title: "t".to_owned(),
        file: Some("text".into()),
        ..Upload::default()
    };
    let json = serde_json::to_value(&upload).unwrap();
    assert_eq!(json, json!({"title": "t", "file": "text"}));
    assert_eq!(serde_json::from_value::<Upload>(json).unwrap(), upload);
    assert!(serde_json::to_value(FilePart::new(vec![0xff])).is_err());
}

#[tokio::test]
async fn a_stream_is_not_sent_twice() {
    use crate::TransportErrorKind::{Connect, Interrupted};
    use crate::mock::Reply;
    let upload = |body: Body| Upload {
        file: Some(body.into()),
        ..Upload::default()
    };
    for (failure, body, attempts) in [
        (Interrupted, stream(&["a"]), 1),
        (Interrupted, Body::from("a"), 3),
        (Connect, stream(&["a"]), 1),
    ] {
        let mock = script([Reply::failure(failure), Reply::status(503), ok()]);
        let endpoint = things(Method::PUT);
        let mut call = Call::new(&client(&mock), &endpoint.operation);
        call.multipart("multipart/form-data", &upload(body), &[]);
        call.timeout(std::time::Duration::from_secs(5));
        call.retry(crate::RetryPolicy::new().base(std::time::Duration::from_millis(1)));
        let result = call.send(endpoint).await;
        assert_eq!(mock.requests().len(), attempts);
        match result {
            Ok(_) => assert_eq!(attempts, 3),
            Err(error) => assert_eq!(error.kind(), ErrorKind::Transport),
        }
    }
}

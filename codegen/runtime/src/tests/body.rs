//! Bodies: read whole, within a limit, whatever their chunks.

use super::support::{builder, script, send, things};
use crate::body::{Body, BodyFault, read};
use crate::mock::Reply;
use crate::{ErrorKind, Method, TransportError};
use bytes::Bytes;
use futures_core::Stream;
use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::Instant;

struct Chunks(VecDeque<&'static str>);

impl Stream for Chunks {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front().map(|chunk| Ok(chunk.into())))
    }
}

fn chunks(chunks: &[&'static str]) -> Body {
    Body::from_stream(Chunks(chunks.iter().copied().collect()))
}

#[tokio::test]
async fn a_body_is_read_up_to_its_limit() {
    let until = Instant::now() + Duration::from_secs(1);
    for (body, limit, expected, is_whole) in [
        (Body::empty(), 0, "", true),
        (Body::from("abc"), 3, "abc", true),
        (Body::from("abc"), 2, "ab", false),
        (Body::from("a".to_owned()), 0, "", false),
        (chunks(&[]), 0, "", true),
        (chunks(&["", "ab", "", "c", "def"]), 6, "abcdef", true),
        (chunks(&["ab", "c", "def"]), 5, "abcde", false),
        (chunks(&["ab", "c", "def"]), 3, "abc", false),
        (chunks(&["abc"]), usize::MAX, "abc", true),
    ] {
        let (bytes, fault) = read(body, limit, until).await;
        assert_eq!(bytes, expected);
        assert_eq!(fault.is_none(), is_whole);
        assert!(fault.is_none_or(|fault| matches!(fault, BodyFault::TooLarge(_))));
    }
    assert_eq!(chunks(&["ab", "c", "def"]).bytes().await.unwrap(), "abcdef");
    assert_eq!(Body::from(vec![b'a']).as_bytes(), Some(&Bytes::from("a")));
    assert_eq!(chunks(&["a"]).as_bytes(), None);
}

#[tokio::test]
async fn a_body_that_is_too_large_is_an_error_of_its_own() {
    let large = |status| {
        Reply::status(status)
            .body("x".repeat(100))
            .header("content-type", "a/b")
    };
    for (status, kind, expected) in [
        (
            200,
            ErrorKind::Body,
            "things: 200 OK: the body is larger than 99 bytes",
        ),
        (
            404,
            ErrorKind::Api,
            "things: 404 Not Found: the body is larger than 99 bytes",
        ),
    ] {
        let mock = script([large(status)]);
        let client = builder(&mock).max_body_bytes(99).build().unwrap();
        let error = send(&client, things(Method::GET)).await.unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (kind, expected));
        assert_eq!((error.body().len(), error.headers().len()), (99, 1));
        assert_eq!(error.attempts(), 1, "another attempt would not help");
    }
}

//! Bodies of bytes.

use crate::{client, quiet_server};
use fixture_binary::Body;
use futures_core::Stream;
use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Returns a stream of these chunks.
pub fn chunks(chunks: &[&'static str]) -> Chunks {
    Chunks(chunks.iter().copied().collect())
}

/// A stream of bytes that is never ready at once, as a file is.
pub struct Chunks(VecDeque<&'static str>);

impl Stream for Chunks {
    type Item = Result<fixture_binary::bytes::Bytes, io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = self.0.pop_front();
        Poll::Ready(chunk.map(|chunk| Ok(chunk.as_bytes().to_vec().into())))
    }
}

#[tokio::test]
async fn bytes_in_memory_are_sent_with_their_length() {
    let server = quiet_server(1).await;
    let objects = client!(fixture_binary, server).objects();
    let bytes = vec![0, 255, 13, 10];
    objects.put_object("a", bytes.clone()).send().await.unwrap();
    let request = server.request();
    assert_eq!(request.method, "PUT");
    assert_eq!(
        request.header("content-type"),
        Some("application/octet-stream")
    );
    assert_eq!(request.header("content-length"), Some("4"));
    assert_eq!(request.body, bytes);
}

#[tokio::test]
async fn a_stream_is_sent_chunk_by_chunk() {
    let server = quiet_server(1).await;
    let objects = client!(fixture_binary, server).objects();
    let body = Body::from_stream(chunks(&["one", "twelve bytes"]));
    objects.put_object("a", body).send().await.unwrap();
    let request = server.request();
    assert_eq!(request.header("content-length"), None);
    assert_eq!(request.header("transfer-encoding"), Some("chunked"));
    assert_eq!(request.text(), "3\r\none\r\nC\r\ntwelve bytes\r\n0\r\n\r\n");
}

#[tokio::test]
async fn a_stream_of_known_length_is_not_chunked() {
    let server = quiet_server(1).await;
    let objects = client!(fixture_binary, server).objects();
    let body = Body::from_stream(chunks(&["one", "two"])).with_length(6);
    objects.put_object("a", body).send().await.unwrap();
    let request = server.request();
    assert_eq!(request.header("content-length"), Some("6"));
    assert_eq!(request.header("transfer-encoding"), None);
    assert_eq!(request.text(), "onetwo");
}

#[tokio::test]
async fn callers_name_a_type_where_the_document_leaves_it_open() {
    let server = quiet_server(3).await;
    let objects = client!(fixture_binary, server).objects();
    let post = objects.post_object("a", "image/gif", "GIF");
    post.send().await.unwrap();
    let delete = objects.delete_object("a").body("image/png", "PNG");
    delete.send().await.unwrap();
    objects.patch_object("a", "<a/>").send().await.unwrap();
    let requests = server.requests();
    let types: Vec<_> = requests
        .iter()
        .map(|request| (request.header("content-type").unwrap(), request.text()))
        .collect();
    assert_eq!(
        types,
        [
            ("image/gif", "GIF"),
            ("image/png", "PNG"),
            ("application/xml", "<a/>"),
        ]
    );
}

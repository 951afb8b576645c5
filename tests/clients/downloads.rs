//! Responses of bytes.

use crate::client;
use crate::server::{Response, Server};

#[tokio::test]
async fn a_download_has_a_name_a_type_and_bytes() {
    let response = Response::raw(
        "HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: 4\r\n\
         content-disposition: attachment; filename*=UTF-8''b%C3%A4r.png\r\n\r\n",
    );
    let server = Server::start([response.then([0, 255, 13, 10])]).await;
    let files = client!(fixture_downloads, server).files();
    let download = files.photo().send().await.unwrap();
    assert_eq!(download.content_type(), Some("image/png"));
    assert_eq!(download.content_length(), Some(4));
    assert_eq!(download.file_name().as_deref(), Some("bär.png"));
    let bytes = download.bytes().await.unwrap();
    assert_eq!(bytes.as_ref(), [0, 255, 13, 10]);
    // The response to a failure has a type as well.
    let accept = Some("image/*, application/octet-stream");
    assert_eq!(server.request().header("accept"), accept);
}

#[tokio::test]
async fn a_caller_picks_a_media_type() {
    let server = Server::start([Response::of_type(200, "text/html", "<p>")]).await;
    let files = client!(fixture_downloads, server).files();
    let text = files.readme().accept("text/html").send().await.unwrap();
    assert_eq!(text, "<p>");
    assert_eq!(server.request().header("accept"), Some("text/html"));
}

#[tokio::test]
async fn a_download_that_is_cut_short_is_an_error() {
    let response = Response::raw("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nab").close();
    let server = Server::start([response]).await;
    let files = client!(fixture_downloads, server).files();
    let download = files.export().send().await.unwrap();
    assert!(download.bytes().await.is_err());
}

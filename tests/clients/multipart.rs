//! Forms of parts.

use crate::server::Request;
use crate::{client, quiet_server};
use fixture_multipart::models::{Upload, UploadCamera, UploadPlace};
use fixture_multipart::{Body, FilePart};
use std::collections::BTreeMap;

/// Returns the body with `BOUNDARY` for its boundary.
fn parts(request: &Request, media_type: &str) -> String {
    let content_type = request.header("content-type").unwrap();
    let boundary = content_type.strip_prefix(media_type);
    let boundary = boundary.and_then(|rest| rest.strip_prefix("; boundary="));
    let boundary = boundary.expect("the type and then the boundary");
    request.text().replace(boundary, "BOUNDARY")
}

#[tokio::test]
async fn each_kind_of_part_is_written_as_it_has_to() {
    let server = quiet_server(1).await;
    let photo = FilePart::new("PNG").file_name("a \"photo\".png");
    let body = Upload::new(photo.content_type("image/png"), "Zürich")
        .thumbnails(vec!["1".into(), "2".into()])
        .notes("# Notes")
        .tags(vec!["a".to_owned(), "b".to_owned()])
        .place(UploadPlace::default().city("Bern"))
        .camera(UploadCamera::default().model("X"));
    let uploads = client!(fixture_multipart, server).uploads();
    uploads.upload_photo(body).send().await.unwrap();
    assert_eq!(
        parts(&server.request(), "multipart/form-data"),
        "--BOUNDARY\r\n\
         Content-Disposition: form-data; name=\"photo\"; filename=\"a %22photo%22.png\"\r\n\
         Content-Type: image/png\r\n\
         X-Source: camera\r\n\r\n\
         PNG\r\n\
         --BOUNDARY\r\n\
         Content-Disposition: form-data; name=\"title\"\r\n\
         X-Language: de\r\n\r\n\
         Zürich\r\n\
         --BOUNDARY\r\n\
         Content-Disposition: form-data; name=\"thumbnails\"; filename=\"thumbnails\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n\
         1\r\n\
         --BOUNDARY\r\n\
         Content-Disposition: form-data; name=\"thumbnails\"; filename=\"thumbnails\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n\
         2\r\n\
         --BOUNDARY\r\n\
         Content-Disposition: form-data; name=\"notes\"\r\n\
         Content-Type: text/markdown\r\n\
         X-Version: 2\r\n\r\n\
         # Notes\r\n\
         --BOUNDARY\r\n\
         Content-Disposition: form-data; name=\"tags\"\r\n\r\n\
         a\r\n\
         --BOUNDARY\r\n\
         Content-Disposition: form-data; name=\"tags\"\r\n\r\n\
         b\r\n\
         --BOUNDARY\r\n\
         Content-Disposition: form-data; name=\"place[city]\"\r\n\r\n\
         Bern\r\n\
         --BOUNDARY\r\n\
         Content-Disposition: form-data; name=\"camera\"\r\n\
         Content-Type: application/json\r\n\r\n\
         {\"model\":\"X\"}\r\n\
         --BOUNDARY--\r\n"
    );
}

#[tokio::test]
async fn a_file_of_known_length_is_streamed() {
    let server = quiet_server(1).await;
    let photo = Body::from_stream(crate::binary::chunks(&["PN", "G"])).with_length(3);
    let uploads = client!(fixture_multipart, server).uploads();
    let upload = uploads.upload_photo(Upload::new(photo, "t"));
    upload.send().await.unwrap();
    let request = server.request();
    assert_eq!(request.header("transfer-encoding"), None);
    let parts = parts(&request, "multipart/form-data");
    assert!(parts.contains("\r\n\r\nPNG\r\n--BOUNDARY\r\n"), "{parts}");
}

#[tokio::test]
async fn parts_of_other_types_are_no_form() {
    let server = quiet_server(1).await;
    let body = BTreeMap::from([("one".to_owned(), FilePart::new("1"))]);
    let uploads = client!(fixture_multipart, server).uploads();
    uploads.send_parts().body(body).send().await.unwrap();
    let parts = parts(&server.request(), "multipart/mixed");
    assert!(parts.starts_with("--BOUNDARY\r\n"), "{parts}");
}

#[tokio::test]
async fn the_same_type_can_be_sent_as_json() {
    let server = quiet_server(1).await;
    let uploads = client!(fixture_multipart, server).uploads();
    let body = Upload::new("PNG", "t");
    uploads.describe_photo(body).send().await.unwrap();
    assert_eq!(server.request().text(), r#"{"photo":"PNG","title":"t"}"#);
}

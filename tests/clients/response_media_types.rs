//! Responses that are told apart by their `Content-Type`.

use crate::client;
use crate::server::{Response, Server};
use fixture_response_media_types::api::bodiless::AbsentResponse;
use fixture_response_media_types::api::reports::{ReportsApi, SeveralError, SeveralResponse};

async fn reports(response: Response) -> (Server, ReportsApi) {
    let server = Server::start([response]).await;
    let reports = client!(fixture_response_media_types, server).reports();
    (server, reports)
}

#[tokio::test]
async fn json_is_a_value() {
    let response = Response::of_type(200, "Application/JSON; charset=utf-8", r#"{"title":"t"}"#);
    let (server, reports) = reports(response).await;
    let several = reports.several().send().await.unwrap();
    assert!(matches!(several, SeveralResponse::Ok(report) if report.title.as_deref() == Some("t")));
    assert_eq!(
        server.request().header("accept"),
        Some("application/json, text/csv, application/pdf, image/png, text/plain")
    );
}

#[tokio::test]
async fn text_is_text() {
    let (_server, reports) = reports(Response::of_type(200, "text/csv", "a,b")).await;
    let several = reports.several().send().await.unwrap();
    assert!(matches!(several, SeveralResponse::OkCsv(text) if text == "a,b"));
}

#[tokio::test]
async fn bytes_are_bytes() {
    let (_server, reports) = reports(Response::of_type(200, "image/png", "PNG")).await;
    let several = reports.several().send().await.unwrap();
    let SeveralResponse::OkPdf(download) = several else {
        panic!("an image is a download");
    };
    assert_eq!(download.content_type(), Some("image/png"));
    assert_eq!(download.bytes().await.unwrap().as_ref(), b"PNG");
}

#[tokio::test]
async fn a_status_without_content_is_one() {
    let (_server, reports) = reports(Response::status(202)).await;
    let several = reports.several().send().await.unwrap();
    assert!(matches!(several, SeveralResponse::Accepted));
}

#[tokio::test]
async fn failures_have_media_types_too() {
    let (_server, reports) = reports(Response::text(400, "no")).await;
    let error = reports.several().send().await.unwrap_err();
    let plain = SeveralError::BadRequestPlain("no".to_owned());
    assert_eq!(error.api(), Some(&plain));
}

#[tokio::test]
async fn null_and_no_content_are_told_apart() {
    let script = [Response::json(200, "null"), Response::status(204)];
    let server = Server::start(script).await;
    let bodiless = client!(fixture_response_media_types, server).bodiless();
    let null = bodiless.absent().send().await.unwrap();
    assert!(matches!(null, AbsentResponse::Ok(None)));
    let nothing = bodiless.absent().send().await.unwrap();
    assert!(matches!(nothing, AbsentResponse::NoContent));
}

//! Operations without a tag, which are methods of the client.

use crate::server::{Response, Server};
use crate::{client, quiet_server, targets};
use fixture_untagged::api::{AddPondError, AddPondResponse, GetPondError};
use fixture_untagged::models::Pond;

#[tokio::test]
async fn the_client_begins_requests() {
    let server = Server::start([
        Response::json(200, r#"{"name":"deep"}"#),
        Response::status(404),
        Response::status(202),
        Response::text(409, "taken"),
    ])
    .await;
    let client = client!(fixture_untagged, server);
    let pond = client.get_pond("a/b").send().await.unwrap();
    assert_eq!(pond.name, "deep");
    let error = client.get_pond("c").send().await.unwrap_err();
    assert_eq!(error.api(), Some(&GetPondError::NotFound));
    let answer = client.add_pond(Pond::new("deep")).send().await.unwrap();
    assert_eq!(answer, AddPondResponse::Accepted);
    let error = client.add_pond_with_text("deep").send().await.unwrap_err();
    assert!(matches!(error.api(), Some(AddPondError::Conflict(_))));
    assert_eq!(
        targets(&server),
        ["/ponds/a%2Fb", "/ponds/c", "/ponds", "/ponds"]
    );
    let requests = server.requests();
    assert_eq!(requests[2].text(), r#"{"name":"deep"}"#);
    assert_eq!(requests[3].text(), "deep");
}

#[tokio::test]
async fn pages_of_the_client_follow_one_another() {
    let server = Server::start([
        Response::json(200, r#"{"ponds":[{"name":"a"}],"next":"2"}"#),
        Response::json(200, r#"{"ponds":[{"name":"b"}]}"#),
    ])
    .await;
    let mut items = client!(fixture_untagged, server).list_ponds().items();
    let mut names = Vec::new();
    while let Some(pond) = items.try_next().await.unwrap() {
        names.push(pond.name);
    }
    assert_eq!(names, ["a", "b"]);
    assert_eq!(targets(&server), ["/ponds", "/ponds?cursor=2"]);
}

#[tokio::test]
async fn operations_stand_beside_what_the_client_has() {
    let server = quiet_server(4).await;
    let client = client!(fixture_untagged, server);
    client.builder_operation().send().await.unwrap();
    client.clone_operation().send().await.unwrap();
    client.frogs_operation().send().await.unwrap();
    client.frogs().add_frog().send().await.unwrap();
    assert_eq!(targets(&server), ["/builder", "/clone", "/frogs", "/frogs"]);
}

#[tokio::test]
async fn a_tag_that_is_called_default_has_its_accessor() {
    let server = Server::start([Response::json(200, "{}")]).await;
    let client = client!(fixture_untagged, server);
    client.default().get_other().send().await.unwrap();
    assert_eq!(targets(&server), ["/other"]);
}

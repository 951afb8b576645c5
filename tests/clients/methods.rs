//! Methods that OpenAPI 3.0 does not know.

use crate::client;
use crate::server::{Response, Server};
use fixture_methods::models::Search;

#[tokio::test]
async fn methods_of_any_name_are_sent() {
    let server = Server::start([Response::json(200, r#"["a"]"#), Response::status(204)]).await;
    let things = client!(fixture_methods, server);
    let found = things.search_things(Search::new("a")).send().await.unwrap();
    assert_eq!(found, ["a"]);
    things.purge_things().send().await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].method, "QUERY");
    assert_eq!(requests[0].text(), r#"{"text":"a"}"#);
    assert_eq!(requests[1].method, "PURGE");
    assert_eq!(requests[1].target, "/things");
}

//! Properties that only one direction has.

use crate::client;
use crate::server::{Response, Server};
use fixture_read_write_only::models::{AccountRequest, AccountRequestAddress};

#[tokio::test]
async fn a_request_holds_only_what_can_be_sent() {
    let response = r#"{"id":"7","name":"n","address":{"street":"s","checked":true}}"#;
    let server = Server::start([Response::json(201, response)]).await;
    let accounts = client!(fixture_read_write_only, server).accounts();
    let body = AccountRequest::new("n", "1234", AccountRequestAddress::new("s"));
    let account = accounts.create_account(body).send().await.unwrap();
    assert_eq!(
        server.request().text(),
        r#"{"name":"n","pin":"1234","address":{"street":"s"}}"#
    );
    assert_eq!(account.id, "7");
    assert!(account.address.checked);
    assert!(account.pin.is_none());
}

//! Pages by a cursor: each is asked for with what the one before says.

use crate::server::{Response, Server};
use crate::{client, targets};

const PAGES: [&str; 3] = [
    r#"{"entries":[{"id":"a"},{"id":"b"}],"next_page_token":"1/&"}"#,
    r#"{"entries":[],"next_page_token":"2"}"#,
    r#"{"entries":[{"id":"c"}],"next_page_token":null}"#,
];

const TARGETS: [&str; 3] = [
    "/entries",
    "/entries?page_token=1%2F%26",
    "/entries?page_token=2",
];

#[tokio::test]
async fn items_come_from_one_page_after_another() {
    let server = Server::start(PAGES.map(|page| Response::json(200, page))).await;
    let entries = client!(fixture_pagination, server).entries();
    let mut items = entries.list_entries().items();
    let mut found = Vec::new();
    while let Some(entry) = items.try_next().await.unwrap() {
        found.extend(entry.id);
    }
    assert_eq!(found, ["a", "b", "c"]);
    assert_eq!(targets(&server), TARGETS);
}

#[tokio::test]
async fn pages_begin_where_the_caller_says() {
    let server = Server::start(PAGES[1..].iter().map(|page| Response::json(200, *page))).await;
    let entries = client!(fixture_pagination, server).entries();
    let mut pages = entries.list_entries().page_token("1/&").pages();
    let mut sizes = Vec::new();
    while let Some(page) = pages.try_next().await.unwrap() {
        sizes.push(page.entries.len());
    }
    assert_eq!(sizes, [0, 1]);
    assert_eq!(targets(&server), TARGETS[1..]);
}

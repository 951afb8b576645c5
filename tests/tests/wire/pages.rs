//! Lists that are followed page by page and item by item.

use super::support::{UNAUTHORIZED, build, builder, failure, quick, users};
use futures_core::Stream;
use std::future::poll_fn;
use std::pin::pin;
use std::time::Duration;
use tests::server::{Response, Server};
use users_client::api::users::ListUsersError;
use users_client::models::{User, Users};
use users_client::{CallError, ErrorKind, RetryPolicy};

/// Returns a response with a page of users of these ids, and the cursor of the next.
fn page(ids: &[&str], next: Option<&str>) -> Response {
    let items: Vec<String> = ids.iter().map(|id| format!(r#"{{"id":"{id}"}}"#)).collect();
    let items = items.join(",");
    let next = next.map_or("null".to_owned(), |next| format!("\"{next}\""));
    Response::json(
        200,
        &format!(r#"{{"items":[{items}],"next_cursor":{next}}}"#),
    )
}

/// Returns responses with three pages, the middle one of which is empty.
fn three_pages() -> [Response; 3] {
    [
        page(&["1", "2"], Some("c/1=")),
        page(&[], Some("c 2")),
        page(&["3"], None),
    ]
}

fn targets(server: &Server) -> Vec<String> {
    let requests = server.requests().into_iter();
    requests.map(|request| request.target).collect()
}

fn id(user: User) -> String {
    user.id.expect("an id")
}

fn ids(page: Users) -> Vec<String> {
    page.items.unwrap_or_default().into_iter().map(id).collect()
}

/// Takes everything out of a stream, by the trait alone.
async fn collect<T, E>(stream: impl Stream<Item = Result<T, CallError<E>>>) -> Vec<T> {
    let mut stream = pin!(stream);
    let mut all = Vec::new();
    while let Some(item) = poll_fn(|cx| stream.as_mut().poll_next(cx)).await {
        all.push(item.unwrap_or_else(|error| panic!("{error}")));
    }
    all
}

#[tokio::test]
async fn items_come_over_an_empty_page_in_the_middle() {
    let server = Server::start(three_pages()).await;
    let mut items = users(&server).list_users().limit(2).items();
    assert_eq!(server.requests(), [], "nothing is sent before it is needed");
    let mut found = Vec::new();
    while let Some(user) = items.try_next().await.expect("a page") {
        found.push(id(user));
    }
    assert_eq!(found, ["1", "2", "3"]);
    assert_eq!(
        targets(&server),
        [
            "/users?limit=2",
            "/users?limit=2&cursor=c%2F1%3D",
            "/users?limit=2&cursor=c%202",
        ]
    );
    assert!(items.try_next().await.expect("the end").is_none());
    assert_eq!(server.requests().len(), 3, "the end stays the end");
}

#[tokio::test]
async fn pages_come_as_they_are() {
    let server = Server::start(three_pages()).await;
    let mut pages = users(&server).list_users().pages();
    let mut found = Vec::new();
    let mut cursors = vec![pages.cursor().map(str::to_owned)];
    while let Some(page) = pages.try_next().await.expect("a page") {
        found.push(ids(page));
        cursors.push(pages.cursor().map(str::to_owned));
    }
    assert_eq!(found, [vec!["1", "2"], vec![], vec!["3"]]);
    let cursors: Vec<_> = cursors.iter().map(Option::as_deref).collect();
    assert_eq!(cursors, [None, Some("c/1="), Some("c 2"), None]);
}

#[tokio::test]
async fn both_are_streams() {
    let server = Server::start(three_pages()).await;
    let items = collect(users(&server).list_users().items()).await;
    let items: Vec<String> = items.into_iter().map(id).collect();
    assert_eq!(items, ["1", "2", "3"]);

    let server = Server::start(three_pages()).await;
    let pages = collect(users(&server).list_users().pages()).await;
    assert_eq!(pages.len(), 3);
}

#[tokio::test]
async fn a_list_begins_at_the_cursor_that_is_set() {
    let server = Server::start([page(&["3"], None)]).await;
    let list = users(&server).list_users().cursor("c 2");
    let pages = list.pages();
    assert_eq!(pages.cursor(), Some("c 2"));
    assert_eq!(collect(pages).await.len(), 1);
    assert_eq!(targets(&server), ["/users?cursor=c%202"]);
}

#[tokio::test]
async fn an_interrupted_list_is_taken_up_where_it_failed() {
    let server = Server::start([
        page(&["1"], Some("c1")),
        Response::status(400),
        page(&["2"], None),
    ])
    .await;
    let users = users(&server);
    let mut items = users.list_users().items();
    let first = items.try_next().await.expect("a page").map(id);
    assert_eq!(first.as_deref(), Some("1"));
    let error = failure(items.try_next().await);
    assert_eq!(error.status().map(|it| it.as_u16()), Some(400));
    assert!(items.try_next().await.expect("the end").is_none());
    assert_eq!(server.requests().len(), 2, "an error ends the list");

    let cursor = items.cursor().expect("the failed page's cursor");
    assert_eq!(cursor, "c1");
    let rest = collect(users.list_users().cursor(cursor).items()).await;
    let rest: Vec<String> = rest.into_iter().map(id).collect();
    assert_eq!(rest, ["2"]);
    assert_eq!(targets(&server)[2], "/users?cursor=c1");
}

#[tokio::test]
async fn the_cursor_of_items_is_that_of_the_next_item_s_page() {
    let server = Server::start([page(&["1", "2"], Some("c1")), page(&["3", "4"], None)]).await;
    let mut items = users(&server).list_users().items();
    let mut cursors = Vec::new();
    while items.try_next().await.expect("a page").is_some() {
        cursors.push(items.cursor().map(str::to_owned));
    }
    let cursors: Vec<_> = cursors.iter().map(Option::as_deref).collect();
    assert_eq!(cursors, [None, Some("c1"), Some("c1"), None]);
}

#[tokio::test]
async fn a_list_that_runs_in_circles_ends() {
    for (what, start, pages) in [
        ("the same cursor", None, vec![Some("a"), Some("a")]),
        ("a circle", None, vec![Some("a"), Some("b"), Some("a")]),
        ("the first cursor", Some("s"), vec![Some("s")]),
    ] {
        let count = pages.len();
        let responses = pages.into_iter().map(|next| page(&["1"], next));
        let server = Server::start(responses).await;
        let list = users(&server).list_users();
        let list = match start {
            Some(start) => list.cursor(start),
            None => list,
        };
        assert_eq!(collect(list.items()).await.len(), count, "{what}");
        assert_eq!(server.requests().len(), count, "{what}");
    }
}

#[tokio::test]
async fn the_last_page_is_known_in_every_form() {
    for body in [
        r#"{"items":[],"next_cursor":null}"#,
        r#"{"items":[],"next_cursor":""}"#,
        r#"{"items":[]}"#,
        r#"{"items":null}"#,
        "{}",
    ] {
        let server = Server::start([Response::json(200, body)]).await;
        let items = collect(users(&server).list_users().items()).await;
        assert!(items.is_empty(), "{body}");
        assert_eq!(server.requests().len(), 1, "{body}");
    }
}

#[tokio::test]
async fn every_page_has_the_call_s_options() {
    let trouble = Response::status(503);
    let [first, second, third] = three_pages();
    let server = Server::start([first, trouble, second, third]).await;
    let users = build(builder(&server).retry(RetryPolicy::none()));
    let list = users.list_users().header("x-a", "b").retry(quick());
    assert_eq!(collect(list.items()).await.len(), 3);
    for request in server.requests() {
        assert_eq!(request.header("x-a"), Some("b"));
    }
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn every_page_has_the_time_of_a_call() {
    let pause = Duration::from_millis(200);
    let slow = |next| page(&["1"], next).pause_before(pause);
    let server = Server::start([slow(Some("a")), slow(Some("b")), slow(None)]).await;
    let list = users(&server).list_users().timeout(pause * 5 / 2);
    assert_eq!(collect(list.items()).await.len(), 3);
}

#[tokio::test]
async fn a_page_that_takes_too_long_ends_the_list() {
    let server = Server::start([page(&["1"], Some("a")), Response::silence().stall()]).await;
    let list = users(&server).list_users();
    let mut items = list.timeout(Duration::from_millis(400)).items();
    items.try_next().await.expect("the first page");
    let error = failure(items.try_next().await);
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    assert_eq!(items.cursor(), Some("a"));
}

#[tokio::test]
async fn a_page_that_was_not_waited_for_is_not_asked_for_again() {
    let pause = Duration::from_millis(300);
    let server = Server::start([page(&["1"], None).pause_before(pause)]).await;
    let mut items = users(&server).list_users().items();
    let hasty = tokio::time::timeout(pause / 10, items.try_next()).await;
    assert!(hasty.is_err(), "the response is not there yet");
    let first = items.try_next().await.expect("a page").map(id);
    assert_eq!(first.as_deref(), Some("1"));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_list_can_be_unauthorized() {
    let server = Server::start([Response::json(401, UNAUTHORIZED)]).await;
    let error = failure(users(&server).list_users().items().try_next().await);
    let is_unauthorized = matches!(error.api(), Some(ListUsersError::Unauthorized(_)));
    assert!(is_unauthorized, "{error}");
}

#[tokio::test]
async fn a_list_can_be_left_and_moved_to_another_task() {
    let server = Server::start(three_pages()).await;
    let mut items = users(&server).list_users().items();
    items.try_next().await.expect("a page");
    let rest = tokio::spawn(async move { collect(items).await.len() });
    assert_eq!(rest.await.expect("no panic"), 2);
}

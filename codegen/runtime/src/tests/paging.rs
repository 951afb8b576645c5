//! Lists: where they end, and how an interrupted run is taken up again.

use super::support::{client, script};
use crate::mock::{MockTransport, Reply};
use crate::{Call, Case, Endpoint, Operation, Pages, Paging, Parameter, decode};
use futures_core::Stream;
use serde_json::{Value, json};
use std::pin::pin;

static LIST: Endpoint<Value, Value> = Endpoint {
    operation: Operation {
        id: "list",
        method: "GET",
        path: "/list",
        accept: "application/json",
        security: &[],
        base_url: None,
    },
    success: &[Case::code(200, decode::json)],
    failure: &[Case::code(400, decode::json)],
};

static PAGING: Paging<Value, u64> = Paging {
    parameter: Parameter::form("cursor"),
    next: |page| page["next"].as_str().map(str::to_owned),
    items: |page| {
        let items = page["items"].as_array().into_iter().flatten();
        items.filter_map(Value::as_u64).collect()
    },
};

fn page(items: &[u64], next: Option<&str>) -> Reply {
    Reply::json(200, &json!({ "items": items, "next": next }))
}

fn call(mock: &MockTransport, cursor: Option<&str>) -> Call {
    let mut call = Call::new(&client(mock), &LIST.operation);
    call.query(Parameter::form("limit"), &2);
    if let Some(cursor) = cursor {
        call.query(Parameter::form("cursor"), cursor);
    }
    call
}

/// Returns all items of a list, or those before an error, and the queries that were sent.
async fn items(mock: &MockTransport, cursor: Option<&str>) -> (Vec<u64>, bool, Vec<String>) {
    let mut stream = call(mock, cursor).items(&LIST, &PAGING);
    let mut items = Vec::new();
    let is_ok = loop {
        match stream.try_next().await {
            Ok(Some(item)) => items.push(item),
            Ok(None) => break true,
            Err(_) => break false,
        }
    };
    assert!(
        matches!(stream.try_next().await, Ok(None)),
        "it stays at its end"
    );
    let requests = mock.requests();
    let queries = requests
        .iter()
        .map(|request| request.uri().query().unwrap().to_owned());
    (items, is_ok, queries.collect())
}

#[tokio::test]
async fn a_list_goes_on_until_there_is_no_new_cursor() {
    let refused = || Reply::json(400, &"bad cursor");
    for (replies, expected, is_ok, cursors) in [
        (vec![page(&[1, 2], None)], vec![1, 2], true, vec![""]),
        (vec![page(&[], None)], vec![], true, vec![""]),
        (vec![page(&[1], Some(""))], vec![1], true, vec![""]),
        (
            vec![page(&[1], Some("a")), page(&[2], None)],
            vec![1, 2],
            true,
            vec!["", "a"],
        ),
        (
            vec![
                page(&[1], Some("a")),
                page(&[], Some("b")),
                page(&[2], None),
            ],
            vec![1, 2],
            true,
            vec!["", "a", "b"],
        ),
        (
            vec![page(&[1], Some("a")), page(&[2], Some("a"))],
            vec![1, 2],
            true,
            vec!["", "a"],
        ),
        (
            vec![
                page(&[1], Some("a")),
                page(&[2], Some("b")),
                page(&[3], Some("a")),
            ],
            vec![1, 2, 3],
            true,
            vec!["", "a", "b"],
        ),
        (
            vec![page(&[1], Some("a")), refused()],
            vec![1],
            false,
            vec!["", "a"],
        ),
        (
            vec![page(&[1], Some("a/b=&c")), page(&[], None)],
            vec![1],
            true,
            vec!["", "a%2Fb%3D%26c"],
        ),
    ] {
        let mock = script(replies);
        let query = |cursor: &&str| match *cursor {
            "" => "limit=2".to_owned(),
            cursor => format!("limit=2&cursor={cursor}"),
        };
        let queries = cursors.iter().map(query).collect();
        assert_eq!(items(&mock, None).await, (expected, is_ok, queries));
    }
}

#[tokio::test]
async fn a_list_starts_at_the_cursor_of_the_call() {
    let mock = script([page(&[5], Some("b")), page(&[6], Some("a"))]);
    let queries = ["limit=2&cursor=a", "limit=2&cursor=b"].map(str::to_owned);
    assert_eq!(
        items(&mock, Some("a")).await,
        (vec![5, 6], true, queries.to_vec())
    );
}

#[tokio::test]
async fn pages_tell_where_to_go_on() {
    let mock = script([
        page(&[1], Some("a")),
        page(&[2], Some("b")),
        Reply::json(400, &"no"),
    ]);
    let mut pages = call(&mock, None).pages(&LIST, &PAGING);
    assert_eq!(pages.cursor(), None);
    pages.try_next().await.unwrap().unwrap();
    assert_eq!(pages.cursor(), Some("a"));
    pages.try_next().await.unwrap().unwrap();
    assert_eq!(pages.cursor(), Some("b"));
    assert_eq!(
        pages.try_next().await.unwrap_err().api(),
        Some(&"no".into())
    );
    assert_eq!(pages.cursor(), Some("b"), "the page that failed");
    assert!(pages.try_next().await.unwrap().is_none());

    let cursor = pages.cursor().map(str::to_owned);
    mock.reply(page(&[3], None));
    let mut pages = call(&mock, cursor.as_deref()).pages(&LIST, &PAGING);
    assert_eq!(pages.cursor(), Some("b"));
    assert_eq!(
        pages.try_next().await.unwrap().unwrap()["items"],
        json!([3])
    );
    assert_eq!(pages.cursor(), None);
    assert!(pages.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn items_tell_the_page_that_the_next_is_on() {
    let mock = script([page(&[1, 2], Some("a")), page(&[3, 4], None)]);
    let mut items = call(&mock, None).items(&LIST, &PAGING);
    let mut cursors = vec![items.cursor().map(str::to_owned)];
    while items.try_next().await.unwrap().is_some() {
        cursors.push(items.cursor().map(str::to_owned));
    }
    let a = || Some("a".to_owned());
    assert_eq!(cursors, [None, None, a(), a(), None]);
}

#[tokio::test]
async fn a_long_list_ends() {
    let mock = MockTransport::new();
    for number in 0..3000 {
        mock.reply(page(&[number], Some(&number.to_string())));
    }
    mock.reply(page(&[], Some("2999")));
    assert_eq!(items(&mock, None).await.0.len(), 3000);
}

#[tokio::test]
async fn they_are_streams_that_move_freely() {
    fn check(_: &(impl Stream + Unpin + Send + std::fmt::Debug + 'static)) {}

    /// Neither `Unpin` nor `Debug`.
    struct Item(#[allow(dead_code, reason = "only its type counts")] std::marker::PhantomPinned);
    static OTHER: Paging<Value, Item> = Paging {
        parameter: Parameter::form("cursor"),
        next: |_| None,
        items: |_| vec![Item(std::marker::PhantomPinned)],
    };
    let mock = script([page(&[], None)]);
    let pages: Pages<Value, Value> = call(&mock, None).pages(&LIST, &OTHER);
    check(&pages);
    let items = call(&mock, None).items(&LIST, &OTHER);
    check(&items);
    let mut items = pin!(items);
    let next = std::future::poll_fn(|cx| items.as_mut().poll_next(cx)).await;
    assert!(next.unwrap().is_ok());
}

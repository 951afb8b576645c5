//! The retries that the calls of a client may make altogether.

use super::support::{builder, ok, script, send, things};
use crate::budget::RetryBudget;
use crate::mock::Reply;
use crate::{Method, RetryPolicy};

#[test]
fn a_full_budget_holds_a_hundred_retries() {
    let budget = RetryBudget::default();
    budget.deposit();
    assert_eq!((0..200).filter(|_| budget.withdraw()).count(), 100);
    (0..4).for_each(|_| budget.deposit());
    assert!(!budget.withdraw());
    budget.deposit();
    assert!(budget.withdraw());
}

#[tokio::test(start_paused = true)]
async fn a_client_in_trouble_stops_retrying_and_recovers() {
    let mock = script((0..200).map(|_| Reply::status(503)));
    let client = builder(&mock)
        .retry(RetryPolicy::new().max_retries(1))
        .build()
        .unwrap();
    let endpoint = things(Method::GET);
    for _ in 0..100 {
        assert_eq!(send(&client, endpoint).await.unwrap_err().attempts(), 2);
    }
    mock.reply(Reply::status(503));
    assert_eq!(send(&client, endpoint).await.unwrap_err().attempts(), 1);

    for _ in 0..5 {
        mock.reply(ok());
        send(&client.clone(), endpoint).await.unwrap();
    }
    mock.reply(Reply::status(503)).reply(ok());
    assert!(send(&client, endpoint).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn failures_that_are_not_repeated_give_nothing_back() {
    let mock = script((0..200).map(|_| Reply::status(503)));
    let client = builder(&mock)
        .retry(RetryPolicy::new().max_retries(1))
        .build()
        .unwrap();
    for _ in 0..100 {
        send(&client, things(Method::GET)).await.unwrap_err();
    }
    for _ in 0..10 {
        mock.reply(Reply::status(503));
        send(&client, things(Method::POST)).await.unwrap_err();
    }
    mock.reply(Reply::status(503));
    let error = send(&client, things(Method::GET)).await.unwrap_err();
    assert_eq!(error.attempts(), 1);
}

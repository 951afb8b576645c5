//! Which alternative a value is, and that nothing of it is lost.

use crate::client;
use crate::server::{Response, Server};
use fixture_alternatives::models::{
    Account, Batch, Chunk, Format, Moment, Notice, Outcome, Party, Source, Values,
};

/// Receives each value, and tells whether it is expected; sends it again, and it arrives as it was.
async fn check(table: &[(&str, fn(&Values) -> bool)]) {
    let responses = table.iter().map(|(text, _)| Response::json(200, text));
    let server = Server::start(responses.collect::<Vec<_>>()).await;
    let api = client!(fixture_alternatives, server).values();
    let mut received = Values::default();
    for (text, is_expected) in table {
        received = api.put_values(received).send().await.unwrap();
        assert!(is_expected(&received), "{text} {received:?}");
    }
    let requests = server.requests();
    let sent: Vec<&str> = requests[1..].iter().map(|it| it.text()).collect();
    let expected: Vec<&str> = table[..table.len() - 1].iter().map(|it| it.0).collect();
    assert_eq!(sent, expected);
}

#[tokio::test]
async fn constants_of_any_type_tell_the_alternative() {
    check(&[
        (r#"{"account":{"version":1,"name":"n"}}"#, |it| {
            matches!(it.account, Some(Account::OldAccount(_)))
        }),
        (r#"{"account":{"version":3,"name":"n"}}"#, |it| {
            matches!(it.account, Some(Account::NewAccount(_)))
        }),
        (r#"{"account":{"name":"n","version":4}}"#, |it| {
            matches!(it.account, Some(Account::Unknown(_)))
        }),
        (r#"{"outcome":{"ok":true,"message":"m"}}"#, |it| {
            matches!(it.outcome, Some(Outcome::Good(_)))
        }),
        (r#"{"notice":{"event":{"type":"deleted"}}}"#, |it| {
            matches!(it.notice, Some(Notice::Deleted(_)))
        }),
        (r#"{"batch":{"steps":[{"do":"remove","id":"a"}]}}"#, |it| {
            matches!(it.batch, Some(Batch::Removals(_)))
        }),
        (r#"{"outcome":{"message":"m"}}"#, |it| {
            matches!(it.outcome, Some(Outcome::Bad(_)))
        }),
        // It is not good.
        (r#"{"outcome":{"ok":false,"message":"m"}}"#, |it| {
            matches!(it.outcome, Some(Outcome::Bad(_)))
        }),
    ])
    .await;
}

#[tokio::test]
async fn an_absent_discriminator_is_told_by_a_default_or_by_the_shape() {
    check(&[
        (r#"{"chunk":{"type":"image","url":"u"}}"#, |it| {
            matches!(it.chunk, Some(Chunk::ImageChunk(_)))
        }),
        (r#"{"format":{"level":1,"size":3}}"#, |it| {
            matches!(it.format, Some(Format::Rich(_)))
        }),
        (r#"{"chunk":{"text":"t"}}"#, |it| {
            matches!(it.chunk, Some(Chunk::TextChunk(_)))
        }),
    ])
    .await;
    check(&[(r#"{"chunk":{"url":"u"}}"#, |it| {
        matches!(it.chunk, Some(Chunk::ImageChunk(_)))
    })])
    .await;
    check(&[(r#"{"format":{"size":3}}"#, |it| {
        matches!(it.format, Some(Format::Plain(_)))
    })])
    .await;
}

#[tokio::test]
async fn an_alternative_that_cannot_be_read_is_not_replaced_by_one_that_drops_its_properties() {
    check(&[
        (r#"{"source":{"last4":"4242","year":2030}}"#, |it| {
            matches!(it.source, Some(Source::Card(_)))
        }),
        (r#"{"source":{"last4":"4242","year":"2030"}}"#, |it| {
            matches!(it.source, Some(Source::Unknown(_)))
        }),
        (r#"{"source":{"iban":"i"}}"#, |it| {
            matches!(it.source, Some(Source::Bank(_)))
        }),
        (r#"{"moment":"2024-02-29"}"#, |it| {
            matches!(it.moment, Some(Moment::String2(_)))
        }),
        (r#"{"moment":"2024-02-29T10:00:00Z"}"#, |it| {
            matches!(it.moment, Some(Moment::String(_)))
        }),
        (r#"{"moment":{"year":2024}}"#, |it| {
            matches!(it.moment, Some(Moment::Variant3(_)))
        }),
        (r#"{"moment":{"year":2024,"month":2}}"#, |it| {
            matches!(it.moment, Some(Moment::Variant4(_)))
        }),
    ])
    .await;
}

#[tokio::test]
async fn a_value_of_several_alternatives_is_read_as_each() {
    check(&[
        (r#"{"party":{"name":"n","age":40}}"#, |it| {
            matches!(it.party, Some(Party::Person(_)))
        }),
        (r#"{"party":{"age":40,"job":"j","name":"n"}}"#, |it| {
            let party = it.party.as_ref().unwrap();
            let (person, worker) = (party.to_person().unwrap(), party.to_worker().unwrap());
            matches!(party, Party::Unknown(_))
                && (person.name.as_str(), person.age) == ("n", Some(40))
                && worker.job.as_deref() == Some("j")
                && party.to_company().is_none()
        }),
        (r#"{"party":{"name":"n"}}"#, |_| true),
    ])
    .await;
}

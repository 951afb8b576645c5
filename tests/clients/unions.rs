//! Unions: which alternative a response is, and that it is sent again as it came.

use crate::client;
use crate::server::{Response, Server};
use fixture_unions::models::{Cat, Filters, FiltersValue, Pet};

const FILTERS: [&str; 4] = [
    r#"{"operator":"AND","value":[{"operator":"OR","value":[{"field":"a","operator":"=","value":"b"}]}]}"#,
    r#"{"operator":"AND","value":[{"field":"a","operator":"=","value":"b"}]}"#,
    r#"{"operator":"AND","value":["point",{"side":1.5}]}"#,
    r#"{"operator":"AND","value":"none"}"#,
];

#[tokio::test]
async fn lists_are_told_apart_by_their_items() {
    let server = Server::start(FILTERS.map(|filters| Response::json(200, filters))).await;
    let api = client!(fixture_unions, server).filters();
    let mut body = Filters::new("AND");
    let mut values = Vec::new();
    for _ in FILTERS {
        body = api.put_filters(body).send().await.unwrap();
        values.push(body.value.clone().unwrap());
    }
    let expected: [fn(&FiltersValue) -> bool; 4] = [
        |value| matches!(value, FiltersValue::FiltersList(_)),
        |value| matches!(value, FiltersValue::FilterList(_)),
        |value| matches!(value, FiltersValue::ShapeList(_)),
        |value| matches!(value, FiltersValue::Unknown(_)),
    ];
    for (is_expected, value) in expected.iter().zip(&values) {
        assert!(is_expected(value), "{value:?}");
    }
    let requests = server.requests();
    let sent: Vec<_> = requests[1..].iter().map(|it| it.text()).collect();
    assert_eq!(sent, FILTERS[..3]);
}

#[tokio::test]
async fn the_discriminator_is_sent() {
    let response = r#"{"kind":"ferret","age":2}"#;
    let server = Server::start([Response::json(200, response)]).await;
    let pets = client!(fixture_unions, server).pets();
    let cat = Pet::Cat(Cat::default().lives(9));
    let pet = pets.put_pet(cat).send().await.unwrap();
    assert!(matches!(pet, Pet::Unknown(_)));
    assert_eq!(server.request().text(), r#"{"kind":"Cat","lives":9}"#);
}

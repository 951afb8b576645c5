//! Parameters with a media type, without a value, and in place of the whole query.

use crate::{client, quiet_server};
use fixture_parameter_content::models::{FindThingsFilter, SearchQuery};

#[tokio::test]
async fn json_is_one_encoded_value() {
    let server = quiet_server(1).await;
    client!(fixture_parameter_content, server)
        .things()
        .find_things(vec![1, 2])
        .filter(FindThingsFilter::default().name("a b"))
        .x_context("context".into())
        .note("n/1")
        .empty_limit()
        .flag("")
        .send()
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(
        request.target,
        "/things/%5B1%2C2%5D?filter=%7B%22name%22%3A%22a%20b%22%7D&note=n%2F1&limit=&flag="
    );
    assert_eq!(request.header("x-context"), Some("\"context\""));
}

#[tokio::test]
async fn a_parameter_can_be_the_whole_query() {
    let server = quiet_server(2).await;
    let things = client!(fixture_parameter_content, server).things();
    let words = ["a b", "c&d"].map(str::to_owned).to_vec();
    let query = SearchQuery::default().words(words).exact(true);
    things.search().query(query).send().await.unwrap();
    things.search_json("$.a[0]").send().await.unwrap();
    assert_eq!(
        crate::targets(&server),
        [
            "/search?words=a+b&words=c%26d&exact=true",
            "/search?%24.a%5B0%5D",
        ]
    );
}

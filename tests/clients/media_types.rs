//! One body in several media types.

use crate::server::{Request, Server};
use crate::{client, quiet_server};
use fixture_media_types::models::Pet;

fn sent(server: &Server) -> Vec<(String, String, String)> {
    let sent = |request: Request| {
        let content_type = request.header("content-type").unwrap().to_owned();
        let body = request.text().to_owned();
        (request.method, content_type, body)
    };
    server.requests().into_iter().map(sent).collect()
}

fn expected(all: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    let owned = |&(a, b, c): &(&str, &str, &str)| (a.to_owned(), b.to_owned(), c.to_owned());
    all.iter().map(owned).collect()
}

#[tokio::test]
async fn a_required_body_has_a_method_for_each() {
    let server = quiet_server(4).await;
    let pets = client!(fixture_media_types, server).pets();
    let pet = Pet::default().name("Rex & Co").age(3);
    pets.add_pet(pet.clone()).send().await.unwrap();
    pets.add_pet_with_form(pet).send().await.unwrap();
    pets.add_pet_with_xml("<pet/>").send().await.unwrap();
    pets.add_pet_with_bytes("bytes").send().await.unwrap();
    assert_eq!(
        sent(&server),
        expected(&[
            (
                "POST",
                "application/json; charset=utf-8",
                r#"{"name":"Rex & Co","age":3}"#
            ),
            (
                "POST",
                "application/x-www-form-urlencoded",
                "name=Rex+%26+Co&age=3"
            ),
            ("POST", "application/xml", "<pet/>"),
            ("POST", "application/octet-stream", "bytes"),
        ])
    );
}

#[tokio::test]
async fn an_optional_body_has_a_setter_for_each() {
    let server = quiet_server(4).await;
    let pets = client!(fixture_media_types, server).pets();
    let pet = Pet::default().age(3);
    let change = || pets.change_pets();
    change().body(vec![pet.clone()]).send().await.unwrap();
    change().merge_patch_json_body(pet).send().await.unwrap();
    change().text_body("text").send().await.unwrap();
    change().csv_body("a,b").send().await.unwrap();
    assert_eq!(
        sent(&server),
        expected(&[
            ("PATCH", "application/json-patch+json", r#"[{"age":3}]"#),
            ("PATCH", "application/merge-patch+json", r#"{"age":3}"#),
            ("PATCH", "text/plain", "text"),
            ("PATCH", "text/csv", "a,b"),
        ])
    );
}

#[tokio::test]
async fn even_get_can_have_a_body() {
    let server = quiet_server(1).await;
    let pets = client!(fixture_media_types, server).pets();
    let find = pets.find_pets().body(Pet::default());
    find.send().await.unwrap();
    assert_eq!(
        sent(&server),
        expected(&[("GET", "application/json", "{}")])
    );
}

#[tokio::test]
async fn a_range_of_json_is_typed_and_a_session_description_is_text() {
    let server = quiet_server(2).await;
    let pets = client!(fixture_media_types, server).pets();
    let pet = Pet::default().age(3);
    pets.replace_pet("7", pet).send().await.unwrap();
    pets.replace_pet_with_text("7", "v=0").send().await.unwrap();
    assert_eq!(
        sent(&server),
        expected(&[
            ("PUT", "application/json", r#"{"age":3}"#),
            ("PUT", "application/sdp", "v=0"),
        ])
    );
}

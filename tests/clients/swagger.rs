//! Lists of Swagger 2.0, as their collection formats say.

use crate::server::{Response, Server};
use crate::{client, quiet_server};
use fixture_swagger::models::AddTrackBody;

#[tokio::test]
async fn lists_in_lists_have_separators_of_their_own() {
    let server = Server::start([Response::json(200, "[]")]).await;
    let pets = client!(fixture_swagger, server).pets();
    let area = vec![vec![1.0, 2.5], vec![3.0, -4.0]];
    pets.find_pets()
        .area(area)
        .ids(vec![7, 8])
        .send()
        .await
        .unwrap();
    let target = server.request().target;
    assert_eq!(target, "/pets?area=1,2.5%7C3,-4&ids=7%7C8");
}

#[tokio::test]
async fn lists_in_forms_have_separators_of_their_own() {
    let server = quiet_server(1).await;
    let pets = client!(fixture_swagger, server).pets();
    let legs = [["home", "park"], ["park", "pond"]];
    let legs = legs.map(|leg| leg.map(str::to_owned).to_vec()).to_vec();
    let body = AddTrackBody::new(legs).days(vec![1, 2]);
    pets.add_track(body).send().await.unwrap();
    let sent = server.request();
    assert_eq!(sent.text(), "legs=home+park&legs=park+pond&days=1%092");
}

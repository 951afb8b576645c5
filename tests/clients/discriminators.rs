//! Discriminators: what they say is read, and is sent without being asked for.

use crate::client;
use crate::server::{Response, Server};
use fixture_discriminators::models::{
    Answer, Bad, Bike, CallContent, Card, CardType, Content, Defect, ElectricBike, FileDefect,
    FileDefectType, Good, Input, Item, Job, Key, Pin, ShortInput, Van, Vehicle, VehicleBase,
    VehicleBaseKind,
};

#[tokio::test]
async fn callers_do_not_write_them() {
    let van = r#"{"kind":"Van","wheels":4,"load":1.5}"#;
    let server = Server::start([
        Response::json(200, "[]"),
        Response::json(200, van),
        Response::json(200, "[]"),
        Response::json(200, "[]"),
    ])
    .await;
    let vehicles = client!(fixture_discriminators, server).vehicles();
    let bike = Vehicle::Bike(Bike::ElectricBike(ElectricBike::new(2).range(90)));
    let body = Vehicle::Van(Van::new(4, 1.5));
    vehicles.add_vehicle(body).send().await.unwrap();
    vehicles.put_van(Van::new(4, 1.5)).send().await.unwrap();
    vehicles.add_vehicle(bike).send().await.unwrap();
    let base = Vehicle::Vehicle(VehicleBase::new(3));
    vehicles.add_vehicle(base).send().await.unwrap();
    let expected = [
        van,
        van,
        r#"{"kind":"Bike","drive":"ElectricBike","wheels":2,"range":90}"#,
        r#"{"kind":"Vehicle","wheels":3}"#,
    ];
    let requests = server.requests();
    let sent: Vec<_> = requests.iter().map(|request| request.text()).collect();
    assert_eq!(sent, expected);
}

#[tokio::test]
async fn an_unknown_subtype_has_what_the_base_has() {
    let all =
        r#"[{"kind":"Tram","wheels":8,"line":"M4"},{"kind":"Vehicle","wheels":4},{"kind":"Van"}]"#;
    let server = Server::start([Response::json(200, all), Response::json(200, "[]")]).await;
    let vehicles = client!(fixture_discriminators, server).vehicles();
    let body = Vehicle::Vehicle(VehicleBase::new(4));
    let received = vehicles.add_vehicle(body).send().await.unwrap();
    let [
        Vehicle::Vehicle(tram),
        Vehicle::Vehicle(other),
        Vehicle::Unknown(_),
    ] = received.as_slice()
    else {
        panic!("{received:?}");
    };
    assert_eq!(tram.kind, VehicleBaseKind::Unknown("Tram".to_owned()));
    assert_eq!(tram.wheels, 8);
    assert_eq!(tram.additional_properties["line"], "M4");
    assert_eq!(other.kind, VehicleBaseKind::Vehicle);
    let body = Vehicle::Vehicle(tram.clone());
    vehicles.add_vehicle(body).send().await.unwrap();
    let requests = server.requests();
    let sent = requests[1].text();
    assert_eq!(sent, r#"{"kind":"Tram","wheels":8,"line":"M4"}"#);
}

#[tokio::test]
async fn a_mapping_names_schemas_that_do_not_inherit() {
    let card = r#"{"type":"fob","number":"7"}"#;
    let server = Server::start([Response::json(200, card), Response::json(200, card)]).await;
    let keys = client!(fixture_discriminators, server).keys();
    let pin = Key::Pin(Pin::default().digits("0000"));
    let received = keys.put_key(pin).send().await.unwrap();
    let expected = Card::new(CardType::Fob).number("7");
    assert_eq!(received, Key::Card(expected));
    keys.put_key(received).send().await.unwrap();
    let requests = server.requests();
    let sent: Vec<_> = requests.iter().map(|request| request.text()).collect();
    assert_eq!(sent, [r#"{"type":"pin","digits":"0000"}"#, card]);
}

#[tokio::test]
async fn a_subtype_says_its_value_itself() {
    let jobs = [
        r#"{"kind":"Wash","wax":true}"#,
        r#"{"kind":"Repair","wax":true}"#,
        r#"{"kind":"Tow","note":"n"}"#,
    ];
    let server = Server::start(jobs.map(|job| Response::json(200, job))).await;
    let api = client!(fixture_discriminators, server).jobs();
    let expected: [fn(&Job) -> bool; 3] = [
        |job| matches!(job, Job::WashTask(_)),
        |job| matches!(job, Job::RepairTask(_)),
        |job| matches!(job, Job::Job(base) if base.note.as_deref() == Some("n")),
    ];
    for is_expected in expected {
        let job = api.get_job().send().await.unwrap();
        assert!(is_expected(&job), "{job:?}");
    }
}

#[tokio::test]
async fn values_that_alternatives_list_go_before_a_mapping() {
    let contents = [
        r#"{"type":"return","name":"f"}"#,
        r#"{"type":"call","name":"f"}"#,
        r#"{"type":"plain","text":"t"}"#,
        r#"{"text":"t"}"#,
    ];
    let responses = contents
        .iter()
        .flat_map(|it| [Response::json(200, *it), Response::json(200, *it)]);
    let server = Server::start(responses.collect::<Vec<_>>()).await;
    let api = client!(fixture_discriminators, server).contents();
    let expected: [fn(&Content) -> bool; 4] = [
        |it| matches!(it, Content::ReturnContent(_)),
        |it| matches!(it, Content::CallContent(_)),
        |it| matches!(it, Content::TextContent(_)),
        |it| matches!(it, Content::TextContent(_)),
    ];
    let mut next = Content::CallContent(CallContent::new("f"));
    for is_expected in expected {
        next = api.put_content(next).send().await.unwrap();
        assert!(is_expected(&next), "{next:?}");
        next = api.put_content(next).send().await.unwrap();
    }
    // What was read is written as it was.
    let requests = server.requests();
    let sent = requests.iter().skip(1).step_by(2);
    let sent: Vec<_> = sent.map(|request| request.text()).collect();
    assert_eq!(sent, contents);
}

#[tokio::test]
async fn a_mapping_of_another_property_is_not_followed() {
    let defects = [
        r#"{"source":"scan","type":"bill","page":"1"}"#,
        r#"{"source":"file","type":"bill","hash":"h"}"#,
    ];
    let server = Server::start(defects.map(|it| Response::json(200, it))).await;
    let api = client!(fixture_discriminators, server).contents();
    let body = || Defect::FileDefect(FileDefect::new("file", FileDefectType::Bill, "h"));
    let scan = api.put_defect(body()).send().await.unwrap();
    assert!(matches!(scan, Defect::ScanDefect(_)), "{scan:?}");
    let file = api.put_defect(body()).send().await.unwrap();
    assert!(matches!(file, Defect::FileDefect(_)), "{file:?}");
}

#[tokio::test]
async fn of_alternatives_with_one_value_the_one_that_keeps_all_is_read() {
    let inputs = [
        r#"{"type":"message","text":"t"}"#,
        r#"{"type":"message","role":"user","text":"t"}"#,
        r#"{"id":"i","type":"message","text":"t"}"#,
        r#"{"type":"call","name":"n"}"#,
    ];
    let responses = inputs
        .iter()
        .flat_map(|it| [Response::json(200, *it), Response::json(200, *it)]);
    let server = Server::start(responses.collect::<Vec<_>>()).await;
    let api = client!(fixture_discriminators, server).contents();
    let expected: [fn(&Input) -> bool; 4] = [
        |it| matches!(it, Input::ShortInput(_)),
        |it| matches!(it, Input::Item(Item::QuestionItem(_))),
        |it| matches!(it, Input::Item(Item::AnswerItem(_))),
        |it| matches!(it, Input::Item(Item::CallItem(_))),
    ];
    let mut next = Input::ShortInput(ShortInput::new("t"));
    for is_expected in expected {
        next = api.put_input(next).send().await.unwrap();
        assert!(is_expected(&next), "{next:?}");
        next = api.put_input(next).send().await.unwrap();
    }
    let requests = server.requests();
    let sent = requests.iter().skip(1).step_by(2);
    let sent: Vec<_> = sent.map(|request| request.text()).collect();
    assert_eq!(sent, inputs);
}

#[tokio::test]
async fn truth_values_tell_alternatives_and_are_sent_unasked() {
    let answers = [r#"{"ok":true,"note":"n"}"#, r#"{"ok":false,"reason":"r"}"#];
    let server = Server::start(answers.map(|it| Response::json(200, it))).await;
    let api = client!(fixture_discriminators, server).contents();
    let good = api.put_answer(Answer::Bad(Bad::new("r"))).send().await;
    let good = good.unwrap();
    assert!(matches!(good, Answer::Good(_)), "{good:?}");
    let bad = api
        .put_answer(Answer::Good(Good::default().note("n")))
        .send()
        .await;
    let bad = bad.unwrap();
    assert!(matches!(bad, Answer::Bad(_)), "{bad:?}");
    let requests = server.requests();
    let sent: Vec<_> = requests.iter().map(|request| request.text()).collect();
    assert_eq!(sent, [answers[1], answers[0]]);
}

//! Choices beside properties: what a response has is sent again as it came.

use crate::client;
use crate::server::{Response, Server};
use fixture_composition::models::{Payment, PaymentVariant, Transfer};

const PAYMENTS: [&str; 3] = [
    r#"{"amount":5,"brand":"B","number":"4242"}"#,
    r#"{"amount":5,"iban":"CH93","note":"n"}"#,
    r#"{"amount":5,"cash":true}"#,
];

#[tokio::test]
async fn each_alternative_is_sent_as_it_came() {
    let server = Server::start(PAYMENTS.map(|payment| Response::json(200, payment))).await;
    let payments = client!(fixture_composition, server).payments();
    let transfer = PaymentVariant::Transfer(Transfer::new("CH00"));
    let mut body = Payment::new(0, transfer);
    for _ in PAYMENTS {
        body = payments.create_payment(body).send().await.unwrap();
    }
    assert!(matches!(body.variant, PaymentVariant::Unknown(_)));
    let requests = server.requests();
    let sent: Vec<_> = requests.iter().map(|request| request.text()).collect();
    assert_eq!(
        sent,
        [r#"{"amount":0,"iban":"CH00"}"#, PAYMENTS[0], PAYMENTS[1]]
    );
}

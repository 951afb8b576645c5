//! Forms as pairs of names and values.

use crate::{client, quiet_server};
use fixture_form::models::{
    CreateChargeBody, CreateChargeBodyCard, CreateChargeBodyCardAddress,
    CreateChargeBodyCardItemsItem, CreateChargeBodyMetadata, TokenRequest, TokenRequestGrantType,
};

#[tokio::test]
async fn lists_repeat_their_name() {
    let server = quiet_server(1).await;
    let body = TokenRequest::new(TokenRequestGrantType::ClientCredentials)
        .scope(vec!["read all".to_owned(), "a&b=c".to_owned()])
        .remember(true);
    let forms = client!(fixture_form, server).forms();
    forms.create_token(body).send().await.unwrap();
    let request = server.request();
    assert_eq!(request.method, "POST");
    assert_eq!(
        request.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        request.text(),
        "grant_type=client_credentials&scope=read+all&scope=a%26b%3Dc&remember=true"
    );
}

#[tokio::test]
async fn each_property_has_its_encoding() {
    let server = quiet_server(1).await;
    let item = CreateChargeBodyCardItemsItem::default().price("1.50");
    let card = CreateChargeBodyCard::default()
        .number("4242")
        .address(CreateChargeBodyCardAddress::default().city("Bern"))
        .items(vec![item]);
    let body = CreateChargeBody::default()
        .amount(5)
        .card(card)
        .expand(vec!["a".to_owned(), "b".to_owned()])
        .codes(vec![1, 2])
        .metadata(CreateChargeBodyMetadata::default().key("v"))
        .note("n")
        .raw("/a?b");
    let forms = client!(fixture_form, server).forms();
    forms.create_charge().body(body).send().await.unwrap();
    assert_eq!(
        server.request().text(),
        "amount=5&card%5Bnumber%5D=4242&card%5Baddress%5D%5Bcity%5D=Bern\
         &card%5Bitems%5D%5B0%5D%5Bprice%5D=1.50&expand%5B%5D=a&expand%5B%5D=b&codes=1%7C2\
         &metadata=%7B%22key%22%3A%22v%22%7D&note=%22n%22&raw=/a?b"
    );
}

#[tokio::test]
async fn a_body_that_is_not_given_has_no_type() {
    let server = quiet_server(1).await;
    let forms = client!(fixture_form, server).forms();
    forms.create_charge().send().await.unwrap();
    let request = server.request();
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("content-length"), Some("0"));
}

//! The environments that the document names.

use super::support::failure;
use users_client::{Client, Environment, ErrorKind};

fn production(gr4vy_id: &str) -> Environment {
    Environment::Production {
        gr4vy_id: gr4vy_id.to_owned(),
    }
}

fn sandbox(gr4vy_id: &str) -> Environment {
    Environment::Sandbox {
        gr4vy_id: gr4vy_id.to_owned(),
    }
}

#[test]
fn an_environment_is_a_base_url() {
    for (environment, url) in [
        (production("acme"), "https://api.acme.gr4vy.app"),
        (sandbox("acme"), "https://api.sandbox.acme.gr4vy.app"),
        (Environment::default(), "https://api.plantly.gr4vy.app"),
        (production("a-1"), "https://api.a-1.gr4vy.app"),
    ] {
        assert_eq!(environment.url().expect("the value fits"), url);
        let client = Client::builder().environment(environment).build();
        let client = client.expect("the settings are valid");
        assert_eq!(client.base_url(), url);
    }
}

#[test]
fn without_a_choice_it_is_the_first_of_the_document() {
    let client = Client::builder().build().expect("the settings are valid");
    assert_eq!(client.base_url(), "https://api.plantly.gr4vy.app");
}

#[test]
fn a_value_cannot_move_the_host() {
    for value in [
        "",
        "evil.example/",
        "evil.example?",
        "evil.example#",
        "evil.example\\",
        "a@evil.example",
        "a%2Fb",
        "a b",
        "a\n",
        "ä",
        "a:1",
        "evil.example:443",
    ] {
        let built = Client::builder().environment(sandbox(value)).build();
        let error = failure(built);
        assert_eq!(error.kind(), ErrorKind::Config, "{value:?}");
        let built = Client::builder().environment(production(value)).build();
        assert_eq!(failure(built).kind(), ErrorKind::Config, "{value:?}");
    }
}

#[test]
fn the_last_choice_counts() {
    let client = Client::builder()
        .environment(sandbox("acme"))
        .base_url("https://gateway.example/users-api/")
        .build()
        .expect("the settings are valid");
    assert_eq!(client.base_url(), "https://gateway.example/users-api");
}

#[test]
fn a_base_url_that_is_none_is_refused() {
    for url in [
        "",
        "example.com",
        "/users",
        "ftp://example.com",
        "file:///etc/passwd",
        "https://user:password@example.com",
        "https://example.com?a=b",
        "https://example.com#a",
    ] {
        let built = Client::builder().base_url(url).build();
        assert_eq!(failure(built).kind(), ErrorKind::Config, "{url:?}");
    }
}

//! Values in the path: they arrive as they are, or nothing is sent.

use super::support::{USER, build, builder, unsent, users};
use tests::server::{Response, Server};
use users_client::ErrorKind;

/// Values, and the targets that they give.
const VALUES: [(&str, &str); 22] = [
    ("a/b", "/users/a%2Fb"),
    ("../admin", "/users/..%2Fadmin"),
    ("a?limit=1", "/users/a%3Flimit%3D1"),
    ("a#b", "/users/a%23b"),
    ("%2e%2e", "/users/%252e%252e"),
    ("%2F", "/users/%252F"),
    ("a b+c", "/users/a%20b%2Bc"),
    ("a;b=c,d&e@f:g", "/users/a%3Bb%3Dc%2Cd%26e%40f%3Ag"),
    ("a\\b", "/users/a%5Cb"),
    ("..\\..", "/users/..%5C.."),
    ("a\r\nhost: b", "/users/a%0D%0Ahost%3A%20b"),
    ("\t\0", "/users/%09%00"),
    (".. ", "/users/..%20"),
    ("...", "/users/..."),
    (".a", "/users/.a"),
    ("~-_.", "/users/~-_."),
    ("é", "/users/%C3%A9"),
    ("e\u{301}", "/users/e%CC%81"),
    ("用户", "/users/%E7%94%A8%E6%88%B7"),
    ("😀", "/users/%F0%9F%98%80"),
    ("．．", "/users/%EF%BC%8E%EF%BC%8E"),
    ("{user_id}", "/users/%7Buser_id%7D"),
];

#[tokio::test]
async fn a_value_arrives_as_one_segment() {
    let server = Server::start(VALUES.map(|_| Response::json(200, USER))).await;
    let users = users(&server);
    for (value, target) in VALUES {
        let found = users.get_user(value).send().await;
        found.unwrap_or_else(|error| panic!("{value:?}: {error}"));
        let requests = server.requests();
        let request = requests.last().expect("a request");
        assert_eq!(request.target, target, "{value:?}");
    }
}

#[tokio::test]
async fn a_deletion_deletes_what_it_is_told_to() {
    let server = Server::start(VALUES.map(|_| Response::status(204))).await;
    let users = users(&server);
    for (value, target) in VALUES {
        let deleted = users.delete_user(value).send().await;
        deleted.unwrap_or_else(|error| panic!("{value:?}: {error}"));
        let requests = server.requests();
        let request = requests.last().expect("a request");
        assert_eq!((&*request.method, &*request.target), ("DELETE", target));
    }
}

#[tokio::test]
async fn a_value_that_would_change_the_path_is_refused() {
    for value in ["", ".", ".."] {
        let server = Server::start([]).await;
        let users = users(&server);
        let found = users.get_user(value).send().await;
        let error = unsent(&server, found, ErrorKind::Request);
        assert!(error.to_string().contains("`user_id`"), "{error}");
        let deleted = users.delete_user(value).send().await;
        unsent(&server, deleted, ErrorKind::Request);
    }
}

#[tokio::test]
async fn a_path_that_is_too_long_for_a_url_is_refused() {
    let server = Server::start([]).await;
    let long = "a".repeat(70_000);
    let found = users(&server).get_user(long).send().await;
    unsent(&server, found, ErrorKind::Request);
}

#[tokio::test]
async fn the_paths_are_appended_to_that_of_the_base_url() {
    for (base, target) in [
        ("", "/users/me"),
        ("/", "/users/me"),
        ("/v1", "/v1/users/me"),
        ("/v1/", "/v1/users/me"),
        ("/a%20b/é", "/a%20b/%C3%A9/users/me"),
    ] {
        let server = Server::start([Response::json(200, USER)]).await;
        let users = build(builder(&server).base_url(server.url() + base));
        let user = users.get_current_user().send().await;
        user.unwrap_or_else(|error| panic!("{base:?}: {error}"));
        assert_eq!(server.request().target, target, "{base:?}");
    }
}

//! Parameters of every place, at once.

use crate::{client, quiet_server};
use fixture_parameters::models::GetPartsFilter;

#[tokio::test]
async fn each_parameter_goes_to_its_place() {
    let server = quiet_server(1).await;
    let filter = GetPartsFilter::default().name("a&b").size(3);
    let since: fixture_parameters::jiff::Timestamp = "2026-01-31T12:00:00Z".parse().unwrap();
    client!(fixture_parameters, server)
        .parts()
        .get_parts("a/b c", 2, vec!["x".to_owned(), "y;z".to_owned()], true)
        .tags(vec!["red".to_owned(), "a,b".to_owned()])
        .spaced(vec![1, 2])
        .piped(vec![3, 4])
        .filter(filter)
        .raw("/?:@ &=+#")
        .since(since)
        .x_trace("trace 1")
        .session("s;1")
        .send()
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(request.method, "GET");
    assert_eq!(
        request.target,
        "/things/a%2Fb%20c/.2/parts;matrix=x;matrix=y%3Bz?verbose=true&tags=red,a%2Cb&spaced=1%202\
         &piped=3%7C4&filter%5Bname%5D=a%26b&filter%5Bsize%5D=3&raw=/?:@%20%26%3D%2B%23\
         &since=2026-01-31T12%3A00%3A00Z"
    );
    assert_eq!(request.header("x-trace"), Some("trace 1"));
    assert_eq!(request.header("cookie"), Some("session=s%3B1"));
    assert_eq!(request.body, b"");
}

#[tokio::test]
async fn what_is_not_given_is_not_sent() {
    let server = quiet_server(1).await;
    client!(fixture_parameters, server)
        .parts()
        .get_parts("1", 2, vec!["x".to_owned()], false)
        .send()
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(request.target, "/things/1/.2/parts;matrix=x?verbose=false");
    assert_eq!(request.header("cookie"), None);
    assert_eq!(request.header("x-trace"), None);
}

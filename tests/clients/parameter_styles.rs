//! Each cell of the specification's table of styles (OpenAPI 3.1.1, section 4.8.12.3).

use crate::{client, quiet_server};
use fixture_parameter_styles::Client;
use fixture_parameter_styles::api::styles::Query;
use fixture_parameter_styles::models::{Color, List};

fn list() -> List {
    ["blue", "black", "brown"].map(str::to_owned).to_vec()
}

fn object() -> Color {
    Color::new(100, 200, 150)
}

#[tokio::test]
async fn of_paths() {
    let server = quiet_server(3).await;
    let styles = client!(fixture_parameter_styles, server).styles();
    let simple = styles.simple("blue", list(), list(), object(), object());
    simple.send().await.unwrap();
    let label = styles.label("blue", list(), list(), object(), object());
    label.send().await.unwrap();
    let matrix = styles.matrix("blue", list(), list(), object(), object());
    matrix.send().await.unwrap();
    assert_eq!(
        crate::targets(&server),
        [
            "/simple/blue/blue,black,brown/blue,black,brown/R,100,G,200,B,150/R=100,G=200,B=150",
            "/label/.blue/.blue,black,brown/.blue.black.brown/.R,100,G,200,B,150/.R=100.G=200.B=150",
            "/matrix/;text=blue/;list=blue,black,brown\
             /;exploded_list=blue;exploded_list=black;exploded_list=brown\
             /;object=R,100,G,200,B,150/;R=100;G=200;B=150",
        ]
    );
}

#[tokio::test]
async fn of_queries() {
    type Set = fn(Query) -> Query;
    let cells: [(Set, &str); 10] = [
        (|query| query.text("blue"), "text=blue"),
        (|query| query.list(list()), "list=blue,black,brown"),
        (
            |query| query.exploded_list(list()),
            "exploded_list=blue&exploded_list=black&exploded_list=brown",
        ),
        (|query| query.object(object()), "object=R,100,G,200,B,150"),
        (|query| query.exploded_object(object()), "R=100&G=200&B=150"),
        (|query| query.spaced(list()), "spaced=blue%20black%20brown"),
        (
            |query| query.spaced_object(object()),
            "spaced_object=R%20100%20G%20200%20B%20150",
        ),
        (|query| query.piped(list()), "piped=blue%7Cblack%7Cbrown"),
        (
            |query| query.piped_object(object()),
            "piped_object=R%7C100%7CG%7C200%7CB%7C150",
        ),
        (
            |query| query.deep(object()),
            "deep%5BR%5D=100&deep%5BG%5D=200&deep%5BB%5D=150",
        ),
    ];
    let server = quiet_server(cells.len()).await;
    let client: Client = client!(fixture_parameter_styles, server);
    for (set, _) in &cells {
        set(client.styles().query()).send().await.unwrap();
    }
    let expected = cells.map(|(_, query)| format!("/query?{query}"));
    assert_eq!(crate::targets(&server), expected);
}

#[tokio::test]
async fn of_headers() {
    let server = quiet_server(1).await;
    client!(fixture_parameter_styles, server)
        .styles()
        .header()
        .x_text("blue")
        .x_list(list())
        .x_exploded_list(list())
        .x_object(object())
        .x_exploded_object(object())
        .send()
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(request.header("x-text"), Some("blue"));
    assert_eq!(request.header("x-list"), Some("blue,black,brown"));
    assert_eq!(request.header("x-exploded-list"), Some("blue,black,brown"));
    assert_eq!(request.header("x-object"), Some("R,100,G,200,B,150"));
    let exploded = request.header("x-exploded-object");
    assert_eq!(exploded, Some("R=100,G=200,B=150"));
}

#[tokio::test]
async fn of_cookies() {
    let server = quiet_server(1).await;
    client!(fixture_parameter_styles, server)
        .styles()
        .cookie()
        .text("blue")
        .list(list())
        .object(object())
        .exploded_object(object())
        .send()
        .await
        .unwrap();
    assert_eq!(
        server.request().header("cookie"),
        Some("text=blue; list=blue,black,brown; object=R,100,G,200,B,150; R=100; G=200; B=150")
    );
}

#[tokio::test]
async fn of_cookies_that_encode_nothing() {
    let server = quiet_server(1).await;
    let styles = client!(fixture_parameter_styles, server).styles();
    styles
        .plain_cookie()
        .text("a%20b=c/d")
        .list(list())
        .exploded_list(list())
        .object(object())
        .exploded_object(object())
        .send()
        .await
        .unwrap();
    assert_eq!(
        server.request().header("cookie"),
        Some(
            "text=a%20b=c/d; list=blue,black,brown; exploded_list=blue; exploded_list=black; \
             exploded_list=brown; object=R,100,G,200,B,150; R=100; G=200; B=150"
        )
    );
    let refused = styles.plain_cookie().text("a; b=c").send().await;
    assert!(refused.is_err());
}

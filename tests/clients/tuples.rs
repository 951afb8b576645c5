//! Tuples, and lists whose items are of several types, as they are sent.

use crate::{client, quiet_server};
use fixture_tuples::models::{Point, PointMixedItem};

#[tokio::test]
async fn each_place_is_sent_as_its_type() {
    let server = quiet_server(1).await;
    let points = client!(fixture_tuples, server).points();
    let inner = Point::new((0.0, -1.5));
    let point = Point::new((1.0, 2.5))
        .label(Box::new(("here".to_owned(), inner)))
        .mixed(vec![
            PointMixedItem::String("a".to_owned()),
            PointMixedItem::Integer(2),
        ]);
    points.add_point(point).send().await.unwrap();
    assert_eq!(
        server.request().text(),
        r#"{"position":[1,2.5],"label":["here",{"position":[0,-1.5]}],"mixed":["a",2]}"#
    );
}

//! Formats of texts and numbers: each is sent again as it came.

use crate::client;
use crate::server::{Response, Server};
use fixture_formats::jiff::Timestamp;
use fixture_formats::jiff::civil::Date;
use fixture_formats::models::Record;

/// A record with an offset, digits and numbers that a careless type would lose.
const RECORD: &str = concat!(
    r#"{"id":"8724fd24-5489-4a5d-90fd-0604df7d3b83","created_at":"2012-12-12T10:53:43-08:00","#,
    r#""content":"AP8NCg==","price":1.50,"day":null,"time":"10:53:43.000Z","duration":"P1DT2H","#,
    r#""token":"_-8","amount":"12.30","tiny":-128,"byte":200,"large":18446744073709551615,"#,
    r#""huge":115792089237316195423570985008687907853,"seconds":1,"whole":3,"single":0.1}"#
);

#[tokio::test]
async fn a_record_is_sent_as_it_came() {
    let server = Server::start(vec![Response::json(200, RECORD); 2]).await;
    let records = client!(fixture_formats, server).records();
    let day: Date = "2026-01-31".parse().unwrap();
    let now: Timestamp = "2026-01-31T12:00:00Z".parse().unwrap();
    let first = Record::new("id", now, b"bytes", "1.50".parse().unwrap());
    let record = records.put_record(day, first).send().await.unwrap();
    assert_eq!(record.content.as_ref(), [0, 255, 13, 10]);
    let again = records.put_record(day, record).since(now);
    again.send().await.unwrap();
    let requests = server.requests();
    assert_eq!(
        requests[0].text(),
        r#"{"id":"id","created_at":"2026-01-31T12:00:00Z","content":"Ynl0ZXM=","price":1.50}"#
    );
    assert_eq!(
        requests[1].target,
        "/records/2026-01-31?since=2026-01-31T12%3A00%3A00Z"
    );
    assert_eq!(requests[1].text(), RECORD);
}

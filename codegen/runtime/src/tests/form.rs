//! Forms: pairs of names and values.

use super::support::{client, ok, script, things};
use crate::runtime::record;
use crate::{Call, Method, Parameter, Secret};
use serde_json::{Value, json};

/// Sends a form, and returns its bytes.
async fn sent(body: &Value, fields: &[Parameter]) -> String {
    let mock = script([ok()]);
    let endpoint = things(Method::POST);
    let mut call = Call::new(&client(&mock), &endpoint.operation);
    call.form("application/x-www-form-urlencoded", body, fields);
    call.send(endpoint).await.unwrap();
    let request = mock.requests().remove(0);
    assert_eq!(
        request.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    String::from_utf8(request.body().to_vec()).unwrap()
}

#[tokio::test]
async fn plain_values_lists_and_objects_have_a_default() {
    let form = json!({
        "a b": "x y&z=é+~",
        "b": true,
        "c": [1, null, "two"],
        "d": {"k": "v", "l": [1]},
        "e": null,
        "f": "",
        "g": [],
        "h": [{"k": 1}, [2]],
        "i": 0.5,
    });
    assert_eq!(
        sent(&form, &[]).await,
        "a+b=x+y%26z%3D%C3%A9%2B~&b=true&c=1&c=two&d=%7B%22k%22%3A%22v%22%2C%22l%22%3A%5B1%5D%7D\
         &f=&h=%7B%22k%22%3A1%7D&h=%5B2%5D&i=0.5"
    );
}

#[tokio::test]
async fn an_encoding_says_how_a_field_is_written() {
    let form = json!({
        "card": {"address": {"line 1": "a"}, "codes": [1, 2], "items": [{"price": "p"}]},
        "expand": ["a", "b"],
        "list": ["a", "b"],
        "metadata": "",
        "pipes": ["a", "b"],
        "raw": "a/b?c",
        "spaces": ["a", "b"],
        "text": "a",
    });
    let fields = &[
        Parameter::deep_object("card"),
        Parameter::deep_object("expand"),
        Parameter::form("list").exploded(false),
        Parameter::deep_object("metadata"),
        Parameter::pipe_delimited("pipes"),
        Parameter::form("raw").allow_reserved(),
        Parameter::space_delimited("spaces"),
        Parameter::json("text"),
    ];
    assert_eq!(
        sent(&form, fields).await,
        "card%5Baddress%5D%5Bline+1%5D=a&card%5Bcodes%5D%5B%5D=1&card%5Bcodes%5D%5B%5D=2\
         &card%5Bitems%5D%5B0%5D%5Bprice%5D=p&expand%5B%5D=a&expand%5B%5D=b&list=a,b&metadata=\
         &pipes=a%7Cb&raw=a/b?c&spaces=a+b&text=%22a%22"
    );
}

#[derive(Default)]
struct Login {
    user: Option<String>,
    password: Option<Secret>,
    factor: Option<f32>,
}

record! {
    Login {
        "user" => user?,
        "password" => password?,
        "factor" => factor?,
    }
}

#[tokio::test]
async fn fields_have_the_order_of_the_model() {
    let login = Login {
        user: Some("u".into()),
        password: Some("p".into()),
        factor: Some(0.1),
    };
    let mock = script([ok()]);
    let endpoint = things(Method::POST);
    let mut call = Call::new(&client(&mock), &endpoint.operation);
    call.form("application/x-www-form-urlencoded", &login, &[]);
    call.send(endpoint).await.unwrap();
    assert_eq!(mock.requests()[0].body(), "user=u&password=p&factor=0.1");
}

#[tokio::test]
async fn what_is_no_object_is_no_form() {
    let mock = script([]);
    let endpoint = things(Method::POST);
    let mut call = Call::new(&client(&mock), &endpoint.operation);
    call.form("application/x-www-form-urlencoded", &[1], &[]);
    let error = call.send(endpoint).await.unwrap_err();
    assert!(error.to_string().contains("a form has to be an object"));
    assert!(mock.requests().is_empty());
}

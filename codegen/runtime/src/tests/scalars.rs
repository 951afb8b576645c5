//! `Base64`, `Decimal` and `Formatted`.

use std::net::{IpAddr, Ipv6Addr};

use serde_json::{Value, from_str, from_value, json, to_string, to_value};

use crate::runtime::{Base64, Base64Url, Decimal, Formatted, record};

#[derive(Clone, Debug, PartialEq)]
struct Scalars {
    bytes: Base64,
    amount: Decimal,
    address: Formatted<IpAddr>,
}

record! {
    Scalars {
        "bytes" => bytes,
        "amount" => amount,
        "address" => address,
    }
}

#[test]
fn scalars_keep_what_the_server_wrote() {
    let wire = r#"{"bytes":"aGk=","amount":12345678901234567890.10,"address":"::1"}"#;
    let read: Scalars = from_str(wire).unwrap();
    assert_eq!(*read.bytes, *b"hi");
    assert_eq!(read.amount.as_str(), "12345678901234567890.10");
    assert_eq!(read.address.parse(), Ok(IpAddr::from(Ipv6Addr::LOCALHOST)));
    assert_eq!(to_string(&read).unwrap(), wire);
}

/// RFC 4648, section 10.
#[test]
fn base64_as_the_rfc_has_it() {
    let table = [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ];
    for (bytes, text) in table {
        assert_eq!(Base64::<false>::from(bytes.as_bytes()).to_string(), text);
        let read: Base64 = from_value(text.into()).unwrap();
        assert_eq!(*read, *bytes.as_bytes());
        let unpadded = text.trim_end_matches('=');
        assert_eq!(Base64Url::from(bytes.as_bytes()).to_string(), unpadded);
    }
    assert_eq!(Base64::<false>::from(&[0xfb, 0xff]).to_string(), "+/8=");
    assert_eq!(Base64Url::from(&[0xfb, 0xff]).to_string(), "-_8");
}

#[test]
fn base64_is_read_in_every_spelling_and_written_as_it_came() {
    let table: [(&str, &[u8]); 5] = [
        ("-_8", &[0xfb, 0xff]),
        ("+/8", &[0xfb, 0xff]),
        ("Zm9v\r\nYg==\n", b"foob"),
        ("not base64!", b"not base64!"),
        ("Z", b"Z"),
    ];
    for (text, bytes) in table {
        let read: Base64 = from_value(text.into()).unwrap();
        assert_eq!(*read, *bytes, "{text}");
        assert_eq!(to_value(&read).unwrap(), json!(text));
    }
}

#[test]
fn a_decimal_is_a_number_of_json() {
    for text in [
        "0",
        "-0.5",
        "1e9",
        "1.25E-3",
        "79228162514264337593543950336",
    ] {
        let number: Decimal = text.parse().unwrap();
        assert_eq!(to_string(&number).unwrap(), text);
        assert_eq!(from_str::<Decimal>(text).unwrap(), number);
    }
    for text in ["", "-", "01", "1.", ".5", "1e", "+1", "NaN", "1 ", "0x1"] {
        assert!(text.parse::<Decimal>().is_err(), "{text}");
    }
    assert_eq!(from_str::<Decimal>("\"1.50\"").unwrap().as_str(), "1.50");
    assert!(from_str::<Decimal>("true").is_err());
}

#[test]
fn a_decimal_in_a_tree_is_read_as_far_as_the_tree_holds_it() {
    let number: Decimal = from_value(json!(1.5)).unwrap();
    assert_eq!(number.as_str(), "1.5");
    assert_eq!(to_value(Decimal::from(7_u64)).unwrap(), json!(7));
}

#[test]
fn odd_text_of_a_format_is_kept() {
    let read: Formatted<IpAddr> = from_value("10.0.0.1/24".into()).unwrap();
    assert!(read.parse().is_err());
    assert_eq!(to_value(&read).unwrap(), Value::from("10.0.0.1/24"));
    assert_eq!(format!("{read:?}"), "\"10.0.0.1/24\"");
}

#[test]
fn text_of_a_format_is_made_of_a_value_or_checked() {
    let address = IpAddr::from([127, 0, 0, 1]);
    assert_eq!(Formatted::from(address).as_str(), "127.0.0.1");
    assert!("127.0.0.1".parse::<Formatted<IpAddr>>().is_ok());
    assert!("localhost".parse::<Formatted<IpAddr>>().is_err());
}

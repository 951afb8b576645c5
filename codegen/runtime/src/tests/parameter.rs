//! The styles of parameters, against the tables of OpenAPI and RFC 6570.

use crate::runtime::ordered::Value;
use crate::runtime::parameter::Parameter;
use crate::runtime::parameter_error::ParameterError;

/// Makes a value as `serde_json` does.
macro_rules! json {
    ($($json:tt)*) => { ordered(&serde_json::json!($($json)*).to_string()) };
}

/// Reads a value, whose members keep their order.
fn ordered(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

/// The values of OpenAPI's "Style Examples": an empty string, a string, an array and an object.
fn examples() -> [Value; 4] {
    [
        json!(""),
        json!("blue"),
        json!(["blue", "black", "brown"]),
        ordered(r#"{"R": 100, "G": 200, "B": 150}"#),
    ]
}

fn joined(pairs: Result<Vec<(String, String)>, ParameterError>) -> String {
    let pairs = pairs.expect("the style can say it").into_iter();
    pairs
        .map(|(name, value)| format!("{name}={value}"))
        .collect::<Vec<_>>()
        .join("&")
}

#[test]
fn paths_are_as_in_the_style_examples() {
    let (simple, label, matrix) = (
        Parameter::simple("color"),
        Parameter::label("color"),
        Parameter::matrix("color"),
    );
    for (parameter, expected) in [
        (
            simple,
            ["", "blue", "blue,black,brown", "R,100,G,200,B,150"],
        ),
        (
            simple.exploded(true),
            ["", "blue", "blue,black,brown", "R=100,G=200,B=150"],
        ),
        (
            label,
            [".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
        ),
        (
            label.exploded(true),
            [".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
        ),
        (
            matrix,
            [
                ";color",
                ";color=blue",
                ";color=blue,black,brown",
                ";color=R,100,G,200,B,150",
            ],
        ),
        (
            matrix.exploded(true),
            [
                ";color",
                ";color=blue",
                ";color=blue;color=black;color=brown",
                ";R=100;G=200;B=150",
            ],
        ),
    ] {
        for (value, expected) in examples().iter().zip(expected) {
            assert_eq!(
                parameter.path_text(value).as_deref(),
                Ok(expected),
                "{parameter:?} {value}"
            );
        }
    }
}

#[test]
fn queries_are_as_in_the_style_examples() {
    let form = [
        "color=",
        "color=blue",
        "color=blue&color=black&color=brown",
        "R=100&G=200&B=150",
    ];
    let (space, pipe) = (
        Parameter::space_delimited("color"),
        Parameter::pipe_delimited("color"),
    );
    for (parameter, expected) in [
        (Parameter::form("color"), form),
        (space.exploded(true), form),
        (pipe.exploded(true), form),
        (
            Parameter::form("color").exploded(false),
            [
                "color=",
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        ),
        (
            space,
            [
                "color=",
                "color=blue",
                "color=blue%20black%20brown",
                "color=R%20100%20G%20200%20B%20150",
            ],
        ),
        (
            pipe,
            [
                "color=",
                "color=blue",
                "color=blue%7Cblack%7Cbrown",
                "color=R%7C100%7CG%7C200%7CB%7C150",
            ],
        ),
        (
            Parameter::deep_object("color"),
            [
                "color=",
                "color=blue",
                "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown",
                "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
            ],
        ),
    ] {
        for (value, expected) in examples().iter().zip(expected) {
            assert_eq!(
                joined(parameter.query_pairs(value)),
                expected,
                "{parameter:?} {value}"
            );
        }
    }
}

#[test]
fn headers_are_as_in_the_style_examples() {
    let simple = Parameter::simple("X-Color");
    for (parameter, expected) in [
        (
            simple,
            ["", "blue", "blue,black,brown", "R,100,G,200,B,150"],
        ),
        (
            simple.exploded(true),
            ["", "blue", "blue,black,brown", "R=100,G=200,B=150"],
        ),
    ] {
        for (value, expected) in examples().iter().zip(expected) {
            assert_eq!(
                parameter.header_text(value).as_deref(),
                Ok(expected),
                "{parameter:?} {value}"
            );
        }
    }
    let text = simple.header_text(&json!(["a b%/é", "\t"]));
    assert_eq!(text.as_deref(), Ok("a b%/é,\t"));
}

#[test]
fn cookies_are_as_in_the_style_examples() {
    let form = Parameter::form("color");
    let cookie = Parameter::cookie("color");
    for (parameter, expected) in [
        (
            form,
            [
                "color=",
                "color=blue",
                "color=blue&color=black&color=brown",
                "R=100&G=200&B=150",
            ],
        ),
        (
            form.exploded(false),
            [
                "color=",
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        ),
        (
            cookie,
            [
                "color=",
                "color=blue",
                "color=blue&color=black&color=brown",
                "R=100&G=200&B=150",
            ],
        ),
        (
            cookie.exploded(false),
            [
                "color=",
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        ),
    ] {
        for (value, expected) in examples().iter().zip(expected) {
            assert_eq!(
                joined(parameter.cookie_pairs(value)),
                expected,
                "{parameter:?} {value}"
            );
        }
    }
    assert_eq!(
        joined(form.cookie_pairs(&json!("a;b=\" ,\\"))),
        "color=a%3Bb%3D%22%20%2C%5C"
    );
}

#[test]
fn the_style_of_cookies_encodes_nothing() {
    let cookie = Parameter::cookie("color");
    let escaped = json!("a%3B=:/?\"!");
    assert_eq!(joined(cookie.cookie_pairs(&escaped)), "color=a%3B=:/?\"!");
    for text in ["a;b", "a b", "a,b", "a\\b", "a\nb", "\u{e9}"] {
        for value in [json!(text), json!([text]), json!({ text: 1 })] {
            let error = cookie.cookie_pairs(&value).unwrap_err();
            assert_eq!(
                error.to_string(),
                "the parameter `color` has a character that a cookie cannot have, and that its style \
                 does not encode"
            );
        }
    }
}

#[test]
fn rfc_6570_expands_empty_texts_so() {
    let matrix = Parameter::matrix("e");
    for (parameter, value, expected) in [
        (matrix, json!(["", ""]), ";e=,"),
        (matrix, json!([""]), ";e"),
        (matrix.exploded(true), json!(["a", ""]), ";e=a;e"),
        (matrix.exploded(true), json!({"k": ""}), ";k"),
        (
            Parameter::label("e").exploded(true),
            json!({"k": ""}),
            ".k=",
        ),
        (Parameter::label("e").exploded(true), json!(["", ""]), ".."),
        (
            Parameter::simple("e").exploded(true),
            json!({"k": ""}),
            "k=",
        ),
        (Parameter::simple("e"), json!(["", ""]), ","),
    ] {
        assert_eq!(
            parameter.path_text(&value).as_deref(),
            Ok(expected),
            "{parameter:?} {value}"
        );
    }
}

#[test]
fn all_but_unreserved_characters_are_encoded() {
    let unreserved = "ABCXYZabcxyz0189-._~";
    for (text, expected) in [
        (unreserved, unreserved),
        (
            "!\"#$%&'()*+,/:;",
            "%21%22%23%24%25%26%27%28%29%2A%2B%2C%2F%3A%3B",
        ),
        ("<=>?@[\\]^`{|}", "%3C%3D%3E%3F%40%5B%5C%5D%5E%60%7B%7C%7D"),
        ("a b\t\r\n\u{0}\u{7f}", "a%20b%09%0D%0A%00%7F"),
        ("é€\u{1F600}", "%C3%A9%E2%82%AC%F0%9F%98%80"),
        ("%2F", "%252F"),
    ] {
        let value = json!(text);
        assert_eq!(
            Parameter::simple("p").path_text(&value).as_deref(),
            Ok(expected)
        );
        assert_eq!(
            joined(Parameter::form("p").query_pairs(&value)),
            format!("p={expected}")
        );
        assert_eq!(
            joined(Parameter::form("p").cookie_pairs(&value)),
            format!("p={expected}")
        );
    }
    let named = Parameter::form("a[]&b").query_pairs(&json!(1));
    assert_eq!(joined(named), "a%5B%5D%26b=1");
    let value = json!({"a=b": "c,d"});
    let members = Parameter::simple("p").exploded(true).path_text(&value);
    assert_eq!(members.as_deref(), Ok("a%3Db=c%2Cd"));
}

#[test]
fn reserved_characters_may_be_kept_in_queries() {
    let form = Parameter::form("p&").allow_reserved();
    for (text, expected) in [
        (":/?[]@!$'()*,;", ":/?[]@!$'()*,;"),
        ("a&b=c+d#e", "a%26b%3Dc%2Bd%23e"),
        ("%2f%41", "%2f%41"),
        ("100%", "100%25"),
        ("%zz%4", "%25zz%254"),
        ("a b\"é", "a%20b%22%C3%A9"),
    ] {
        assert_eq!(
            joined(form.query_pairs(&json!(text))),
            format!("p%26={expected}")
        );
    }
    let deep = Parameter::deep_object("p")
        .allow_reserved()
        .query_pairs(&json!({"a/": "b/"}));
    assert_eq!(joined(deep), "p%5Ba%2F%5D=b/");
    let value = json!("a/b");
    let path = Parameter::simple("p").allow_reserved().path_text(&value);
    assert_eq!(path.as_deref(), Ok("a%2Fb"));
}

#[test]
fn plain_values_are_written_as_json_writes_them() {
    for (value, expected) in [
        (json!(true), "p=true"),
        (json!(-7), "p=-7"),
        (json!(u64::MAX), "p=18446744073709551615"),
        (json!(0.5), "p=0.5"),
        (json!(1e300), "p=1e%2B300"),
        (json!([1, true, "a"]), "p=1&p=true&p=a"),
    ] {
        assert_eq!(joined(Parameter::form("p").query_pairs(&value)), expected);
    }
}

#[test]
fn what_is_undefined_is_left_out() {
    for value in [
        json!(null),
        json!([]),
        json!({}),
        json!([null]),
        json!({"a": null}),
    ] {
        for parameter in [
            Parameter::form("p"),
            Parameter::form("p").exploded(false),
            Parameter::space_delimited("p"),
            Parameter::pipe_delimited("p"),
            Parameter::deep_object("p"),
        ] {
            assert_eq!(
                parameter.query_pairs(&value),
                Ok(Vec::new()),
                "{parameter:?} {value}"
            );
        }
        assert_eq!(
            Parameter::form("p").cookie_pairs(&value),
            Ok(Vec::new()),
            "{value}"
        );
        for parameter in [
            Parameter::simple("p"),
            Parameter::label("p"),
            Parameter::matrix("p"),
        ] {
            let error = parameter
                .path_text(&value)
                .expect_err("a path needs a value");
            assert_eq!(error.to_string(), "the parameter `p` has no value");
        }
    }
    assert_eq!(
        joined(Parameter::form("p").query_pairs(&json!(["a", null, "b"]))),
        "p=a&p=b"
    );
    let header = Parameter::simple("p");
    assert_eq!(header.header_text(&json!([null])).as_deref(), Ok(""));
    assert!(header.header_text(&json!(null)).is_err());
}

#[test]
fn deep_objects_go_on_in_brackets() {
    let deep = Parameter::deep_object("f");
    let value = json!({"a": {"b": {"c": 1}}, "l": ["x", null, "y"], "n": null, "]": "="});
    let mut pairs: Vec<_> = joined(deep.query_pairs(&value))
        .split('&')
        .map(str::to_owned)
        .collect();
    pairs.sort();
    assert_eq!(
        pairs,
        [
            "f%5B%5D%5D=%3D",
            "f%5Ba%5D%5Bb%5D%5Bc%5D=1",
            "f%5Bl%5D%5B%5D=x",
            "f%5Bl%5D%5B%5D=y"
        ]
    );
    let lists = json!({"l": [{"a": 1, "b": [true]}, {"a": 2}], "m": [[1], ["x"]]});
    assert_eq!(
        joined(deep.query_pairs(&lists)),
        "f%5Bl%5D%5B0%5D%5Ba%5D=1&f%5Bl%5D%5B0%5D%5Bb%5D%5B%5D=true&f%5Bl%5D%5B1%5D%5Ba%5D=2\
         &f%5Bm%5D%5B0%5D%5B%5D=1&f%5Bm%5D%5B1%5D%5B%5D=x"
    );
}

#[test]
fn what_has_a_media_type_is_json() {
    let json = Parameter::json("q");
    for (value, expected) in [
        (json!({"a": ["x y", 1, null]}), "{\"a\":[\"x y\",1,null]}"),
        (json!([]), "[]"),
        (json!("é\n"), "\"é\\n\""),
        (json!(7), "7"),
    ] {
        let encoded =
            crate::runtime::percent::encode(expected, crate::runtime::percent::Keep::Unreserved);
        assert_eq!(joined(json.query_pairs(&value)), format!("q={encoded}"));
        assert_eq!(joined(json.cookie_pairs(&value)), format!("q={encoded}"));
        assert_eq!(json.path_text(&value), Ok(encoded.into()));
        assert_eq!(json.header_text(&value).as_deref(), Ok(expected));
    }
    assert_eq!(json.query_pairs(&json!(null)), Ok(Vec::new()));
    assert!(json.path_text(&json!(null)).is_err());
}

#[test]
fn nested_values_are_refused_and_not_shown() {
    for value in [
        json!([["s3cret"]]),
        json!([{"s3cret": 1}]),
        json!({"a": ["s3cret"]}),
        json!({"a": {}}),
    ] {
        let (simple, form) = (Parameter::simple("p"), Parameter::form("p"));
        for error in [
            simple.path_text(&value).err(),
            simple.header_text(&value).err(),
            form.query_pairs(&value).err(),
            form.cookie_pairs(&value).err(),
        ] {
            let error = error.expect("it is nested");
            let expected = "the parameter `p` has a list or an object inside another one, which its style cannot write";
            assert_eq!((error.to_string().as_str(), error.name()), (expected, "p"));
            assert!(!format!("{error:?}").contains("s3cret"));
        }
    }
}

#[test]
fn a_header_cannot_be_ended_from_inside() {
    for text in ["a\r\nb: c", "a\n", "\0", "\u{7f}", "\u{85}"] {
        let error = Parameter::simple("p")
            .header_text(&json!([text]))
            .expect_err("a control character");
        assert!(error.to_string().contains("control character"));
    }
}

#[test]
fn a_style_has_its_place() {
    let value = json!("a");
    let path = [
        Parameter::simple("p"),
        Parameter::label("p"),
        Parameter::matrix("p"),
    ];
    let query = [
        Parameter::form("p"),
        Parameter::space_delimited("p"),
        Parameter::pipe_delimited("p"),
        Parameter::deep_object("p"),
    ];
    for parameter in path {
        assert!(parameter.query_pairs(&value).is_err(), "{parameter:?}");
        assert!(parameter.cookie_pairs(&value).is_err(), "{parameter:?}");
    }
    for parameter in query {
        assert!(parameter.path_text(&value).is_err(), "{parameter:?}");
        assert!(parameter.header_text(&value).is_err(), "{parameter:?}");
    }
    assert!(path[1].header_text(&value).is_err() && path[2].header_text(&value).is_err());
    assert!(query[3].cookie_pairs(&value).is_err());
}

#[test]
fn a_parameter_is_a_constant() {
    const LIMIT: Parameter = Parameter::form("limit").exploded(false).allow_reserved();
    assert_eq!(LIMIT.name(), "limit");
}

#[test]
fn lists_of_swagger_2_have_separators_of_their_own() {
    let list = json!(["a b", "c"]);
    let query = |separator| Parameter::form("p").exploded(false).separated_by(separator);
    assert_eq!(joined(query("\t").query_pairs(&list)), "p=a%20b%09c");
    assert_eq!(joined(query(" ").query_pairs(&list)), "p=a%20b%20c");
    let simple = |separator| Parameter::simple("p").separated_by(separator);
    assert_eq!(simple("|").path_text(&list).as_deref(), Ok("a%20b%7Cc"));
    assert_eq!(simple("|").header_text(&list).as_deref(), Ok("a b|c"));
    assert_eq!(simple("\t").header_text(&list).as_deref(), Ok("a b\tc"));
    assert_eq!(simple(",").path_text(&list).as_deref(), Ok("a%20b,c"));
}

#[test]
fn lists_in_lists_of_swagger_2_have_separators_of_their_own() {
    let (pipes, form) = (Parameter::pipe_delimited("p"), Parameter::form("p"));
    for (parameter, value, expected) in [
        (
            pipes.inner_lists_separated_by(&[","]),
            json!([[1, 2], [3]]),
            "p=1,2%7C3",
        ),
        (
            pipes.inner_lists_separated_by(&[","]),
            json!([["a,b", null], [], ["c|d"]]),
            "p=a%2Cb%7Cc%7Cd",
        ),
        (
            form.inner_lists_separated_by(&[" "]),
            json!([[1, 2], [3]]),
            "p=1%202&p=3",
        ),
        (
            form.exploded(false).inner_lists_separated_by(&["|", "\t"]),
            json!([[[1, 2], [3]], [[4]]]),
            "p=1%092%7C3,4",
        ),
        (
            form.exploded(false).inner_lists_separated_by(&[","]),
            json!([5, [6]]),
            "p=5,6",
        ),
        (form.inner_lists_separated_by(&[","]), json!([[], []]), ""),
    ] {
        let pairs = parameter.query_pairs(&value);
        assert_eq!(joined(pairs), expected, "{parameter:?} {value}");
    }
    let simple = Parameter::simple("p").separated_by("|");
    let simple = simple.inner_lists_separated_by(&[","]);
    let list = json!([[1, 2], [3]]);
    assert_eq!(simple.path_text(&list).as_deref(), Ok("1,2%7C3"));
    assert_eq!(simple.header_text(&list).as_deref(), Ok("1,2|3"));
    for deeper in [json!([[[1]]]), json!([[{"a": 1}]]), json!({"a": [1]})] {
        assert!(simple.header_text(&deeper).is_err(), "{deeper}");
    }
}

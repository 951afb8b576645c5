//! Generating takes time that grows with the document, not with its square: each of these documents took minutes, or
//! would have, where one part of the generator looked at everything once for everything.

use std::fmt::Write;
use std::time::{Duration, Instant};

use codegen::{Config, Diagnostics};

/// The most time for one document: many times what it takes on a slow machine, and a part of what it took.
const MOST: Duration = Duration::from_secs(40);

/// Generates a client of a document of these component schemas, and checks the time.
#[track_caller]
fn check_schemas(schemas: &str) {
    check(&of_schemas(schemas));
}

/// Returns a document of these component schemas.
fn of_schemas(schemas: &str) -> String {
    let answer = "{description: d, content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}}";
    format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n\
         paths: {{/a: {{get: {{operationId: a, responses: {{'200': {answer}}}}}}}}}\n\
         components:\n  schemas:\n{schemas}"
    )
}

/// Generates a client of a document with this description, and checks the time.
#[track_caller]
fn check_description(description: &str) {
    let description = serde_json::Value::from(description);
    check(&format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1', description: {description}}}\npaths: {{}}\n"
    ));
}

#[track_caller]
fn check(text: &str) {
    let started = Instant::now();
    generated(text);
    let elapsed = started.elapsed();
    assert!(elapsed < MOST, "{elapsed:?}");
}

/// Generates a client of a document. Returns what is wrong with it.
fn generated(text: &str) -> Diagnostics {
    let document = codegen::load_text("api.yaml", text).expect("a document");
    let mut config = Config::default();
    config.package.name = Some("growth".into());
    let generation = codegen::generate(&document, &config);
    generation.expect("a client").diagnostics
}

/// Writes schemas of which each leads to the next. `schema` is one, in which `@` is the next and `%` its number.
fn chain(count: usize, schema: &str) -> String {
    let mut text = String::new();
    for index in 0..count {
        let next = format!("{{$ref: '#/components/schemas/S{}'}}", index + 1);
        let schema = schema.replace('@', &next).replace('%', &index.to_string());
        writeln!(text, "    S{index}: {schema}").expect("text");
    }
    text + &format!("    S{count}: {{type: object, properties: {{x: {{type: string}}}}}}\n")
}

/// Writes a base whose discriminator has ten values for each of `count` subtypes. The subtypes inherit from one another, five deep at most,
/// and each has properties of others: of the base, and of the subtype that comes next.
fn hierarchy(count: usize) -> String {
    let reference = |name: &str| format!("{{$ref: '#/components/schemas/{name}'}}");
    let mut mapping = String::new();
    let mut text = String::new();
    for index in 1..=count {
        let parent = match index % 5 {
            1 => 0,
            _ => index - 1,
        };
        let parent = reference(&format!("S{parent}"));
        let next = reference(&format!("S{}", index % count + 1));
        let base = reference("S0");
        for value in 0..10 {
            write!(mapping, "'#s{index}.{value}': S{index}, ").expect("text");
        }
        writeln!(
            text,
            "    S{index}: {{allOf: [{parent}, {{type: object, properties: \
             {{next{index}: {next}, all{index}: {{type: array, items: {base}}}}}}}]}}"
        )
        .expect("text");
    }
    format!(
        "    S0: {{type: object, required: [kind], properties: {{kind: {{type: string}}}}, \
         discriminator: {{propertyName: kind, mapping: {{{mapping}}}}}}}\n{text}"
    )
}

#[test]
fn a_chain_of_choices() {
    let other = "{type: object, required: [p%], properties: {p%: {type: string}}}";
    check_schemas(&chain(2_000, &format!("{{oneOf: [@, {other}]}}")));
}

#[test]
fn a_chain_of_objects() {
    check_schemas(&chain(
        8_000,
        "{type: object, required: [next], properties: {next: @}}",
    ));
}

#[test]
fn a_circle_of_choices() {
    let other = "{type: object, required: [p%], properties: {p%: {type: string}}}";
    let circle = chain(1_000, &format!("{{oneOf: [@, {other}]}}"));
    let last = "S1000: {type: object, properties: {x: {type: string}}}";
    assert!(circle.contains(last));
    check_schemas(&circle.replace(
        last,
        "S1000: {oneOf: [{$ref: '#/components/schemas/S0'}, {type: string}]}",
    ));
}

#[test]
fn a_chain_of_conditions() {
    // Each object has the properties of all that come after it: a quarter of a million.
    check_schemas(&chain(
        700,
        "{type: object, properties: {p%: {type: string}}, then: @}",
    ));
}

#[test]
fn a_chain_of_parts() {
    check_schemas(&chain(
        600,
        "{allOf: [@, {type: object, properties: {p%: {type: string}}}]}",
    ));
}

#[test]
fn objects_with_too_many_properties_are_told() {
    let diagnostics = generated(&of_schemas(&chain(
        4_000,
        "{type: object, properties: {p%: {type: string}}, then: @}",
    )));
    let codes: Vec<&str> = diagnostics.iter().map(|it| it.code()).collect();
    let told = codes.iter().filter(|code| **code == "limit-exceeded");
    assert_eq!(told.count(), 1, "{codes:?}");
}

#[test]
fn a_hierarchy() {
    check_schemas(&hierarchy(2_000));
}

#[test]
fn a_chain_of_references() {
    check_schemas(&chain(10_000, "@"));
}

#[test]
fn a_paragraph_of_many_lines() {
    let lines = (0..60_000).map(|number| format!("line {number} of a paragraph\n"));
    check_description(&lines.collect::<String>());
}

#[test]
fn a_text_full_of_angle_brackets() {
    check_description(&"<![CDATA[".repeat(200_000));
}

#[test]
fn a_text_full_of_links() {
    check_description(&"https://example.com/a ".repeat(40_000));
}

#[test]
fn code_within_code() {
    let text = format!("x {}a{}", "<code>".repeat(8_000), "</code>".repeat(8_000));
    check_description(&text);
}

//! The documentation of the items of a client: the document's own text, and what the model knows.
//!
//! What only repeats the name of the item is not written. Where the document has another name for it than Rust, as `+1`
//! for `plus1`, that is said: by a sentence if there is no other text.

use super::code::code;
use super::schema;
use super::sentence::and;
use super::text::{line, plain, text, with_short_opening};
use crate::api::{
    Docs, Field, Header, Label, Operation, Parameter, RequestBody, ResponseCase, ServerVariable,
    StatusPattern, Tag, TypeDef, Webhook, WebhookSource,
};
use crate::source::Value;

/// Returns the documentation of a type that has a name in Rust.
pub fn of_type(def: &TypeDef, rust: &str) -> Vec<String> {
    let name = def.name.last().map_or("", String::as_str);
    let fallback = other_name(&def.name.join("."), rust, |name| {
        format!("The {name} model.")
    });
    documented(&def.docs, name, fallback, Vec::new())
}

/// Returns the documentation of a property that has a name in Rust. One that stands for the properties of a value
/// has no name in the document.
pub fn of_field(field: &Field, rust: &str) -> Vec<String> {
    let fallback = match field.flat {
        true => None,
        false => other_name(&field.name, rust, |name| format!("The {name} property.")),
    };
    let further = match &field.discriminator {
        Some(value) => vec![always(value)],
        None => nullable(field),
    };
    documented(&field.docs, &field.name, fallback, further)
}

/// Returns the sentence for a property that has one value.
pub fn always(value: &str) -> String {
    format!("Always {}.", code(value))
}

/// Returns the documentation of a value of an enumeration that has a name in Rust.
pub fn of_value(value: &Value, label: &Label, rust: &str) -> Vec<String> {
    let written = match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    };
    let written = other_name(&written, rust, str::to_owned);
    let mut lines = described_by(label.description.as_deref());
    append(&mut lines, written.into_iter().collect());
    lines
}

/// Returns the documentation of the variant of an alternative, with a name in Rust and maybe the one for what names no
/// other variant.
pub fn of_alternative(name: &str, rust: &str, is_default: bool) -> Vec<String> {
    let name = other_name(name, rust, str::to_owned);
    let line = match (name, is_default) {
        (Some(name), true) => Some(format!("{name}, and what names no other variant.")),
        (None, true) => Some("Also what names no other variant.".to_owned()),
        (name, false) => name,
    };
    line.into_iter().collect()
}

/// Returns the documentation of the setter of a property that has a name in Rust.
pub fn of_setter(field: &Field, rust: &str) -> Vec<String> {
    let mut sentences = schema::sentences(&field.docs);
    sentences.extend(nullable(field));
    let sets = other_name(&field.name, rust, |name| {
        format!("Sets the {name} property.")
    });
    let mut lines: Vec<String> = sets.into_iter().collect();
    append(&mut lines, paragraph(&sentences));
    lines
}

/// Returns the documentation of a parameter that has a name in Rust.
pub fn of_parameter(parameter: &Parameter, rust: &str) -> Vec<String> {
    let name = &parameter.name;
    let fallback = other_name(name, rust, |name| format!("The {name} parameter."));
    documented(&parameter.docs, name, fallback, Vec::new())
}

/// Returns the documentation of a request body.
pub fn of_request_body(body: &RequestBody) -> Vec<String> {
    let mut lines = described_by(body.description.as_deref());
    append(
        &mut lines,
        body.content
            .example
            .iter()
            .flat_map(schema::example_lines)
            .collect(),
    );
    lines
}

/// Returns the documentation of a response: its description and its status, with its media types where its body may
/// have several types.
pub fn of_response(case: ResponseCase<'_>) -> Vec<String> {
    let response = case.response;
    let body = case.body.filter(|_| response.bodies.len() > 1);
    let media_types = body.map(|body| {
        let names: Vec<String> = body.media_types.iter().map(|name| code(name)).collect();
        format!(", as {}", and(&names))
    });
    let status = match response.status {
        StatusPattern::Default => "Any other status".to_owned(),
        status => format!("Status {status}"),
    };
    let status = format!("{status}{}.", media_types.unwrap_or_default());
    let mut lines = described_by(response.description.as_deref());
    append(&mut lines, vec![status]);
    lines
}

/// Returns the documentation of a response header that has a name in Rust.
pub fn of_header(header: &Header, rust: &str) -> Vec<String> {
    let name = &header.name;
    let fallback = other_name(name, rust, |name| format!("The {name} header."));
    documented(&header.docs, name, fallback, Vec::new())
}

/// Returns the documentation of a server's variable that has a name in Rust.
pub fn of_server_variable(variable: &ServerVariable, rust: &str) -> Vec<String> {
    let name = &variable.name;
    let fallback = other_name(name, rust, |name| format!("The {name} part of the URL."));
    let mut lines = or_fallback(described_by(variable.description.as_deref()), fallback);
    append(&mut lines, paragraph(&variable_facts(variable)));
    lines
}

/// Returns the default and the known values of a server's variable as sentences.
pub fn variable_facts(variable: &ServerVariable) -> Vec<String> {
    let allowed: Vec<String> = variable.allowed.iter().map(|value| code(value)).collect();
    let default = variable.default.as_ref();
    let mut sentences: Vec<String> = default
        .map(|default| format!("The default is {}.", code(default)))
        .into_iter()
        .collect();
    sentences.extend((!allowed.is_empty()).then(|| format!("Known values: {}.", and(&allowed))));
    sentences
}

/// Returns the documentation of the type of a tag's operations.
pub fn of_tag(tag: &Tag) -> Vec<String> {
    let lines = tag.description.as_deref().map(text).unwrap_or_default();
    let fallback = format!("The operations tagged {}.", code(&tag.name));
    or_fallback(lines, Some(fallback))
}

/// Returns the documentation of an operation: its summary, its description, and its request (`GET /users`).
pub fn of_operation(operation: &Operation) -> Vec<String> {
    let mut lines = with_summary(summary(operation), operation.description.as_deref());
    let request = format!("{} {}", operation.method.as_str(), operation.path.0);
    append(&mut lines, vec![format!("{}.", code(&request))]);
    lines
}

/// Returns the documentation of a webhook: its summary, its description, and its request.
pub fn of_webhook(webhook: &Webhook) -> Vec<String> {
    let description = webhook.description.as_deref();
    let summary = distinct_summary(webhook.summary.as_deref(), description);
    let mut lines = with_summary(summary, description);
    append(&mut lines, vec![webhook_sentence(webhook)]);
    lines
}

/// Returns a sentence that says which request a webhook is: "The webhook `created`, a `POST`."
pub fn webhook_sentence(webhook: &Webhook) -> String {
    let method = code(webhook.method.as_str());
    match &webhook.source {
        WebhookSource::Event(name) => format!("The webhook {}, a {method}.", code(name)),
        WebhookSource::Callback {
            operation,
            place,
            url,
        } => format!(
            "A callback of {} ({}), a {method} to {}.",
            code(operation),
            code(place),
            code(url)
        ),
    }
}

/// Returns the summary of an operation, unless its description repeats it.
pub fn summary(operation: &Operation) -> Option<String> {
    distinct_summary(
        operation.summary.as_deref(),
        operation.description.as_deref(),
    )
}

/// The most bytes of a description that may be a summary with marks of Markdown. A longer one is not compared.
const LONG: usize = 500;

/// Returns a summary as a line, unless it is empty or the description is the same text.
fn distinct_summary(summary: Option<&str>, description: Option<&str>) -> Option<String> {
    let summary = summary.map(line).filter(|line| !line.is_empty())?;
    let repeats = |text: &str| text.len() <= LONG && line(text) == summary;
    let repeated = description.is_some_and(repeats);
    (!repeated).then_some(summary)
}

/// Returns the summary, if there is one, and the description after it.
fn with_summary(summary: Option<String>, description: Option<&str>) -> Vec<String> {
    let Some(summary) = summary else {
        return described_by(description);
    };
    let mut lines = vec![summary];
    append(&mut lines, description.map(text).unwrap_or_default());
    lines
}

/// Returns the title of a value, unless it repeats its name or the beginning of its description.
pub fn title<'d>(docs: &'d Docs, name: &str) -> Option<&'d str> {
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    let title = docs
        .title
        .as_deref()
        .filter(|title| letters(title) != letters(name))?;
    let repeated = docs
        .description
        .as_deref()
        .is_some_and(|text| letters(text).starts_with(&letters(title)));
    (!repeated).then_some(title)
}

/// Returns the title and the description, or the fallback where there is neither, and then the sentences on a value: those
/// of its schema, those in `further`, and its example.
fn documented(
    docs: &Docs,
    name: &str,
    fallback: Option<String>,
    further: Vec<String>,
) -> Vec<String> {
    let mut lines: Vec<String> = title(docs, name)
        .map(plain)
        .filter(|title| !title.is_empty())
        .into_iter()
        .collect();
    append(&mut lines, described_by(docs.description.as_deref()));
    let mut lines = or_fallback(lines, fallback);
    let mut sentences = schema::sentences(docs);
    sentences.extend(further);
    let mut example = docs
        .example
        .as_ref()
        .map(schema::example_lines)
        .unwrap_or_default();
    if example.len() == 1 {
        sentences.append(&mut example);
    }
    append(&mut lines, paragraph(&sentences));
    append(&mut lines, example);
    lines
}

fn described_by(description: Option<&str>) -> Vec<String> {
    description.map(with_short_opening).unwrap_or_default()
}

fn nullable(field: &Field) -> Vec<String> {
    field
        .nullable
        .then(|| "May be null.".to_owned())
        .into_iter()
        .collect()
}

fn or_fallback(lines: Vec<String>, fallback: Option<String>) -> Vec<String> {
    match lines.is_empty() {
        true => fallback.into_iter().collect(),
        false => lines,
    }
}

/// Returns what to say of the document's name for a thing; nothing where the name in Rust has the same words.
fn other_name(name: &str, rust: &str, say: impl FnOnce(&str) -> String) -> Option<String> {
    (words(name) != words(rust)).then(|| say(&code(name)))
}

/// Returns a name without what case and separators make of it: `billing_details`, `BillingDetails` and
/// `billing-details` have the same words, but `@type` and `type` do not.
fn words(name: &str) -> String {
    let letters = name
        .chars()
        .filter(|c| !matches!(c, '_' | '-' | '.' | ' ' | '/'));
    letters.flat_map(char::to_lowercase).collect()
}

/// Adds a paragraph, after a blank line where there are lines already.
fn append(lines: &mut Vec<String>, paragraph: Vec<String>) {
    if !lines.is_empty() && !paragraph.is_empty() {
        lines.push(String::new());
    }
    lines.extend(paragraph);
}

/// Returns sentences as a paragraph.
fn paragraph(sentences: &[String]) -> Vec<String> {
    if sentences.is_empty() {
        Vec::new()
    } else {
        text(&sentences.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documents_name_is_said_where_rust_has_another() {
        for (name, rust, expected) in [
            ("name", "name", None),
            ("billing-details", "billing_details", None),
            ("Pond.edge", "PondEdge", None),
            ("not found", "NotFound", None),
            ("ETag", "E_TAG", None),
            ("+1", "plus_1", Some("`+1`")),
            ("@type", "type", Some("`@type`")),
            ("page[size]", "page_size", Some("`page[size]`")),
            ("id", "id_query", Some("`id`")),
            ("ASC", "AscUpper", Some("`ASC`")),
            ("401", "Value401", Some("`401`")),
        ] {
            let found = other_name(name, rust, str::to_owned);
            assert_eq!(found.as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn a_default_alternative_says_so() {
        for (rust, is_default, expected) in [
            ("Frog", false, None),
            ("Frog", true, Some("Also what names no other variant.")),
            ("FrogModel", false, Some("`frog`")),
            (
                "FrogModel",
                true,
                Some("`frog`, and what names no other variant."),
            ),
        ] {
            let found = of_alternative("frog", rust, is_default);
            let expected: Vec<&str> = expected.into_iter().collect();
            assert_eq!(found, expected, "{rust}");
        }
    }
}

//! The documentation of the items of a client: the document's own text, or else a sentence that names the thing.

use super::code::code;
use super::schema;
use super::sentence::and;
use super::text::{line, plain, text, with_short_opening};
use crate::api::{
    Docs, Field, Header, Label, Operation, Parameter, RequestBody, ResponseCase, ServerVariable,
    TypeDef, Webhook, WebhookSource,
};
use crate::source::Value;

/// Returns the documentation of a type.
pub fn of_type(def: &TypeDef) -> Vec<String> {
    let name = def.name.last().map_or("", String::as_str);
    documented(
        &def.docs,
        name,
        &format!("The {} model.", code(&def.name.join("."))),
        Vec::new(),
    )
}

/// Returns the documentation of a property.
pub fn of_field(field: &Field) -> Vec<String> {
    documented(
        &field.docs,
        &field.name,
        &match field.flat {
            true => "What else there is: one of several sets of properties.".to_owned(),
            false => format!("The {} property.", code(&field.name)),
        },
        match &field.discriminator {
            Some(value) => vec![always(value)],
            None => nullable(field),
        },
    )
}

/// Returns the sentence for a property that has one value.
pub fn always(value: &str) -> String {
    format!("Always {}.", code(value))
}

/// Returns the documentation of a value of an enumeration.
pub fn of_value(value: &Value, label: &Label) -> Vec<String> {
    let written = match value {
        Value::String(text) => code(text),
        value => code(&value.to_string()),
    };
    let mut lines = described_by(label.description.as_deref());
    append(&mut lines, vec![written]);
    lines
}

/// Returns the documentation of the setter of a property.
pub fn of_setter(field: &Field) -> Vec<String> {
    let mut sentences = schema::sentences(&field.docs);
    sentences.extend(nullable(field));
    let mut lines = vec![format!("Sets the {} property.", code(&field.name))];
    append(&mut lines, paragraph(&sentences));
    lines
}

/// Returns the documentation of a parameter.
pub fn of_parameter(parameter: &Parameter) -> Vec<String> {
    let fallback = format!("The {} parameter.", code(&parameter.name));
    documented(&parameter.docs, &parameter.name, &fallback, Vec::new())
}

/// Returns the documentation of a request body.
pub fn of_request_body(body: &RequestBody) -> Vec<String> {
    let mut lines = or_fallback(
        described_by(body.description.as_deref()),
        "The body of the request.",
    );
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
    let status = format!(
        "Status {}{}.",
        response.status,
        media_types.unwrap_or_default()
    );
    let mut lines = described_by(response.description.as_deref());
    append(&mut lines, vec![status]);
    lines
}

/// Returns the documentation of a response header.
pub fn of_header(header: &Header) -> Vec<String> {
    let fallback = format!("The {} header.", code(&header.name));
    documented(&header.docs, &header.name, &fallback, Vec::new())
}

/// Returns the documentation of a server's variable.
pub fn of_server_variable(variable: &ServerVariable) -> Vec<String> {
    let fallback = format!("The {} part of the URL.", code(&variable.name));
    let mut lines = or_fallback(described_by(variable.description.as_deref()), &fallback);
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
fn documented(docs: &Docs, name: &str, fallback: &str, further: Vec<String>) -> Vec<String> {
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

fn or_fallback(lines: Vec<String>, fallback: &str) -> Vec<String> {
    if lines.is_empty() {
        vec![fallback.to_owned()]
    } else {
        lines
    }
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

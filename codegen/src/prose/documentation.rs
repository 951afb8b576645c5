//! The documentation of each thing in the model: what the document says of it, or else a sentence that names it.

use super::code::code;
use super::schema;
use super::sentence::and;
use super::text::{described, line, plain, text};
use crate::api::{
    Answer, Docs, Field, Header, Label, Operation, Parameter, RequestBody, ServerVariable, TypeDef,
    Webhook, WebhookSource,
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
        nullable(field),
    )
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
    append(&mut lines, prose(&sentences));
    lines
}

/// Returns the documentation of a parameter.
pub fn of_parameter(parameter: &Parameter) -> Vec<String> {
    let fallback = format!("The {} parameter.", code(&parameter.name));
    documented(&parameter.docs, &parameter.name, &fallback, Vec::new())
}

/// Returns the documentation of a request body.
pub fn of_request_body(body: &RequestBody) -> Vec<String> {
    let mut lines = or(
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

/// Returns the documentation of an answer; of one of several forms with its media types.
pub fn of_response(answer: Answer<'_>) -> Vec<String> {
    let response = answer.response;
    let form = answer.content.filter(|_| response.contents.len() > 1);
    let form = form.map(|content| {
        let names: Vec<String> = content.names.iter().map(|name| code(name)).collect();
        format!(", as {}", and(&names))
    });
    let status = format!("Status {}{}.", response.status, form.unwrap_or_default());
    let mut lines = described_by(response.description.as_deref());
    append(&mut lines, vec![status]);
    lines
}

/// Returns the documentation of a header of answers.
pub fn of_header(header: &Header) -> Vec<String> {
    let fallback = format!("The {} header.", code(&header.name));
    documented(&header.docs, &header.name, &fallback, Vec::new())
}

/// Returns the documentation of a server's variable.
pub fn of_server_variable(variable: &ServerVariable) -> Vec<String> {
    let fallback = format!("The {} part of the URL.", code(&variable.name));
    let mut lines = or(described_by(variable.description.as_deref()), &fallback);
    append(&mut lines, prose(&variable_facts(variable)));
    lines
}

/// Returns what holds of a server's variable.
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

/// Returns the documentation of an operation: its summary, its description, and its request.
pub fn of_operation(operation: &Operation) -> Vec<String> {
    let mut lines = told(summary(operation), operation.description.as_deref());
    let request = format!("{} {}", operation.method.as_str(), operation.path.0);
    append(&mut lines, vec![format!("{}.", code(&request))]);
    lines
}

/// Returns the documentation of a webhook: its summary, its description, and what it is.
pub fn of_webhook(webhook: &Webhook) -> Vec<String> {
    let description = webhook.description.as_deref();
    let summary = telling(webhook.summary.as_deref(), description);
    let mut lines = told(summary, description);
    append(&mut lines, vec![webhook_sentence(webhook)]);
    lines
}

/// Returns a sentence that says which request a webhook is: "The webhook `created`, a `POST`."
pub fn webhook_sentence(webhook: &Webhook) -> String {
    let method = code(webhook.method.as_str());
    match &webhook.source {
        WebhookSource::Event(name) => format!("The webhook {}, a {method}.", code(name)),
        WebhookSource::Callback { operation, url } => format!(
            "A callback of {}, a {method} to {}.",
            code(operation),
            code(url)
        ),
    }
}

/// Returns the summary of an operation where it says something that its description does not begin with.
pub fn summary(operation: &Operation) -> Option<String> {
    telling(
        operation.summary.as_deref(),
        operation.description.as_deref(),
    )
}

/// The bytes of a description that says more than a summary, whatever marks are in it.
const LONG: usize = 500;

fn telling(summary: Option<&str>, description: Option<&str>) -> Option<String> {
    let summary = summary.map(line).filter(|line| !line.is_empty())?;
    let repeats = |text: &str| text.len() <= LONG && line(text) == summary;
    let repeated = description.is_some_and(repeats);
    (!repeated).then_some(summary)
}

/// Returns a summary, where there is one, and the description after it.
fn told(summary: Option<String>, description: Option<&str>) -> Vec<String> {
    let Some(summary) = summary else {
        return described_by(description);
    };
    let mut lines = vec![summary];
    append(&mut lines, description.map(text).unwrap_or_default());
    lines
}

/// Returns the title of a value where it says something that its name and its description do not.
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

/// Returns the title, the description or the fallback, and what else is known.
fn documented(docs: &Docs, name: &str, fallback: &str, further: Vec<String>) -> Vec<String> {
    let mut lines: Vec<String> = title(docs, name)
        .map(plain)
        .filter(|title| !title.is_empty())
        .into_iter()
        .collect();
    append(&mut lines, described_by(docs.description.as_deref()));
    let mut lines = or(lines, fallback);
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
    append(&mut lines, prose(&sentences));
    append(&mut lines, example);
    lines
}

fn described_by(description: Option<&str>) -> Vec<String> {
    description.map(described).unwrap_or_default()
}

fn nullable(field: &Field) -> Vec<String> {
    field
        .nullable
        .then(|| "May be null.".to_owned())
        .into_iter()
        .collect()
}

fn or(lines: Vec<String>, fallback: &str) -> Vec<String> {
    if lines.is_empty() {
        vec![fallback.to_owned()]
    } else {
        lines
    }
}

/// Adds a paragraph.
fn append(lines: &mut Vec<String>, paragraph: Vec<String>) {
    if !lines.is_empty() && !paragraph.is_empty() {
        lines.push(String::new());
    }
    lines.extend(paragraph);
}

/// Returns sentences as a paragraph.
fn prose(sentences: &[String]) -> Vec<String> {
    if sentences.is_empty() {
        Vec::new()
    } else {
        text(&sentences.join(" "))
    }
}

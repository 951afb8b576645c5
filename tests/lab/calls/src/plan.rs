//! Which calls are made: each operation as often as it has documented responses, with values that its schemas allow.

use std::collections::BTreeMap;

use calls::{Call, Case, Expected, Function, Inventory, Names, Reply, Slot};
use reader::{
    Document, Flow, Format, In, Media, Node, Operation, Parameter, Response, Style, Version,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use validate::{Dialect, Judge};
use values::{Direction, Maker, Schemas, Undeclared};

use crate::decode::Shape;
use crate::media::{covers, essence, is_json, is_range};

/// The number that all chance begins with.
const SEED: u64 = 13;

/// How many values are made to find one that can be sent.
const TRIES: usize = 24;

/// The most media types of a response that are answered with.
const MEDIA_TYPES: usize = 3;

/// The calls of a document.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Plan {
    /// The calls.
    pub calls: Vec<Call>,
    /// What could not be called, and why.
    pub skipped: Vec<String>,
}

/// Plans the calls of a document's operations.
pub fn plan(document: &Document, inventory: &Inventory) -> Plan {
    let trees = document.trees();
    let dialect = match document.version() {
        Version::V2 | Version::V30 => Dialect::Draft4,
        Version::V31 | Version::V32 => Dialect::Draft202012,
    };
    let [requests, responses] = [Direction::Request, Direction::Response]
        .map(|direction| Schemas::new(&trees, dialect, direction));
    let (Ok(request_judge), Ok(response_judge)) = (
        Judge::new(requests.files(), dialect),
        Judge::new(responses.files(), dialect),
    ) else {
        let skipped = vec!["all: the schemas cannot be judged".to_owned()];
        return Plan {
            skipped,
            ..Plan::default()
        };
    };
    let mut planner = Planner {
        requests: Source {
            schemas: &requests,
            judge: request_judge,
        },
        responses: Source {
            schemas: &responses,
            judge: response_judge,
        },
        plan: Plan::default(),
    };
    for (index, operation) in reader::operations(document).iter().enumerate() {
        let name = operation.name();
        match inventory.operations.iter().find(|it| it.operation == name) {
            Some(names) => planner.operation(index, operation, names),
            None => planner
                .plan
                .skipped
                .push(format!("{name}: it is not in the client")),
        }
    }
    planner.plan
}

struct Planner<'s> {
    requests: Source<'s>,
    responses: Source<'s>,
    plan: Plan,
}

/// What values come from.
struct Source<'s> {
    schemas: &'s Schemas,
    judge: Judge<'s>,
}

impl Source<'_> {
    /// Returns a value of a schema: one of its examples or one that is made, the first that will do. If there is none,
    /// it is one that several alternatives allow of which only one should: a server takes that as well.
    fn value(
        &mut self,
        schema: &Node<'_>,
        examples: Vec<Value>,
        round: usize,
        will_do: impl Fn(&Value) -> bool,
    ) -> Option<Value> {
        let place = schema.place().uri();
        // A body that is null is one that is left out.
        let examples = examples
            .into_iter()
            .filter(|it| round == 0 && !it.is_null());
        let mut examples = examples.filter(|it| will_do(it));
        // A member that no schema declares has no place in a type.
        let mut is_declared = |value: &Value| {
            let validation = self.judge.validate(&place, value);
            validation.error.is_none() && validation.annotations.undeclared.is_empty()
        };
        if let Some(example) = examples.find(&mut is_declared) {
            return Some(example);
        }
        let wanted = [Undeclared::None, Undeclared::Some];
        let numbers = wanted.map(|undeclared| (0..TRIES).map(move |it| (it + round, undeclared)));
        let made = numbers
            .into_iter()
            .flatten()
            .filter_map(|(index, undeclared)| {
                Some(Maker::make(self.schemas, &place, SEED, index, undeclared)?.value)
            });
        let mut ambiguous = None;
        for value in made.filter(|it| will_do(it)) {
            let validation = self.judge.validate(&place, &value);
            if validation.error.is_none() && validation.annotations.undeclared.is_empty() {
                return Some(value);
            }
            if ambiguous.is_none() && self.judge.is_ambiguous(&place, &value) {
                ambiguous = Some(value);
            }
        }
        ambiguous
    }
}

impl Planner<'_> {
    fn operation(&mut self, index: usize, operation: &Operation<'_>, names: &Names) {
        let answers = self.answers(operation, names);
        let bodies = operation.body.as_ref().map_or(1, |it| it.media.len());
        let rounds = answers.len().max(names.functions.len()).max(bodies);
        for round in 0..rounds {
            let Some((reply, case)) = answers.get(round % answers.len().max(1)) else {
                return;
            };
            let function = &names.functions[round % names.functions.len()];
            match self.call(index, operation, function, round) {
                Ok(call) => self.plan.calls.push(Call {
                    reply: reply.clone(),
                    expected: Expected {
                        is_success: case.as_ref().is_none_or(|it| it.is_success),
                        variant: case.as_ref().and_then(|it| it.variant.clone()),
                        ..call.expected
                    },
                    ..call
                }),
                Err(reason) => {
                    self.plan
                        .skipped
                        .push(format!("{}: {reason}", operation.name()));
                    if round + 1 == names.functions.len() {
                        return;
                    }
                }
            }
        }
    }

    /// Makes the arguments of a call; its reply is not decided yet.
    fn call(
        &mut self,
        index: usize,
        operation: &Operation<'_>,
        function: &Function,
        round: usize,
    ) -> Result<Call, String> {
        let mut arguments = BTreeMap::new();
        let mut parameters = BTreeMap::new();
        let mut variables = BTreeMap::new();
        let mut body: Option<(String, usize, Value)> = None;
        let is_body =
            |slot: &&Slot| ["json", "form", "multipart", "body"].contains(&slot.kind.as_str());
        let bodies: Vec<&Slot> = function.slots.iter().filter(is_body).collect();
        let has_body = bodies.iter().any(|it| it.required) || round % 3 != 2;
        // The setters of a body replace one another.
        let chosen = bodies.get(round % bodies.len().max(1)).filter(|_| has_body);
        if let Some(slot) = chosen {
            match self.body(operation, slot, round) {
                Some((name, number, value)) => {
                    let prefix = slot
                        .key
                        .rsplit_once('.')
                        .map(|(prefix, _)| format!("{prefix}."));
                    let open = function.slots.iter().find(|it| {
                        it.kind == "content_type"
                            && it.key.starts_with(prefix.as_deref().unwrap_or_default())
                    });
                    if let Some(open) = open {
                        arguments.insert(open.key.clone(), Value::from(name.clone()));
                    }
                    arguments.insert(slot.key.clone(), value.clone());
                    body = Some((name, number, value));
                }
                None if slot.required => return Err("no body could be made".into()),
                None => {
                    let name = slot.text.as_deref().unwrap_or("*/*");
                    let skipped = format!("{}: no body of {name} could be made", operation.name());
                    self.plan.skipped.push(skipped);
                }
            }
        }
        for (number, slot) in function.slots.iter().enumerate() {
            let is_chosen = slot.required || round == 0 || (number + round).is_multiple_of(2);
            let declared = find(operation, slot);
            if let Some(name) = slot
                .text
                .as_ref()
                .filter(|_| slot.kind == "path" && declared.is_none())
            {
                // The document has the variable in the path alone.
                let text = format!("text {round}");
                arguments.insert(slot.key.clone(), Value::from(text.clone()));
                variables.insert(name.clone(), text);
            }
            let Some((number, parameter)) = declared.filter(|_| is_chosen) else {
                continue;
            };
            if parameter.location == In::Header && !is_token(&parameter.name) {
                let name = operation.name();
                let skipped = format!("{name}: {} is no name of a header", parameter.name);
                self.plan.skipped.push(skipped);
                continue;
            }
            match self.parameter(parameter, round) {
                Some(value) => {
                    arguments.insert(slot.key.clone(), value.clone());
                    parameters.insert(number, value);
                }
                None if slot.required => {
                    return Err(format!(
                        "no value of {} could be made that its style can say",
                        parameter.name
                    ));
                }
                None if round == 0 => {
                    let name = &parameter.name;
                    let skipped = format!(
                        "{}: no value of {name} could be made that its style can say",
                        operation.name()
                    );
                    self.plan.skipped.push(skipped);
                }
                None => {}
            }
        }
        Ok(Call {
            function: function.number,
            arguments,
            reply: Reply {
                status: 200,
                content_type: None,
                body: String::new(),
            },
            expected: Expected {
                operation: index,
                parameters,
                variables,
                body,
                is_success: true,
                variant: None,
            },
        })
    }

    fn parameter(&mut self, parameter: &Parameter<'_>, round: usize) -> Option<Value> {
        let Some(schema) = &parameter.schema else {
            return Some(json!("text"));
        };
        let mut examples = examples(&parameter.node);
        if let Format::Content(Media {
            flow: Flow::Whole(_, media),
            ..
        }) = &parameter.format
        {
            examples.extend(self::examples(media));
        }
        self.requests.value(schema, examples, round, |value| {
            can_be_sent(parameter, value)
        })
    }

    /// Returns the media type, its index in the document, and a value of a body.
    fn body(
        &mut self,
        operation: &Operation<'_>,
        slot: &Slot,
        round: usize,
    ) -> Option<(String, usize, Value)> {
        let body = operation.body.as_ref()?;
        let media = || body.media.iter().enumerate();
        let (number, media) = match &slot.text {
            Some(text) => media()
                .find(|(_, it)| essence(text) == essence(&it.name))
                .or_else(|| media().find(|(_, it)| covers(&it.name, text)))?,
            None => media()
                .find(|(_, it)| is_range(&it.name))
                .or_else(|| media().next())?,
        };
        let name = match (&slot.text, is_range(&media.name)) {
            (Some(text), _) => text.clone(),
            (None, true) if essence(&media.name) == "*/*" => "application/octet-stream".to_owned(),
            (None, _) => media.name.replace('*', "x-any"),
        };
        if slot.kind == "body" {
            return Some((name, number, json!("some text")));
        }
        let is_object = slot.kind != "json";
        let will_do = |value: &Value| !is_object || value.is_object();
        let value = match &media.flow {
            Flow::Whole(Some(schema), node) => {
                self.requests
                    .value(schema, examples(node), round, will_do)?
            }
            Flow::Whole(None, _) if is_object => json!({}),
            Flow::Whole(None, _) => json!({ "any": [1, "value"] }),
            Flow::Items(..) => return None,
            Flow::Fields(fields) => {
                let mut members = Map::new();
                for (number, field) in fields.iter().enumerate() {
                    if !field.required && (number + round) % 2 == 1 {
                        continue;
                    }
                    let is_file = field.node.get("type").and_then(|it| it.text()) == Some("file");
                    let value = match is_file {
                        true => Some(json!("bytes")),
                        false => self.parameter(field, round),
                    };
                    match value {
                        Some(value) => {
                            members.insert(field.name.clone(), value);
                        }
                        None if field.required => return None,
                        None => {}
                    }
                }
                Value::Object(members)
            }
        };
        Some((name, number, value))
    }

    /// Returns what the server answers, with the client's case for it; nothing where the client has none and the
    /// document says nothing.
    fn answers(&mut self, operation: &Operation<'_>, names: &Names) -> Vec<(Reply, Option<Case>)> {
        let mut answers = Vec::new();
        for response in &operation.responses {
            let Some(status) = status(response, operation, names) else {
                continue;
            };
            let is_bodiless = operation.method == "HEAD" || [204, 205, 304].contains(&status);
            let media: Vec<&Media<'_>> = response.media.iter().filter(|_| !is_bodiless).collect();
            if media.is_empty() {
                let reply = Reply {
                    status,
                    content_type: None,
                    body: String::new(),
                };
                if let Some(case) = case(names, response, None) {
                    answers.push((reply, Some(case)));
                }
            }
            // A server answers with what it is asked for, where it has any of that.
            let is_asked = |media: &&Media<'_>| {
                let mut asked = names.accept.split(',').map(essence);
                asked.any(|it| it == essence(&media.name))
            };
            let has_asked = media.iter().any(is_asked);
            let media = media.into_iter().filter(|it| !has_asked || is_asked(it));
            for media in media.take(MEDIA_TYPES) {
                let Some(case) = case(names, response, Some(&media.name)) else {
                    continue;
                };
                match self.answer(media, answers.len()) {
                    Some((content_type, body)) => {
                        let reply = Reply {
                            status,
                            content_type: Some(content_type),
                            body,
                        };
                        answers.push((reply, Some(case)));
                    }
                    None => {
                        let name = operation.name();
                        let media = &media.name;
                        self.plan
                            .skipped
                            .push(format!("{name}: no answer {status} {media} could be made"));
                    }
                }
            }
        }
        if answers.is_empty() && operation.responses.is_empty() {
            let reply = Reply {
                status: 200,
                content_type: None,
                body: String::new(),
            };
            answers.push((reply, None));
        }
        answers
    }

    fn answer(&mut self, media: &Media<'_>, round: usize) -> Option<(String, String)> {
        let name = match media.name.as_str() {
            "*/*" => "application/json".to_owned(),
            name => name.replace('*', "x-any"),
        };
        // What a vendor's media type is made of is not said; the schema of an object speaks for JSON.
        let is_vendors = name.starts_with("application/vnd.") && !name.ends_with("+xml");
        let is_formless = media.schema().is_some_and(|it| it.get("format").is_none());
        let is_json = is_json(&name) || (is_vendors && is_formless);
        if !is_json {
            // A stream without items, or a text.
            let is_stream = ["stream", "ndjson", "jsonl", "json-seq", "lines"]
                .iter()
                .any(|it| name.contains(it));
            let body = if is_stream { "" } else { "text" };
            return Some((name, body.to_owned()));
        }
        let value = match &media.flow {
            Flow::Whole(Some(schema), node) => {
                let examples = match media.schema()?.document().version() {
                    Version::V2 => node
                        .get("examples")
                        .and_then(|it| it.get(&media.name))
                        .map(|it| vec![it.value().clone()])
                        .unwrap_or_default(),
                    _ => examples(node),
                };
                self.responses
                    .value(schema, examples, round.min(1), |_| true)?
            }
            Flow::Whole(None, _) | Flow::Fields(_) => json!({ "any": 1 }),
            Flow::Items(..) => return None,
        };
        Some((name, value.to_string()))
    }
}

/// Returns the parameter that a slot is for.
fn find<'o, 'd>(operation: &'o Operation<'d>, slot: &Slot) -> Option<(usize, &'o Parameter<'d>)> {
    let mut parameters = operation.parameters.iter().enumerate();
    let text = slot.text.as_deref().unwrap_or_default();
    parameters.find(|(_, it)| match it.location {
        In::Path => slot.kind == "path" && it.name == text,
        In::Query => slot.kind == "query" && it.name == text,
        In::Cookie => slot.kind == "cookie" && it.name == text,
        In::Header => slot.kind.starts_with("header") && it.name.eq_ignore_ascii_case(text),
        In::QueryString => slot.kind.ends_with("_query"),
    })
}

/// Tells whether a text can be the name of a header (RFC 9110, section 5.6.2).
fn is_token(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_plain)
}

/// Returns the examples of a parameter or a media type.
fn examples(node: &Node<'_>) -> Vec<Value> {
    let schema = node.followed("schema");
    let own = [node.get("example"), schema.and_then(|it| it.get("example"))];
    let own = own.into_iter().flatten().map(|it| it.value().clone());
    let named = node.followed("examples");
    let named = named.iter().flat_map(|it| it.entries().collect::<Vec<_>>());
    let named = named.filter_map(|(_, it)| Some(it.follow().ok()?.get("value")?.value().clone()));
    own.chain(named).collect()
}

/// Tells whether a parameter's style has a text for a value that no other value has.
fn can_be_sent(parameter: &Parameter<'_>, value: &Value) -> bool {
    let location = parameter.location;
    let Format::Style(style, explode) = parameter.format else {
        let is_scalar = Shape::of(value) == Shape::Scalar;
        return match location {
            In::Path => !is_scalar,
            In::Header | In::Cookie => value.to_string().is_ascii(),
            In::Query | In::QueryString => true,
        };
    };
    let text = |value: &Value| match value {
        Value::String(text) => match location {
            In::Path => !text.is_empty() && text != "." && text != "..",
            In::Header | In::Cookie => {
                // Members are written as `a=b` where they are exploded, and cookies always are.
                let takes_equals = location == In::Header && !explode;
                let is_plain = |byte: u8| {
                    byte.is_ascii_graphic()
                        && !b",;\\\"".contains(&byte)
                        && (takes_equals || byte != b'=')
                };
                !text.is_empty() && text.bytes().all(is_plain)
            }
            // The delimiters of these styles are encoded as they are within an item.
            In::Query if style == Style::SpaceDelimited => !text.contains(' '),
            In::Query if style == Style::PipeDelimited => !text.contains('|'),
            In::Query | In::QueryString => true,
        },
        Value::Number(_) | Value::Bool(_) => true,
        Value::Null | Value::Array(_) | Value::Object(_) => false,
    };
    match value {
        Value::Array(items) => {
            !items.is_empty()
                && items.iter().all(text)
                // One empty item is written as no item is.
                && items.iter().all(|it| it != "")
        }
        Value::Object(members) => {
            let is_deep = style == Style::DeepObject || location == In::QueryString;
            let is_sent = |(name, value): (&String, &Value)| {
                !name.is_empty() && (text(value) && *value != "" || (is_deep && !value.is_null()))
            };
            !members.is_empty() && members.iter().all(is_sent)
        }
        value => text(value),
    }
}

/// Returns a status that belongs to a response's key and to no more precise one.
fn status(response: &Response<'_>, operation: &Operation<'_>, names: &Names) -> Option<u16> {
    let is_other = |status: u16| {
        operation.responses.iter().any(|it| {
            it.status != response.status
                && (it.status == status.to_string()
                    || it.status.to_uppercase() == format!("{}XX", status / 100))
        })
    };
    let key = response.status.to_uppercase();
    if key == "DEFAULT" {
        let mut cases = names.cases.iter();
        let is_success = cases.any(|it| it.status == "default" && it.is_success);
        let statuses: &[u16] = match is_success {
            true => &[200, 201, 202, 203],
            false => &[500, 400, 418, 501, 403, 599],
        };
        return statuses.iter().copied().find(|it| !is_other(*it));
    }
    if let Some(hundreds) = key.strip_suffix("XX") {
        let hundreds: u16 = hundreds.parse().ok()?;
        return [0, 18, 1, 2, 99]
            .into_iter()
            .map(|it| hundreds * 100 + it)
            .filter(|it| ![204, 205, 304].contains(it))
            .find(|it| !is_other(*it));
    }
    key.parse().ok().filter(|it| *it >= 200)
}

/// Returns the client's case for a response: that of its key, and of the media type where several have that.
fn case(names: &Names, response: &Response<'_>, media_type: Option<&str>) -> Option<Case> {
    let key = response.status.to_uppercase().replace("DEFAULT", "default");
    let cases: Vec<&Case> = names.cases.iter().filter(|it| it.status == key).collect();
    let own = cases.iter().find(|it| {
        let mut listed = it.media_types.iter();
        it.media_types.is_empty()
            || media_type.is_none_or(|own| listed.any(|it| essence(it) == essence(own)))
    });
    own.map(|it| (*it).clone())
}

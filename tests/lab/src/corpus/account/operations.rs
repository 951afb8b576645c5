//! The facts of operations.

use std::collections::{BTreeMap, BTreeSet};

use codegen::source::Value;
use codegen::{Document, Generation};
use reader::{Body, Flow, In, Media, Operation, Parameter, Place, Response};

use super::super::generated::{Client, Method, Set, Targets};
use super::media::{accepts, essence};
use super::properties::{Direction, Kind, Properties};
use super::told::Told;
use super::{Account, Fate};

/// The methods of the client, by the places of their operations.
pub struct Methods(BTreeMap<Place, Vec<(String, String)>>);

/// The runtime's methods that set a body.
const BODIES: &[&str] = &["json", "form", "multipart", "body"];

impl Methods {
    /// Reads where the generator says that the method of each operation is. That is all that it is asked.
    pub fn of(generation: &Generation, document: &Document, reader: &reader::Document) -> Self {
        let mut methods: BTreeMap<Place, Vec<(String, String)>> = BTreeMap::new();
        for method in &generation.methods {
            let path = document.path(method.origin.file);
            let Some(file) = path.and_then(|it| reader.file(it)) else {
                continue;
            };
            let place = Place {
                file,
                pointer: document.written(&method.origin).as_str().to_owned(),
            };
            let name = (method.receiver.clone(), method.name.clone());
            methods.entry(place).or_default().push(name);
        }
        Self(methods)
    }

    /// Returns the type, the name and what is known of the method of an operation: the one with its path where several paths share one path item.
    pub fn find(
        &self,
        operation: &Operation<'_>,
        client: &Client,
    ) -> Option<(String, String, Method)> {
        let names = operation
            .places
            .iter()
            .filter_map(|it| self.0.get(it))
            .flatten();
        let mut methods = names.filter_map(|(receiver, name)| {
            let method = client.method(receiver, name)?;
            Some((receiver.clone(), name.clone(), method))
        });
        methods.find(|(.., it)| {
            it.method == operation.method && template(&it.path) == template(&operation.path)
        })
    }

    /// Accounts for an operation.
    pub fn account<'d>(
        &self,
        operation: &Operation<'d>,
        client: &Client,
        told: &Told,
        account: &mut Account,
        properties: &mut Properties<'_, 'd>,
    ) {
        let method = self.find(operation, client).map(|(.., method)| method);
        let is_faulty = method.is_none() && told.faulty(&operation.places);
        let fate = Fate::of(method.is_some(), || is_faulty);
        account.note(fate, || operation.name());
        let mut facts = Facts {
            operation,
            method: method.unwrap_or_default(),
            client,
            told,
            is_faulty,
            account,
            properties,
        };
        for parameter in &operation.parameters {
            facts.parameter(parameter);
        }
        if let Some(body) = &operation.body {
            facts.body(body);
        }
        for response in &operation.responses {
            facts.response(response);
        }
        facts.security();
    }
}

/// Returns a path with all names of parameters left out, and without query and fragment.
fn template(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut pieces = path.split('{');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |path, piece| match piece.split_once('}') {
        Some((_, rest)) => format!("{path}{{}}{rest}"),
        None => format!("{path}{{{piece}"),
    })
}

/// The facts of one operation.
struct Facts<'f, 'p, 'd> {
    operation: &'f Operation<'d>,
    method: Method,
    client: &'f Client,
    told: &'f Told,
    /// Whether an error says why the operation is not in the client.
    is_faulty: bool,
    account: &'f mut Account,
    properties: &'f mut Properties<'p, 'd>,
}

impl<'d> Facts<'_, '_, 'd> {
    fn note(&mut self, is_kept: bool, is_told: bool, fact: &str) {
        let fate = Fate::of(is_kept, || is_told || self.is_faulty);
        let operation = self.operation.name();
        self.account.note(fate, || format!("{operation}: {fact}"));
    }

    fn parameter(&mut self, parameter: &Parameter<'d>) {
        let Parameter { name, location, .. } = parameter;
        let is_it = |set: &&Set| {
            let is_named = set.text.as_deref() == Some(name);
            match location {
                In::Path => set.kind == "path" && is_named,
                In::Query => set.kind == "query" && is_named,
                In::Cookie => set.kind == "cookie" && is_named,
                In::Header => {
                    let text = set.text.as_deref().unwrap_or_default();
                    set.kind.starts_with("header") && text.eq_ignore_ascii_case(name)
                }
                In::QueryString => set.kind.ends_with("_query"),
            }
        };
        let set = self.method.sets.iter().find(is_it);
        let targets = set.map(|it| it.targets.clone()).unwrap_or_default();
        let is_kept = set.is_some();
        let is_told = self.told.within(&parameter.places);
        self.note(
            is_kept,
            is_told,
            &format!("parameter {name} ({location:?})"),
        );
        if let Some(schema) = &parameter.schema {
            let is_told = is_told || self.is_faulty;
            self.properties
                .walk(schema, Kind::Value, targets, is_told, Direction::Request);
        }
    }

    fn body(&mut self, body: &Body<'d>) {
        let sets: Vec<(Option<String>, Targets)> = {
            let sets = self.method.sets.iter();
            let sets = sets.filter(|it| BODIES.contains(&it.kind.as_str()));
            sets.map(|it| (it.text.as_deref().map(essence), it.targets.clone()))
                .collect()
        };
        let is_told = self.told.within(&body.places);
        self.note(!sets.is_empty(), is_told, "a body");
        let has = |media: &Media<'_>| {
            let is_it = |(text, _): &&(Option<String>, Targets)| {
                text.as_ref().is_some_and(|it| accepts(it, &media.name))
            };
            sets.iter().find(is_it).map(|(_, targets)| targets.clone())
        };
        // A method that takes the media type as an argument sends bytes as any of them.
        let any = sets.iter().find(|(text, _)| text.is_none());
        let any = any.map(|(_, targets)| targets.clone());
        for media in &body.media {
            let alike = body.media.iter().filter(|other| is_alike(media, other));
            let targets = has(media).or_else(|| best(alike.filter_map(has)));
            let targets = targets.or_else(|| any.clone());
            let is_told = self.told.within(std::slice::from_ref(&media.place))
                || (sets.is_empty() && is_told);
            self.note(targets.is_some(), is_told, &format!("body {}", media.name));
            let targets = targets.unwrap_or_default();
            self.values(media, &targets, is_told, Direction::Request);
        }
    }

    fn response(&mut self, response: &Response<'d>) {
        let status = response.status.to_uppercase().replace("DEFAULT", "default");
        let cases: Vec<(Vec<String>, bool, Targets)> = {
            let cases = self.method.cases.iter().filter(|it| it.status == status);
            cases
                .map(|it| (it.media_types.clone(), it.has_body, it.targets.clone()))
                .collect()
        };
        let accept = self.method.accept.clone();
        let is_told = self.told.within(&response.places);
        self.note(!cases.is_empty(), is_told, &format!("status {status}"));
        let has = |media: &Media<'_>| {
            let is_it = |(media_types, has_body, _): &&(Vec<String>, bool, Targets)| {
                let mut listed = media_types.iter();
                *has_body
                    && accepts(&accept, &media.name)
                    && (media_types.is_empty() || listed.any(|it| accepts(it, &media.name)))
            };
            cases
                .iter()
                .find(is_it)
                .map(|(.., targets)| targets.clone())
        };
        // A response without a body is the content of none (RFC 9110, section 6.4.1).
        let is_bodiless = self.operation.method == "HEAD"
            || ["204", "205", "304"].contains(&status.as_str())
            || status.starts_with('1');
        for media in response.media.iter().filter(|_| !is_bodiless) {
            let alike = response.media.iter().filter(|other| is_alike(media, other));
            let targets = has(media).or_else(|| best(alike.filter_map(has)));
            let is_told = self.told.within(std::slice::from_ref(&media.place))
                || (cases.is_empty() && is_told);
            let fact = format!("status {status} {}", media.name);
            self.note(targets.is_some(), is_told, &fact);
            let targets = targets.unwrap_or_default();
            self.values(media, &targets, is_told, Direction::Response);
        }
    }

    /// Accounts for the properties in the values of a media type.
    fn values(
        &mut self,
        media: &Media<'d>,
        targets: &Targets,
        is_told: bool,
        direction: Direction,
    ) {
        let is_told = is_told || self.is_faulty;
        match &media.flow {
            Flow::Fields(fields) => {
                for field in fields {
                    let is_kept = self.client.property(targets, &field.name).is_some();
                    let is_told = self.told.within(&field.places) || is_told;
                    self.note(is_kept, is_told, &format!("field {}", field.name));
                }
            }
            Flow::Whole(Some(schema), _) | Flow::Items(schema, _) => {
                let kind = match essence(&media.name).as_str() {
                    "text/event-stream" => Kind::Event,
                    _ => Kind::Value,
                };
                self.properties
                    .walk(schema, kind, targets.clone(), is_told, direction);
            }
            Flow::Whole(None, _) => {}
        }
    }

    fn security(&mut self) {
        let Some(alternatives) = &self.operation.security else {
            return;
        };
        let document = self.operation.node.document();
        let root = document.root();
        let schemes = root
            .get("components")
            .and_then(|it| it.followed("securitySchemes"));
        let schemes = schemes.or_else(|| root.followed("securityDefinitions"));
        let scheme = |name: &str| schemes.as_ref()?.get(name);
        // A certificate is not a part of a request.
        let is_certificate = |name: &String| {
            let node = scheme(name).and_then(|it| it.follow().ok());
            node.and_then(|it| it.get("type")?.text()) == Some("mutualTLS")
        };
        let own = self
            .operation
            .node
            .get("security")
            .or_else(|| root.get("security"));
        let is_listed = own
            .map(|it| self.told.within(&[it.place().clone()]))
            .unwrap_or(false);
        for alternative in alternatives {
            let names: BTreeSet<String> = alternative
                .iter()
                .filter(|it| !is_certificate(it))
                .cloned()
                .collect();
            let is_kept = self.method.security.contains(&names)
                && names.iter().all(|it| self.client.schemes.contains(it));
            let places = names
                .iter()
                .filter_map(|it| Some(scheme(it)?.place().clone()));
            let is_told = is_listed || self.told.within(&places.collect::<Vec<_>>());
            let fact = format!("security {}", alternative.join(" and "));
            self.note(is_kept, is_told, &fact);
        }
    }
}

/// Returns what is typed among what media types give, or else the first.
fn best(found: impl Iterator<Item = Targets>) -> Option<Targets> {
    let found: Vec<Targets> = found.collect();
    let typed = found.iter().find(|it| **it != Targets::default());
    typed.or(found.first()).cloned()
}

/// Tells whether two media types say the same of their values, so that one stands for both.
fn is_alike(media: &Media<'_>, other: &Media<'_>) -> bool {
    match (media.schema(), other.schema()) {
        (Some(one), Some(other)) => bare(one.value()) == bare(other.value()),
        (None, None) => matches!(
            (&media.flow, &other.flow),
            (Flow::Whole(..), Flow::Whole(..))
        ),
        _ => false,
    }
}

/// The keywords of schemas that say nothing of a value but how it is written or explained.
const ANNOTATIONS: &[&str] = &["$id", "description", "example", "examples", "title", "xml"];

/// Returns a schema without annotations.
fn bare(schema: &Value) -> Value {
    match schema {
        Value::Object(members) => {
            let members = members
                .iter()
                .filter(|(key, _)| !ANNOTATIONS.contains(&key.as_str()));
            members
                .map(|(key, value)| (key.clone(), bare(value)))
                .collect()
        }
        Value::Array(items) => items.iter().map(bare).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_have_no_names() {
        let table = [
            ("/a/{b}/c", "/a/{}/c"),
            ("/a/{b}:{c}", "/a/{}:{}"),
            ("/a?b=c#d", "/a"),
            ("/a/{b", "/a/{b"),
        ];
        for (path, expected) in table {
            assert_eq!(template(path), expected);
        }
    }
}

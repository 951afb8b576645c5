//! The facts of schemas: the properties of each object that values hold.

use std::collections::{BTreeMap, HashSet};

use reader::{Node, Place, Version, properties};

use super::super::generated::{Client, Targets};
use super::omitted::Omitted;
use super::told::Told;
use super::{Account, Fate};

/// Which way values go.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Direction {
    /// To the server, which sets what is `readOnly`.
    Request,
    /// From the server, which does not tell what is `writeOnly`.
    Response,
}

/// What the values of a schema are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Values of the client.
    Value,
    /// Server-sent events, of which the client's value is the data. The runtime has what is around it.
    Event,
}

/// The fields of a server-sent event (HTML, section 9.2.6).
const EVENT: &[&str] = &["data", "event", "id", "retry"];

/// The properties that were looked for, schema by schema and type by type.
pub struct Properties<'p, 'd> {
    client: &'p Client,
    told: &'p Told,
    omitted: &'p Omitted,
    seen: HashSet<Visit>,
    found: BTreeMap<(Place, &'d str), Found>,
}

/// A schema as it was come to: what its values are in the client.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Visit {
    place: Place,
    kind: Kind,
    targets: Targets,
    /// Whether a message says that the client lost what the schema is a part of.
    is_told: bool,
    /// Whether the client has lost what the schema is a part of.
    is_within_lost: bool,
    direction: Direction,
}

/// What was found of a property.
#[derive(Default)]
struct Found {
    /// The worst that became of it where the client has the object.
    fate: Option<Fate>,
    /// The best that is said where the client has lost the object.
    within_lost: Option<Fate>,
}

/// The keywords of schemas that hold for the same value.
const SAME: &[&str] = &["allOf", "anyOf", "oneOf"];
const SAME_ONE: &[&str] = &["if", "then", "else", "contentSchema"];
/// The keywords of schemas of parts of the value.
const PARTS: &[&str] = &["items", "prefixItems"];
const PARTS_ONE: &[&str] = &[
    "items",
    "additionalProperties",
    "unevaluatedProperties",
    "unevaluatedItems",
    "additionalItems",
    "contains",
];

impl<'p, 'd> Properties<'p, 'd> {
    /// Starts an account of properties.
    pub fn new(client: &'p Client, told: &'p Told, omitted: &'p Omitted) -> Self {
        Self {
            client,
            told,
            omitted,
            seen: HashSet::new(),
            found: BTreeMap::new(),
        }
    }

    /// Looks for the properties of a schema and of all that it reaches.
    pub fn walk(
        &mut self,
        schema: &Node<'d>,
        kind: Kind,
        targets: Targets,
        is_told: bool,
        direction: Direction,
    ) {
        let visit = Visit {
            place: schema.place().clone(),
            kind,
            targets,
            is_told,
            is_within_lost: false,
            direction,
        };
        let mut open = vec![(schema.clone(), visit)];
        while let Some((node, visit)) = open.pop() {
            if node.value().is_object()
                && !self.omitted.has_schema(&node)
                && self.seen.insert(visit.clone())
            {
                self.visit(&node, visit, &mut open);
            }
        }
    }

    fn visit(&mut self, node: &Node<'d>, mut visit: Visit, open: &mut Vec<(Node<'d>, Visit)>) {
        visit.is_told |= self.told.about(node.place());
        let mut push = |node: Node<'d>, visit: &Visit| {
            let place = node.place().clone();
            open.push((
                node,
                Visit {
                    place,
                    ..visit.clone()
                },
            ));
        };
        if node.reference().is_some() {
            if let Some(next) = node.step() {
                push(next, &visit);
            }
            if node.document().version() < Version::V31 {
                return;
            }
        }
        let same = SAME
            .iter()
            .filter_map(|it| node.get(it))
            .flat_map(|it| it.items());
        let same_one = SAME_ONE.iter().filter_map(|it| node.get(it));
        let dependent = node.followed("dependentSchemas");
        let dependent = dependent
            .iter()
            .flat_map(|it| it.entries().collect::<Vec<_>>());
        for schema in same
            .chain(same_one)
            .chain(dependent.map(|(_, schema)| schema))
        {
            push(schema, &visit);
        }
        let within = Visit {
            kind: Kind::Value,
            targets: self.client.within(&visit.targets),
            ..visit.clone()
        };
        let parts = PARTS
            .iter()
            .filter_map(|it| node.get(it))
            .flat_map(|it| it.items());
        let parts_one = PARTS_ONE.iter().filter_map(|it| node.get(it));
        let patterns = node.followed("patternProperties");
        let patterns = patterns
            .iter()
            .flat_map(|it| it.entries().collect::<Vec<_>>());
        for schema in parts
            .chain(parts_one)
            .chain(patterns.map(|(_, schema)| schema))
        {
            push(schema, &within);
        }
        let own = match is_object(node) {
            true => properties(node),
            false => Vec::new(),
        };
        for property in own {
            if let Some(next) = self.property(node, property.name, &property.schema, &visit) {
                push(property.schema, &next);
            }
        }
    }

    /// Looks for a property; returns how its schema is come to, if it is expected at all.
    fn property(
        &mut self,
        node: &Node<'d>,
        name: &'d str,
        schema: &Node<'d>,
        visit: &Visit,
    ) -> Option<Visit> {
        let followed = schema.follow().ok();
        let says = |key| schema.says(key) || followed.as_ref().is_some_and(|it| it.says(key));
        let is_elsewhere = match visit.direction {
            Direction::Request => says("readOnly"),
            Direction::Response => says("writeOnly"),
        };
        let is_forbidden = schema.value() == false || schema.get("not").is_some();
        if is_elsewhere || is_forbidden || self.omitted.has_property(node, name, schema) {
            return None;
        }
        let mut found = self.client.property(&visit.targets, name);
        let is_around = found.is_none() && visit.kind == Kind::Event && EVENT.contains(&name);
        if is_around {
            found = Some(visit.targets.clone());
        }
        let is_told = visit.is_told || self.told.about(schema.place());
        let fate = Fate::of(found.is_some(), || is_told);
        let entry = self.found.entry((node.place().clone(), name)).or_default();
        match visit.is_within_lost {
            true => entry.within_lost = Some(entry.within_lost.map_or(fate, |it| it.min(fate))),
            false => entry.fate = Some(entry.fate.map_or(fate, |it| it.max(fate))),
        }
        Some(Visit {
            is_within_lost: found.is_none(),
            targets: found.unwrap_or_default(),
            // What a message says of an object that the client has is not said of its properties' own.
            is_told: is_told && (is_around || fate != Fate::Kept),
            kind: Kind::Value,
            ..visit.clone()
        })
    }

    /// Adds what became of all properties to an account.
    pub fn close(self, reader: &reader::Document, account: &mut Account) {
        for ((place, name), found) in self.found {
            let Some(fate) = found.fate.or(found.within_lost) else {
                continue;
            };
            account.note(fate, || {
                format!("{}: property {name}", reader.describe(&place))
            });
        }
    }
}

/// Tells whether a schema can be of objects.
fn is_object(schema: &Node<'_>) -> bool {
    match schema.get("type") {
        None => true,
        Some(ty) => ty.text() == Some("object") || ty.items().any(|it| it.text() == Some("object")),
    }
}

//! What the generator's messages are about.

use std::collections::HashSet;

use codegen::diagnostic::Severity;
use codegen::{Diagnostics, Document};
use reader::Place;

/// The keywords with schemas of other values: a message there does not speak of the schema's own.
const OTHER_VALUES: &[&str] = &[
    "additionalProperties",
    "items",
    "contains",
    "not",
    "propertyNames",
    "unevaluatedProperties",
    "unevaluatedItems",
];

/// The places that messages name.
#[derive(Default)]
pub struct Told {
    messages: Vec<(Place, Severity)>,
    /// The places, and the nodes whose member a place is.
    near: HashSet<Place>,
}

impl Told {
    /// Collects the places of messages, as the reader has them.
    pub fn of(diagnostics: &Diagnostics, document: &Document, reader: &reader::Document) -> Self {
        let messages = diagnostics.iter().filter_map(|it| {
            let path = document.path(it.origin.file)?;
            let place = Place {
                file: reader.file(path)?,
                pointer: document.written(&it.origin).as_str().to_owned(),
            };
            Some((place, it.severity()))
        });
        let mut told = Self {
            messages: messages.collect(),
            near: HashSet::new(),
        };
        for (place, _) in &told.messages {
            told.near.insert(place.clone());
            if let Some((parent, key)) = place.pointer.rsplit_once('/')
                && !OTHER_VALUES.contains(&key)
            {
                told.near.insert(Place {
                    file: place.file,
                    pointer: parent.to_owned(),
                });
            }
        }
        told
    }

    /// Tells whether a message is about a node itself: it names the node or one of its members.
    pub fn about(&self, place: &Place) -> bool {
        self.near.contains(place)
    }

    /// Tells whether a message names a node or a part of it.
    pub fn within(&self, places: &[Place]) -> bool {
        self.messages
            .iter()
            .any(|(message, _)| places.iter().any(|place| message.is_within(place)))
    }

    /// Tells whether an error names a node or a part of it, or what it is a part of. An error at the root of a file
    /// speaks of no operation.
    pub fn faulty(&self, places: &[Place]) -> bool {
        let errors = self.messages.iter();
        let mut errors =
            errors.filter(|(it, severity)| *severity == Severity::Error && !it.pointer.is_empty());
        errors.any(|(message, _)| {
            places
                .iter()
                .any(|place| message.is_within(place) || place.is_within(message))
        })
    }
}

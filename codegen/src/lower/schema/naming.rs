//! Names of schemas that are written inline.

use super::Schemas;
use crate::api::TypeId;
use crate::source::{Node, NodeKey, Pointer};

/// The name that an inline schema gets, should it need one.
#[derive(Clone, Debug)]
pub struct Naming {
    pub words: Vec<String>,
    /// The type in whose schema it is written.
    pub parent: Option<TypeId>,
}

impl Naming {
    /// Returns the name of a schema that is not inside of another: of a parameter, say.
    pub fn outer(words: &[&str]) -> Naming {
        Naming {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            parent: None,
        }
    }

    /// Returns the name of a schema inside of this one: of its property `word`, say.
    pub fn inner(&self, word: &str) -> Naming {
        let mut words = self.words.clone();
        words.push(word.to_owned());
        Naming {
            words,
            parent: self.parent,
        }
    }
}

/// The steps of a pointer that add no word to a name: `/components/schemas/User/properties/address`.
const BETWEEN: &[&str] = &[
    "properties",
    "content",
    "schema",
    "allOf",
    "requestBodies",
    "headers",
];

impl<'d> Schemas<'d> {
    /// Returns the name of a schema from its pointer, the same that it gets when lowering comes to it: `User.address` for
    /// `/components/schemas/User/properties/address`. None for a schema that has a name of its own: a component, a
    /// definition, a whole file.
    pub(super) fn inline_naming(&self, node: &Node<'d>) -> Option<Naming> {
        let tokens: Vec<String> = node.origin().pointer.tokens().collect();
        let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
        let (naming, rest) = match tokens.as_slice() {
            [.., "$defs" | "definitions", _] => return None,
            ["components", "schemas", _] => return None,
            ["components", "schemas", name, rest @ ..] => {
                let holder = NodeKey {
                    file: node.origin().file,
                    pointer: tokens.iter().take(3).collect(),
                };
                let naming = Naming {
                    words: vec![(*name).to_owned()],
                    parent: self.types.get(&holder),
                };
                (naming, rest)
            }
            ["components", _, name, rest @ ..] => (Naming::outer(&[*name]), rest),
            ["paths", path, method, rest @ ..] => {
                let id = operation_id(node, path, method);
                (Naming::outer(&[&id]), rest)
            }
            _ => return None,
        };
        let start = tokens.len() - rest.len();
        let steps = (start..tokens.len()).map(|index| {
            let pointer: Pointer = tokens.iter().take(index).collect();
            (
                pointer.last().unwrap_or_default(),
                tokens[index],
                &tokens[..=index],
            )
        });
        let words = steps.filter_map(|(holder, step, path)| word(node, &holder, step, path));
        Some(words.fold(naming, |naming, word| naming.inner(&word)))
    }
}

/// Returns the word that a step of a pointer adds to a name.
fn word(node: &Node<'_>, holder: &str, step: &str, path: &[&str]) -> Option<String> {
    match (holder, step) {
        ("properties", name) => Some(name.to_owned()),
        ("responses", status) => Some(format!("response {status}")),
        ("oneOf" | "anyOf", index) => {
            let pointer: Pointer = path.iter().collect();
            let alternative = node.resolve(&format!("#{}", pointer.as_str().replace('%', "%25")));
            Some(variant_name(&alternative.ok()?, index.parse().ok()?))
        }
        ("content" | "allOf" | "parameters" | "headers", _) => None,
        (_, "responses" | "oneOf" | "anyOf" | "parameters") => None,
        (_, "requestBody") => Some("body".to_owned()),
        (_, "items") => Some("item".to_owned()),
        (_, "additionalProperties") => Some("value".to_owned()),
        (_, between) if BETWEEN.contains(&between) => None,
        (_, other) => Some(other.to_owned()),
    }
}

/// Returns the id of the operation at a path and method, which a pointer leads through.
fn operation_id(node: &Node<'_>, path: &str, method: &str) -> String {
    let pointer: Pointer = ["paths", path, method, "operationId"].iter().collect();
    let found = node.resolve(&format!("#{}", pointer.as_str().replace('%', "%25")));
    let id = found.ok().and_then(|id| id.text().map(str::to_owned));
    id.unwrap_or_else(|| format!("{method} {path}"))
}

/// Returns the name of an alternative: its component's, its title, or a word for the kind of value it is.
pub fn variant_name(node: &Node<'_>, index: usize) -> String {
    if let Some(reference) = node.reference() {
        return last_step(reference);
    }
    let title = node.get("title").and_then(|title| title.text());
    let kind = node.get("type").and_then(|kind| kind.text());
    match (title, kind) {
        (Some(title), _) => title.to_owned(),
        (None, Some("array")) => node
            .get("items")
            .and_then(|items| items.reference())
            .map_or("list".to_owned(), |item| {
                format!("{} list", last_step(item))
            }),
        (None, Some(kind @ ("string" | "integer" | "number" | "boolean"))) => kind.to_owned(),
        (None, _) => constant_name(node)
            .or_else(|| is_map(node).then(|| "map".to_owned()))
            .unwrap_or_else(|| format!("variant {}", index + 1)),
    }
}

/// Returns the value of the first property that allows only one text. Mostly it names the kind of object: `cat` for
/// `{properties: {kind: {enum: [cat]}}}`.
fn constant_name(node: &Node<'_>) -> Option<String> {
    node.get("properties")?.entries().find_map(|(_, property)| {
        let values: Vec<Node<'_>> = property.get("enum")?.items().collect();
        match values.as_slice() {
            [only] => only
                .text()
                .filter(|text| !text.is_empty())
                .map(str::to_owned),
            _ => None,
        }
    })
}

/// Tells whether a schema describes objects of which only the values are known.
fn is_map(node: &Node<'_>) -> bool {
    node.get("additionalProperties")
        .is_some_and(|values| values.value().is_object())
        && node.get("properties").is_none()
}

/// Returns the last step of a reference, which names what it refers to.
pub fn last_step(reference: &str) -> String {
    let step = reference.rsplit(['/', '#']).next().unwrap_or_default();
    step.split('.')
        .next()
        .filter(|_| !reference.contains('#'))
        .unwrap_or(step)
        .replace("~1", "/")
        .replace("~0", "~")
}

//! Whether a document is of the shape that the OpenAPI Specification asks for.
//!
//! Each value of a wrong type is told, once, at its own place, before anything else looks at the document. One whose
//! meaning is [plain](plain) is replaced by what is meant. Any other is taken out, so that the rest of the node it is
//! in can be read; items of lists stay, since the others have to keep their places.

mod extensions;
mod plain;
mod shape;

use serde_json::Value;

use super::kind::Kind;
use super::node_path::NodePath;
use super::rewrite::Members;
use super::survey::Survey;
use super::version::Version;
use crate::diagnostic::{Diagnostic, Problem};
use crate::source::{FileId, Origin, Pointer};
use plain::{Meaning, Step, meaning, type_of};
use shape::Shape;

/// What a check has found.
#[derive(Default)]
pub struct Findings {
    /// The problems, each at the place where it was written.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether a value was replaced or taken out.
    pub changed: bool,
}

/// Checks the parts of all files that are known to be parts of the document, and reads plain faults as they are meant.
pub fn check_all(trees: &mut [Value], survey: &Survey, version: Version) -> Findings {
    let mut findings = Findings::default();
    for (position, subtree) in survey.subtrees.iter().enumerate() {
        let index = subtree.file.index();
        let Some(node) = trees[index].pointer_mut(subtree.pointer.as_str()) else {
            continue;
        };
        // A parameter that a reference takes for a schema has to stay a parameter.
        let is_known = survey.subtrees[..position]
            .iter()
            .any(|it| it.knows(subtree.file, &subtree.pointer));
        let mut copy = is_known.then(|| node.clone());
        let value = copy.as_mut().unwrap_or(node);
        let mut check = Check {
            version,
            survey,
            file: subtree.file,
            found: Vec::new(),
        };
        check.visit(
            value,
            Shape::Node(subtree.kind),
            Step::Item,
            &NodePath::Start(&subtree.pointer),
        );
        for (pointer, problem) in check.found {
            findings.changed |= !is_known && !matches!(problem, Problem::UnknownExtension { .. });
            let file = subtree.file;
            let origin = Origin { file, pointer };
            findings.diagnostics.push(Diagnostic { problem, origin });
        }
    }
    findings
}

/// The check of a part of a file.
struct Check<'s> {
    version: Version,
    survey: &'s Survey,
    file: FileId,
    found: Vec<(Pointer, Problem)>,
}

/// What becomes of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Stays,
    Goes,
}

impl Check<'_> {
    /// Checks a value and what is in it.
    fn visit(&mut self, value: &mut Value, shape: Shape, step: Step, path: &NodePath<'_>) -> Fate {
        // What a reference leads to is checked where it stands.
        let is_reference = value.get("$ref").is_some_and(Value::is_string);
        if !shape.fits(value) && !is_reference {
            if self.is_of_another_kind(value, path) {
                return Fate::Stays;
            }
            match self.correct(value, shape, step, path) {
                Some(read) => *value = read,
                None => return Fate::Goes,
            }
        }
        match value {
            Value::Object(members) => self.members(members, shape, path),
            Value::Array(items) => self.items(items, shape, path),
            _ => {}
        }
        Fate::Stays
    }

    /// Tells whether a reference takes a value for something that it is. A file of parameters, for example, may have a
    /// list of them beside the others.
    fn is_of_another_kind(&self, value: &Value, path: &NodePath<'_>) -> bool {
        let pointer = path.join(&[]);
        let mut others = self.survey.subtrees.iter();
        others.any(|it| {
            let is_here = it.file == self.file && it.pointer == pointer;
            is_here && Shape::Node(it.kind).fits(value)
        })
    }

    /// Tells a value of a wrong type, and returns what is read instead; none where that is nothing.
    fn correct(
        &mut self,
        value: &Value,
        shape: Shape,
        step: Step,
        path: &NodePath<'_>,
    ) -> Option<Value> {
        let (expected, found) = (shape.name(), named(value));
        let meaning = meaning(shape, value, step);
        let problem = match &meaning {
            None => match (shape, value) {
                (Shape::TypeName, Value::String(found)) => Problem::UnknownType {
                    found: found.clone(),
                },
                _ => Problem::WrongType { expected, found },
            },
            Some(meaning) => Problem::Mistyped {
                expected,
                found,
                read: match meaning {
                    Meaning::Value(read) => Some(named(read)),
                    Meaning::Nothing => None,
                },
            },
        };
        self.found.push((path.join(&[]), problem));
        match meaning {
            Some(Meaning::Value(read)) => Some(read),
            Some(Meaning::Nothing) | None => None,
        }
    }

    fn members(&mut self, members: &mut Members, shape: Shape, path: &NodePath<'_>) {
        if let Shape::Node(kind) = shape {
            extensions::tell(members, kind, path, &mut self.found);
            match kind {
                Kind::Schema | Kind::SchemaOrBoolean | Kind::Parameter => imply_format(members),
                _ => {}
            }
        }
        let mut gone = Vec::new();
        for (key, child) in members.iter_mut() {
            let member = shape.member(key, self.version);
            if member == Shape::Any {
                continue;
            }
            let step = match has_own_keys(shape) {
                true => Step::Entry,
                false => Step::Member,
            };
            if self.visit(child, member, step, &path.key(key)) == Fate::Goes {
                gone.push((key.clone(), member));
            }
        }
        for (key, member) in gone {
            match has_own_keys(shape) && is_schema(member) {
                // A property of a wrong type is still a property.
                true => members.insert(key, Value::Object(Members::new())),
                false => members.shift_remove(&key),
            };
        }
        if shape == Shape::Node(Kind::Parameter) {
            self.style_of_place(members, path);
        }
    }

    fn items(&mut self, items: &mut Vec<Value>, shape: Shape, path: &NodePath<'_>) {
        let item = shape.item();
        if item == Shape::Any {
            return;
        }
        let mut gone = Vec::new();
        for (index, child) in items.iter_mut().enumerate() {
            let is_null_type = item == Shape::TypeName && child.is_null();
            if !is_null_type
                && self.visit(child, item, Step::Item, &path.index(index)) == Fate::Goes
            {
                gone.push(index);
            }
        }
        // Nothing tells the places of words from one another.
        if matches!(item, Shape::Text | Shape::TypeName) {
            for index in gone.into_iter().rev() {
                items.remove(index);
            }
        }
    }

    /// Reads `form` and `simple`, the styles of one value for most purposes, as the one that the place has.
    fn style_of_place(&mut self, parameter: &mut Members, path: &NodePath<'_>) {
        let place = parameter.get("in").and_then(Value::as_str);
        let own = match place {
            None | Some("path" | "header") => "simple",
            Some("query" | "cookie") => "form",
            Some(_) => return,
        };
        let style = parameter.get("style").and_then(Value::as_str);
        let Some(style @ ("form" | "simple")) = style else {
            return;
        };
        if style != own {
            let problem = Problem::Mistyped {
                expected: "a style for this place".to_owned(),
                found: format!("`{style}`"),
                read: Some(format!("`{own}`")),
            };
            self.found.push((path.join(&["style"]), problem));
            parameter.insert("style".to_owned(), own.into());
        }
    }
}

/// Adds the format that the name of a type implies which another notation has: `type: date-time`.
fn imply_format(members: &mut Members) {
    let name = members.get("type").and_then(Value::as_str);
    let format = name.and_then(type_of).and_then(|(_, format)| format);
    if let Some(format) = format {
        members
            .entry("format")
            .or_insert_with(|| Value::from(format));
    }
}

/// Tells whether the keys of an object are the author's.
fn has_own_keys(shape: Shape) -> bool {
    match shape {
        Shape::Map(_) | Shape::Requirement => true,
        Shape::Node(kind) => matches!(kind, Kind::Map(_) | Kind::Paths | Kind::Responses),
        Shape::Annotation(shape) => has_own_keys(*shape),
        _ => false,
    }
}

fn is_schema(shape: Shape) -> bool {
    matches!(
        shape,
        Shape::Node(Kind::Schema | Kind::SchemaOrBoolean) | Shape::Items
    )
}

/// The most characters of a text that a message repeats.
const LONGEST: usize = 60;

/// Says what a value is.
fn named(value: &Value) -> String {
    match value {
        Value::Array(items) if items.is_empty() => "an empty array".to_owned(),
        Value::Array(_) => "an array".to_owned(),
        Value::Object(members) if members.is_empty() => "an empty object".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        Value::String(text) if text.chars().count() > LONGEST => {
            let start: String = text.chars().take(LONGEST).collect();
            format!("the text `{start}…`")
        }
        Value::String(text) => format!("the text `{text}`"),
        Value::Null => "null".to_owned(),
        Value::Bool(_) | Value::Number(_) => format!("`{value}`"),
    }
}

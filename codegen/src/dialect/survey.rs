//! What has to be known of a document before it is rewritten: which parts of which files are what.
//!
//! The root file is an OpenAPI document. What a part of another file is, follows from the places
//! that refer to it; the same goes for places of the root file that the specification does not name.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::rc::Rc;

use super::kind::Kind;
use super::shared::Shared;
use crate::source::{Document, FileId, Node, Origin, Pointer, Value};

/// A node from which a part of a file is rewritten.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Start {
    pub file: FileId,
    pub pointer: Pointer,
    pub kind: Kind,
}

/// What is known of a document.
#[derive(Debug, Default)]
pub struct Survey {
    /// The parts to rewrite; none is within another of the same meaning.
    pub starts: Vec<Start>,
    /// The parameters that 3.0 has no parameters for, by the file and the text of a reference.
    pub shared: SharedParameters,
}

/// Parameters by the file and the text of the references to them.
type SharedParameters = BTreeMap<FileId, BTreeMap<String, Rc<Shared>>>;

impl Survey {
    /// Looks through a document, in the order in which its parts refer to one another.
    pub fn of(document: &Document) -> Survey {
        let mut surveyor = Surveyor::new(document);
        surveyor.start(Start {
            file: FileId::ROOT,
            pointer: Pointer::root(),
            kind: Kind::Document,
        });
        while let Some(start) = surveyor.queue.pop_front() {
            let origin = Origin {
                file: start.file,
                pointer: start.pointer.clone(),
            };
            if let Some(node) = document.find(&origin) {
                surveyor.visit(node.value(), start.kind, start.file);
            }
            surveyor.starts.push(start);
        }
        surveyor.finish()
    }
}

struct Surveyor<'d> {
    document: &'d Document,
    queue: VecDeque<Start>,
    starts: Vec<Start>,
    /// The kinds of the starts, by their place.
    known: HashMap<(FileId, Pointer), Vec<Kind>>,
    seen: HashSet<(FileId, &'d str, Kind)>,
    /// The parameters that were looked at, by their place.
    parameters: HashMap<(FileId, Pointer), Option<Rc<Shared>>>,
    shared: SharedParameters,
}

impl<'d> Surveyor<'d> {
    fn new(document: &'d Document) -> Self {
        Self {
            document,
            queue: VecDeque::new(),
            starts: Vec::new(),
            known: HashMap::new(),
            seen: HashSet::new(),
            parameters: HashMap::new(),
            shared: BTreeMap::new(),
        }
    }

    fn start(&mut self, start: Start) {
        let place = (start.file, start.pointer.clone());
        self.known.entry(place).or_default().push(start.kind);
        self.queue.push_back(start);
    }

    fn visit(&mut self, value: &'d Value, kind: Kind, file: FileId) {
        match value {
            Value::Object(members) => {
                if kind == Kind::Discriminator {
                    self.mapping(value, file);
                }
                for (key, child) in members {
                    match (child, kind.child(key)) {
                        (Value::String(target), _) if key == "$ref" => {
                            self.reference(target, kind, file);
                        }
                        (_, Kind::Opaque) => {}
                        (child, kind) => self.visit(child, kind, file),
                    }
                }
            }
            Value::Array(items) => {
                let kind = match kind {
                    Kind::Schema => Kind::Schema,
                    other => other.child("0"),
                };
                for item in items {
                    if kind != Kind::Opaque {
                        self.visit(item, kind, file);
                    }
                }
            }
            _ => {}
        }
    }

    /// Notes the schemas that a discriminator's mapping refers to.
    fn mapping(&mut self, discriminator: &'d Value, file: FileId) {
        let mapping = discriminator.get("mapping").and_then(Value::as_object);
        let targets = mapping
            .into_iter()
            .flatten()
            .filter_map(|(_, value)| value.as_str());
        for target in targets.filter(|target| is_reference(target)) {
            self.reference(target, Kind::Schema, file);
        }
    }

    /// Notes what a reference says of the node that it leads to.
    fn reference(&mut self, target: &'d str, kind: Kind, file: FileId) {
        if !self.seen.insert((file, target, kind)) {
            return;
        }
        let origin = Origin {
            file,
            pointer: Pointer::root(),
        };
        let node = self.document.find(&origin);
        let Some(Ok(reached)) = node.map(|node| node.step(target)) else {
            return;
        };
        if kind == Kind::Parameter {
            self.parameter(target, file, &reached);
        }
        let Origin { file, pointer } = reached.origin().clone();
        if !self.covers(file, &pointer, kind, Within::OrAt) {
            self.start(Start {
                file,
                pointer,
                kind,
            });
        }
    }

    fn parameter(&mut self, target: &str, file: FileId, reached: &Node<'d>) {
        let Ok(parameter) = reached.follow() else {
            return;
        };
        let Origin { file: at, pointer } = parameter.origin().clone();
        let read = || Shared::of(parameter.value()).map(Rc::new);
        let shared = self.parameters.entry((at, pointer)).or_insert_with(read);
        if let Some(shared) = shared {
            let targets = self.shared.entry(file).or_default();
            targets.insert(target.to_owned(), Rc::clone(shared));
        }
    }

    /// Returns whether a node is rewritten as one of a kind together with what is above it.
    fn covers(&self, file: FileId, pointer: &Pointer, kind: Kind, within: Within) -> bool {
        let tokens: Vec<String> = pointer.tokens().collect();
        let mut above = Some(pointer.clone());
        if within == Within::Only {
            above = pointer.parent();
        }
        while let Some(place) = above {
            above = place.parent();
            let depth = place.tokens().count();
            let rest = &tokens[depth.min(tokens.len())..];
            let Some(kinds) = self.known.get(&(file, place)) else {
                continue;
            };
            let reaches = |start: &Kind| {
                let reached = rest.iter().fold(*start, |kind, token| kind.child(token));
                reached.serves_as(kind)
            };
            if kinds.iter().any(reaches) {
                return true;
            }
        }
        false
    }

    /// Leaves out the parts within others that came later.
    fn finish(mut self) -> Survey {
        let starts = std::mem::take(&mut self.starts);
        let needed =
            |start: &Start| !self.covers(start.file, &start.pointer, start.kind, Within::Only);
        let starts = starts.into_iter().filter(needed).collect();
        Survey {
            starts,
            shared: self.shared,
        }
    }
}

/// Whether a node itself counts among those above it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    OrAt,
    Only,
}

/// Returns whether a value of a discriminator's mapping is a reference rather than a name.
pub fn is_reference(target: &str) -> bool {
    target.contains(['#', '/', '.'])
}

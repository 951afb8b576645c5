//! What has to be known of a document before it is rewritten: which parts of which files are what.
//!
//! The root file is an OpenAPI document. What a part of another file is follows from the references to it:
//! the target of a `$ref` in a list of parameters is a parameter. The same goes for parts of the root file
//! that the specification does not name.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::rc::Rc;

use super::kind::Kind;
use super::operation::ReferencedOperation;
use super::parameter::ReusableParameter;
use super::response::ReusableResponse;
use crate::source::{Document, FileId, Node, Origin, Pointer, Value, is_reference};

/// A part of a file that is rewritten: a node with all below it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Subtree {
    pub file: FileId,
    pub pointer: Pointer,
    pub kind: Kind,
}

impl Subtree {
    /// Tells whether a node is in this part, as an object of OpenAPI.
    pub fn knows(&self, file: FileId, pointer: &Pointer) -> bool {
        let within = pointer.as_str().strip_prefix(self.pointer.as_str());
        let is_within = within.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if self.file != file || !is_within {
            return false;
        }
        let steps = pointer.tokens().skip(self.pointer.tokens().count());
        steps.fold(self.kind, |kind, step| kind.child(&step)) != Kind::Opaque
    }
}

/// What is known of a document.
#[derive(Debug, Default)]
pub struct Survey {
    /// The parts to rewrite; none is within another of the same kind.
    pub subtrees: Vec<Subtree>,
    /// The reusable parameters at locations that 3.0 does not have.
    pub reusable: Reusable<ReusableParameter>,
    /// The reusable responses whose media types 2.0 leaves to the operations.
    pub responses: Reusable<ReusableResponse>,
    /// The operations in places of their own.
    pub operations: Reusable<ReferencedOperation>,
}

/// Nodes by the file and the text of the references to them.
type Reusable<T> = BTreeMap<FileId, BTreeMap<String, Rc<T>>>;

impl Survey {
    /// Looks through a document, in the order in which its parts refer to one another.
    pub fn of(document: &Document) -> Survey {
        let mut surveyor = Surveyor::new(document);
        surveyor.add(Subtree {
            file: FileId::ROOT,
            pointer: Pointer::root(),
            kind: Kind::Document,
        });
        while let Some(subtree) = surveyor.queue.pop_front() {
            let origin = Origin {
                file: subtree.file,
                pointer: subtree.pointer.clone(),
            };
            if let Some(node) = document.find(&origin) {
                surveyor.visit(node.value(), subtree.kind, subtree.file);
            }
            surveyor.subtrees.push(subtree);
        }
        surveyor.finish()
    }
}

struct Surveyor<'d> {
    document: &'d Document,
    /// The subtrees that were not visited yet.
    queue: VecDeque<Subtree>,
    subtrees: Vec<Subtree>,
    /// The kinds of all subtrees, by the nodes that they start at.
    kinds: HashMap<(FileId, Pointer), Vec<Kind>>,
    /// The references that were met: the file, the text, and the kind of what they lead to.
    seen: HashSet<(FileId, &'d str, Kind)>,
    /// The parameters that were looked at; none for those that 3.0 has a location for.
    parameters: HashMap<(FileId, Pointer), Option<Rc<ReusableParameter>>>,
    reusable: Reusable<ReusableParameter>,
    responses: Reusable<ReusableResponse>,
    operations: Reusable<ReferencedOperation>,
}

impl<'d> Surveyor<'d> {
    fn new(document: &'d Document) -> Self {
        Self {
            document,
            queue: VecDeque::new(),
            subtrees: Vec::new(),
            kinds: HashMap::new(),
            seen: HashSet::new(),
            parameters: HashMap::new(),
            reusable: BTreeMap::new(),
            responses: BTreeMap::new(),
            operations: BTreeMap::new(),
        }
    }

    fn add(&mut self, subtree: Subtree) {
        let node = (subtree.file, subtree.pointer.clone());
        self.kinds.entry(node).or_default().push(subtree.kind);
        self.queue.push_back(subtree);
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

    /// Notes that a reference, written where a node of a kind is expected, leads to a node of that kind.
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
        match kind {
            Kind::Parameter => self.parameter(target, file, &reached),
            Kind::Response => self.response(target, file, &reached),
            Kind::Operation => self.operation(target, file, &reached),
            _ => {}
        }
        let Origin { file, pointer } = reached.origin().clone();
        if !self.is_covered(file, &pointer, kind, Ancestors::AndSelf) {
            self.add(Subtree {
                file,
                pointer,
                kind,
            });
        }
    }

    /// Notes the parameter that a reference leads to, directly or not, if 3.0 does not have its location.
    fn parameter(&mut self, target: &str, file: FileId, reached: &Node<'d>) {
        let Ok(parameter) = reached.follow() else {
            return;
        };
        let Origin { file: at, pointer } = parameter.origin().clone();
        let read = || ReusableParameter::of(parameter.value()).map(Rc::new);
        let parameter = self.parameters.entry((at, pointer)).or_insert_with(read);
        if let Some(parameter) = parameter {
            let targets = self.reusable.entry(file).or_default();
            targets.insert(target.to_owned(), Rc::clone(parameter));
        }
    }

    /// Notes the response that a reference leads to, if its media types depend on who refers to it.
    fn response(&mut self, target: &str, file: FileId, reached: &Node<'d>) {
        if let Some(response) = ReusableResponse::of(reached.value()) {
            let targets = self.responses.entry(file).or_default();
            targets.insert(target.to_owned(), Rc::new(response));
        }
    }

    /// Notes the operation that a reference leads to, directly or not.
    fn operation(&mut self, target: &str, file: FileId, reached: &Node<'d>) {
        if let Ok(operation) = reached.follow() {
            let targets = self.operations.entry(file).or_default();
            let operation = ReferencedOperation::of(&operation);
            targets.insert(target.to_owned(), Rc::new(operation));
        }
    }

    /// Returns whether a node is rewritten as one of a kind together with a subtree that holds it.
    fn is_covered(&self, file: FileId, pointer: &Pointer, kind: Kind, within: Ancestors) -> bool {
        let tokens: Vec<String> = pointer.tokens().collect();
        let mut next = match within {
            Ancestors::AndSelf => Some(pointer.clone()),
            Ancestors::Only => pointer.parent(),
        };
        while let Some(ancestor) = next {
            next = ancestor.parent();
            let depth = ancestor.tokens().count();
            let below = &tokens[depth.min(tokens.len())..];
            let Some(kinds) = self.kinds.get(&(file, ancestor)) else {
                continue;
            };
            let covers = |start: &Kind| {
                let reached = below.iter().fold(*start, |kind, token| kind.child(token));
                reached.is_rewritten_as(kind)
            };
            if kinds.iter().any(covers) {
                return true;
            }
        }
        false
    }

    /// Leaves out the subtrees within others that were found after them.
    fn finish(mut self) -> Survey {
        let subtrees = std::mem::take(&mut self.subtrees);
        let is_needed =
            |it: &Subtree| !self.is_covered(it.file, &it.pointer, it.kind, Ancestors::Only);
        Survey {
            subtrees: subtrees.into_iter().filter(is_needed).collect(),
            reusable: self.reusable,
            responses: self.responses,
            operations: self.operations,
        }
    }
}

/// Where to look for the subtrees that hold a node.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ancestors {
    /// At the node itself, too.
    AndSelf,
    Only,
}

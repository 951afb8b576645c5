//! The files of a document.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use super::anchors;
use super::error::{LoadError, ReferenceError, ReferenceProblem};
use super::locate::{self, NodeSpans};
use super::moves::Moves;
use super::origin::{FileId, NodeKey, Origin};
use super::parse::Notation;
use super::pointer::Pointer;
use super::position::Position;
use super::reference::file_part;
use serde_json::Value;

/// The root file and every local file that it references.
#[derive(Debug)]
pub struct Document {
    /// The files in the order in which they were met; the first is the root.
    pub(super) files: Vec<File>,
    pub(super) faults: Vec<LoadError>,
    /// Where long chains of references lead.
    pub(super) chains: Chains,
    /// Answers to questions about nodes.
    pub(super) answers: Answers,
}

/// Answers to questions about nodes that cost a walk through what they refer to, by the question.
pub(super) type Answers = Mutex<HashMap<&'static str, HashMap<NodeKey, bool>>>;

/// Where references lead that are the start of a long chain, by their nodes. Each node of a chain may be asked for, and
/// following all of it each time would take time that grows with the square of its length.
pub(super) type Chains = Mutex<HashMap<NodeKey, Result<NodeKey, ReferenceError>>>;

/// A file of a document: its text, its tree and the files that it references.
#[derive(Debug)]
pub(super) struct File {
    /// The path to show: that of the root as it was given, those of the others relative to the same folder.
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) notation: Notation,
    pub(super) tree: Value,
    /// The files that references lead to, by the part of a `$ref` before its `#`.
    pub(super) referenced_files: BTreeMap<String, Result<FileId, ReferenceProblem>>,
    /// Which nodes of the tree are not where they were written, and where that was.
    pub(super) moves: Moves,
    /// The positions of its nodes, once one of them was asked for.
    pub(super) spans: OnceLock<NodeSpans>,
    /// The nodes that have a name within the file, by that name.
    pub(super) anchors: OnceLock<BTreeMap<String, Pointer>>,
    /// The nodes that others stand for, by the pointers of the others.
    pub(super) stand_ins: HashMap<Pointer, NodeKey>,
}

impl Document {
    /// Returns the faults that loading could pass over: duplicate keys, of which the first was
    /// kept, and referenced files that could not be read.
    pub fn faults(&self) -> &[LoadError] {
        &self.faults
    }

    /// Returns the position of the node's key (or of the item itself) in its file; for a node that
    /// is not there, the position of the nearest ancestor that is.
    ///
    /// The first question about a file parses it again, keeping positions.
    pub fn locate(&self, origin: &Origin) -> Option<Position> {
        let file = self.file(origin.file)?;
        let span = file.spans().find(&self.written(origin));
        Some(Position::new(file.path.clone(), &file.text, span))
    }

    /// Returns the path to the node in the file as it was written.
    pub fn written(&self, origin: &Origin) -> Pointer {
        match self.file(origin.file) {
            Some(file) => file.moves.written(&origin.pointer),
            None => origin.pointer.clone(),
        }
    }

    /// Returns a reference of a file as it was written, before what it refers to was moved.
    pub(super) fn written_reference(&self, from: FileId, target: &str) -> String {
        let written = || {
            let (path, fragment) = target.split_once('#')?;
            let file = self.file(self.referenced_file(from, target)?)?;
            let pointer = Pointer::from_fragment(fragment)?;
            let moved = !file.moves.is_empty();
            moved.then(|| format!("{path}#{}", file.moves.written(&pointer)))
        };
        written().unwrap_or_else(|| target.to_owned())
    }

    /// Returns the path of a file.
    pub fn path(&self, file: FileId) -> Option<&Path> {
        Some(&self.file(file)?.path)
    }

    /// Returns the file that a reference in the file `from` leads to.
    pub fn referenced_file(&self, from: FileId, target: &str) -> Option<FileId> {
        match file_part(target) {
            "" => Some(from),
            path => self.file(from)?.referenced_files.get(path)?.clone().ok(),
        }
    }

    /// Takes the trees of all files, in the order of their numbers, to be rewritten.
    pub fn take_trees(&mut self) -> Vec<Value> {
        let files = self.files.iter_mut();
        files.map(|file| std::mem::take(&mut file.tree)).collect()
    }

    /// Gives each file its tree back, in which no node was moved.
    pub fn restore_trees(&mut self, trees: Vec<Value>) {
        for (file, tree) in self.files.iter_mut().zip(trees) {
            file.tree = tree;
        }
    }

    /// Adds faults of another file that belongs to the document, such as an overlay.
    pub fn add_faults(&mut self, faults: impl IntoIterator<Item = LoadError>) {
        self.faults.extend(faults);
    }

    /// Gives each file its tree back, with the moves of its nodes. Texts and positions stay.
    pub fn set_trees(&mut self, trees: impl IntoIterator<Item = (Value, Moves)>) {
        for (file, (tree, moves)) in self.files.iter_mut().zip(trees) {
            (file.tree, file.moves) = (tree, moves);
            file.anchors = OnceLock::new();
        }
        self.chains = Chains::default();
        self.answers = Answers::default();
    }

    /// Lets a node that is a reference stand for another one: whoever asks for it gets the other one.
    pub fn stand_in(&mut self, reference: NodeKey, node: NodeKey) {
        if let Some(file) = self.files.get_mut(reference.file.0) {
            file.stand_ins.insert(reference.pointer, node);
        }
    }

    /// Puts another value in the place of a node.
    pub fn replace(&mut self, node: &NodeKey, value: Value) {
        let file = self.files.get_mut(node.file.0);
        if let Some(old) = file.and_then(|file| file.tree.pointer_mut(node.pointer.as_str())) {
            *old = value;
        }
    }

    pub(super) fn file(&self, id: FileId) -> Option<&File> {
        self.files.get(id.0)
    }
}

impl File {
    pub(super) fn new(path: PathBuf, text: String, notation: Notation, tree: Value) -> Self {
        Self {
            path,
            text,
            notation,
            tree,
            referenced_files: BTreeMap::new(),
            moves: Moves::default(),
            spans: OnceLock::new(),
            anchors: OnceLock::new(),
            stand_ins: HashMap::new(),
        }
    }

    /// Returns the path to the first node that `$anchor` or `$dynamicAnchor` gives a name.
    pub(super) fn anchor(&self, name: &str) -> Option<&Pointer> {
        let anchors = self.anchors.get_or_init(|| anchors::of(&self.tree));
        anchors.get(name)
    }

    pub(super) fn spans(&self) -> &NodeSpans {
        self.spans
            .get_or_init(|| locate::read(&self.text, self.notation))
    }
}

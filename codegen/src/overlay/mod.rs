//! Overlays: changes of a document that are kept in a file of their own
//! ([OpenAPI Overlay Specification 1.0 and 1.1](https://spec.openapis.org/overlay/latest.html)).
//!
//! They are applied to the root file's tree as it was written, before any other stage, one action after the
//! other. The position of a fault is that in the overlay.

mod edit;
#[cfg(test)]
mod tests;

use std::path::Path;

use serde_json_path::JsonPath;

use crate::config::Config;
use crate::source::{Document, Limits, LoadError, LoadProblem, Node, Value};
use edit::Edit;

/// The most bytes of a JSONPath, and the most brackets in one: its parser recurses into each.
const LONGEST_PATH: usize = 4_096;
const MOST_BRACKETS: usize = 64;

/// A document as its files have it, with the overlays applied that change it.
#[derive(Debug)]
pub struct Loaded {
    document: Document,
}

impl Loaded {
    /// Reads the file at `path`, and the local files that it references, and applies the overlays of the settings to
    /// it, one after the other.
    ///
    /// # Errors
    ///
    /// When the file or an overlay cannot be read.
    pub fn read(path: &Path, config: &Config) -> Result<Self, LoadError> {
        let limits = Limits::default();
        let mut document = match &config.references_below {
            Some(folder) => Document::load_below(path, folder, limits)?,
            None => Document::load(path, limits)?,
        };
        for overlay in &config.overlays {
            apply(&mut document, overlay)?;
        }
        Ok(Self { document })
    }

    /// Parses a document of one file that is in memory; `name` stands for its path.
    ///
    /// # Errors
    ///
    /// When the text cannot be parsed.
    pub fn from_text(name: &str, text: &str) -> Result<Self, LoadError> {
        let document = Document::from_text(name, text)?;
        Ok(Self { document })
    }

    /// Returns the document.
    pub fn into_document(self) -> Document {
        self.document
    }
}

/// Applies the overlay in the file at `path` to a document.
///
/// # Errors
///
/// When the file cannot be read, or is not an overlay. Faults of single actions are added to those of
/// the document.
fn apply(document: &mut Document, path: &Path) -> Result<(), LoadError> {
    let overlay = Document::load(path, Limits::default())?;
    let root = overlay.root();
    let version = root.get("overlay");
    let number = version.as_ref().and_then(Node::text).unwrap_or_default();
    if !["1.0", "1.1"].iter().any(|known| is_version(number, known)) {
        let node = version.as_ref().unwrap_or(&root);
        return Err(at(node, LoadProblem::NotAnOverlay));
    }
    let mut trees = document.take_trees();
    let mut faults = overlay.faults().to_vec();
    if let Some(tree) = trees.first_mut() {
        let mut edit = Edit::new(tree);
        for action in root.get("actions").iter().flat_map(Node::items) {
            let Err(fault) = apply_action(&mut edit, &action) else {
                continue;
            };
            let is_full = matches!(fault.problem, LoadProblem::TooManyNodes(_));
            faults.push(fault);
            if is_full {
                break;
            }
        }
    }
    document.restore_trees(trees);
    document.add_faults(faults);
    Ok(())
}

/// Returns whether a version is one of a minor version: `1.0.0` is one of `1.0`.
fn is_version(number: &str, minor: &str) -> bool {
    let rest = number.strip_prefix(minor);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Applies an action to every node that its target matches.
fn apply_action(edit: &mut Edit<'_>, action: &Node<'_>) -> Result<(), LoadError> {
    let Some(target) = action.get("target") else {
        return Err(at(action, LoadProblem::OverlayAction("a `target`")));
    };
    let pointers = edit.find(&json_path(&target)?);
    if pointers.is_empty() {
        let target = target.text().unwrap_or_default().to_owned();
        return Err(at(action, LoadProblem::OverlayUnmatched(target)));
    }
    let removes = action
        .get("remove")
        .is_some_and(|it| it.value() == &Value::Bool(true));
    if removes {
        edit.remove(pointers);
        return Ok(());
    }
    let value = match (action.get("update"), action.get("copy")) {
        (Some(update), _) => update.value().clone(),
        (None, Some(copy)) => edit.only(&json_path(&copy)?).ok_or_else(|| {
            at(
                &copy,
                LoadProblem::OverlayAction("a `copy` that matches one node"),
            )
        })?,
        (None, None) => {
            return Err(at(
                action,
                LoadProblem::OverlayAction("`update`, `remove` or `copy`"),
            ));
        }
    };
    edit.update(pointers, &value)
        .map_err(|problem| at(action, problem))
}

/// Reads a JSONPath (RFC 9535).
fn json_path(node: &Node<'_>) -> Result<JsonPath, LoadError> {
    let text = node.text().unwrap_or_default();
    let brackets = text.bytes().filter(|byte| b"([".contains(byte)).count();
    let path = match text.len() <= LONGEST_PATH && brackets <= MOST_BRACKETS {
        true => JsonPath::parse(text).map_err(|error| error.message().to_owned()),
        false => Err("it is too long".to_owned()),
    };
    path.map_err(|reason| {
        let path = text.to_owned();
        at(node, LoadProblem::OverlayPath { path, reason })
    })
}

/// Makes an error at a node of the overlay.
fn at(node: &Node<'_>, problem: LoadProblem) -> LoadError {
    node.error(problem)
}

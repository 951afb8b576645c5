//! The versions of OpenAPI: every document comes to the shape of OpenAPI 3.0 here.
//!
//! This is the only module that knows versions differ. The rules for schemas and for what 3.1 and 3.2
//! add apply to documents of all versions, since the same keys mean nothing else in an older version. Those for
//! 2.0 apply to documents of 2.0 alone. What 3.0 cannot say becomes an extension:
//!
//! | node | extension | what it stands for |
//! |---|---|---|
//! | document | `x-webhooks` | 3.1's `webhooks`: path items by name |
//! | document | `x-ms-paths` | what of path items `paths` has, too; all others are among those |
//! | path item | `x-additional-operations` | 3.2's `additionalOperations` and `query`: operations by method |
//! | path item | `x-request-bodies` | 2.0's body or form of a path item, for operations elsewhere that it refers to: by method |
//! | path item, operation | `x-querystring` | 3.2's parameter `in: querystring` |
//! | parameter | `x-style: cookie` | 3.2's style of that name; `style` is `form` |
//! | parameter, header, schema, encoding | `x-collection-format` | a `collectionFormat` of 2.0 that no style stands for: `tsv`, outside of queries also `ssv` and `pipes`; in a schema, any |
//! | parameter, header, encoding | `x-inner-collection-formats` | the `collectionFormat` of 2.0's lists in the list, the outer ones first |
//! | request body | `x-name` | the name of 2.0's body parameter |
//! | components | `x-form-parameters` | 2.0's reusable form fields; the forms hold copies of them |
//! | response | `x-examples` | 2.0's `examples` of media types that the response does not have |
//! | media type | `x-item-schema`, `x-item-encoding`, `x-prefix-encoding` | 3.2's `itemSchema`, `itemEncoding`, `prefixEncoding` |
//! | schema | `x-prefix-items` | `prefixItems`, and a list under `items` |
//! | schema | `x-items-as-alternatives` | `anyOf` was a list under `items`, in a schema that nothing says is an array |
//! | schema | `x-types` | several types in a schema with `$ref`, `allOf`, `anyOf` or `oneOf` |
//! | schema | `x-numeric-text` | a number that may come as text: 3.1's `type: [integer, string]` with a pattern of digits |
//! | schema | `x-examples` | the examples after the first |
//! | discriminator | `x-default-mapping` | 3.2's `defaultMapping` |
//! | security scheme | `x-mutual-tls` | 3.1's `type: mutualTLS`; `type` is `http` |
//! | OAuth flows | `x-device-authorization` | 3.2's `deviceAuthorization` |
//! | server | `x-name` | 3.2's `name` |
//! | info, tag, response | `x-summary` | 3.1's and 3.2's `summary` |
//! | tag | `x-parent`, `x-kind` | 3.2's `parent`, `kind` |
//! | license | `x-identifier` | 3.1's `identifier` |
//!
//! Other keys that 3.0 does not know stay: `$defs`, `patternProperties`, `propertyNames`, `if`,
//! `dependentSchemas`, `unevaluatedProperties`, `contentMediaType` and the like, and of components
//! `pathItems` and `mediaTypes`. The schemas below them are rewritten as all others are.

mod beside_reference;
mod check;
mod extract;
mod kind;
mod node_path;
mod openapi3;
mod operation;
mod parameter;
mod references;
mod response;
mod rewrite;
mod schema;
mod stand_ins;
mod survey;
mod swagger2;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;
mod version;
mod walk;

use crate::diagnostic::Diagnostic;
use crate::overlay::Loaded;
use crate::source::{Document, LoadError, LoadProblem, Moves, Origin, Value};
pub use kind::Kind;
use references::ReferenceUpdate;
use rewrite::{MOST_ADDED, Rewrite};
use stand_ins::StandIns;
use survey::Survey;
use swagger2::Defaults;

/// A document in the shape of OpenAPI 3.0.
#[derive(Debug)]
pub struct Normalized {
    document: Document,
    /// The values of wrong types, and what is wrong as far as versions differ in it.
    diagnostics: Vec<Diagnostic>,
}

impl Normalized {
    /// Brings a document to the shape of OpenAPI 3.0.
    ///
    /// # Errors
    ///
    /// When the document declares no version, or one that is not read.
    pub fn of(loaded: Loaded) -> Result<Self, Refusal> {
        normalize(loaded.into_document())
    }

    /// Returns the document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Returns the values of wrong types, what the client does not understand, and what is wrong as far as versions differ
    /// in it.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

/// A document that cannot be brought to the shape of 3.0, and why.
pub type Refusal = Box<(Document, Diagnostic)>;

fn normalize(mut document: Document) -> Result<Normalized, Refusal> {
    let version = match version::of(&document.root()) {
        Ok(version) => version,
        Err(diagnostic) => return Err(Box::new((document, diagnostic))),
    };
    document.resolve_identifiers();
    let mut survey = Survey::of(&document);
    let mut trees = document.take_trees();
    let findings = check::check_all(&mut trees, &survey, version);
    document.restore_trees(trees);
    if findings.changed {
        survey = Survey::of(&document);
    }
    let defaults = Defaults::of(&document.root());
    let mut trees = document.take_trees();
    let rewritten = walk::rewrite_all(&mut trees, Rewrite::new(version, &survey), &defaults);
    let moves = rewritten.moves;
    update_references(&mut trees, &document, &moves, &survey);
    let mut diagnostics = findings.diagnostics;
    for Diagnostic { origin, .. } in &mut diagnostics {
        origin.pointer = moves[origin.file.index()].moved(&origin.pointer);
    }
    let mut subtrees = survey.subtrees;
    for subtree in &mut subtrees {
        subtree.pointer = moves[subtree.file.index()].moved(&subtree.pointer);
    }
    document.set_trees(trees.into_iter().zip(moves));
    let left = MOST_ADDED.saturating_sub(rewritten.added);
    let stand_ins = StandIns::of(&document, &subtrees, left);
    if rewritten.added > MOST_ADDED || stand_ins.added > left {
        let diagnostic = too_large(&document);
        return Err(Box::new((document, diagnostic)));
    }
    diagnostics.extend(rewritten.diagnostics);
    diagnostics.extend(stand_ins.apply(&mut document));
    Ok(Normalized {
        document,
        diagnostics,
    })
}

/// Lets all references lead to where their targets were moved.
fn update_references(trees: &mut [Value], document: &Document, moves: &[Moves], survey: &Survey) {
    if moves.iter().all(Moves::is_empty) {
        return;
    }
    for subtree in &survey.subtrees {
        let update = ReferenceUpdate {
            document,
            moves,
            file: subtree.file,
        };
        let index = subtree.file.index();
        let pointer = moves[index].moved(&subtree.pointer);
        if let Some(value) = trees[index].pointer_mut(pointer.as_str()) {
            update.visit(value, subtree.kind);
        }
    }
}

/// Reports that rewriting would make the document too large, as when each of many operations gets each of many
/// media types.
fn too_large(document: &Document) -> Diagnostic {
    let root = document.locate(&Origin::root());
    Diagnostic::from(LoadError {
        path: root.map(|root| root.path).unwrap_or_default(),
        position: None,
        pointer: None,
        problem: LoadProblem::TooManyNodes(MOST_ADDED),
    })
}

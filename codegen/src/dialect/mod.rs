//! The versions of OpenAPI: every document comes to the shape of OpenAPI 3.0 here.
//!
//! This is the only place that knows versions differ.

use crate::diagnostic::{Diagnostic, Problem};
use crate::source::{Document, Node};

/// Returns the document in the shape of OpenAPI 3.0.
///
/// # Errors
///
/// When the document declares no version, or one that is not read.
pub fn normalize(document: Document) -> Result<Document, (Document, Diagnostic)> {
    match problem(&document.root()) {
        None => Ok(document),
        Some(diagnostic) => Err((document, diagnostic)),
    }
}

fn problem(root: &Node<'_>) -> Option<Diagnostic> {
    let declared = root.get("openapi").or_else(|| root.get("swagger"));
    let Some(node) = declared else {
        let problem = Problem::Missing {
            what: "the version of OpenAPI, `openapi`",
        };
        return Some(Diagnostic {
            problem,
            origin: root.origin().clone(),
        });
    };
    let version = node
        .text()
        .map_or_else(|| node.value().to_string(), str::to_owned);
    let is_read = node.origin().pointer.last().as_deref() == Some("openapi")
        && (version == "3.0" || version.starts_with("3.0."));
    let problem = Problem::UnsupportedVersion { version };
    (!is_read).then(|| Diagnostic {
        problem,
        origin: node.origin().clone(),
    })
}

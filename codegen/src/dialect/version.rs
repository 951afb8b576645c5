//! The version of a document.

use crate::diagnostic::{Diagnostic, Problem};
use crate::source::Node;

/// The versions whose rules differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Version {
    Swagger2,
    OpenApi30,
    /// 3.1 and 3.2: they have the same rules.
    OpenApi31,
}

/// The versions that are read, by the key that declares them.
const READ: &[(&str, &str, Version)] = &[
    ("swagger", "2.0", Version::Swagger2),
    ("openapi", "3.0", Version::OpenApi30),
    ("openapi", "3.1", Version::OpenApi31),
    ("openapi", "3.2", Version::OpenApi31),
];

/// Returns the version that a document's root declares.
///
/// # Errors
///
/// There is none, or one that is not read.
pub fn of(root: &Node<'_>) -> Result<Version, Diagnostic> {
    let declared = ["openapi", "swagger"].into_iter();
    let Some((key, node)) = declared
        .filter_map(|key| Some((key, root.get(key)?)))
        .next()
    else {
        let problem = Problem::Missing {
            what: "the version of OpenAPI, `openapi`",
        };
        return Err(Diagnostic {
            problem,
            origin: root.origin().clone(),
        });
    };
    let version = node
        .text()
        .map_or_else(|| node.value().to_string(), str::to_owned);
    let read = READ.iter().find(|(name, read, _)| {
        let rest = version.strip_prefix(read).filter(|_| *name == key);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
    });
    match read {
        Some((_, _, version)) => Ok(*version),
        None => Err(Diagnostic {
            problem: Problem::UnsupportedVersion { version },
            origin: node.origin().clone(),
        }),
    }
}

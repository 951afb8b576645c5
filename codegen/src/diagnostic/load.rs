//! Problems of files, before anything in them is looked at, and of overlays.

use super::description::{Description, error, warning};
use crate::source::{LoadError, LoadProblem};

/// The code of all limits.
const LIMIT: &str = "limit-exceeded";

/// The code of all faults of an overlay.
const OVERLAY: &str = "overlay";

/// Describes a fault of a file.
pub(super) fn describe(fault: &LoadError) -> Description {
    let path = fault.path.display();
    match &fault.problem {
        LoadProblem::Unreadable(reason) => error(
            "unreadable-file",
            format!("{path} cannot be read: {reason}"),
            "check the path and the permissions",
        ),
        LoadProblem::NotAFile => error(
            "unreadable-file",
            format!("{path} is not a regular file"),
            "name the OpenAPI document itself, a YAML or JSON file",
        ),
        LoadProblem::NotText => error(
            "not-utf-8",
            "the file is not UTF-8 from here on",
            "save the file as UTF-8",
        ),
        LoadProblem::Empty => error(
            "empty-file",
            "the file is empty",
            "write the OpenAPI document, or name another file",
        ),
        LoadProblem::SeveralDocuments => error(
            "several-documents",
            "a second YAML document starts here",
            "keep one document in the file: the text up to `---`",
        ),
        LoadProblem::Syntax(message) => {
            error("syntax", message, "correct the text here or shortly before")
        }
        LoadProblem::Tab => error(
            "tab",
            "a tab stands here, where YAML allows only spaces",
            "replace the tab by spaces",
        ),
        LoadProblem::DuplicateKey { key, first } => error(
            "duplicate-key",
            match first {
                Some((line, column)) => {
                    format!("the key `{key}` is given again; the first is at {line}:{column}")
                }
                None => format!("the key `{key}` is given twice"),
            },
            "keep one of the two, or rename one",
        ),
        LoadProblem::TooLarge(limit) => error(
            LIMIT,
            format!("the file is larger than {} MiB, the limit", limit >> 20),
            "divide the API into several documents",
        ),
        LoadProblem::TooManyFiles(limit) => error(
            LIMIT,
            format!("the document has more than {limit} files, the limit"),
            "divide the API into several documents",
        ),
        LoadProblem::TooManyNodes(limit) => error(
            LIMIT,
            format!(
                "the document has more than {limit} nodes, the limit, once its aliases are unfolded"
            ),
            "use `$ref` where an alias (`*name`) repeats large parts",
        ),
        LoadProblem::TooManyAliases => error(
            LIMIT,
            "the aliases unfold to more than a hundred times the file, the limit",
            "use `$ref` where an alias (`*name`) repeats large parts",
        ),
        LoadProblem::TooDeep(limit) => error(
            LIMIT,
            format!("lists and maps are nested more than {limit} levels deep, the limit"),
            "name the inner schemas and refer to them with `$ref`",
        ),
        LoadProblem::NotAnOverlay => error(
            OVERLAY,
            "the file is not an overlay of version 1.0 or 1.1",
            "begin it with `overlay: 1.0.0`",
        ),
        LoadProblem::OverlayAction(what) => error(
            OVERLAY,
            format!("the action lacks {what}"),
            "write it, as the Overlay Specification asks for",
        ),
        LoadProblem::OverlayPath { path, reason } => error(
            OVERLAY,
            format!("`{path}` is not a JSONPath: {reason}"),
            "write a path as RFC 9535 has it: `$.paths['/users'].get`",
        ),
        // An overlay may be for several documents, so a target without a match is no error.
        LoadProblem::OverlayUnmatched(target) => warning(
            "unused-overlay",
            format!("the action has no effect: `{target}` matches nothing"),
            "correct the target, or remove the action",
        ),
    }
}

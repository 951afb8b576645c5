//! Problems of references.

use super::description::{Description, error};
use crate::source::ReferenceProblem;

/// The code of references to what is not there.
const DANGLING: &str = "dangling-reference";

/// Describes why the `$ref` with the text `target` cannot be followed.
pub(super) fn describe(target: &str, problem: &ReferenceProblem) -> Description {
    match problem {
        ReferenceProblem::NotFound { suggestion } => error(
            DANGLING,
            format!("`{target}` refers to nothing"),
            match suggestion {
                Some(name) => format!("did you mean `{name}`?"),
                None => "add what it refers to, or correct the reference".into(),
            },
        ),
        ReferenceProblem::NoFile => error(
            DANGLING,
            format!("`{target}` names a file that is not there"),
            "paths are relative to the file that the `$ref` is in; within the same file, start with `#/`",
        ),
        ReferenceProblem::BrokenFile => error(
            DANGLING,
            format!("`{target}` names a file that cannot be read"),
            "see the fault of that file",
        ),
        ReferenceProblem::Cycle => error(
            "reference-cycle",
            format!("`{target}` leads back to itself"),
            "let one of the references be a definition",
        ),
        ReferenceProblem::Remote => error(
            "remote-reference",
            format!("`{target}` is not a local file"),
            "save a copy below the document's folder and refer to that: nothing is fetched",
        ),
        ReferenceProblem::Outside => error(
            "reference-outside",
            format!("`{target}` is not below the document's folder"),
            "name a folder that holds both with `--references-below`, or with `references_below` in the settings",
        ),
        ReferenceProblem::NotAPointer => error(
            "reference-not-a-pointer",
            format!("`{target}` does not end in a JSON pointer, as in `#/components/schemas/User`"),
            "write the path to the node after the `#`",
        ),
        ReferenceProblem::NotText => error(
            "reference-not-text",
            "a `$ref` has to be text",
            "write the reference as a string",
        ),
    }
}

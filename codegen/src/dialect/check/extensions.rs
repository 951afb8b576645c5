//! Extensions that change what is sent or what an answer means, and that the client does nothing with.

use crate::diagnostic::Problem;
use crate::dialect::kind::Kind;
use crate::dialect::node_path::NodePath;
use crate::dialect::rewrite::Members;
use crate::source::Pointer;

/// The extensions by the objects that have them, and what the client does not do.
const NOT_UNDERSTOOD: &[(Kind, &str, &str)] = &[
    (
        Kind::Document,
        "x-ms-parameterized-host",
        "the base URL is that of `servers`; callers give another one to the builder",
    ),
    (
        Kind::Document,
        "x-fern-base-path",
        "the base URL is that of `servers`; callers give another one to the builder",
    ),
    (
        Kind::Document,
        "x-fern-global-headers",
        "no header is sent for it",
    ),
    (
        Kind::Operation,
        "x-ms-pageable",
        "the operation returns one page; `pagination` in the settings says how to get the others",
    ),
    (
        Kind::Operation,
        "x-speakeasy-pagination",
        "the operation returns one page; `pagination` in the settings says how to get the others",
    ),
    (
        Kind::Operation,
        "x-fern-pagination",
        "the operation returns one page; `pagination` in the settings says how to get the others",
    ),
    (
        Kind::Operation,
        "x-ms-long-running-operation",
        "the operation returns the first answer, and callers ask for the result",
    ),
    (
        Kind::Parameter,
        "x-ms-skip-url-encoding",
        "the value is percent-encoded",
    ),
    (
        Kind::Parameter,
        "x-ms-header-collection-prefix",
        "only the header of that name is read or sent",
    ),
    (
        Kind::Response,
        "x-ms-error-response",
        "the status alone says whether the response is a failure",
    ),
];

/// Tells the extensions of an object that are in the table. One that is false says nothing.
pub(super) fn tell(
    members: &Members,
    kind: Kind,
    path: &NodePath<'_>,
    found: &mut Vec<(Pointer, Problem)>,
) {
    for (_, name, effect) in NOT_UNDERSTOOD.iter().filter(|(of, ..)| *of == kind) {
        if members
            .get(*name)
            .is_some_and(|value| value.as_bool() != Some(false) && !value.is_null())
        {
            let problem = Problem::UnknownExtension { name, effect };
            found.push((path.join(&[name]), problem));
        }
    }
}

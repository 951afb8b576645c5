//! What the document says of itself.

use super::Report;
use crate::api::{Contact, Info};
use crate::diagnostic::Problem;
use crate::source::Node;

/// The version of an API that does not say its version.
const UNVERSIONED: &str = "unversioned";

/// Lowers the Info Object.
pub fn info(root: &Node<'_>, report: &mut Report) -> Info {
    let Some(node) = root.get("info") else {
        report.tell(
            Problem::Missing {
                what: "the Info Object `info`",
            },
            root.origin(),
        );
        return Info::default();
    };
    let text = |node: &Node<'_>, key: &str| Some(node.get(key)?.text()?.to_owned());
    let title = text(&node, "title").unwrap_or_else(|| {
        let what = "the title of the API, `title`,";
        report.tell(Problem::Missing { what }, node.origin());
        String::new()
    });
    let version = text(&node, "version").unwrap_or_else(|| {
        report.tell(Problem::NoVersion, node.origin());
        UNVERSIONED.to_owned()
    });
    let contact = |key| text(&node.get("contact")?, key);
    Info {
        title,
        version,
        description: text(&node, "description"),
        contact: Contact {
            name: contact("name"),
            url: contact("url"),
            email: contact("email"),
        },
    }
}

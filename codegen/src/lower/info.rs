//! What the document says of itself.

use super::Report;
use crate::api::{Contact, Info};
use crate::diagnostic::Problem;
use crate::source::Node;

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
    let Some(info) = report.read::<openapiv3::Info>(&node, &[]) else {
        return Info::default();
    };
    let contact = info.contact.unwrap_or_default();
    Info {
        title: info.title,
        version: info.version,
        description: info.description,
        contact: Contact {
            name: contact.name,
            url: contact.url,
            email: contact.email,
        },
    }
}

//! What the document says of itself.

use super::Lower;
use crate::api::{Contact, Info};
use crate::diagnostic::Problem;
use crate::source::Node;

impl<'d> Lower<'d> {
    /// Lowers the Info Object.
    pub(super) fn info(&mut self, root: &Node<'d>) -> Info {
        let Some(node) = root.get("info") else {
            self.report(
                Problem::Missing {
                    what: "the Info Object `info`",
                },
                root.origin(),
            );
            return Info::default();
        };
        let Some(info) = self.read::<openapiv3::Info>(&node, &[]) else {
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
}

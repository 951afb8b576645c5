//! Webhooks and callbacks.

use super::operation::CHILDREN;
use super::{Naming, Paths};
use crate::api::{Encoding, Method, Operation, Webhook, WebhookSource};
use crate::diagnostic::Problem;
use crate::source::Node;

impl<'d> Paths<'d> {
    /// Lowers 3.1's webhooks.
    pub(super) fn webhooks(&mut self) {
        let webhooks = self.schemas.input.root.get("x-webhooks");
        for (name, item) in webhooks.iter().flat_map(Node::entries) {
            let source = WebhookSource::Event(name.to_owned());
            self.path_item_of_webhook(&item, &[name], &source);
        }
    }

    /// Lowers the callbacks of an operation.
    pub(super) fn callbacks(&mut self, operation: &Operation, node: &Node<'d>) {
        let id = operation.id.as_str();
        let callbacks = node.get("callbacks");
        for (name, node) in callbacks.iter().flat_map(Node::entries) {
            let Some(node) = self.report().follow(&node) else {
                continue;
            };
            let urls: Vec<_> = node
                .entries()
                .filter(|(url, _)| !url.starts_with("x-"))
                .collect();
            for (url, item) in urls {
                let source = WebhookSource::Callback {
                    operation: id.to_owned(),
                    place: operation.place(),
                    url: url.to_owned(),
                };
                self.path_item_of_webhook(&item, &[id, name], &source);
            }
        }
    }

    fn path_item_of_webhook(&mut self, item: &Node<'d>, name: &[&str], source: &WebhookSource) {
        let items = self.report().chain(item);
        let methods = self.methods(&items);
        let is_one = methods.len() == 1;
        for (method, node) in methods {
            let mut name: Vec<String> = name.iter().map(|word| (*word).to_owned()).collect();
            if !is_one {
                name.push(method.as_str().to_ascii_lowercase());
            }
            let webhook = self.webhook(method, &node, name, source);
            self.webhooks.extend(webhook);
        }
    }

    /// Lowers a request that the API sends; one without a body holds nothing that would have to be read.
    fn webhook(
        &mut self,
        method: Method,
        node: &Node<'d>,
        name: Vec<String>,
        source: &WebhookSource,
    ) -> Option<Webhook> {
        let read: openapiv3::Operation = self.report().read(node, CHILDREN)?;
        let naming = Naming {
            words: name.clone(),
            parent: None,
        };
        let body = self.request_body(&node.get("requestBody")?, &naming)?;
        let Some(content) = body
            .media_types()
            .find(|content| content.encoding == Encoding::Json)
        else {
            self.report().tell(
                Problem::Unsupported {
                    what: "a webhook whose body is not JSON",
                },
                &body.origin,
            );
            return None;
        };
        Some(Webhook {
            name,
            origin: node.origin().clone().into(),
            method,
            source: source.clone(),
            summary: read.summary,
            description: read.description,
            deprecated: read.deprecated,
            body: content.ty.clone(),
        })
    }
}

//! Responses.

use super::{Naming, Paths};
use crate::api::{Method, Response, StatusPattern};
use crate::diagnostic::Problem;
use crate::source::Node;

impl<'d> Paths<'d> {
    /// Lowers the responses of an operation.
    pub(super) fn responses(
        &mut self,
        operation: &Node<'d>,
        method: &Method,
        naming: &Naming,
    ) -> Vec<Response> {
        let entries: Vec<_> = operation
            .get("responses")
            .iter()
            .flat_map(Node::entries)
            .collect();
        let entries = entries
            .into_iter()
            .filter(|(status, _)| !status.starts_with("x-"));
        entries
            .filter_map(|(status, node)| self.response(status, &node, method, naming))
            .collect()
    }

    fn response(
        &mut self,
        status: &str,
        node: &Node<'d>,
        method: &Method,
        naming: &Naming,
    ) -> Option<Response> {
        let Some(pattern) = status_pattern(status) else {
            self.report().tell(
                Problem::InvalidStatus {
                    found: status.to_owned(),
                },
                node.origin(),
            );
            return None;
        };
        let target = self.report().follow(node)?;
        let response: openapiv3::Response = self
            .report()
            .read(&target, &["content", "headers", "links"])?;
        let naming = naming.inner(&format!("response {status}"));
        let bodies = match pattern.can_have_content() {
            // A response to HEAD has no body; its media types are those of the response to GET.
            true if method.as_str() == "HEAD" => Vec::new(),
            true => self.response_bodies(&target, &naming),
            false => {
                self.report_content(&target);
                Vec::new()
            }
        };
        Some(Response {
            origin: node.origin().clone().into(),
            status: pattern,
            description: Some(response.description).filter(|text| !text.trim().is_empty()),
            bodies,
            headers: self.headers(&target),
        })
    }
}

/// Reads a key of the Responses Object (OpenAPI 3.0, section 4.7.16).
fn status_pattern(text: &str) -> Option<StatusPattern> {
    if text == "default" {
        return Some(StatusPattern::Default);
    }
    if let Some(class) = text.strip_suffix("XX").or_else(|| text.strip_suffix("xx")) {
        return class
            .parse()
            .ok()
            .filter(|class| (1..=5).contains(class))
            .map(StatusPattern::Range);
    }
    text.parse()
        .ok()
        .filter(|code| (100..1000).contains(code))
        .map(StatusPattern::Code)
}

//! Servers.

use super::Lower;
use crate::api::{Server, ServerVariable};
use crate::source::Node;

impl<'d> Lower<'d> {
    /// Lowers the servers of the whole API.
    pub(super) fn servers(&mut self, root: &Node<'d>) -> Vec<Server> {
        let nodes: Vec<Node<'d>> = root.get("servers").iter().flat_map(Node::items).collect();
        nodes.iter().filter_map(|node| self.server(node)).collect()
    }

    fn server(&mut self, node: &Node<'d>) -> Option<Server> {
        let server: openapiv3::Server = self.read(node, &[])?;
        let variables = server
            .variables
            .unwrap_or_default()
            .into_iter()
            .map(|(name, variable)| ServerVariable {
                name,
                default: variable.default,
                allowed: variable.enumeration,
                description: variable.description,
            });
        Some(Server {
            origin: node.origin().clone(),
            name: server
                .extensions
                .get("x-name")
                .and_then(|name| name.as_str())
                .map(str::to_owned),
            url: server.url,
            description: server.description,
            variables: variables.collect(),
        })
    }
}

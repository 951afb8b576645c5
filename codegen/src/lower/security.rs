//! Security schemes, and which of them an operation needs.

use openapiv3::SecurityScheme as Scheme;

use super::Lower;
use crate::api::{SecurityKind, SecurityRequirement, SecurityScheme};
use crate::diagnostic::Problem;
use crate::source::Node;

impl<'d> Lower<'d> {
    /// Lowers the security schemes that the document declares.
    pub(super) fn security_schemes(&mut self, root: &Node<'d>) -> Vec<SecurityScheme> {
        let declared = root
            .get("components")
            .and_then(|components| components.get("securitySchemes"));
        let nodes: Vec<_> = declared.iter().flat_map(Node::entries).collect();
        nodes
            .into_iter()
            .filter_map(|(name, node)| self.security_scheme(name, &node))
            .collect()
    }

    fn security_scheme(&mut self, name: &str, node: &Node<'d>) -> Option<SecurityScheme> {
        let target = self.follow(node)?;
        let unsupported = match self.read::<Scheme>(&target, &[])? {
            Scheme::HTTP {
                scheme,
                bearer_format,
                description,
                ..
            } if scheme.eq_ignore_ascii_case("bearer") => {
                return Some(SecurityScheme {
                    name: name.to_owned(),
                    origin: node.origin().clone(),
                    description,
                    kind: SecurityKind::Bearer {
                        format: bearer_format,
                    },
                });
            }
            Scheme::HTTP { .. } => "HTTP authentication other than bearer tokens",
            Scheme::APIKey { .. } => "an API key",
            Scheme::OAuth2 { .. } => "OAuth 2",
            Scheme::OpenIDConnect { .. } => "OpenID Connect",
        };
        self.report(Problem::Unsupported { what: unsupported }, node.origin());
        None
    }

    /// Lowers security requirements: those of the node, else those of the document.
    ///
    /// An alternative that needs a scheme which the client does not have is left out: the scheme has a
    /// diagnostic of its own, and the caller can send a header of that kind all the same.
    pub(super) fn security(
        &mut self,
        node: &Node<'d>,
        root: &Node<'d>,
        schemes: &[SecurityScheme],
    ) -> Vec<SecurityRequirement> {
        let Some(list) = node.get("security").or_else(|| root.get("security")) else {
            return Vec::new();
        };
        let alternatives: Vec<Node<'d>> = list.items().collect();
        alternatives
            .iter()
            .filter_map(|alternative| self.requirement(alternative, root, schemes))
            .collect()
    }

    fn requirement(
        &mut self,
        node: &Node<'d>,
        root: &Node<'d>,
        schemes: &[SecurityScheme],
    ) -> Option<SecurityRequirement> {
        let mut names = Vec::new();
        for (name, entry) in node.entries() {
            if schemes.iter().any(|scheme| scheme.name == name) {
                names.push(name.to_owned());
                continue;
            }
            if !is_declared(root, name) {
                self.report(
                    Problem::UnknownSecurityScheme {
                        name: name.to_owned(),
                    },
                    entry.origin(),
                );
            }
            return None;
        }
        Some(SecurityRequirement(names))
    }
}

fn is_declared(root: &Node<'_>, name: &str) -> bool {
    let schemes = root
        .get("components")
        .and_then(|components| components.get("securitySchemes"));
    schemes.and_then(|schemes| schemes.get(name)).is_some()
}

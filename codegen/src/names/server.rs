//! Names of what is generated for servers.

use super::case::{pascal, snake};
use super::reserved;
use super::scope::{Name, Scope};
use crate::api::Server;

/// The names of what is generated for a server.
#[derive(Debug)]
pub struct ServerNames {
    /// The variant of `Environment`.
    pub variant: Name,
    /// The fields of the variant, one for each variable of the server.
    pub variables: Vec<Name>,
}

/// Names the servers as the document calls them, else by their number: `Server1`.
pub fn assign(servers: &[Server]) -> Vec<ServerNames> {
    let mut variants = Scope::new(reserved::VARIANTS, "Server");
    servers
        .iter()
        .enumerate()
        .map(|(index, server)| {
            let name = server
                .name
                .clone()
                .unwrap_or_else(|| format!("server {}", index + 1));
            let mut fields = Scope::new(reserved::SERVER_VARIABLES, "variable");
            ServerNames {
                variant: variants.assign(&pascal(&name, "Server")),
                variables: server
                    .variables
                    .iter()
                    .map(|variable| fields.assign(&snake(&variable.name, "variable")))
                    .collect(),
            }
        })
        .collect()
}

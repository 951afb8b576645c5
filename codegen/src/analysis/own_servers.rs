//! Which servers of an operation belong to the servers of the whole API.

use crate::api::{Api, Operation, Server};

/// Returns the server of an operation for each of the API's: the one of the same name or description, or where none
/// are alike, and there are as many, the one in the same place. None where one server is for all.
pub fn of<'a>(api: &Api, operation: &'a Operation) -> Option<Vec<&'a Server>> {
    let own = operation.servers.as_slice();
    let [first, _, ..] = own else { return None };
    let alike = |server: &Server| own.iter().find(|own| is_alike(server, own));
    if api.servers.iter().any(|server| alike(server).is_some()) {
        let servers = api.servers.iter();
        return Some(servers.map(|it| alike(it).unwrap_or(first)).collect());
    }
    (own.len() == api.servers.len()).then(|| own.iter().collect())
}

fn is_alike(server: &Server, other: &Server) -> bool {
    let is_same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
    is_same(&server.name, &other.name) || is_same(&server.description, &other.description)
}

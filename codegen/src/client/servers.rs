//! The URLs that calls go to.

use super::context::Context;
use crate::analysis::own_servers;
use crate::api::{Operation, Server};
use crate::names::ServerNames;

/// Returns the servers that are variants of `Environment`: those with an absolute URL.
pub fn environments<'a>(
    context: &Context<'a>,
) -> impl Iterator<Item = (&'a Server, &'a ServerNames)> + use<'a> {
    let servers = context.api.servers.iter().zip(context.names.servers());
    servers.filter(|(server, _)| !server.is_relative())
}

/// Returns the URL that calls go to unless the caller chooses another: that of the first environment, else the path
/// of a relative URL (`/v1`), else nothing.
pub fn base_url(context: &Context<'_>) -> String {
    if let Some((first, _)) = environments(context).next() {
        return first.default_url().unwrap_or_default();
    }
    let relative = context.api.servers.first().and_then(Server::default_url);
    relative.map(|url| path(&url)).unwrap_or_default()
}

/// Returns the path of a relative URL, `/v1` for `../v1/`, or nothing for `/` and `.`.
fn path(url: &str) -> String {
    match url.trim_matches(['.', '/']) {
        "" => String::new(),
        path => format!("/{path}"),
    }
}

/// Returns the URLs of the servers that only an operation has: one for each environment, or one for all
/// environments, or none where the operation has no servers of its own.
pub fn own_urls(context: &Context<'_>, operation: &Operation) -> Vec<String> {
    let matched = own_servers(context.api, operation).unwrap_or_default();
    let servers = context.api.servers.iter().zip(matched);
    let environments = servers.filter(|(server, _)| !server.is_relative());
    let mut urls: Vec<String> = environments
        .filter_map(|(server, own)| own_url(&server.default_url().unwrap_or_default(), own))
        .collect();
    if urls.is_empty() {
        let first = operation.servers.first();
        urls.extend(first.and_then(|own| own_url(&base_url(context), own)));
    }
    if urls.iter().all(|url| *url == urls[0]) {
        urls.truncate(1);
    }
    urls
}

/// Returns the URL of a server that only an operation has. On the host of the base URL it is a path, which is
/// resolved against whichever server the caller chooses.
fn own_url(base: &str, server: &Server) -> Option<String> {
    let url = server.default_url()?;
    let same = origin(base).zip(origin(&url)).filter(|(a, b)| a == b);
    Some(match same {
        Some((_, origin)) => format!("/{}", url[origin.len()..].trim_start_matches('/')),
        None if server.is_relative() => format!("/{}", url.trim_matches(['.', '/'])),
        None => url,
    })
}

/// Returns the scheme and the authority of an absolute URL.
fn origin(url: &str) -> Option<&str> {
    let start = url.find("://")? + "://".len();
    let end = url[start..].find('/').map_or(url.len(), |end| start + end);
    Some(&url[..end])
}

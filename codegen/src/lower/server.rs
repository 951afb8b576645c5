//! Servers.

use super::Report;
use crate::api::{Server, ServerVariable};
use crate::diagnostic::Problem;
use crate::source::{Node, Value};

/// Lowers the servers of the whole API.
pub fn servers(root: &Node<'_>, report: &mut Report) -> Vec<Server> {
    let nodes = list(root);
    nodes
        .iter()
        .filter_map(|node| server(node, report))
        .collect()
}

fn list<'d>(node: &Node<'d>) -> Vec<Node<'d>> {
    node.get("servers").iter().flat_map(Node::items).collect()
}

/// Lowers the servers of an operation alone: its own, else those of the first of its path items that has some.
pub fn own_servers(items: &[Node<'_>], node: &Node<'_>, report: &mut Report) -> Vec<Server> {
    let holders = std::iter::once(node).chain(items);
    let mut lists = holders.map(list);
    let nodes = lists.find(|servers| !servers.is_empty());
    nodes
        .iter()
        .flatten()
        .filter_map(|it| own_server(it, report))
        .collect()
}

fn own_server(node: &Node<'_>, report: &mut Report) -> Option<Server> {
    let server = server(node, report)?;
    if server.default_url().is_none() {
        let what = "an operation's server with a variable that has no default";
        report.tell(Problem::Unsupported { what }, node.origin());
        return None;
    }
    Some(server)
}

fn server(node: &Node<'_>, report: &mut Report) -> Option<Server> {
    // The defaults of variables are often written as numbers, or not at all.
    let server: openapiv3::Server = report.read(node, &["variables"])?;
    let declared = node.get("variables");
    let variables = names(&server.url).into_iter().map(|name| {
        let variable = declared.as_ref().and_then(|declared| declared.get(name));
        variable_named(name, variable.as_ref())
    });
    Some(Server {
        origin: node.origin().clone().into(),
        name: server
            .extensions
            .get("x-name")
            .and_then(|name| name.as_str())
            .map(str::to_owned),
        variables: variables.collect(),
        url: match server.url.trim() {
            url if url.starts_with("//") => format!("https:{url}"),
            url => url.to_owned(),
        },
        description: server.description,
    })
}

/// Returns the names in the braces of a template, each once.
fn names(template: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let braces = template.split('{').skip(1);
    for (name, _) in braces.filter_map(|rest| rest.split_once('}')) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Reads a variable. Without a default it is the first of its values, if they are known.
fn variable_named(name: &str, node: Option<&Node<'_>>) -> ServerVariable {
    let member = |key: &str| node.and_then(|node| node.get(key));
    let values: Vec<Node<'_>> = member("enum").iter().flat_map(Node::items).collect();
    let allowed: Vec<String> = values.iter().filter_map(|it| text(it.value())).collect();
    let default = member("default").and_then(|default| text(default.value()));
    ServerVariable {
        name: name.to_owned(),
        default: default.or_else(|| allowed.first().cloned()),
        allowed,
        description: member("description")
            .as_ref()
            .and_then(Node::text)
            .map(str::to_owned),
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

//! The section of a tag's page that is about one operation.

mod authorization;
mod parameters;
mod responses;

use super::page::{Links, code, opening, paragraph, row};
use crate::api::{Operation, OperationId, RequestBody};
use crate::client::ty::ModelPath;
use crate::client::{Context, example, response, servers};
use crate::prose::{self, documentation};

/// The head of a list of operations.
pub const LIST_HEAD: [&str; 3] = ["Method", "HTTP request", "Description"];

/// Returns the row of an operation in a list, given the link to its section.
pub fn list_row(link: String, operation: &Operation) -> String {
    let request = format!("{} {}", operation.method.as_str(), operation.path.0);
    row(&[link, code(&request), summary(operation)])
}

/// Returns the summary of an operation as a cell, or the first paragraph of its description.
fn summary(operation: &Operation) -> String {
    match &operation.summary {
        Some(summary) => prose::cell(summary),
        None => opening(operation.description.as_deref()),
    }
}

/// Returns the name of an operation's method, which is the heading of its section.
pub fn method<'a>(context: &'a Context<'_>, id: OperationId) -> &'a str {
    context.names.operation(id).method.as_str()
}

/// The section that is about one operation.
pub struct Section<'a> {
    /// The client.
    pub context: &'a Context<'a>,
    /// The pages on which types are documented.
    pub links: &'a Links<'a>,
    /// The operation's place in the model.
    pub id: OperationId,
    /// The operation.
    pub operation: &'a Operation,
}

impl Section<'_> {
    /// Renders the section.
    pub fn render(&self) -> String {
        let operation = self.operation;
        let mut text = format!(
            "\n## {}\n\n> `{}`\n",
            method(self.context, self.id),
            self.signature()
        );
        if operation.deprecated {
            text.push_str("\nDeprecated.\n");
        }
        text.push_str(&paragraph(documentation::summary(operation).as_deref()));
        text.push_str(&paragraph(operation.description.as_deref()));
        for (title, content) in [
            ("Example", self.example()),
            ("Parameters", parameters::table(self)),
            ("Return type", responses::return_type(self)),
            ("Pages", self.pages()),
            ("Authorization", authorization::alternatives(self)),
            ("Server", self.server()),
            ("HTTP request headers", self.headers()),
            ("HTTP response details", responses::table(self)),
        ] {
            if !content.is_empty() {
                text.push_str(&format!("\n### {title}\n\n{content}"));
            }
        }
        text
    }

    /// Returns the method with the names of its arguments and what it returns: `get_user(id) -> User`.
    fn signature(&self) -> String {
        let names = self.context.names.operation(self.id);
        let parameters = self.operation.parameters.iter().zip(&names.parameters);
        let asked_for = parameters.filter(|(parameter, _)| parameter.is_asked_for());
        let mut arguments: Vec<String> = asked_for.map(|(_, name)| name.to_string()).collect();
        if self.operation.body.as_ref().is_some_and(|it| it.required) {
            arguments.push("body".to_owned());
        }
        format!(
            "{}({}) -> {}",
            names.method,
            arguments.join(", "),
            response::ty(self.context, self.id, self.operation, ModelPath::Bare)
        )
    }

    fn example(&self) -> String {
        let mut lines = example::lines(self.context, self.id);
        let imports = lines.iter().take_while(|line| line.starts_with("use "));
        let imports = imports.count();
        let krate = self.context.crate_ident();
        let client = format!("let client = {krate}::Client::from_env()?;");
        lines.insert(if imports == 0 { 0 } else { imports + 1 }, client);
        format!("```rust\n{}\n```\n", lines.join("\n"))
    }

    fn pages(&self) -> String {
        let Some(pagination) = &self.operation.pagination else {
            return String::new();
        };
        let parameter = self.operation.parameters.get(pagination.parameter);
        let parameter = parameter
            .map(|parameter| prose::code(&parameter.name))
            .unwrap_or_default();
        format!(
            "`pages()` and `items()` follow the listing page by page and item by item. The cursor of the next page is \
             sent as {parameter}.\n"
        )
    }

    /// Returns the servers of the operation, where it has some of its own.
    fn server(&self) -> String {
        let urls = servers::own_urls(self.context, self.operation);
        let urls = urls.iter().map(|url| prose::code(url));
        let environments = servers::environments(self.context);
        let named = environments.map(|(_, names)| format!("`Environment::{}`", names.variant));
        let place = match urls.len() {
            0 => return String::new(),
            1 => urls.collect(),
            _ => {
                let pairs = urls
                    .zip(named)
                    .map(|(url, name)| format!("{url} in {name}"));
                prose::and(&pairs.collect::<Vec<_>>())
            }
        };
        format!("{place}, unless the client is given a base URL.\n")
    }

    /// Returns the request headers by which media types are chosen.
    fn headers(&self) -> String {
        let bodies = self.operation.body.iter();
        let bodies = bodies.flat_map(RequestBody::media_types);
        let types: Vec<String> = bodies.map(|content| prose::code(&content.name)).collect();
        let content_type = Some(types.join(", ")).filter(|types| !types.is_empty());
        let accept = Some(response::accept(self.operation)).filter(|accept| !accept.is_empty());
        let undefined = || "not defined".to_owned();
        format!(
            "- **Content-Type**: {}\n- **Accept**: {}\n",
            content_type.unwrap_or_else(undefined),
            accept.map_or_else(undefined, |accept| prose::code(&accept))
        )
    }
}

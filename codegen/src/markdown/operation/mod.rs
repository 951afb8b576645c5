//! The section of a tag's page that is about one operation.

mod authorization;
mod parameters;
mod responses;

use super::page::{Links, code, opening, paragraph, row};
use crate::client::{Client, ModelPath, Operation};
use crate::prose;

/// The head of a list of operations.
pub const LIST_HEAD: [&str; 3] = ["Method", "HTTP request", "Description"];

/// Returns the row of an operation in a list, given the link to its section.
pub fn list_row(link: String, operation: &Operation<'_>) -> String {
    let request = format!("{} {}", operation.http_method, operation.path);
    row(&[link, code(&request), summary(operation)])
}

/// Returns the summary of an operation as a cell, or the first paragraph of its description.
fn summary(operation: &Operation<'_>) -> String {
    match operation.summary {
        Some(summary) => prose::cell(summary),
        None => opening(operation.description),
    }
}

/// The section that is about one operation. Its heading is the name of the method.
pub struct Section<'a> {
    /// The client.
    pub client: &'a Client<'a>,
    /// The pages on which models are documented.
    pub links: &'a Links<'a>,
    /// The operation.
    pub operation: &'a Operation<'a>,
}

impl Section<'_> {
    /// Renders the section.
    pub fn render(&self) -> String {
        let operation = self.operation;
        let mut text = format!(
            "\n## {}\n\n> `{}`\n",
            operation.method.as_str(),
            self.signature()
        );
        if operation.is_deprecated {
            text.push_str("\nDeprecated.\n");
        }
        text.push_str(&paragraph(operation.distinct_summary.as_deref()));
        text.push_str(&paragraph(operation.description));
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
        let parameters = self.operation.parameters.iter();
        let asked_for = parameters.filter(|parameter| parameter.is_asked_for());
        let mut arguments: Vec<String> = asked_for.map(|it| it.name.to_string()).collect();
        if !self.operation.required_contents().is_empty() {
            arguments.push("body".to_owned());
        }
        format!(
            "{}({}) -> {}",
            self.operation.method,
            arguments.join(", "),
            self.operation.output.ty().text(ModelPath::Bare)
        )
    }

    fn example(&self) -> String {
        let (krate, example) = (&self.client.package.ident, &self.operation.example);
        let mut lines = example.declarations(krate);
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(format!("let client = {krate}::Client::from_env()?;"));
        lines.extend(example.statements());
        format!("```rust\n{}\n```\n", lines.join("\n"))
    }

    fn pages(&self) -> String {
        let Some(paging) = &self.operation.paging else {
            return String::new();
        };
        let parameter = self.operation.parameters.get(paging.parameter);
        let parameter = parameter
            .map(|parameter| prose::code(parameter.wire_name))
            .unwrap_or_default();
        format!(
            "`pages()` and `items()` follow the listing page by page and item by item. The cursor of the next page is \
             sent as {parameter}.\n"
        )
    }

    /// Returns the servers of the operation, where it has some of its own.
    fn server(&self) -> String {
        let urls = self.operation.base_urls.iter().map(|url| prose::code(url));
        let environments = self.client.environments.iter();
        let named = environments.map(|it| format!("`Environment::{}`", it.variant));
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
        let operation = self.operation;
        let contents = operation.body.iter().flat_map(|body| &body.contents);
        let types: Vec<String> = contents.map(|it| prose::code(it.media_type)).collect();
        let content_type = Some(types.join(", ")).filter(|types| !types.is_empty());
        let accept = Some(&operation.accept).filter(|accept| !accept.is_empty());
        let undefined = || "not defined".to_owned();
        format!(
            "- **Content-Type**: {}\n- **Accept**: {}\n",
            content_type.unwrap_or_else(undefined),
            accept.map_or_else(undefined, |accept| prose::code(accept))
        )
    }
}

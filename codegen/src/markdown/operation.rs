//! The part of a page that is about one operation.

use super::model;
use super::operations::method;
use super::page::{Links, NOTHING, code, paragraph, row, table};
use crate::api::{
    Answer, Content, Decoding, Location, MediaType, Operation, OperationId, Parameter, RequestBody,
    RequiredScheme, SecurityRequirement,
};
use crate::client::response::{self, Output, Side};
use crate::client::ty::Place;
use crate::client::{Context, example, servers};
use crate::prose::{self, documentation};

/// The part of a page that is about one operation.
pub struct Part<'a> {
    /// What rendering looks at.
    pub context: &'a Context<'a>,
    /// Where types are documented.
    pub links: &'a Links<'a>,
    /// The operation's place.
    pub id: OperationId,
    /// The operation.
    pub operation: &'a Operation,
}

impl Part<'_> {
    /// Renders the part.
    pub fn render(&self) -> String {
        let operation = self.operation;
        let mut text = format!(
            "\n## {}\n\n> `{}`\n",
            method(self.context, self.id.0),
            self.signature()
        );
        if operation.deprecated {
            text.push_str("\nDeprecated.\n");
        }
        text.push_str(&paragraph(documentation::summary(operation).as_deref()));
        text.push_str(&paragraph(operation.description.as_deref()));
        for (title, content) in [
            ("Example", self.example()),
            ("Parameters", self.parameters()),
            ("Return type", self.return_type()),
            ("Pages", self.pages()),
            ("Authorization", self.authorization()),
            ("Server", self.server()),
            ("HTTP request headers", self.headers()),
            ("HTTP response details", self.responses()),
        ] {
            if !content.is_empty() {
                text.push_str(&format!("\n### {title}\n\n{content}"));
            }
        }
        text
    }

    fn signature(&self) -> String {
        let names = self.context.names.operation(self.id);
        let parameters = self.operation.parameters.iter().zip(&names.parameters);
        let required = parameters
            .filter(|(parameter, _)| parameter.required)
            .map(|(_, name)| name.to_string());
        let body = self
            .operation
            .body
            .as_ref()
            .filter(|body| body.required)
            .map(|_| "body".to_owned());
        let arguments: Vec<String> = required.chain(body).collect();
        format!(
            "{}({}) -> {}",
            names.method,
            arguments.join(", "),
            response::ty(self.context, self.id, self.operation, Place::Models)
        )
    }

    fn example(&self) -> String {
        let mut lines = example::lines(self.context, self.id);
        let imports = lines
            .iter()
            .take_while(|line| line.starts_with("use "))
            .count();
        let client = format!(
            "let client = {}::Client::from_env()?;",
            self.context.crate_ident()
        );
        lines.insert(if imports == 0 { 0 } else { imports + 1 }, client);
        format!("```rust\n{}\n```\n", lines.join("\n"))
    }

    fn parameters(&self) -> String {
        let names = &self.context.names.operation(self.id).parameters;
        let parameters = self.operation.parameters.iter().zip(names);
        let rows = parameters.map(|(parameter, name)| self.parameter(parameter, name.to_string()));
        let body = self
            .operation
            .body
            .iter()
            .flat_map(|body| self.bodies(body));
        let table = table(
            &["Name", "Sent as", "Type", "Description", "Notes"],
            rows.chain(body),
        );
        if table.is_empty() {
            "This endpoint does not need any parameter.\n".to_owned()
        } else {
            table
        }
    }

    fn parameter(&self, parameter: &Parameter, name: String) -> String {
        let location = match parameter.location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
            Location::Querystring => "query string",
        };
        row(&[
            format!("`{name}`"),
            format!("{location} {}", code(&parameter.name)),
            self.links.ty(&parameter.ty),
            model::value(&parameter.docs, &parameter.name),
            model::notes(&parameter.docs, optional(parameter.required)),
        ])
    }

    /// Returns a row for each way to send the body.
    fn bodies(&self, body: &RequestBody) -> Vec<String> {
        let names = &self.context.names.operation(self.id).bodies;
        let names = names.iter().map(|names| match body.required {
            true => format!("`body` of `{}`", names.method),
            false => format!("`{}`", names.setter),
        });
        let names = std::iter::once("`body`".to_owned()).chain(names);
        let rows = body.media_types().zip(names);
        rows.map(|(content, name)| self.body(body, content, name))
            .collect()
    }

    fn body(&self, body: &RequestBody, content: &MediaType, name: String) -> String {
        let sent_as = match body.others.is_empty() {
            true => "body".to_owned(),
            false => format!("body {}", code(&content.name)),
        };
        row(&[
            name,
            sent_as,
            self.links.ty(&content.ty),
            body.description
                .as_deref()
                .map(prose::cell)
                .unwrap_or_default(),
            model::in_brackets(
                optional(body.required),
                Vec::new(),
                content.example.as_ref(),
            ),
        ])
    }

    fn return_type(&self) -> String {
        let successes = self.operation.successes();
        match response::output(self.operation) {
            Output::Undocumented => "`Bytes`: the document describes no success.\n".to_owned(),
            Output::One => successes
                .take(1)
                .map(|success| format!("{}\n", self.content(success, Side::Success)))
                .collect(),
            Output::Several => {
                let name = &self.context.names.operation(self.id).response;
                let answers = response::named(self.context, self.id, self.operation, Side::Success);
                let variants = answers.map(|(answer, variant)| {
                    format!(
                        "- `{name}::{variant}`, status {}: {}\n",
                        answer.response.status,
                        self.content(answer, Side::Success)
                    )
                });
                format!("`{name}`, one of\n\n{}", variants.collect::<String>())
            }
        }
    }

    /// Returns the type of an answer's body.
    fn content(&self, answer: Answer<'_>, side: Side) -> String {
        match answer.content {
            Some(content) => given(content, side, self.links.ty(&content.ty)),
            None => "`()` (empty response body)".to_owned(),
        }
    }

    /// Returns the documented answers with the way in which a caller gets them.
    fn answers(&self) -> impl Iterator<Item = (Answer<'_>, Side, String)> {
        let names = self.context.names.operation(self.id);
        let output = response::output(self.operation);
        self.operation
            .answers()
            .zip(&names.answers)
            .map(move |(answer, variant)| {
                let is_success = self.operation.is_success(answer.response);
                let (side, given) = match (is_success, output) {
                    (true, Output::Several) => {
                        (Side::Success, format!("`{}::{variant}`", names.response))
                    }
                    (true, Output::One | Output::Undocumented) => {
                        (Side::Success, "the value".to_owned())
                    }
                    (false, _) => (Side::Failure, format!("`{}::{variant}`", names.error)),
                };
                (answer, side, given)
            })
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

    /// Returns where the operation is served, where that is not where the others are.
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

    fn authorization(&self) -> String {
        match self.operation.security.as_slice() {
            [] => "No authorization required.\n".to_owned(),
            [one] => format!("{}\n", self.requirement(one)),
            several => {
                let rows = several
                    .iter()
                    .map(|requirement| format!("- {}\n", self.requirement(requirement)));
                format!("One of\n\n{}", rows.collect::<String>())
            }
        }
    }

    fn requirement(&self, requirement: &SecurityRequirement) -> String {
        let schemes: Vec<String> = requirement.0.iter().map(|it| self.scheme(it)).collect();
        if schemes.is_empty() {
            "no authorization".to_owned()
        } else {
            prose::and(&schemes)
        }
    }

    fn scheme(&self, required: &RequiredScheme) -> String {
        let scheme = &self.context.api.security_schemes[required.scheme];
        let mut text = format!(
            "[{}](../README.md#authorization): {}",
            prose::code(&scheme.name),
            prose::security::words(&scheme.kind)
        );
        let scopes: Vec<String> = required.scopes.iter().map(|it| prose::code(it)).collect();
        if !scopes.is_empty() {
            let word = if scopes.len() == 1 { "scope" } else { "scopes" };
            text.push_str(&format!(", with the {word} {}", prose::and(&scopes)));
        }
        text
    }

    fn headers(&self) -> String {
        let bodies = self
            .operation
            .body
            .iter()
            .flat_map(RequestBody::media_types);
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

    fn responses(&self) -> String {
        let rows = self.answers().map(|(answer, side, given)| {
            let response = answer.response;
            let headers = response.headers.iter().map(|id| {
                let header = &self.context.api.headers[id.0];
                format!("{} ({})", code(&header.name), self.links.ty(&header.ty))
            });
            row(&[
                format!("**{}**", response.status),
                response
                    .description
                    .as_deref()
                    .map(prose::cell)
                    .unwrap_or_default(),
                match answer.content {
                    Some(_) => self.content(answer, side),
                    None => NOTHING.to_owned(),
                },
                given,
                headers.collect::<Vec<_>>().join(", "),
            ])
        });
        let table = table(
            &[
                "Status code",
                "Description",
                "Body",
                "Given as",
                "Response headers",
            ],
            rows,
        );
        if table.is_empty() {
            "No response is documented.\n".to_owned()
        } else {
            table
        }
    }
}

/// Returns what the body of an answer becomes, by the text of its type.
fn given(content: &Content, side: Side, ty: String) -> String {
    match (response::stream(content, side), content.decoding) {
        (Some(stream), Decoding::Binary) => format!("`{stream}`"),
        (Some(stream), _) => format!("`{stream}` of {ty}"),
        (None, Decoding::Json | Decoding::Text | Decoding::Binary) => ty,
        (None, Decoding::Events | Decoding::Lines | Decoding::Sequence) => "`String`".to_owned(),
    }
}

fn optional(required: bool) -> &'static [&'static str] {
    if required { &[] } else { &["[optional]"] }
}

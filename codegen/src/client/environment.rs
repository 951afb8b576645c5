//! The environments in which an API is served: the servers that the document names by an absolute URL.

use super::context::Context;
use super::servers;
use crate::names::Name;
use crate::prose::{self, documentation};

/// A variant of `Environment`.
#[derive(Clone, Debug)]
pub struct Environment<'a> {
    /// Its name.
    pub variant: &'a Name,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// The URL, with its variables in braces.
    pub url: &'a str,
    /// The URL with the defaults of its variables; none where one has no default.
    pub default_url: Option<String>,
    /// What the document says about it.
    pub description: Option<&'a str>,
    /// The variables of the URL, which are fields.
    pub variables: Vec<Variable<'a>>,
}

/// A variable of an environment's URL.
#[derive(Clone, Debug)]
pub struct Variable<'a> {
    /// The field.
    pub field: &'a Name,
    /// Its name in the URL.
    pub name: &'a str,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// What the document says about it.
    pub description: Option<&'a str>,
    /// Its default and its known values as sentences.
    pub facts: Vec<String>,
    /// What it is when the caller says nothing.
    pub default: Option<&'a str>,
}

impl<'a> Environment<'a> {
    /// Returns the environments, in the order of the document.
    pub(super) fn of_all(context: &Context<'a>) -> Vec<Self> {
        let environments = servers::environments(context).map(|(server, names)| {
            let variables = server.variables.iter().zip(&names.variables);
            let variables = variables.map(|(variable, field)| Variable {
                field,
                name: &variable.name,
                docs: documentation::of_server_variable(variable, field.as_str()),
                description: prose::said(variable.description.as_deref()),
                facts: documentation::variable_facts(variable),
                default: variable.default.as_deref(),
            });
            Environment {
                variant: &names.variant,
                docs: docs(server.description.as_deref(), &server.url),
                url: &server.url,
                default_url: server.default_url(),
                description: prose::said(server.description.as_deref()),
                variables: variables.collect(),
            }
        });
        environments.collect()
    }
}

fn docs(description: Option<&str>, url: &str) -> Vec<String> {
    let mut lines = description.map(prose::text).unwrap_or_default();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(prose::code(url));
    lines
}

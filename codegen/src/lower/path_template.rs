//! Keys of `paths`: what a template names, in the notations that documents have for it.

use crate::api::{Location, Parameter, PathTemplate};

/// Reads a key of `paths`.
///
/// OpenAPI has names in braces and nothing else. Exports of gateways and frameworks say more, and this is what becomes
/// of it where the operation has the parameters `id` and, in the query, `q`:
///
/// ```text
/// /a#Action=Create    /a              a fragment is not sent; it makes the key another one
/// /a?kind=all         /a?kind=all     a fixed query
/// /a?kind=all&q={q}   /a?kind=all     what the query has anyway
/// /a/{id+}            /a/{id}         AWS; {id*} and {+id} are RFC 6570's, {*id} and {**id} ASP.NET's
/// /a/{id:int}         /a/{id}         ASP.NET, which also has {id?} and {id=1}; {id:3} is RFC 6570's
/// /a{/id}{?q}         /a/{id}         RFC 6570
/// ```
///
/// A parameter that is declared by the very name in the braces is meant in any case.
pub fn read(key: &str, parameters: &[Parameter]) -> PathTemplate {
    let mut reading = Reading {
        parameters,
        path: String::new(),
        query: Vec::new(),
    };
    let (key, _) = split_outside(key, '#');
    let (path, query) = split_outside(key, '?');
    reading.path(path);
    reading.query(query);
    let mut template = reading.path;
    for (index, pair) in reading.query.iter().enumerate() {
        template.push(if index == 0 { '?' } else { '&' });
        template.push_str(pair);
    }
    PathTemplate(template)
}

/// A template that is being read.
struct Reading<'a> {
    parameters: &'a [Parameter],
    path: String,
    query: Vec<String>,
}

impl<'a> Reading<'a> {
    fn path(&mut self, text: &'a str) {
        for part in parts(text) {
            match part {
                Part::Literal(text) => self.path.push_str(text),
                Part::Variable(name) if self.is_declared(Location::Path, name) => {
                    self.variable(name);
                }
                Part::Variable(expression) => self.expression(expression),
            }
        }
    }

    /// Reads what stands in braces and is no name of a parameter.
    fn expression(&mut self, expression: &'a str) {
        match expression.strip_prefix(['?', '&']) {
            Some(names) => names.split(',').map(plain_name).for_each(|name| {
                self.pair_of(name, name);
            }),
            None => {
                if expression.starts_with('/') {
                    self.path.push('/');
                }
                self.variable(plain_name(expression));
            }
        }
    }

    fn variable(&mut self, name: &str) {
        self.path.push('{');
        self.path.push_str(name);
        self.path.push('}');
    }

    fn query(&mut self, text: &'a str) {
        let mut fixed = String::new();
        for part in parts(text) {
            match part {
                Part::Literal(text) => fixed.push_str(text),
                Part::Variable(names) if names.starts_with(['?', '&']) => self.expression(names),
                Part::Variable(expression) => {
                    fixed.push_str(&format!("{{{}}}", plain_name(expression)));
                }
            }
        }
        let pairs = fixed.split('&').filter(|pair| !pair.is_empty());
        pairs.for_each(|pair| self.pair(pair));
    }

    /// Reads a pair of the fixed query.
    fn pair(&mut self, pair: &str) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        match parts(value).as_slice() {
            [Part::Variable(variable)] => self.pair_of(name, variable),
            _ => self.query.push(pair.to_owned()),
        }
    }

    /// Adds a pair whose value is a variable. A parameter of the query is sent without being named in the path.
    fn pair_of(&mut self, name: &str, variable: &str) {
        if !self.is_declared(Location::Query, variable) {
            self.query.push(format!("{name}={{{variable}}}"));
        }
    }

    fn is_declared(&self, location: Location, name: &str) -> bool {
        let mut parameters = self.parameters.iter();
        parameters.any(|parameter| parameter.location == location && parameter.name == name)
    }
}

/// A part of a template.
#[derive(Clone, Copy)]
enum Part<'a> {
    /// Text that stands for itself.
    Literal(&'a str),
    /// What stands in braces.
    Variable(&'a str),
}

/// Splits a template into its parts. There may be braces within braces, those of a regular expression: `{id:\d{3}}`.
fn parts(template: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let Some(length) = closing(&rest[open..]) else {
            break;
        };
        if open > 0 {
            parts.push(Part::Literal(&rest[..open]));
        }
        parts.push(Part::Variable(&rest[open + 1..open + length]));
        rest = &rest[open + length + 1..];
    }
    if !rest.is_empty() {
        parts.push(Part::Literal(rest));
    }
    parts
}

/// Returns the index of the brace that closes the one at the start.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}

/// Splits a template at the first such character that is not in braces.
fn split_outside(template: &str, mark: char) -> (&str, &str) {
    let mut depth = 0_usize;
    let found = template.char_indices().find(|(_, character)| {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && *character == mark
    });
    match found {
        Some((at, _)) => (&template[..at], &template[at + mark.len_utf8()..]),
        None => (template, ""),
    }
}

/// Returns the name in an expression: `id` of `*id`, `id+`, `id:int`, `id=1` and `id?`.
fn plain_name(expression: &str) -> &str {
    let name = expression.trim().trim_start_matches(is_operator);
    let end = name.find([':', '=']).unwrap_or(name.len());
    let name = name[..end].trim_end_matches(['+', '*', '?']).trim();
    if name.is_empty() { expression } else { name }
}

/// Tells whether a character before a name says how the variable is expanded (RFC 6570, section 2.2; ASP.NET's `*`).
fn is_operator(character: char) -> bool {
    "+#./;?&*".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Origin;

    #[test]
    fn keys_are_read_as_templates() {
        let parameter = |name: &str, location| Parameter {
            location,
            ..Parameter::path(name, Origin::root())
        };
        let parameters = [
            parameter("id", Location::Path),
            parameter("odd+", Location::Path),
            parameter("q", Location::Query),
        ];
        let table = [
            ("/a/{id}", "/a/{id}"),
            ("/a/{id}:reset", "/a/{id}:reset"),
            ("/a?kind=all", "/a?kind=all"),
            ("/a/?kind=all&x", "/a/?kind=all&x"),
            ("/a?", "/a"),
            ("/a#Action=Create", "/a"),
            ("/#Action=Create", "/"),
            ("/a?b=c#d?e", "/a?b=c"),
            ("/a#b?c=d", "/a"),
            ("/a?q={q}&kind=all", "/a?kind=all"),
            ("/a?user={id}", "/a?user={id}"),
            ("/a?x={x}", "/a?x={x}"),
            ("/a/{id+}", "/a/{id}"),
            ("/a/{+id}", "/a/{id}"),
            ("/a/{odd+}", "/a/{odd+}"),
            ("/a/{.id*}", "/a/{id}"),
            ("/a{/id}", "/a/{id}"),
            ("/a/{;id}", "/a/{id}"),
            ("/a/{*id}", "/a/{id}"),
            ("/a/{**id}", "/a/{id}"),
            ("/a/{id:int}", "/a/{id}"),
            (r"/a/{id:regex(^\d{3}$)}/b", "/a/{id}/b"),
            ("/a/{id=projects/*}", "/a/{id}"),
            ("/a/{id?}", "/a/{id}"),
            ("/a/{ id }", "/a/{id}"),
            ("/a/{other:int}", "/a/{other}"),
            ("/a{?q}", "/a"),
            ("/a{?q,x*}", "/a?x={x}"),
            ("/a?b=c{&q,x}", "/a?x={x}&b=c"),
            ("/a?b={id}-{x}", "/a?b={id}-{x}"),
            ("/a/{*}", "/a/{*}"),
            ("/a/{", "/a/{"),
            ("/a/}{id}", "/a/}{id}"),
        ];
        for (key, expected) in table {
            assert_eq!(read(key, &parameters).0, expected, "{key}");
        }
    }
}

//! Names of what is generated for operations.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::case::{constant, module, pascal, snake};
use super::rename::{Renames, Section};
use super::scope::{Name, Scope};
use super::tag::TagNames;
use super::{reserved, response};
use crate::api::{Api, Encoding, Location, MediaType, Operation, Parameter, RequestBody, Type};
use crate::diagnostic::{Diagnostic, Problem};

/// The names of what is generated for an operation.
#[derive(Debug)]
pub struct OperationNames {
    /// The method of the tag's type, or of the client, that begins a request.
    pub method: Name,
    /// The module for it: within that of its tag, or beside those of tags.
    pub module: Name,
    /// The request builder.
    pub builder: Name,
    /// The constant that describes it.
    pub endpoint: Name,
    /// The constant that describes how its pages follow one another.
    pub paging: Name,
    /// The enum of its successful responses, where there are several.
    pub response: Name,
    /// The enum of its documented failures.
    pub error: Name,
    /// Its parameters, in the order of the model: arguments and setters.
    pub parameters: Vec<Name>,
    /// For each parameter the setter that sends it without a value, where there is one.
    pub empties: Vec<Option<Name>>,
    /// Its request bodies of other media types than the preferred one, in the order of the model.
    pub bodies: Vec<BodyNames>,
    /// The variants of its responses, in the order of the model: one for each media type of a response.
    pub variants: Vec<Name>,
}

/// The names of a request body of another media type than the preferred one.
#[derive(Debug)]
pub struct BodyNames {
    /// The method of the tag's type, or of the client, that begins a request with it.
    pub method: Name,
    /// The builder's method that takes it.
    pub setter: Name,
}

/// Returns a problem for each operation whose id an earlier one has, too.
pub fn duplicates(api: &Api, names: &[OperationNames]) -> Vec<Diagnostic> {
    let mut first: HashMap<&str, &Operation> = HashMap::new();
    let mut duplicates = Vec::new();
    for (operation, names) in api.operations.iter().zip(names) {
        match first.entry(&operation.id) {
            Entry::Vacant(entry) => {
                entry.insert(operation);
            }
            Entry::Occupied(entry) => duplicates.push(Diagnostic {
                problem: Problem::DuplicateOperationId {
                    id: operation.id.clone(),
                    first: entry.get().place(),
                    method: names.method.to_string(),
                },
                origin: operation.origin.join("operationId"),
            }),
        }
    }
    duplicates
}

/// Names all operations, each in the scopes of its tag, or in those of the client.
pub fn assign(api: &Api, tags: &[TagNames], renames: &mut Renames<'_>) -> Vec<OperationNames> {
    let mut modules = Modules::new(tags);
    let mut renamed = Vec::new();
    for operation in &api.operations {
        let case = |name: &str| snake(name, "operation");
        let methods = &mut modules.of(operation).methods;
        let key = renames.key(
            Section::Operations,
            [operation.place(), operation.id.clone()],
        );
        renamed.push(renames.assign(Section::Operations, &key, case, methods));
    }
    let methods = methods(api, &mut modules, renamed);
    let operations = api.operations.iter().zip(methods);
    operations
        .map(|(operation, method)| modules.of(operation).assign(operation, method, renames))
        .collect()
}

/// Names the methods that the settings do not name. An id that gives the name of an earlier operation gets what tells
/// them apart, after all other ids, so that it takes no name from them.
fn methods(api: &Api, modules: &mut Modules, renamed: Vec<Option<Name>>) -> Vec<Name> {
    let key = |operation: &Operation| (operation.tag, snake(&operation.id, "operation"));
    let mut first = HashMap::new();
    for operation in &api.operations {
        first.entry(key(operation)).or_insert(operation);
    }
    let later = |operation: &Operation| {
        let first = first.get(&key(operation))?;
        (!std::ptr::eq(*first, operation)).then(|| distinction(operation, first))
    };
    let mut named = renamed;
    for is_later in [false, true] {
        for (operation, method) in api.operations.iter().zip(&mut named) {
            let distinction = later(operation);
            if method.is_none() && distinction.is_some() == is_later {
                let module = modules.of(operation);
                let wish = module.wish(&operation.id);
                let scope = &mut module.methods;
                *method = Some(match distinction.flatten() {
                    Some(distinction) => scope.assign_or(&wish, &distinction),
                    None => scope.assign(&wish),
                });
            }
        }
    }
    named.into_iter().flatten().collect()
}

/// Returns what tells an operation from the first one with its id: the segments of its path that the other path does
/// not have, or its method.
fn distinction(operation: &Operation, first: &Operation) -> Option<String> {
    let others: Vec<_> = first.path.0.split('/').collect();
    let segments = operation.path.0.split('/');
    let own: Vec<_> = segments.filter(|it| !others.contains(it)).collect();
    let words = match own.is_empty() {
        true => (operation.method != first.method).then(|| operation.method.as_str().to_owned())?,
        false => own.join(" "),
    };
    let words = snake(&words, "");
    let words = words.trim_start_matches("r#").trim_matches('_');
    (!words.is_empty()).then(|| words.to_owned())
}

/// The scopes in which operations are named.
struct Modules {
    /// By tag, those of its operations.
    tags: Vec<Module>,
    /// Those of the operations without a tag.
    root: Module,
}

impl Modules {
    fn new(tags: &[TagNames]) -> Modules {
        Modules {
            tags: tags.iter().map(Module::new).collect(),
            root: Module::root(tags),
        }
    }

    fn of(&mut self, operation: &Operation) -> &mut Module {
        match operation.tag {
            Some(tag) => &mut self.tags[tag.0],
            None => &mut self.root,
        }
    }
}

/// The scopes in which the operations of a tag are named, or those without one.
struct Module {
    methods: Scope,
    modules: Scope,
    types: Scope,
    constants: Scope,
    /// The methods that give the operations of tags, where the scope is that of the client's methods.
    accessors: Vec<String>,
}

impl Module {
    /// Makes the scopes of a tag's file. The name of the tag's type is taken in it.
    fn new(tag: &TagNames) -> Module {
        let mut types = Scope::new(&reserved::API_TYPES, "Request");
        types.assign(tag.api.as_str());
        Module {
            methods: Scope::new(reserved::API_METHODS, "operation"),
            modules: Scope::new(reserved::MODULES, "operation"),
            types,
            constants: Scope::new(&[], "ENDPOINT"),
            accessors: Vec::new(),
        }
    }

    /// Makes the scopes of operations without a tag, whose methods stand beside those of the client.
    fn root(tags: &[TagNames]) -> Module {
        let mut methods = Scope::new(reserved::CLIENT_METHODS, "operation");
        let mut modules = Scope::new(reserved::MODULES, "operation");
        let accessors = tags.iter().map(|tag| tag.module.as_str().to_owned());
        let accessors: Vec<String> = accessors.collect();
        for accessor in &accessors {
            methods.assign(accessor);
            modules.assign(accessor);
        }
        Module {
            methods,
            modules,
            types: Scope::new(&reserved::API_TYPES, "Request"),
            constants: Scope::new(&[], "ENDPOINT"),
            accessors,
        }
    }

    /// Returns the name to ask for an operation of an id: `users` where a tag has `client.users()` becomes
    /// `users_operation`.
    fn wish(&self, id: &str) -> String {
        let wish = snake(id, "operation");
        match self.accessors.contains(&wish) {
            true => format!("{wish}_operation"),
            false => wish,
        }
    }

    /// Names what is generated for an operation, whose method has its name.
    fn assign(
        &mut self,
        operation: &Operation,
        method: Name,
        renames: &mut Renames<'_>,
    ) -> OperationNames {
        let stem = pascal(method.as_str(), "Operation");
        let endpoint = self.constants.assign(&endpoint_name(&method));
        let mut scope = Scope::new(reserved::REQUEST_METHODS, "parameter");
        let parameters = assign_parameters(&mut scope, operation, renames);
        let empties = operation.parameters.iter().zip(&parameters);
        let empties = empties.map(|(parameter, name)| {
            let wish = format!("empty_{}", name.as_str().trim_start_matches("r#"));
            has_empty(parameter).then(|| scope.assign(&wish))
        });
        let empties = empties.collect();
        let words = operation.body.iter().flat_map(body_words);
        let bodies = words.map(|word| BodyNames {
            method: self
                .methods
                .assign(&format!("{}_with_{word}", method.as_str())),
            setter: scope.assign(&format!("{word}_body")),
        });
        let bodies = bodies.collect();
        OperationNames {
            module: self.modules.assign(&module(method.as_str(), "operation")),
            builder: self.types.assign(&stem),
            response: self.types.assign(&format!("{stem}Response")),
            error: self.types.assign(&format!("{stem}Error")),
            paging: self.constants.assign(&format!("{endpoint}_PAGES")),
            endpoint,
            empties,
            parameters,
            bodies,
            variants: response::assign(operation),
            method,
        }
    }
}

/// Returns the wished name of the constant that describes an operation. In a script without case that would be the name of
/// a parameter as well, which Rust takes for the constant: `検索` → `検索_ENDPOINT`.
fn endpoint_name(method: &Name) -> String {
    let name = constant(method.as_str());
    match name.contains(char::is_uppercase) {
        true => name,
        false => format!("{name}_ENDPOINT"),
    }
}

/// Names the parameters. Of two with one name, the later one gets its location as a suffix: `id`, `id_query`.
fn assign_parameters(
    scope: &mut Scope,
    operation: &Operation,
    renames: &mut Renames<'_>,
) -> Vec<Name> {
    let mut renamed = Vec::new();
    for parameter in &operation.parameters {
        let holders = [operation.place(), operation.id.clone()];
        let keys = holders.map(|holder| format!("{holder}.{}", parameter.name));
        let key = renames.key(Section::Parameters, keys);
        let case = |name: &str| snake(name, "parameter");
        renamed.push(renames.assign(Section::Parameters, &key, case, scope));
    }
    let parameters = operation.parameters.iter().zip(renamed);
    parameters
        .map(|(parameter, renamed)| {
            if let Some(name) = renamed {
                return name;
            }
            let suffix = match parameter.location {
                Location::Path => "path",
                Location::Query | Location::Querystring => "query",
                Location::Header => "header",
                Location::Cookie => "cookie",
            };
            scope.assign_or(&snake(&parameter.name, "parameter"), suffix)
        })
        .collect()
}

/// Returns whether a parameter needs a setter that sends it without a value. A required parameter does not, and text
/// can be empty anyway.
fn has_empty(parameter: &Parameter) -> bool {
    parameter.allow_empty && !parameter.required && parameter.ty != Type::String
}

/// Returns words for the request bodies of other media types than the preferred one: `json`, `form`, or where
/// several are of one kind their subtypes, as in `merge_patch_json`.
fn body_words(body: &RequestBody) -> Vec<String> {
    let kinds: Vec<_> = body.media_types().map(body_kind).collect();
    let others = body.others.iter().zip(kinds.iter().skip(1));
    let words = others.map(|(content, kind)| {
        if kinds.iter().filter(|other| *other == kind).count() == 1 {
            return (*kind).to_owned();
        }
        let essence = content.name.split(';').next().unwrap_or_default();
        let (_, subtype) = essence.split_once('/').unwrap_or(("", essence));
        let subtype = if subtype == "plain" { "text" } else { subtype };
        snake(subtype, "body").trim_start_matches("r#").to_owned()
    });
    words.collect()
}

fn body_kind(content: &MediaType) -> &'static str {
    match content.encoding {
        Encoding::Json => "json",
        Encoding::Form => "form",
        Encoding::Multipart => "multipart",
        Encoding::Text if content.name.contains("xml") => "xml",
        Encoding::Text => "text",
        Encoding::Binary => "bytes",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::testing::document;
    use crate::lower::testing::api;

    #[test]
    fn what_tells_operations_of_one_id_apart() {
        for (first, later, expected) in [
            ("/v1/ponds", "/cluster/ponds", Some("cluster")),
            ("/ponds", "/ponds/{id}", Some("id")),
            ("/ponds", "/2.0/ponds/all", Some("2_0_all")),
            ("/ponds/{id}", "/ponds", None),
        ] {
            let operation = "{get: {operationId: a, responses: {'204': {description: d}}}}";
            let paths = format!("'{first}': {operation}, '{later}': {operation}");
            assert_eq!(distinguished(&paths).as_deref(), expected, "{later}");
        }
        let operation = "{operationId: a, responses: {'204': {description: d}}}";
        let paths = format!("/ponds: {{get: {operation}, delete: {operation}}}");
        assert_eq!(distinguished(&paths).as_deref(), Some("delete"));
    }

    fn distinguished(paths: &str) -> Option<String> {
        let (api, _) = api(&document(paths, ""));
        let [first, later] = api.operations.as_slice() else {
            panic!("{paths}");
        };
        distinction(later, first)
    }
}

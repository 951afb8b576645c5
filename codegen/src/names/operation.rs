//! Names that come of operations.

use super::case::{pascal, shouting, snake};
use super::scope::{Name, Scope};
use super::{OperationNames, TagNames, answer, reserved};
use crate::api::{Api, Location, Operation};

/// Assigns the names of all operations, each in the file of its tag.
pub fn assign(api: &Api, tags: &[TagNames]) -> Vec<OperationNames> {
    let mut modules: Vec<Module> = tags.iter().map(Module::new).collect();
    api.operations
        .iter()
        .map(|operation| modules[operation.tag.0].assign(operation))
        .collect()
}

/// The scopes of the file that holds a tag's operations.
struct Module {
    methods: Scope,
    types: Scope,
    statics: Scope,
}

impl Module {
    /// Makes the scopes of a file in which the tag's own type has its name already.
    fn new(tag: &TagNames) -> Module {
        let mut types = Scope::new(reserved::API_TYPES, "Request");
        types.assign(tag.api.as_str());
        Module {
            methods: Scope::new(reserved::API_METHODS, "operation"),
            types,
            statics: Scope::new(&[], "ENDPOINT"),
        }
    }

    fn assign(&mut self, operation: &Operation) -> OperationNames {
        let method = self.methods.assign(&snake(&operation.id, "operation"));
        let stem = pascal(method.as_str(), "Operation");
        let endpoint = self.statics.assign(&shouting(method.as_str()));
        OperationNames {
            builder: self.types.assign(&stem),
            response: self.types.assign(&format!("{stem}Response")),
            error: self.types.assign(&format!("{stem}Error")),
            paging: self.statics.assign(&format!("{endpoint}_PAGES")),
            endpoint,
            parameters: assign_parameters(operation),
            answers: answer::assign(operation),
            method,
        }
    }
}

/// Names the parameters: where two share a name, the later one has its location behind it.
fn assign_parameters(operation: &Operation) -> Vec<Name> {
    let mut scope = Scope::new(reserved::REQUEST_METHODS, "parameter");
    operation
        .parameters
        .iter()
        .map(|parameter| {
            let suffix = match parameter.location {
                Location::Path => "path",
                Location::Query => "query",
                Location::Header => "header",
                Location::Cookie => "cookie",
            };
            scope.assign_or(&snake(&parameter.name, "parameter"), suffix)
        })
        .collect()
}

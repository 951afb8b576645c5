//! Tests of the facts: short documents, and what follows from their models.

mod boxes;
mod choice;
mod constants;
mod features;
mod own_servers;
mod secrets;
mod untyped;
mod usage;

use crate::api::{Api, TypeId};
use crate::lower::testing;

/// Lowers a document in which nothing is wrong.
fn lowered(text: &str) -> Api {
    let (api, messages) = testing::api(text);
    assert_eq!(messages, [""; 0], "{text}");
    api
}

/// Returns the names of the types for which a condition is true.
fn names(api: &Api, condition: impl Fn(TypeId) -> bool) -> Vec<String> {
    let types = api.type_defs().filter(|(id, _)| condition(*id));
    types.map(|(_, def)| def.name.join(".")).collect()
}

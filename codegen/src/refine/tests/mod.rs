//! Tests of the passes: short documents, and what a pass makes of their models.

mod alternatives;
mod cycles;
mod discriminator_fields;
mod discriminators;
mod files;
mod headers;
mod pages;
mod share;
mod split;

use crate::api::Api;
use crate::lower::testing;

/// Lowers a document in which nothing is wrong.
fn lowered(text: &str) -> Api {
    let (api, messages) = testing::api(text);
    assert_eq!(messages, [""; 0], "{text}");
    api
}

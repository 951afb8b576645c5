//! The cargo features by which applications choose the parts of a client that they use.

use super::Context;
use crate::analysis::Part;

/// Returns the name of the feature that a part of the client is compiled with.
pub fn name<'a>(context: &Context<'a>, part: Part) -> &'a str {
    match part {
        Part::Tag(tag) => &context.names.tags()[tag.0].feature,
        Part::Webhooks => "webhooks",
    }
}

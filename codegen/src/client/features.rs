//! The cargo features by which applications choose the parts of a client that they use.

use super::Context;
use crate::analysis::Feature;

/// Returns the name of a feature.
pub fn name<'a>(context: &Context<'a>, feature: Feature) -> &'a str {
    match feature {
        Feature::Tag(tag) => &context.names.tags()[tag.0].feature,
        Feature::Webhooks => "webhooks",
    }
}

//! The cargo features by which applications choose the parts of a client that they use.

use super::context::Context;
use crate::analysis;

/// A cargo feature for a part of a client.
#[derive(Clone, Copy, Debug)]
pub struct Feature<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it is for.
    pub part: Part<'a>,
}

/// A part of a client that has a cargo feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// The operations of a tag, by its name in the document.
    Tag(&'a str),
    /// What reads webhooks.
    Webhooks,
}

impl<'a> Feature<'a> {
    /// Returns the features, in the order of the document's tags; none where there would be but one.
    pub(super) fn of_all(context: &Context<'a>) -> Vec<Self> {
        let features = context.facts.features().all().iter();
        let features = features.map(|feature| Feature {
            name: name(context, *feature),
            part: match feature {
                analysis::Feature::Tag(tag) => Part::Tag(&context.api.tags[tag.0].name),
                analysis::Feature::Webhooks => Part::Webhooks,
            },
        });
        features.collect()
    }
}

/// Returns the name of a feature.
pub(super) fn name<'a>(context: &Context<'a>, feature: analysis::Feature) -> &'a str {
    match feature {
        analysis::Feature::Tag(tag) => &context.names.tags()[tag.0].feature,
        analysis::Feature::Webhooks => "webhooks",
    }
}

/// Returns the feature that a part of the client needs; none where the client has no features for its parts.
pub(super) fn condition<'a>(context: &Context<'a>, feature: analysis::Feature) -> Option<&'a str> {
    let has_features = !context.facts.features().all().is_empty();
    has_features.then(|| name(context, feature))
}

//! The tags: each is a file of `api` with a type whose methods begin requests.

use super::context::Context;
use super::features;
use super::operation::Operation;
use super::response::{Case, Failure, SameFailures};
use crate::analysis::Feature;
use crate::api::{Api, ResponseBody, TagId};
use crate::names::Name;

/// A group of operations.
#[derive(Clone, Debug)]
pub struct Tag<'a> {
    /// Its name in the document.
    pub name: &'a str,
    /// What the document says about it.
    pub description: Option<&'a str>,
    /// The module of `api`, and the method of the client.
    pub module: &'a Name,
    /// The type whose methods begin requests.
    pub api: &'a Name,
    /// The cargo feature that its operations need, where the client has features for its parts.
    pub feature: Option<&'a str>,
    /// The places of its operations among the client's.
    pub operations: Vec<usize>,
}

impl<'a> Tag<'a> {
    /// Returns the tags, in the order of the document.
    pub(super) fn of_all(context: &Context<'a>) -> Vec<Self> {
        let tags = context.api.tags.iter().zip(context.names.tags());
        let tags = tags.enumerate().map(|(index, (tag, names))| Tag {
            name: &tag.name,
            description: tag.description.as_deref(),
            module: &names.module,
            api: &names.api,
            feature: features::condition(context, Feature::Tag(TagId(index))),
            operations: {
                let operations = context.api.operations_of(TagId(index));
                operations.map(|(id, _)| id.0).collect()
            },
        });
        tags.collect()
    }
}

/// Makes operations of a file that have the same documented failures share the type of the first of them.
pub(super) fn share_failures<'a>(api: &Api, tag: &Tag<'a>, operations: &mut [Operation<'a>]) {
    let mut distinct: Vec<(usize, &'a Name)> = Vec::new();
    for index in &tag.operations {
        let Failure::Enum(name) = operations[*index].failure else {
            continue;
        };
        let is_same = |(other, _): &&(usize, _)| are_same(api, operations, *other, *index);
        match distinct.iter().find(is_same) {
            None => distinct.push((*index, name)),
            Some((first, first_name)) => {
                let first = &operations[*first];
                let of = SameFailures {
                    id: first.id,
                    name: first_name,
                    endpoint: first.endpoint,
                };
                operations[*index].failure = Failure::Same { name, of };
            }
        }
    }
}

/// Tells whether two operations have the same documented failures.
fn are_same(api: &Api, operations: &[Operation<'_>], one: usize, other: usize) -> bool {
    let failures = |index: usize| -> Vec<(&Case<'_>, Option<&ResponseBody>)> {
        let cases = operations[index].failures().map(|(case, _)| case);
        let bodies = api.operations[index].failures().map(|case| case.body);
        cases.zip(bodies).collect()
    };
    let (some, others) = (failures(one), failures(other));
    let mut pairs = some.iter().zip(&others);
    some.len() == others.len()
        && pairs.all(|((one, body), (other, other_body))| {
            one.variant == other.variant
                && one.status == other.status
                && one.docs == other.docs
                && match (body, other_body) {
                    (Some(body), Some(other)) => is_same_body(api, body, other),
                    (body, other) => body.is_none() && other.is_none(),
                }
        })
}

fn is_same_body(api: &Api, one: &ResponseBody, other: &ResponseBody) -> bool {
    one.media_types == other.media_types
        && one.decoding == other.decoding
        && api.unaliased(&one.ty) == api.unaliased(&other.ty)
}

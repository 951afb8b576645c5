//! The functions that read what the API sends: webhooks and callbacks.

use super::context::Context;
use super::rust_type::RustType;
use crate::names::Name;
use crate::prose::documentation;

/// The function that reads the body of a webhook.
#[derive(Clone, Debug)]
pub struct Webhook<'a> {
    /// Its name.
    pub function: &'a Name,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// The request in a sentence.
    pub sentence: String,
    /// Whether the API is going to stop sending it.
    pub is_deprecated: bool,
    /// The type of the body.
    pub body: RustType<'a>,
}

impl<'a> Webhook<'a> {
    /// Returns the functions of all webhooks, in the order of the document.
    pub(super) fn of_all(context: &Context<'a>) -> Vec<Self> {
        let webhooks = context.api.webhooks.iter().zip(context.names.webhooks());
        let functions = webhooks.map(|(webhook, function)| Webhook {
            function,
            docs: documentation::of_webhook(webhook),
            sentence: documentation::webhook_sentence(webhook),
            is_deprecated: webhook.deprecated,
            body: RustType::of(&webhook.body, context.names),
        });
        functions.collect()
    }
}

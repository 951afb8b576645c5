//! Webhooks and callbacks: the requests that the API sends to an application.

use super::{Method, Type};
use crate::source::WrittenAt;

/// A request that the API sends: of 3.1's `webhooks`, or a callback (OpenAPI 3.0, section 4.7.18).
#[derive(Clone, Debug, PartialEq)]
pub struct Webhook {
    /// The words of its name: that of the webhook, or those of the operation and its callback, and the
    /// method where there are several.
    pub name: Vec<String>,
    /// Where it stands in the document.
    pub origin: WrittenAt,
    /// The HTTP method.
    pub method: Method,
    /// What brings it about.
    pub source: WebhookSource,
    /// A short sentence.
    pub summary: Option<String>,
    /// CommonMark text.
    pub description: Option<String>,
    /// Whether the API is going to stop sending it.
    pub deprecated: bool,
    /// The type of its JSON body.
    pub body: Type,
}

/// What brings a webhook about.
#[derive(Clone, Debug, PartialEq)]
pub enum WebhookSource {
    /// Something on the API's side, by the name that the document gives it.
    Event(String),
    /// A call of an operation.
    Callback {
        /// The operation's id.
        operation: String,
        /// The operation's method and path.
        place: String,
        /// The runtime expression of the URL that the request is sent to.
        url: String,
    },
}

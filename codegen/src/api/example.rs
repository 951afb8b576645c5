//! Examples: what a document shows of values.

use super::Type;
use crate::source::WrittenAt;

/// An example of a body, of a response or of a schema's values. Its value stays in the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Where the value stands.
    pub origin: WrittenAt,
    /// Where the schema stands that it is an example of.
    pub schema: WrittenAt,
    /// The type of the value, null included.
    pub ty: Type,
}

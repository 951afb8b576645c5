//! What the program `calls` exchanges with the laboratory and with the programs that call clients, as JSON.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The names that a client has for what a document says; nothing here is taken for true but that they are names.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Inventory {
    /// The operations that the client has.
    pub operations: Vec<Names>,
}

/// The names of an operation.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Names {
    /// The method and the path, as the document has them.
    pub operation: String,
    /// The functions of the program that call it, one for each way to begin.
    pub functions: Vec<Function>,
    /// The `Accept` header.
    pub accept: String,
    /// The responses.
    pub cases: Vec<Case>,
}

/// A function of the program that makes a call.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Function {
    /// Its number.
    pub number: usize,
    /// What it takes.
    pub slots: Vec<Slot>,
}

/// A value that a function takes.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Slot {
    /// Its key among the arguments of a call.
    pub key: String,
    /// The runtime's method that puts it into the request: `path`, `query`, `json` and so on; `content_type` for the
    /// media type of a body.
    pub kind: String,
    /// The name of the parameter or the media type of the body.
    pub text: Option<String>,
    /// Whether the function needs it.
    pub required: bool,
}

/// A response.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Case {
    /// Its key: `200`, `4XX` or `default`.
    pub status: String,
    /// The media types that tell it from others of the status.
    pub media_types: Vec<String>,
    /// Whether the call succeeds.
    pub is_success: bool,
    /// The variant that it becomes, where there are several.
    pub variant: Option<String>,
}

/// A call, as the program reads it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Call {
    /// The number of the function.
    pub function: usize,
    /// Its arguments.
    pub arguments: BTreeMap<String, Value>,
    /// What the server answers.
    pub reply: Reply,
    /// What has to come of it.
    pub expected: Expected,
}

/// A response of the server.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The media type of the body, if there is one.
    pub content_type: Option<String>,
    /// The body.
    pub body: String,
}

/// What has to come of a call.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Expected {
    /// The index of the operation among those of the document.
    pub operation: usize,
    /// The values of its parameters that are sent, by their indexes.
    pub parameters: BTreeMap<usize, Value>,
    /// The texts of the variables of the path that no parameter declares, by their names.
    pub variables: BTreeMap<String, String>,
    /// The body that is sent: its media type, the index of that in the document, and the value.
    pub body: Option<(String, usize, Value)>,
    /// Whether the call succeeds.
    pub is_success: bool,
    /// The variant that the response becomes, where there are several.
    pub variant: Option<String>,
}

/// What came of a call, as the program prints it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// The request as the server received it; none where it was not sent.
    pub request: Option<Request>,
    /// Whether the call succeeded.
    pub is_success: bool,
    /// The name that the value begins with when it is printed.
    pub variant: String,
    /// What the client says went wrong.
    pub error: Option<String>,
}

/// A request as the server received it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Request {
    /// The method.
    pub method: String,
    /// The path and the query.
    pub target: String,
    /// The headers, with names in small letters.
    pub headers: Vec<(String, String)>,
    /// The bytes of the body, each as a character.
    pub body: String,
}

/// What came of all calls.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Calls {
    /// The operations in the document.
    pub operations: usize,
    /// The operations that were called.
    pub called: usize,
    /// The calls.
    pub calls: usize,
    /// The calls whose request and outcome are right.
    pub right: usize,
    /// What could not be called, or not with all that is declared, and why.
    pub skipped: Vec<String>,
    /// What is wrong with the others.
    pub wrong: Vec<String>,
}

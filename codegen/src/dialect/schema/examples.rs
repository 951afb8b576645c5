//! `examples`: a list in JSON Schema, one `example` in 3.0. (The `examples` of parameters and media
//! types are maps, and stay.)

use serde_json::Value;

use crate::dialect::path::Path;
use crate::dialect::rewrite::{Members, Rewrite};

/// Makes the first example the one of 3.0; further ones become `x-examples`.
pub(super) fn rewrite(work: &mut Rewrite<'_>, keywords: &mut Members, path: &Path<'_>) {
    let Some(examples) = keywords.get_mut("examples").and_then(Value::as_array_mut) else {
        return;
    };
    let mut examples = std::mem::take(examples);
    keywords.shift_remove("examples");
    if !keywords.contains_key("example") && !examples.is_empty() {
        keywords.insert("example".to_owned(), examples.remove(0));
        work.moved(path, &["example"], &["examples", "0"]);
    }
    if !examples.is_empty() {
        keywords.insert("x-examples".to_owned(), Value::Array(examples));
        work.moved(path, &["x-examples"], &["examples"]);
    }
}

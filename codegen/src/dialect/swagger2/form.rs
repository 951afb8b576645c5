//! Form parameters: a request body that is an object.

use serde_json::Value;

use super::media_types::essence;
use super::parameter;
use super::style;
use crate::dialect::extract::{ExtractedParameter, ItemPointer};
use crate::dialect::node_path::NodePath;
use crate::dialect::rewrite::{Members, Rewrite};

const URL_ENCODED: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// A form in the making.
#[derive(Default)]
struct Form {
    properties: Members,
    required: Vec<Value>,
    encoding: Members,
    has_file: bool,
    /// Where each of the properties was written.
    pointers: Vec<ItemPointer>,
}

/// Makes the request body of an operation from the fields of its form.
pub(super) fn request_body(
    work: &mut Rewrite<'_>,
    fields: Vec<ExtractedParameter>,
    consumes: &[String],
    path: &NodePath<'_>,
) -> Members {
    let mut form = Form::default();
    for field in fields {
        form.add(work, field);
    }
    let types = form.types(work, consumes);
    for name in &types {
        for (property, pointer) in form.properties.keys().zip(&form.pointers) {
            let new = ["content", name, "schema", "properties", property];
            work.moved_from(path, &new, || pointer.to_pointer());
        }
    }
    let mut body = Members::new();
    if !form.required.is_empty() {
        body.insert("required".to_owned(), true.into());
    }
    let media_type = form.into_media_type();
    let mut content = Members::new();
    for name in types.iter().skip(1) {
        let Some(copy) = work.copy(&media_type) else {
            break;
        };
        content.insert((*name).to_owned(), copy);
    }
    if let Some(first) = types.first() {
        content.shift_insert(0, (*first).to_owned(), media_type);
    }
    body.insert("content".to_owned(), Value::Object(content));
    body
}

impl Form {
    fn add(&mut self, work: &mut Rewrite<'_>, field: ExtractedParameter) {
        let pointer = field.pointer.clone();
        let Some(mut members) = parameter_of(work, field) else {
            return;
        };
        let Some(Value::String(name)) = members.shift_remove("name") else {
            return;
        };
        if members.shift_remove("required") == Some(true.into()) {
            self.required.push(name.as_str().into());
        }
        let style = style::take(&mut members);
        for key in ["in", "allowEmptyValue"] {
            members.shift_remove(key);
        }
        self.has_file |= members.get("type").and_then(Value::as_str) == Some("file");
        if !style.is_empty() {
            self.encoding.insert(name.clone(), Value::Object(style));
        }
        parameter::rename_extensions(&mut members);
        let schema = members
            .shift_remove("schema")
            .unwrap_or(Value::Object(members));
        if self.properties.insert(name, schema).is_none() {
            self.pointers.push(pointer);
        }
    }

    /// Returns the media types of forms among those that are named; files ask for multipart.
    fn types(&self, work: &mut Rewrite<'_>, named: &[String]) -> Vec<&'static str> {
        if self.has_file {
            return vec![MULTIPART];
        }
        let named = match work.add(named.len()) {
            true => named,
            false => &[],
        };
        let mut types = vec![URL_ENCODED, MULTIPART];
        types.retain(|form| named.iter().any(|name| essence(name) == *form));
        if types.is_empty() {
            types.push(URL_ENCODED);
        }
        types
    }

    fn into_media_type(self) -> Value {
        let mut schema = Members::new();
        schema.insert("type".to_owned(), "object".into());
        schema.insert("properties".to_owned(), Value::Object(self.properties));
        if !self.required.is_empty() {
            schema.insert("required".to_owned(), Value::Array(self.required));
        }
        let mut media_type = Members::new();
        media_type.insert("schema".to_owned(), Value::Object(schema));
        if !self.encoding.is_empty() {
            media_type.insert("encoding".to_owned(), Value::Object(self.encoding));
        }
        Value::Object(media_type)
    }
}

/// Returns the parameter itself, or a copy of the one that is referred to.
fn parameter_of(work: &mut Rewrite<'_>, field: ExtractedParameter) -> Option<Members> {
    if let Some(reusable) = &field.reusable {
        return work.copy_members(&reusable.members);
    }
    match field.value {
        Value::Object(members) => Some(members),
        _ => None,
    }
}

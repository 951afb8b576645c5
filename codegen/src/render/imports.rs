//! The `use` declarations of a file, collected from the types that it names.

use std::collections::BTreeSet;

use super::{INDENT, MARGIN};
use crate::api::{Alphabet, Decoding, ResponseBody, Type, TypeId};
use crate::client::Context;
use crate::client::response::{self, Outcome};
use crate::client::ty::ModelPath;

/// The imports of a file.
#[derive(Debug, Default)]
pub struct Imports {
    runtime: BTreeSet<&'static str>,
    models: BTreeSet<TypeId>,
    timestamp: bool,
    date: bool,
    map: bool,
    json: bool,
    bytes: bool,
    infallible: bool,
}

impl Imports {
    /// Adds an item of the runtime.
    pub fn runtime(&mut self, item: &'static str) {
        self.runtime.insert(item);
    }

    /// Adds `Infallible`, the error of operations that document no failure.
    pub fn infallible(&mut self) {
        self.infallible = true;
    }

    /// Adds the items that the Rust type of a type names.
    pub fn ty(&mut self, ty: &Type) {
        match ty {
            Type::Named(id) => {
                self.models.insert(*id);
            }
            Type::File => self.runtime("FilePart"),
            Type::Secret => self.runtime("Secret"),
            Type::DateTime => {
                self.timestamp = true;
                self.runtime("Formatted");
            }
            Type::Date => {
                self.date = true;
                self.runtime("Formatted");
            }
            Type::Base64(Alphabet::Standard) => self.runtime("Base64"),
            Type::Base64(Alphabet::Url) => self.runtime("Base64Url"),
            Type::Decimal => self.runtime("Decimal"),
            Type::Bytes => self.bytes = true,
            Type::Json => self.json = true,
            Type::Map(inner) => {
                match ty.is_open_map() {
                    true => self.runtime("OpenMap"),
                    false => self.map = true,
                }
                self.ty(inner);
            }
            Type::List(inner) | Type::Nullable(inner) => self.ty(inner),
            Type::Tuple(types) => types.iter().for_each(|ty| self.ty(ty)),
            Type::Boolean
            | Type::Integer(_)
            | Type::Number(_)
            | Type::String
            | Type::Null
            | Type::Foreign(_) => {}
        }
    }

    /// Adds the items that the type of a response's body names.
    pub fn response_body(&mut self, body: &ResponseBody, outcome: Outcome) {
        let stream = response::stream(body, outcome);
        stream.into_iter().for_each(|item| self.runtime(item));
        match (stream, body.decoding) {
            (Some(_), Decoding::Binary) => {}
            (Some(_), _) | (None, Decoding::Json | Decoding::Text | Decoding::Binary) => {
                self.ty(&body.ty);
            }
            // The body is a `String`.
            (None, Decoding::Events | Decoding::Lines | Decoding::Sequence) => {}
        }
    }

    /// Renders the declarations. Models for which `own` is true are defined in the file itself.
    pub fn render(
        &self,
        context: &Context<'_>,
        path: ModelPath,
        own: impl Fn(&TypeId) -> bool,
    ) -> String {
        let mut lines = match path {
            ModelPath::Bare => self.model_types(context, own),
            ModelPath::Qualified if self.models.is_empty() => String::new(),
            ModelPath::Qualified => "use crate::models;\n".to_owned(),
        };
        let runtime: Vec<&str> = self.runtime.iter().copied().collect();
        lines += &use_list("crate::runtime", &runtime);
        let others = [
            (self.bytes, "use bytes::Bytes;\n"),
            (self.timestamp, "use jiff::Timestamp;\n"),
            (self.date, "use jiff::civil::Date;\n"),
            (self.json, "use serde_json::Value;\n"),
            (self.map, "use std::collections::BTreeMap;\n"),
            (self.infallible, "use std::convert::Infallible;\n"),
        ];
        let others = others.into_iter().filter(|(needed, _)| *needed);
        lines.extend(others.map(|(_, line)| line));
        lines
    }

    fn model_types(&self, context: &Context<'_>, own: impl Fn(&TypeId) -> bool) -> String {
        let foreign = self.models.iter().filter(|id| !own(id));
        let foreign = foreign.map(|id| context.names.ty(*id).name.to_string());
        let mut names: Vec<String> = foreign.collect();
        names.sort();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        use_list("super", &names)
    }
}

/// Renders the declaration that imports names of a module, with as many names on each line as fit.
fn use_list(module: &str, names: &[&str]) -> String {
    match names {
        [] => return String::new(),
        [name] => return format!("use {module}::{name};\n"),
        _ => {}
    }
    let line = format!("use {module}::{{{}}};\n", names.join(", "));
    if line.len() <= MARGIN + 1 {
        return line;
    }
    let mut text = format!("use {module}::{{\n   ");
    let mut width = INDENT.len() - 1;
    for (index, name) in names.iter().enumerate() {
        // The formatter does not count the last comma.
        let comma = usize::from(index + 1 < names.len());
        if width + 1 + name.len() + comma > MARGIN {
            text.push_str("\n   ");
            width = INDENT.len() - 1;
        }
        text.extend([" ", name, ","]);
        width += 1 + name.len() + comma;
    }
    text + "\n};\n"
}

//! Example calls: for each operation a few lines that compile, with the document's own example values.

use std::collections::BTreeSet;

use super::Context;
use super::response::{self, Output, Side};
use crate::analysis::constant;
use crate::api::{
    Decoding, Encoding, Field, Foreign, JsonKind, Operation, OperationId, Struct, Type, TypeId,
    TypeKind, Union,
};
use crate::source::Value;

/// The most columns of a line that is not broken.
const WIDTH: usize = 80;

/// The most optional fields that an example sets.
const FIELDS: usize = 4;

/// The most models of one example; what is left then is read from JSON.
const MODELS: usize = 40;

/// Returns the lines of an example call. They stand in an async function that returns a `Result` with a
/// boxed error, and has a `client`.
pub fn operation(context: &Context<'_>, id: OperationId) -> Vec<String> {
    let operation = &context.api.operations[id.0];
    let mut example = Example {
        context,
        imports: BTreeSet::new(),
        open: Vec::new(),
        left: MODELS,
    };
    let chain = example.chain(id, operation);
    let mut lines = example.call(id, operation, chain);
    if !example.imports.is_empty() {
        let imports = example
            .imports
            .iter()
            .map(|path| format!("use {}::{path};", context.crate_ident()));
        lines = imports.chain([String::new()]).chain(lines).collect();
    }
    lines
}

/// An example that is being written.
struct Example<'a> {
    context: &'a Context<'a>,
    /// What it imports from the crate.
    imports: BTreeSet<String>,
    /// The models that the value to be written stands in.
    open: Vec<TypeId>,
    /// How many models may still be written.
    left: usize,
}

impl Example<'_> {
    /// Returns the links of the chain that ends in the request.
    fn chain(&mut self, id: OperationId, operation: &Operation) -> Vec<String> {
        let names = self.context.names.operation(id);
        let tag = &self.context.names.tags()[operation.tag.0];
        let parameters = operation
            .parameters
            .iter()
            .filter(|parameter| parameter.required);
        let mut arguments: Vec<String> = parameters
            .map(|parameter| {
                self.value(
                    &parameter.ty,
                    parameter.docs.example.as_ref(),
                    Form::Argument,
                )
            })
            .collect();
        let body = operation.body.as_ref().map(|body| {
            let content = &body.content;
            let form = match content.encoding {
                Encoding::Json | Encoding::Form | Encoding::Multipart => Form::Owned,
                Encoding::Text | Encoding::Binary => Form::Argument,
            };
            let value = self.value(&content.ty, content.example.as_ref(), form);
            let value = match content.is_open() {
                true => format!("\"application/octet-stream\", {value}"),
                false => value,
            };
            (body.required, value)
        });
        let mut chain = vec!["client".to_owned(), format!(".{}()", tag.module)];
        match body {
            Some((true, body)) => {
                arguments.push(body);
                chain.push(format!(".{}({})", names.method, arguments.join(", ")));
            }
            Some((false, body)) => {
                chain.push(format!(".{}({})", names.method, arguments.join(", ")));
                chain.push(format!(".body({body})"));
            }
            None => chain.push(format!(".{}({})", names.method, arguments.join(", "))),
        }
        chain
    }

    /// Returns the statements that send the request and look at what comes back.
    fn call(
        &mut self,
        id: OperationId,
        operation: &Operation,
        mut chain: Vec<String>,
    ) -> Vec<String> {
        if operation.pagination.is_some() {
            chain.push(".items()".to_owned());
            return items("item", &chain);
        }
        chain.extend([".send()".to_owned(), ".await?".to_owned()]);
        let content = operation
            .successes()
            .next()
            .and_then(|answer| answer.content);
        match (
            response::output(operation),
            content.map(|content| content.decoding),
        ) {
            (Output::One, None) => statement("", &chain, ";"),
            (Output::Several, _) => self.match_answers(id, operation, &chain),
            (Output::One, Some(Decoding::Binary)) => {
                chain.extend([".bytes()".to_owned(), ".await?".to_owned()]);
                let mut lines = statement("let bytes = ", &chain, ";");
                lines.push("println!(\"{} bytes\", bytes.len());".to_owned());
                lines
            }
            (Output::One, Some(Decoding::Events)) => items("event", &chain),
            (Output::One, Some(Decoding::Lines | Decoding::Sequence)) => items("value", &chain),
            (Output::One, Some(Decoding::Json | Decoding::Text)) | (Output::Undocumented, _) => {
                let mut lines = statement("let answer = ", &chain, ";");
                lines.push("println!(\"{answer:?}\");".to_owned());
                lines
            }
        }
    }

    fn match_answers(
        &mut self,
        id: OperationId,
        operation: &Operation,
        chain: &[String],
    ) -> Vec<String> {
        let names = self.context.names.operation(id);
        let module = &self.context.names.tags()[operation.tag.0].module;
        self.imports
            .insert(format!("api::{module}::{}", names.response));
        let mut lines = statement("let answer = ", chain, ";");
        lines.push("match answer {".to_owned());
        for (answer, variant) in response::named(self.context, id, operation, Side::Success) {
            let (pattern, action) = match answer.content {
                Some(_) => ("(value)", "println!(\"{value:?}\"),"),
                None => ("", "{}"),
            };
            lines.push(format!(
                "    {}::{variant}{pattern} => {action}",
                names.response
            ));
        }
        lines.push("}".to_owned());
        lines
    }

    /// Returns an expression for a value: the document's example where it fits, else a plain one.
    fn value(&mut self, ty: &Type, example: Option<&Value>, form: Form) -> String {
        match ty {
            Type::Boolean => example.and_then(Value::as_bool).unwrap_or(true).to_string(),
            Type::Integer(format) => example
                .and_then(|value| value.as_number()?.as_i128())
                .filter(|number| format.holds(*number))
                .unwrap_or(1)
                .to_string(),
            Type::Number(_) => format!("{:?}", example.and_then(Value::as_f64).unwrap_or(1.0)),
            Type::String => form.text(example.and_then(Value::as_str).unwrap_or("text")),
            Type::Secret => self.secret(form),
            Type::File => self.file(form),
            Type::Bytes => "\"bytes\"".to_owned(),
            Type::DateTime => self.formatted("2026-01-31T12:00:00Z", "jiff::Timestamp", form),
            Type::Date => self.formatted("2026-01-31", "jiff::civil::Date", form),
            Type::Base64(_) => match form {
                Form::Argument => "b\"bytes\"".to_owned(),
                Form::Owned => "b\"bytes\".into()".to_owned(),
            },
            Type::Decimal => "\"1.50\".parse()?".to_owned(),
            Type::Foreign(foreign) => read(foreign, example),
            Type::List(item) => {
                let first = example.and_then(|list| list.get(0));
                format!("vec![{}]", self.value(item, first, Form::Owned))
            }
            Type::Tuple(places) => {
                let of = |index| example.and_then(|list| list.get(index));
                let places = places.iter().enumerate();
                let values: Vec<String> = places
                    .map(|(index, place)| self.value(place, of(index), Form::Owned))
                    .collect();
                match values.as_slice() {
                    [only] => format!("({only},)"),
                    values => format!("({})", values.join(", ")),
                }
            }
            Type::Map(_) => "Default::default()".to_owned(),
            Type::Nullable(inner) => format!("Some({})", self.value(inner, example, Form::Owned)),
            Type::Json => "serde_json::Value::Null".to_owned(),
            Type::Named(id) => self.named(*id, example, form),
        }
    }

    /// Returns an expression for text of a format; an argument is converted, so its type has to be named.
    fn formatted(&mut self, text: &str, path: &str, form: Form) -> String {
        match form {
            Form::Argument => {
                self.imports.insert(path.to_owned());
                let name = path.rsplit(':').next().unwrap_or(path);
                format!("\"{text}\".parse::<{name}>()?")
            }
            Form::Owned => format!("\"{text}\".parse()?"),
        }
    }

    /// Returns an expression for a secret. Not even an example of one is for copying.
    fn secret(&mut self, form: Form) -> String {
        match form {
            Form::Argument => "\"…\"".to_owned(),
            Form::Owned => {
                self.imports.insert("Secret".to_owned());
                "Secret::from(\"…\")".to_owned()
            }
        }
    }

    fn file(&mut self, form: Form) -> String {
        let bytes = "std::fs::read(\"file\")?";
        match form {
            Form::Argument => bytes.to_owned(),
            Form::Owned => {
                self.imports.insert("FilePart".to_owned());
                format!("FilePart::new({bytes})")
            }
        }
    }

    fn named(&mut self, id: TypeId, example: Option<&Value>, form: Form) -> String {
        let def = self.context.api.type_def(id);
        let names = self.context.names.ty(id);
        match &def.kind {
            TypeKind::Alias(aliased) => {
                self.value(aliased, example.or(def.docs.example.as_ref()), form)
            }
            TypeKind::Enum(list) => {
                let position = list.values.iter().position(|it| example == Some(&it));
                self.imports.insert(format!("models::{}", names.name));
                format!("{}::{}", names.name, names.members[position.unwrap_or(0)])
            }
            TypeKind::Struct(object) => self.inside(id, |this| this.structure(id, object, example)),
            TypeKind::Union(union) => self.inside(id, |this| this.union(id, union)),
        }
    }

    /// Writes a model with another around it. One that is in itself, which only bytes can end, is read.
    fn inside(&mut self, id: TypeId, write: impl FnOnce(&mut Self) -> String) -> String {
        if self.left == 0 || self.open.contains(&id) {
            return "serde_json::from_str(\"{}\")?".to_owned();
        }
        self.left -= 1;
        self.open.push(id);
        let text = write(self);
        self.open.pop();
        text
    }

    /// Returns an expression for the first alternative.
    fn union(&mut self, id: TypeId, union: &Union) -> String {
        let names = self.context.names.ty(id);
        self.imports.insert(format!("models::{}", names.name));
        match union.variants.first().zip(names.members.first()) {
            Some((variant, name)) => {
                let value = self.boxed(id, 0, &variant.ty, None, Form::Owned);
                format!("{}::{name}({value})", names.name)
            }
            None => format!("{}::Unknown(serde_json::Value::Null)", names.name),
        }
    }

    /// Returns an expression for a field or a variant, in its box where it has one.
    fn boxed(
        &mut self,
        id: TypeId,
        member: usize,
        ty: &Type,
        example: Option<&Value>,
        form: Form,
    ) -> String {
        let value = self.value(ty, example, form);
        match self.context.facts.is_boxed(id, member) {
            true => format!("Box::new({value})"),
            false => value,
        }
    }

    fn structure(&mut self, id: TypeId, object: &Struct, example: Option<&Value>) -> String {
        let names = self.context.names.ty(id);
        self.imports.insert(format!("models::{}", names.name));
        let of = |field: &'_ Field| {
            example
                .and_then(|example| example.get(&field.name))
                .or(field.docs.example.as_ref())
                .cloned()
        };
        let required: Vec<String> = object
            .fields
            .iter()
            .enumerate()
            .filter(|(_, field)| field.required && constant(self.context.api, field).is_none())
            .map(|(index, field)| {
                let is_open = |id| self.open.contains(&id);
                if field.nullable && field.ty.named().is_some_and(is_open) {
                    return "None".to_owned();
                }
                let form = Form::wrapped(field.nullable);
                let value = self.boxed(id, index, &field.ty, of(field).as_ref(), form);
                if field.nullable {
                    format!("Some({value})")
                } else {
                    value
                }
            })
            .collect();
        let mut text = match required.as_slice() {
            [] => format!("{}::default()", names.name),
            arguments => format!("{}::new({})", names.name, arguments.join(", ")),
        };
        let optional = object
            .fields
            .iter()
            .zip(&names.members)
            .filter(|(field, _)| !field.required && is_plain(&field.ty));
        for (field, name) in optional
            .filter(|(field, _)| !field.docs.read_only)
            .take(FIELDS)
        {
            if let Some(value) = of(field) {
                let form = Form::wrapped(self.context.facts.usage(id).has_three_states(field));
                let value = self.value(&field.ty, Some(&value), form);
                text.push_str(&format!(".{name}({value})"));
            }
        }
        text
    }
}

/// Returns an expression for a type of the settings, of which nothing is known but that it can be read.
fn read(foreign: &Foreign, example: Option<&Value>) -> String {
    let plain = match foreign.kind {
        JsonKind::Any => Value::Null,
        JsonKind::Boolean => true.into(),
        JsonKind::Integer | JsonKind::Number => 1.into(),
        JsonKind::String => "text".into(),
        JsonKind::Array => Value::Array(Vec::new()),
        JsonKind::Object => Value::Object(serde_json::Map::new()),
    };
    let text = example.unwrap_or(&plain).to_string();
    let literal = proc_macro2::Literal::string(&text);
    format!("serde_json::from_str({literal})?")
}

/// How text is written: as an argument that is converted, or as a value of its own.
#[derive(Clone, Copy)]
enum Form {
    Argument,
    Owned,
}

impl Form {
    /// Returns the form of a field's value: one that is wrapped is not converted.
    fn wrapped(is_wrapped: bool) -> Form {
        if is_wrapped {
            Form::Owned
        } else {
            Form::Argument
        }
    }

    fn text(self, text: &str) -> String {
        let literal = proc_macro2::Literal::string(text).to_string();
        match self {
            Form::Argument => literal,
            Form::Owned => format!("{literal}.to_owned()"),
        }
    }
}

/// Returns the statements that follow a stream to its end.
fn items(item: &str, chain: &[String]) -> Vec<String> {
    let mut lines = statement(&format!("let mut {item}s = "), chain, ";");
    lines.extend([
        format!("while let Some({item}) = {item}s.try_next().await? {{"),
        format!("    println!(\"{{{item}:?}}\");"),
        "}".to_owned(),
    ]);
    lines
}

/// Tells whether a value is worth a line in an example.
fn is_plain(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::String | Type::Secret
    )
}

/// Writes a chain on one line where it fits, else a line for each link.
fn statement(before: &str, chain: &[String], after: &str) -> Vec<String> {
    let line = format!("{before}{}{after}", chain.concat());
    if line.chars().count() <= WIDTH {
        return vec![line];
    }
    let last = chain.len().saturating_sub(1);
    chain
        .iter()
        .enumerate()
        .map(|(index, link)| match index {
            0 => format!("{before}{link}"),
            _ if index == last => format!("    {link}{after}"),
            _ => format!("    {link}"),
        })
        .collect()
}

//! Types of Rust as data: how a type is written, and what has to be imported for that, follow from one value.

use crate::api::{Alphabet, IntegerFormat, NumberFormat, Type};
use crate::names::{Name, Names};

/// How a type names models.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelPath {
    /// `User`, as in the files of `models` and on pages.
    Bare,
    /// `models::User`, as in all other files.
    Qualified,
}

/// A type of Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustType<'a> {
    /// A type that is in scope everywhere, with its arguments: `bool`, `Vec<T>`.
    Prelude(&'static str, Vec<RustType<'a>>),
    /// A type of the runtime, with its arguments: `Secret`, `Nullable<T>`.
    Runtime(&'static str, Vec<RustType<'a>>),
    /// A type of the standard library or of a crate that clients depend on, by its path, with its arguments:
    /// `jiff::Timestamp`.
    Library(&'static str, Vec<RustType<'a>>),
    /// A type that the settings name, by its path.
    Foreign(&'a str),
    /// A model.
    Model(&'a Name),
    /// A type of the file in which it is written.
    Own(&'a Name),
    /// A tuple; one of nothing is `()`.
    Tuple(Vec<RustType<'a>>),
}

impl<'a> RustType<'a> {
    /// `String`
    pub const STRING: Self = Self::prelude("String");
    /// `str`
    pub const STR: Self = Self::prelude("str");
    /// `()`
    pub const UNIT: Self = RustType::Tuple(Vec::new());
    /// `Bytes`
    pub const BYTES: Self = RustType::Library("bytes::Bytes", Vec::new());
    /// `Value`, any JSON.
    pub const JSON: Self = RustType::Library("serde_json::Value", Vec::new());

    const fn prelude(name: &'static str) -> Self {
        RustType::Prelude(name, Vec::new())
    }

    /// Returns a type of the runtime without arguments.
    pub const fn runtime(name: &'static str) -> Self {
        RustType::Runtime(name, Vec::new())
    }

    /// Returns the type of the values of a type of the document. That a value may be absent or null is for the caller
    /// to add, as in `Option<String>` for an optional property.
    pub fn of(ty: &'a Type, names: &'a Names) -> Self {
        let inner = |ty: &'a Type| RustType::of(ty, names);
        match ty {
            Type::Named(id) => RustType::Model(&names.ty(*id).name),
            Type::List(item) => RustType::Prelude("Vec", vec![inner(item)]),
            Type::Tuple(types) => RustType::Tuple(types.iter().map(inner).collect()),
            Type::Map(value) => RustType::map(value, names),
            Type::Nullable(value) => inner(value).optional(),
            Type::Foreign(foreign) => RustType::Foreign(&foreign.path),
            Type::Boolean => RustType::prelude("bool"),
            Type::Integer(format) => RustType::prelude(integer(*format)),
            Type::Number(NumberFormat::Float) => RustType::prelude("f32"),
            Type::Number(NumberFormat::Double) => RustType::prelude("f64"),
            Type::String => RustType::STRING,
            Type::Secret => RustType::runtime("Secret"),
            Type::File => RustType::runtime("FilePart"),
            Type::DateTime => formatted("jiff::Timestamp"),
            Type::Date => formatted("jiff::civil::Date"),
            Type::Base64(Alphabet::Standard) => RustType::runtime("Base64"),
            Type::Base64(Alphabet::Url) => RustType::runtime("Base64Url"),
            Type::Decimal => RustType::runtime("Decimal"),
            Type::Bytes => RustType::BYTES,
            Type::Null => RustType::UNIT,
            Type::Json => RustType::JSON,
        }
    }

    /// Returns the type of a map by text.
    pub fn map(value: &'a Type, names: &'a Names) -> Self {
        let inner = RustType::of(value, names);
        match value.is_open_value() {
            true => RustType::Runtime("OpenMap", vec![inner]),
            false => RustType::Library("std::collections::BTreeMap", vec![Self::STRING, inner]),
        }
    }

    /// Returns the type in an `Option`.
    pub fn optional(self) -> Self {
        RustType::Prelude("Option", vec![self])
    }

    /// Returns the type in a `Box`.
    pub fn boxed(self) -> Self {
        RustType::Prelude("Box", vec![self])
    }

    /// Returns the types that this one is written with, in order: its arguments, or the places of a tuple.
    pub fn parts(&self) -> &[RustType<'a>] {
        match self {
            RustType::Prelude(_, parts)
            | RustType::Runtime(_, parts)
            | RustType::Library(_, parts)
            | RustType::Tuple(parts) => parts,
            RustType::Foreign(_) | RustType::Model(_) | RustType::Own(_) => &[],
        }
    }

    /// Returns the name of the type without its arguments: `EventStream` of `EventStream<Event>`.
    pub fn name(&self) -> String {
        match self {
            RustType::Prelude(name, _) | RustType::Runtime(name, _) => (*name).to_owned(),
            RustType::Library(full, _) => last(full).to_owned(),
            RustType::Foreign(_) | RustType::Model(_) | RustType::Own(_) | RustType::Tuple(_) => {
                self.text(ModelPath::Bare)
            }
        }
    }

    /// Returns the first model that the type names: `User` of `Vec<User>`.
    pub fn model(&self) -> Option<&'a Name> {
        match self {
            RustType::Model(name) => Some(name),
            _ => self.parts().iter().find_map(RustType::model),
        }
    }

    /// Returns the type as it is written in code.
    pub fn text(&self, path: ModelPath) -> String {
        let parts = || -> Vec<String> { self.parts().iter().map(|it| it.text(path)).collect() };
        match self {
            RustType::Prelude(name, _) | RustType::Runtime(name, _) => generic(name, &parts()),
            RustType::Library(full, _) => generic(last(full), &parts()),
            RustType::Tuple(_) => match parts().as_slice() {
                [only] => format!("({only},)"),
                parts => format!("({})", parts.join(", ")),
            },
            RustType::Foreign(full) => (*full).to_owned(),
            RustType::Own(name) => name.to_string(),
            RustType::Model(name) => match path {
                ModelPath::Bare => name.to_string(),
                ModelPath::Qualified => format!("models::{name}"),
            },
        }
    }
}

fn formatted(path: &'static str) -> RustType<'static> {
    RustType::Runtime("Formatted", vec![RustType::Library(path, Vec::new())])
}

fn generic(name: &str, arguments: &[String]) -> String {
    match arguments {
        [] => name.to_owned(),
        arguments => format!("{name}<{}>", arguments.join(", ")),
    }
}

/// Returns the last name of a path: `Timestamp` of `jiff::Timestamp`.
fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

fn integer(format: IntegerFormat) -> &'static str {
    match format {
        IntegerFormat::Int8 => "i8",
        IntegerFormat::Int16 => "i16",
        IntegerFormat::Int32 => "i32",
        IntegerFormat::Int64 => "i64",
        IntegerFormat::Uint8 => "u8",
        IntegerFormat::Uint16 => "u16",
        IntegerFormat::Uint32 => "u32",
        IntegerFormat::Uint64 => "u64",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_types() {
        let date = || formatted("jiff::civil::Date");
        let cases = [
            (RustType::UNIT, "()"),
            (RustType::Tuple(vec![RustType::STRING]), "(String,)"),
            (
                RustType::Tuple(vec![RustType::STRING, RustType::JSON]),
                "(String, Value)",
            ),
            (date().boxed().optional(), "Option<Box<Formatted<Date>>>"),
            (
                RustType::Library("std::collections::BTreeMap", vec![RustType::STRING, date()]),
                "BTreeMap<String, Formatted<Date>>",
            ),
            (RustType::Foreign("uuid::Uuid"), "uuid::Uuid"),
        ];
        for (ty, expected) in cases {
            assert_eq!(ty.text(ModelPath::Qualified), expected);
        }
    }
}

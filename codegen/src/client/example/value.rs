//! Expressions for values: the document's own example where it fits the type, else a plain one.

use std::collections::BTreeSet;

use crate::api::{Foreign, JsonKind, Type, TypeId};
use crate::client::argument::Conversion;
use crate::client::context::Context;
use crate::client::literal::literal;
use crate::source::Value;

/// The most models of one example. A model beyond them is read from JSON.
const MODELS: usize = 40;

/// The expressions of one example, and what they import.
pub struct Values<'a> {
    /// The client that the example is of.
    pub context: &'a Context<'a>,
    /// The paths that the example imports from the crate.
    imports: BTreeSet<String>,
    /// The models around the value that is written, the outermost first.
    pub(super) open: Vec<TypeId>,
    /// How many models may still be written.
    pub(super) models_left: usize,
}

/// The place of a value: whether it converts the value decides how that is written.
#[derive(Clone, Copy)]
pub enum Slot {
    /// An argument that converts: `"text"` for `impl Into<String>`.
    Converting,
    /// A place of exactly the value's type: `"text".to_owned()` for `String`.
    Exact,
}

impl Slot {
    /// Returns the slot of an argument.
    pub fn of(conversion: Conversion) -> Slot {
        match conversion {
            Conversion::None => Slot::Exact,
            Conversion::AsRef | Conversion::Into => Slot::Converting,
        }
    }
}

impl<'a> Values<'a> {
    /// Begins an example.
    pub fn new(context: &'a Context<'a>) -> Values<'a> {
        Values {
            context,
            imports: BTreeSet::new(),
            open: Vec::new(),
            models_left: MODELS,
        }
    }

    /// Returns the paths that the example imports from the crate.
    pub fn into_imports(self) -> BTreeSet<String> {
        self.imports
    }

    /// Adds a path that the example imports from the crate.
    pub fn import(&mut self, path: impl Into<String>) {
        self.imports.insert(path.into());
    }

    /// Returns an expression for a value of a type.
    pub fn value(&mut self, ty: &Type, example: Option<&Value>, slot: Slot) -> String {
        match ty {
            Type::Boolean => example.and_then(Value::as_bool).unwrap_or(true).to_string(),
            Type::Integer(format) => example
                .and_then(|value| value.as_number()?.as_i128())
                .filter(|number| format.holds(*number))
                .unwrap_or(1)
                .to_string(),
            Type::Number(_) => format!("{:?}", example.and_then(Value::as_f64).unwrap_or(1.0)),
            Type::String => text(example.and_then(Value::as_str).unwrap_or("text"), slot),
            Type::Secret => self.secret(slot),
            Type::File => self.file(slot),
            Type::Bytes => "\"bytes\"".to_owned(),
            Type::DateTime => self.parsed("2026-01-31T12:00:00Z", "jiff::Timestamp", slot),
            Type::Date => self.parsed("2026-01-31", "jiff::civil::Date", slot),
            Type::Base64(_) => match slot {
                Slot::Converting => "b\"bytes\"".to_owned(),
                Slot::Exact => "b\"bytes\".into()".to_owned(),
            },
            Type::Decimal => "\"1.50\".parse()?".to_owned(),
            Type::Foreign(ty) => foreign(ty, example),
            Type::List(item) => {
                let first = example.and_then(|list| list.get(0));
                format!("vec![{}]", self.value(item, first, Slot::Exact))
            }
            Type::Tuple(places) => self.tuple(places, example),
            Type::Map(_) => "Default::default()".to_owned(),
            Type::Nullable(inner) => format!("Some({})", self.value(inner, example, Slot::Exact)),
            Type::Null => "()".to_owned(),
            Type::Json => "serde_json::Value::Null".to_owned(),
            Type::Named(id) => self.named(*id, example, slot),
        }
    }

    fn tuple(&mut self, types: &[Type], example: Option<&Value>) -> String {
        let types = types.iter().enumerate();
        let values = types.map(|(index, ty)| {
            let example = example.and_then(|list| list.get(index));
            self.value(ty, example, Slot::Exact)
        });
        match values.collect::<Vec<_>>().as_slice() {
            [only] => format!("({only},)"),
            values => format!("({})", values.join(", ")),
        }
    }

    /// Returns an expression that parses text. An argument that converts does not say what to parse it as, so the
    /// expression names the type.
    fn parsed(&mut self, text: &str, path: &str, slot: Slot) -> String {
        match slot {
            Slot::Converting => {
                self.import(path);
                let name = path.rsplit(':').next().unwrap_or(path);
                format!("\"{text}\".parse::<{name}>()?")
            }
            Slot::Exact => format!("\"{text}\".parse()?"),
        }
    }

    /// Returns an expression for a secret. Even the document's example of one is not shown: nobody should copy it.
    fn secret(&mut self, slot: Slot) -> String {
        match slot {
            Slot::Converting => "\"…\"".to_owned(),
            Slot::Exact => {
                self.import("Secret");
                "Secret::from(\"…\")".to_owned()
            }
        }
    }

    fn file(&mut self, slot: Slot) -> String {
        let bytes = "std::fs::read(\"file\")?";
        match slot {
            Slot::Converting => bytes.to_owned(),
            Slot::Exact => {
                self.import("FilePart");
                format!("FilePart::new({bytes})")
            }
        }
    }
}

fn text(text: &str, slot: Slot) -> String {
    let literal = literal(text);
    match slot {
        Slot::Converting => literal,
        Slot::Exact => format!("{literal}.to_owned()"),
    }
}

/// Returns an expression for a type that the settings name. All that is known of such a type is that serde reads
/// it from JSON.
fn foreign(ty: &Foreign, example: Option<&Value>) -> String {
    let plain = match ty.kind {
        JsonKind::Any => Value::Null,
        JsonKind::Boolean => true.into(),
        JsonKind::Integer | JsonKind::Number => 1.into(),
        JsonKind::String => "text".into(),
        JsonKind::Array => Value::Array(Vec::new()),
        JsonKind::Object => Value::Object(serde_json::Map::new()),
    };
    let json = example.unwrap_or(&plain).to_string();
    format!("serde_json::from_str({})?", literal(&json))
}

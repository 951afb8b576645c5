//! Types: the values that requests and responses hold.

use std::collections::HashSet;

use crate::source::{Value, WrittenAt};

/// The place of a named type among the types of an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub usize);

/// A type with a name of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeDef {
    /// The words of its name, outermost first: `["User"]` for a component, `["User", "type"]` for a
    /// type that is written inline at a property of it.
    pub name: Vec<String>,
    /// The type in whose schema it is written, for an inline one.
    pub parent: Option<TypeId>,
    /// The type that it is a copy of, where requests send other properties than responses have (`readOnly`).
    pub original: Option<TypeId>,
    /// Whether other inline types are aliases of this inline type. It has a file of its own then.
    pub is_shared: bool,
    /// Whether the document allows any text besides the values that the type lists:
    /// `anyOf: [{type: string, enum: [a, b]}, {type: string}]`.
    pub is_open: bool,
    /// Where its schema stands.
    pub origin: WrittenAt,
    /// What the document says about it.
    pub docs: Docs,
    /// What it is.
    pub kind: TypeKind,
}

/// The kinds of named types.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeKind {
    /// An object with declared properties.
    Struct(Struct),
    /// A closed list of values in the document, an open one in the client.
    Enum(Enum),
    /// One of several types.
    Union(Union),
    /// Another name for a type.
    Alias(Type),
}

impl TypeKind {
    /// Returns the types that a value of this kind is made of.
    pub fn types(&self) -> Vec<&Type> {
        match self {
            TypeKind::Struct(object) => {
                let fields = object.fields.iter().map(|field| &field.ty);
                fields.chain(&object.additional).collect()
            }
            TypeKind::Enum(_) => Vec::new(),
            TypeKind::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
            TypeKind::Alias(ty) => vec![ty],
        }
    }

    /// Returns the types that a value of this kind is made of, to be changed.
    pub fn types_mut(&mut self) -> Vec<&mut Type> {
        match self {
            TypeKind::Struct(object) => {
                let fields = object.fields.iter_mut().map(|field| &mut field.ty);
                fields.chain(&mut object.additional).collect()
            }
            TypeKind::Enum(_) => Vec::new(),
            TypeKind::Union(union) => {
                let variants = union.variants.iter_mut();
                variants.map(|variant| &mut variant.ty).collect()
            }
            TypeKind::Alias(ty) => vec![ty],
        }
    }
}

/// An object with declared properties.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Struct {
    /// The properties in the order of the document.
    pub fields: Vec<Field>,
    /// The type of the values under keys that are not declared, where the document speaks of them.
    pub additional: Option<Type>,
    /// Whether the document says that there are no other keys (`additionalProperties: false`).
    pub closed: bool,
}

impl Struct {
    /// Returns the property of a name on the wire. A choice whose properties stand beside the others has none.
    pub fn property(&self, name: &str) -> Option<&Field> {
        let mut properties = self.fields.iter().filter(|field| !field.flat);
        properties.find(|field| field.name == name)
    }
}

/// A property of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name on the wire; of a flat one, which is not on the wire, what to call it.
    pub name: String,
    /// Where its schema stands.
    pub origin: WrittenAt,
    /// What the document says about it.
    pub docs: Docs,
    /// Its type, without regard to whether it may be null.
    pub ty: Type,
    /// Whether a value has to be there.
    pub required: bool,
    /// Whether the value may be null.
    pub nullable: bool,
    /// Whether a number in it may come as text.
    pub numeric_text: bool,
    /// Whether the properties of the value stand beside the others, rather than under its name.
    pub flat: bool,
    /// The value that it always has: the one that stands for the object in every union by this property.
    pub discriminator: Option<String>,
}

impl Field {
    /// Tells whether callers have to give a value of their own.
    pub fn is_asked_for(&self) -> bool {
        self.required && self.discriminator.is_none()
    }
}

/// An enumeration.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// The values in the order of the document, each once.
    pub values: EnumValues,
    /// What the document calls each value and says of it, in the same order.
    pub labels: Vec<Label>,
}

impl Enum {
    /// Makes an enumeration of values that have no labels.
    pub fn of(values: EnumValues) -> Enum {
        let labels = vec![Label::default(); values.len()];
        Enum { values, labels }
    }
}

/// What a document says of a value of an enumeration.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Label {
    /// What the value is called.
    pub name: Option<String>,
    /// CommonMark text.
    pub description: Option<String>,
}

/// The values of an enumeration, by their JSON type.
#[derive(Clone, Debug, PartialEq)]
pub enum EnumValues {
    /// Strings.
    Strings(Vec<String>),
    /// Integers.
    Integers(Vec<i64>),
    /// Strings, numbers and truth values, of several types or not whole.
    Scalars(Vec<Value>),
}

impl EnumValues {
    /// Returns how many values there are; there is at least one.
    #[allow(clippy::len_without_is_empty, reason = "an enumeration is never empty")]
    pub fn len(&self) -> usize {
        match self {
            EnumValues::Strings(values) => values.len(),
            EnumValues::Integers(values) => values.len(),
            EnumValues::Scalars(values) => values.len(),
        }
    }

    /// Returns the values as JSON.
    pub fn iter(&self) -> impl Iterator<Item = Value> {
        let values: Vec<Value> = match self {
            EnumValues::Strings(values) => values.iter().map(|it| it.as_str().into()).collect(),
            EnumValues::Integers(values) => values.iter().map(|it| (*it).into()).collect(),
            EnumValues::Scalars(values) => values.clone(),
        };
        values.into_iter()
    }
}

/// One of several types (`oneOf` and `anyOf`).
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The alternatives in the order of the document.
    pub variants: Vec<Variant>,
    /// Whether a value may be of several alternatives at once (`anyOf`).
    pub is_any_of: bool,
    /// What tells the alternatives apart, where the document says it.
    pub discriminator: Option<Discriminator>,
}

impl Union {
    /// Keeps the alternatives for which `stays` says so, and the values that name them.
    pub fn keep(&mut self, stays: &[bool]) {
        let is_kept = |index: usize| stays.get(index) == Some(&true);
        let mut kept = 0;
        let mut new = Vec::with_capacity(stays.len());
        for stays in stays {
            new.push(kept);
            kept += usize::from(*stays);
        }
        if let Some(discriminator) = &mut self.discriminator {
            discriminator.values.retain(|(_, index)| is_kept(*index));
            for (_, index) in &mut discriminator.values {
                *index = new[*index];
            }
            let default = discriminator.default.filter(|index| is_kept(*index));
            discriminator.default = default.map(|index| new[index]);
        }
        let mut index = 0..;
        self.variants.retain(|_| index.next().is_some_and(is_kept));
    }
}

/// An alternative of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// Its name: that of a component, a title, or a word for the kind of value.
    pub name: String,
    /// Where the schema of the alternative stands, or the reference to it.
    pub origin: WrittenAt,
    /// Its type.
    pub ty: Type,
    /// Whether the settings omit the component that the name is of: its values are any JSON.
    pub is_omitted: bool,
}

/// The property whose value names the alternative (OpenAPI 3.0, section 4.7.25).
#[derive(Clone, Debug, PartialEq)]
pub struct Discriminator {
    /// The property's name on the wire.
    pub property: String,
    /// Its values, each with the index of the alternative that it names. An alternative can have several; the first is
    /// the one that is sent. One can name an alternative, and one within another alternative as well.
    pub values: Vec<(String, usize)>,
    /// The alternative of values that name none: the base of a hierarchy, whose subtypes may be more than are known.
    pub default: Option<usize>,
}

impl Discriminator {
    /// Adds values, each for an alternative. A value that stands for one already keeps it.
    pub fn add_all<'v>(&mut self, values: impl IntoIterator<Item = (&'v str, usize)>) {
        let known = self.values.iter().map(|(value, _)| value.clone());
        let mut known: HashSet<String> = known.collect();
        for (value, index) in values {
            if known.insert(value.to_owned()) {
                self.values.push((value.to_owned(), index));
            }
        }
    }

    /// Tells whether a value stands for several alternatives: for one, and for one within another.
    pub fn has_shared_values(&self) -> bool {
        let mut seen = HashSet::new();
        let mut values = self.values.iter();
        !values.all(|(value, _)| seen.insert(value))
    }

    /// Returns the values that stand for each of `count` alternatives.
    pub fn values_by_alternative(&self, count: usize) -> Vec<Vec<&str>> {
        let mut found = vec![Vec::new(); count];
        for (value, index) in &self.values {
            if let Some(own) = found.get_mut(*index) {
                own.push(value.as_str());
            }
        }
        found
    }
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// A type with a name of its own.
    Named(TypeId),
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer(IntegerFormat),
    /// A number.
    Number(NumberFormat),
    /// Text.
    String,
    /// Text that must not be shown.
    Secret,
    /// A timestamp, RFC 3339's `date-time`.
    DateTime,
    /// A day, RFC 3339's `full-date`.
    Date,
    /// Bytes that travel as text.
    Base64(Alphabet),
    /// A number of which no digit may get lost, and integers of more than 64 bits.
    Decimal,
    /// A type that the settings name.
    Foreign(Foreign),
    /// Bytes as they are, outside of JSON.
    Bytes,
    /// A file, in a multipart form.
    File,
    /// Values in order.
    List(Box<Type>),
    /// As many values as there are types, each of its own.
    Tuple(Vec<Type>),
    /// Values by key.
    Map(Box<Type>),
    /// A value that may be null.
    Nullable(Box<Type>),
    /// Null, and nothing else.
    Null,
    /// Any JSON value: the schema says nothing, or more than Rust's types can.
    Json,
}

impl Type {
    /// Returns the named type in this one, however it is wrapped; of several the first.
    pub fn named(&self) -> Option<TypeId> {
        match self {
            Type::Named(id) => Some(*id),
            _ => self.parts().iter().find_map(Type::named),
        }
    }

    /// Returns every named type in this one.
    pub fn all_named(&self) -> Vec<TypeId> {
        match self {
            Type::Named(id) => vec![*id],
            _ => self.parts().iter().flat_map(Type::all_named).collect(),
        }
    }

    /// Replaces every named type in this one.
    pub fn rename(&mut self, new: &dyn Fn(TypeId) -> TypeId) {
        match self {
            Type::Named(id) => *id = new(*id),
            _ => self
                .parts_mut()
                .iter_mut()
                .for_each(|part| part.rename(new)),
        }
    }

    /// Replaces a type in this one by another one.
    pub fn replace(&mut self, old: &Type, new: &Type) {
        if self == old {
            *self = new.clone();
        }
        let parts = self.parts_mut().iter_mut();
        parts.for_each(|part| part.replace(old, new));
    }

    /// Tells whether this is, or holds, a type for which the condition is true.
    pub fn contains(&self, condition: impl Fn(&Type) -> bool + Copy) -> bool {
        condition(self) || self.parts().iter().any(|part| part.contains(condition))
    }

    /// Tells whether this is a map that keeps values which are not of its type.
    pub fn is_open_map(&self) -> bool {
        matches!(self, Type::Map(value) if value.is_open_value())
    }

    /// Tells whether a map of such values keeps others as well: any JSON is of the type already, files are only ever sent,
    /// and digits of a decimal would get lost where it is read as JSON first.
    pub fn is_open_value(&self) -> bool {
        !matches!(self, Type::Json | Type::File | Type::Decimal)
    }

    /// Returns the types that this one wraps.
    pub fn parts(&self) -> &[Type] {
        match self {
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => {
                std::slice::from_ref(&**inner)
            }
            Type::Tuple(places) => places,
            _ => &[],
        }
    }

    fn parts_mut(&mut self) -> &mut [Type] {
        match self {
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => {
                std::slice::from_mut(&mut **inner)
            }
            Type::Tuple(places) => places,
            _ => &mut [],
        }
    }
}

/// The width of an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntegerFormat {
    /// 8 bits.
    Int8,
    /// 16 bits.
    Int16,
    /// 32 bits.
    Int32,
    /// 64 bits, also where the document names no format.
    Int64,
    /// 8 bits without a sign.
    Uint8,
    /// 16 bits without a sign.
    Uint16,
    /// 32 bits without a sign.
    Uint32,
    /// 64 bits without a sign.
    Uint64,
}

impl IntegerFormat {
    /// Returns the least and the greatest value.
    pub fn range(self) -> (i128, i128) {
        match self {
            IntegerFormat::Int8 => (i8::MIN.into(), i8::MAX.into()),
            IntegerFormat::Int16 => (i16::MIN.into(), i16::MAX.into()),
            IntegerFormat::Int32 => (i32::MIN.into(), i32::MAX.into()),
            IntegerFormat::Int64 => (i64::MIN.into(), i64::MAX.into()),
            IntegerFormat::Uint8 => (0, u8::MAX.into()),
            IntegerFormat::Uint16 => (0, u16::MAX.into()),
            IntegerFormat::Uint32 => (0, u32::MAX.into()),
            IntegerFormat::Uint64 => (0, u64::MAX.into()),
        }
    }

    /// Tells whether a value is in the range.
    pub fn holds(self, value: i128) -> bool {
        let (least, greatest) = self.range();
        (least..=greatest).contains(&value)
    }
}

/// How bytes are written as text (RFC 4648).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alphabet {
    /// base64, section 4.
    Standard,
    /// base64url, section 5, without padding.
    Url,
}

/// A type that the settings name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// Its path, as code writes it.
    pub path: String,
    /// The kind of JSON value that it stands for in the document.
    pub kind: JsonKind,
}

/// The kinds of JSON values (RFC 8259, section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonKind {
    /// Any value.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// The width of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFormat {
    /// IEEE 754 single precision.
    Float,
    /// IEEE 754 double precision, also where the document names no format.
    Double,
}

/// What a document says about a type, a field or a parameter to its readers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Docs {
    /// A short name.
    pub title: Option<String>,
    /// CommonMark text.
    pub description: Option<String>,
    /// Whether callers should move away from it.
    pub deprecated: bool,
    /// Whether it is the server's to set.
    pub read_only: bool,
    /// Whether it is never sent back.
    pub write_only: bool,
    /// The value a server assumes when there is none.
    pub default: Option<Value>,
    /// A value as it may occur.
    pub example: Option<Value>,
    /// What else holds of a value.
    pub constraints: Constraints,
}

impl Docs {
    /// Returns these words, with the description of others where they have none.
    pub fn or(self, others: Docs) -> Docs {
        Docs {
            description: self.description.or(others.description),
            ..self
        }
    }

    /// Adds what is said of a value in another place, where both hold.
    pub fn and(self, others: Docs) -> Docs {
        Docs {
            title: self.title.or(others.title),
            description: self.description.or(others.description),
            deprecated: self.deprecated || others.deprecated,
            read_only: self.read_only || others.read_only,
            write_only: self.write_only || others.write_only,
            default: self.default.or(others.default),
            example: self.example.or(others.example),
            constraints: self.constraints,
        }
    }
}

/// Limits on a value. They are documented and not enforced: a newer server may accept more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Constraints {
    /// The least value, and whether it is itself excluded.
    pub minimum: Option<Bound>,
    /// The greatest value, and whether it is itself excluded.
    pub maximum: Option<Bound>,
    /// The one truth value that is allowed.
    pub constant: Option<bool>,
    /// What the value is a multiple of.
    pub multiple_of: Option<serde_json::Number>,
    /// The fewest characters.
    pub min_length: Option<u64>,
    /// The most characters.
    pub max_length: Option<u64>,
    /// A regular expression (ECMA 262) that text matches.
    pub pattern: Option<String>,
    /// The fewest items.
    pub min_items: Option<u64>,
    /// The most items.
    pub max_items: Option<u64>,
    /// Whether no two items are equal.
    pub unique_items: bool,
    /// The fewest properties.
    pub min_properties: Option<u64>,
    /// The most properties.
    pub max_properties: Option<u64>,
}

/// One end of a range.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// The limit.
    pub value: serde_json::Number,
    /// Whether the limit itself is outside.
    pub exclusive: bool,
}

//! Scalars: the types of texts, numbers and truth values, by their formats and limits.

use serde_json::Number;

use super::form::declared_kind;
use super::{Naming, Schema, Schemas};
use crate::api::{Alphabet, Foreign, IntegerFormat, JsonKind, NumberFormat, Type};
use crate::config::RustType;
use crate::source::{Node, Value};

impl<'d> Schemas<'d> {
    /// Returns the type of a scalar: what the settings say of its format, else what the format says.
    pub(super) fn scalar(&mut self, schema: &Schema<'d>, kind: JsonKind) -> Type {
        if let Some(foreign) = self.format(schema, kind) {
            return Type::Foreign(foreign);
        }
        let format = schema.keywords.format.as_deref();
        match (kind, format) {
            (JsonKind::Boolean, _) => Type::Boolean,
            (JsonKind::Integer, _) => integer(schema, format),
            // They may have a fraction all the same, and no `f64` holds all integers of 64 bits.
            (JsonKind::Number, Some(format)) if is_long(format) => Type::Decimal,
            (JsonKind::Number, Some("decimal")) => Type::Decimal,
            (JsonKind::Number, Some("float" | "float32")) => Type::Number(NumberFormat::Float),
            (JsonKind::Number, _) => Type::Number(NumberFormat::Double),
            (JsonKind::String, format) => string(format),
            (JsonKind::Any | JsonKind::Array | JsonKind::Object, _) => Type::Json,
        }
    }

    /// Returns the type that the settings have for a schema, by its name or by its place.
    pub(super) fn retyped(&mut self, node: &Node<'d>, words: &[String]) -> Option<Foreign> {
        if self.input.config.types.is_empty() {
            return None;
        }
        let pointer = node.origin().pointer.as_str();
        let names = [words.join("."), pointer.to_owned(), format!("#{pointer}")];
        let (key, setting) = names
            .iter()
            .find_map(|name| self.input.config.types.get_key_value(name))?;
        self.report.matched("types", key.clone());
        Some(foreign(setting, declared_kind(node)))
    }

    /// Returns the type that the settings have for the format of a schema.
    fn format(&mut self, schema: &Schema<'d>, kind: JsonKind) -> Option<Foreign> {
        let format = schema.keywords.format.as_ref()?;
        let setting = self.input.config.formats.get(format)?;
        self.report.matched("formats", format.clone());
        Some(foreign(setting, kind))
    }

    /// Tells whether text must not be shown: by its format, by an extension, by the settings, or
    /// because it is only ever sent.
    pub(super) fn is_sensitive(&mut self, schema: &Schema<'d>, naming: &Naming) -> bool {
        let setting = naming.words.join(".");
        let is_set = self.input.config.sensitive.contains(&setting);
        if is_set {
            self.report.matched("sensitive", setting);
        }
        let extension = schema.data.sensitive.as_ref().and_then(Value::as_bool);
        let is_password = schema.keywords.format.as_deref() == Some("password");
        is_set || extension.unwrap_or(schema.data.write_only || is_password)
    }
}

/// Returns a type of the settings in the place of a kind of value.
fn foreign(setting: &RustType, kind: JsonKind) -> Foreign {
    Foreign {
        path: setting.path.clone(),
        kind,
    }
}

/// Returns the type of text. Formats that stand for a value of their own have one; names and addresses
/// (`uuid`, `uri`, `email`, `ipv4`), which callers pass on rather than look into, are text, and so is
/// what no crate has a fitting type for (RFC 3339's `time` with its offset, ISO 8601's `duration`).
fn string(format: Option<&str>) -> Type {
    match format {
        Some("date-time") => Type::DateTime,
        Some("binary") => Type::File,
        Some("date" | "full-date") => Type::Date,
        Some("byte" | "base64") => Type::Base64(Alphabet::Standard),
        Some("base64url") => Type::Base64(Alphabet::Url),
        Some(_) | None => Type::String,
    }
}

/// Tells whether a format names integers of 64 bits or more.
fn is_long(format: &str) -> bool {
    let width = width(format);
    matches!(width, Some(IntegerFormat::Int64 | IntegerFormat::Uint64)) || is_beyond(format)
}

/// Returns the type of a whole number: as wide as its format says, and wider where its limits, its
/// default or its example are outside of that.
fn integer(schema: &Schema<'_>, format: Option<&str>) -> Type {
    let declared = format.and_then(width).unwrap_or(IntegerFormat::Int64);
    if format.is_some_and(is_beyond) {
        return Type::Decimal;
    }
    let number = |keyword: &&str| match schema.node.get(keyword)?.value() {
        Value::Number(number) => Some(number.clone()),
        _ => None,
    };
    let limits: Vec<Number> = ["minimum", "maximum"].iter().filter_map(number).collect();
    let values: Vec<Number> = ["default", "example"].iter().filter_map(number).collect();
    let widths = [declared, IntegerFormat::Int64, IntegerFormat::Uint64];
    let fits = |width: &IntegerFormat| {
        limits.iter().all(|limit| nearly_holds(*width, limit))
            && values.iter().all(|value| holds(*width, value))
    };
    match widths.into_iter().find(fits) {
        Some(width) => Type::Integer(width),
        None => Type::Decimal,
    }
}

/// Tells whether a number is in the range of a width. The parser makes floats of whole numbers of more than 64 bits,
/// so a float is compared with the precision of one.
fn holds(width: IntegerFormat, number: &Number) -> bool {
    match number.as_i128() {
        Some(whole) => width.holds(whole),
        None => nearly_holds(width, number),
    }
}

/// Tells whether a limit is in the range of a width, with the precision of a double: documents that went
/// through JavaScript have the limits of 64 bits rounded (`9223372036854776000`).
fn nearly_holds(width: IntegerFormat, limit: &Number) -> bool {
    let (least, greatest) = width.range();
    let range = least as f64..=greatest as f64;
    limit.as_f64().is_some_and(|limit| range.contains(&limit))
}

/// Returns the width that a format of whole numbers names.
fn width(format: &str) -> Option<IntegerFormat> {
    Some(match format {
        "int8" => IntegerFormat::Int8,
        "int16" | "short" => IntegerFormat::Int16,
        "int32" => IntegerFormat::Int32,
        "int64" | "long" => IntegerFormat::Int64,
        "uint8" | "unsigned-int8" => IntegerFormat::Uint8,
        "uint16" | "unsigned-int16" => IntegerFormat::Uint16,
        "uint32" | "unsigned-int32" => IntegerFormat::Uint32,
        "uint" | "uint64" | "unsigned-int64" | "unsigned-long" => IntegerFormat::Uint64,
        _ => return None,
    })
}

/// Tells whether a format is one of whole numbers of more than 64 bits.
fn is_beyond(format: &str) -> bool {
    matches!(
        format,
        "int128" | "uint128" | "int256" | "uint256" | "bigint" | "big-integer" | "biginteger"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::TypeKind;

    /// Returns the type of a property with that schema.
    fn lowered(schema: &str) -> Type {
        let text = format!(
            "{{openapi: 3.0.3, info: {{title: t, version: '1'}}, paths: {{}}, components: {{schemas: \
             {{A: {{properties: {{a: {{{schema}}}}}}}}}}}}}"
        );
        let (api, _) = crate::lower::testing::api(&text);
        match &api.types[0].kind {
            TypeKind::Struct(object) => object.fields[0].ty.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn formats_of_text() {
        let table = [
            ("date-time", Type::DateTime),
            ("date", Type::Date),
            ("byte", Type::Base64(Alphabet::Standard)),
            ("base64url", Type::Base64(Alphabet::Url)),
            ("password", Type::Secret),
            ("uuid", Type::String),
            ("decimal", Type::String),
            ("int64", Type::String),
            ("anything", Type::String),
        ];
        for (format, expected) in table {
            assert_eq!(
                lowered(&format!("type: string, format: {format}")),
                expected
            );
        }
    }

    #[test]
    fn integers_are_as_wide_as_what_is_known_of_them() {
        use IntegerFormat::{Int8, Int32, Int64, Uint8, Uint64};
        let table = [
            ("type: integer", Int64),
            ("type: integer, format: int8", Int8),
            (
                "type: integer, format: uint8, minimum: 0, maximum: 255",
                Uint8,
            ),
            ("type: integer, format: uint8, maximum: 256", Int64),
            ("type: integer, format: int32, maximum: 4294967295", Int64),
            (
                "type: integer, format: int32, example: 1677253093000",
                Int64,
            ),
            (
                "type: integer, format: int32, minimum: 0, maximum: 1.5",
                Int32,
            ),
            ("type: integer, maximum: 18446744073709551615", Uint64),
            ("type: integer, maximum: 18446744073709552000", Uint64),
            (
                "type: integer, minimum: -9223372036854776000, maximum: 9223372036854776000",
                Int64,
            ),
            ("type: integer, format: unix-time", Int64),
        ];
        for (schema, width) in table {
            assert_eq!(lowered(schema), Type::Integer(width), "{schema}");
        }
        for schema in [
            "type: integer, minimum: -1, maximum: 18446744073709551615",
            "type: integer, maximum: 18446744073709556000",
            "type: integer, maximum: 1e30",
            "type: integer, minimum: -1, example: 9223372036854775808",
            "type: integer, format: uint256",
            "type: number, format: decimal",
            "type: number, format: int64",
        ] {
            assert_eq!(lowered(schema), Type::Decimal, "{schema}");
        }
        for schema in [
            "type: number, format: integer",
            "type: number, format: int32",
            "type: number, format: percent",
        ] {
            let expected = Type::Number(NumberFormat::Double);
            assert_eq!(lowered(schema), expected, "{schema}");
        }
    }
}

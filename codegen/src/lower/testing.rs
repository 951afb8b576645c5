//! Models of short documents for the tests of this stage and of those that come after it.

use super::Lowered;
use crate::api::{Api, Discriminator, EnumValues, Field, Struct, Type, TypeId, TypeKind, Union};
use crate::config::Config;
use crate::diagnostic::Problem;
use crate::dialect::testing::normalized;
use crate::prune::Pruned;

/// Lowers a document of one file without settings.
pub fn lowered(text: &str) -> Lowered {
    let config = Config::default();
    Lowered::of(&Pruned::of(&normalized(text), &config), &config)
}

/// Lowers a document of one file without settings; returns the model, with what is wrong with the document. That there
/// is nothing to call is not: most documents of tests have schemas alone.
pub fn api(text: &str) -> (Api, Vec<String>) {
    let (api, _, diagnostics) = lowered(text).into_parts();
    let wrong = diagnostics
        .iter()
        .filter(|it| !matches!(it.problem, Problem::NoOperations));
    (api, wrong.map(|it| it.message()).collect())
}

/// Returns the named types of a model, a line each:
///
/// ```text
/// User = {id: String, age?: Int64, address: User.address, tags: [String], *: Json}
/// User.address = Json
/// State = on | off
/// Pet = Cat | Dog by kind: cat → 0, dog → 1
/// ```
pub fn lines(api: &Api) -> Vec<String> {
    let line =
        |id: TypeId, kind: &TypeKind| format!("{} = {}", name(api, id), self::kind(api, kind));
    let types = api.type_defs();
    types.map(|(id, def)| line(id, &def.kind)).collect()
}

fn name(api: &Api, id: TypeId) -> String {
    api.type_def(id).name.join(".")
}

fn kind(api: &Api, kind: &TypeKind) -> String {
    match kind {
        TypeKind::Struct(object) => structure(api, object),
        TypeKind::Enum(list) => values(&list.values).join(" | "),
        TypeKind::Union(union) => self::union(api, union),
        TypeKind::Alias(ty) => text(api, ty),
    }
}

fn structure(api: &Api, object: &Struct) -> String {
    let mut members: Vec<String> = object.fields.iter().map(|it| field(api, it)).collect();
    members.extend(
        object
            .additional
            .iter()
            .map(|ty| format!("*: {}", text(api, ty))),
    );
    format!("{{{}}}", members.join(", "))
}

fn field(api: &Api, field: &Field) -> String {
    let optional = if field.required { "" } else { "?" };
    let null = if field.nullable { " | null" } else { "" };
    format!("{}{optional}: {}{null}", field.name, text(api, &field.ty))
}

fn values(values: &EnumValues) -> Vec<String> {
    match values {
        EnumValues::Strings(values) => values.clone(),
        EnumValues::Integers(_) | EnumValues::Scalars(_) => {
            values.iter().map(|value| value.to_string()).collect()
        }
    }
}

fn union(api: &Api, union: &Union) -> String {
    let variants = union.variants.iter().map(|variant| text(api, &variant.ty));
    let variants = variants.collect::<Vec<_>>().join(" | ");
    let by = union.discriminator.as_ref().map(discriminator);
    variants + &by.unwrap_or_default()
}

fn discriminator(discriminator: &Discriminator) -> String {
    let values = discriminator.values.iter();
    let values = values.map(|(value, index)| format!("{value} → {index}"));
    let values = values.collect::<Vec<_>>().join(", ");
    let default = discriminator.default.map(|index| format!(", _ → {index}"));
    let default = default.unwrap_or_default();
    format!(" by {}: {values}{default}", discriminator.property)
}

/// Returns a type as text: `[User]` for a list, `{String}` for a map.
pub fn text(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Named(id) => name(api, *id),
        Type::Integer(format) => format!("{format:?}"),
        Type::Number(format) => format!("{format:?}"),
        Type::List(item) => format!("[{}]", text(api, item)),
        Type::Map(value) => format!("{{{}}}", text(api, value)),
        Type::Nullable(inner) => format!("{} | null", text(api, inner)),
        Type::Tuple(items) => {
            let items: Vec<String> = items.iter().map(|item| text(api, item)).collect();
            format!("({})", items.join(", "))
        }
        other => format!("{other:?}"),
    }
}

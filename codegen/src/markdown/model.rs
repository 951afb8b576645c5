//! The page of a model: its properties or values, and sections for the types that are written inline in it.

use super::page::{self, Links, code, lines, paragraph, row, sentences, table};
use crate::api::{Docs, Enum, Field, Struct, Type, TypeDef, TypeId, TypeKind, Union};
use crate::client::Context;
use crate::prose::{self, documentation, schema};
use crate::source::Value;

/// Renders the page of a type.
pub fn render(context: &Context<'_>, links: &Links<'_>, id: TypeId) -> String {
    let mut text = format!("# {}\n", context.names.ty(id).name.as_str());
    text.push_str(&definition(context, links, id, context.api.type_def(id)));
    for inner in links.inline(id).iter().copied() {
        let def = context.api.type_def(inner);
        text.push_str(&format!("\n## {}\n", context.names.ty(inner).name.as_str()));
        text.push_str(&format!(
            "\nThe type of {}.\n",
            prose::code(&def.name.join("."))
        ));
        text.push_str(&definition(context, links, inner, def));
    }
    text.push_str(&page::back(links.page(id)));
    text
}

fn definition(context: &Context<'_>, links: &Links<'_>, id: TypeId, def: &TypeDef) -> String {
    let mut text = description(&def.docs, def.name.last().map_or("", String::as_str));
    text.push_str(&match &def.kind {
        TypeKind::Struct(object) => properties(context, links, id, object),
        TypeKind::Enum(list) => values(context, id, list),
        TypeKind::Union(union) => alternatives(context, links, id, union),
        TypeKind::Alias(ty) => format!("\nAnother name for {}.\n", links.ty(ty)),
    });
    text
}

fn description(docs: &Docs, name: &str) -> String {
    let mut text = lines(
        &documentation::title(docs, name)
            .map(prose::plain)
            .into_iter()
            .collect::<Vec<_>>(),
    );
    text.push_str(&paragraph(docs.description.as_deref()));
    text.push_str(&paragraph(
        Some(&schema::sentences(docs).join(" "))
            .filter(|facts| !facts.is_empty())
            .map(String::as_str),
    ));
    text.push_str(&lines(
        &docs
            .example
            .as_ref()
            .map(schema::example_lines)
            .unwrap_or_default(),
    ));
    text
}

fn properties(context: &Context<'_>, links: &Links<'_>, id: TypeId, object: &Struct) -> String {
    let names = context.names.ty(id);
    let declared = object
        .fields
        .iter()
        .zip(&names.members)
        .map(|(field, name)| {
            row(&[
                if field.flat {
                    String::new()
                } else {
                    code(&field.name)
                },
                match field.discriminator {
                    Some(_) => String::new(),
                    None => format!("`{name}`"),
                },
                links.ty(&field.ty),
                value(&field.docs, &field.name),
                field_notes(field),
            ])
        });
    let additional = object.additional.iter().map(|value| {
        let ty = links.ty(&Type::Map(Box::new(value.clone())));
        let description = "The properties that are not declared.".to_owned();
        row(&[
            String::new(),
            format!("`{}`", names.additional),
            ty,
            description,
            String::new(),
        ])
    });
    let table = table(
        &["Name", "Field", "Type", "Description", "Notes"],
        declared.chain(additional),
    );
    if table.is_empty() {
        "\nIt has no properties.\n".to_owned()
    } else {
        format!("\n{table}")
    }
}

/// Returns what callers have to know of a property, as a cell.
fn field_notes(field: &Field) -> String {
    match &field.discriminator {
        Some(value) => documentation::always(value),
        None => notes(&field.docs, &optional_or_nullable(field)),
    }
}

fn optional_or_nullable(field: &Field) -> Vec<&'static str> {
    let mut words = Vec::new();
    words.extend((!field.required).then_some("[optional]"));
    words.extend(field.nullable.then_some("[nullable]"));
    words
}

/// Returns the title of a value, unless its name or description repeats it, and its description, as a cell.
pub fn value(docs: &Docs, name: &str) -> String {
    let title = documentation::title(docs, name).map(prose::plain);
    let description = docs
        .description
        .as_deref()
        .map(prose::cell)
        .filter(|text| !text.is_empty());
    title
        .into_iter()
        .chain(description)
        .collect::<Vec<_>>()
        .join("<br>")
}

/// Returns the limits, default and example of a value as a cell, after words in brackets: `[optional] At least 1.`
pub fn notes(docs: &Docs, words: &[&str]) -> String {
    in_brackets(words, schema::sentences(docs), docs.example.as_ref())
}

/// Returns words in brackets, sentences and an example as a cell.
pub fn in_brackets(words: &[&str], mut facts: Vec<String>, example: Option<&Value>) -> String {
    facts.extend(example.map(schema::example));
    let words = words.iter().map(|word| (*word).to_owned());
    words
        .chain(Some(sentences(&facts)).filter(|facts| !facts.is_empty()))
        .collect::<Vec<_>>()
        .join(" ")
}

fn values(context: &Context<'_>, id: TypeId, list: &Enum) -> String {
    let described = list.labels.iter().any(|label| label.description.is_some());
    let names = context.names.ty(id);
    let values = list.values.iter().zip(&list.labels);
    let rows = values.zip(&names.members).map(|((value, label), name)| {
        let value = value
            .as_str()
            .map_or_else(|| code(&value.to_string()), code);
        let mut cells = vec![value, format!("`{}::{name}`", names.name)];
        let description = label.description.as_deref();
        cells.extend(described.then(|| description.map(prose::cell).unwrap_or_default()));
        row(&cells)
    });
    let headings = ["Value", "Variant", "Description"];
    let table = table(&headings[..2 + usize::from(described)], rows);
    format!(
        "\n{table}\nA value that is not listed is kept in `{}::Unknown`.\n",
        names.name
    )
}

/// Says by which methods a value of several alternatives at once is read; nothing where there is no such value.
fn several(context: &Context<'_>, id: TypeId) -> String {
    let overlaps = context.facts.overlaps(id).iter();
    let methods = overlaps.zip(&context.names.ty(id).accessors);
    let methods = methods.filter(|(overlaps, _)| **overlaps);
    let methods: Vec<String> = methods.map(|(_, name)| format!("`{name}`")).collect();
    match methods.is_empty() {
        true => String::new(),
        false => format!(
            " So is one that is of several at once, which {} read as each.",
            methods.join(", ")
        ),
    }
}

fn alternatives(context: &Context<'_>, links: &Links<'_>, id: TypeId, union: &Union) -> String {
    let names = context.names.ty(id);
    let mut values = vec![Vec::new(); union.variants.len()];
    if let Some(discriminator) = &union.discriminator {
        values = discriminator.values_by_alternative(union.variants.len());
    }
    let default = union.discriminator.as_ref().and_then(|it| it.default);
    let variants = union.variants.iter().zip(&names.members).zip(values);
    let rows = variants
        .enumerate()
        .map(|(index, ((variant, name), values))| {
            let mut own: Vec<String> = values.into_iter().map(code).collect();
            let is_default = default == Some(index);
            own.extend(is_default.then(|| "any other".to_owned()));
            row(&[
                format!("`{}::{name}`", names.name),
                links.ty(&variant.ty),
                own.join(", "),
            ])
        });
    let table = table(&["Variant", "Type", "Discriminator"], rows);
    let choice = match &union.discriminator {
        Some(discriminator) => format!(
            "The property {} names the variant.",
            code(&discriminator.property)
        ),
        None => "The shape of the value tells the variant.".to_owned(),
    };
    let several = several(context, id);
    format!(
        "\n{table}\n{choice} A value that fits none is kept in `{}::Unknown`.{several}\n",
        names.name
    )
}

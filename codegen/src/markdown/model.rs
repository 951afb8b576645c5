//! The page of a model: its properties or values, and sections for the types that are written inline in it.

use super::page::{self, Links, code, lines, paragraph, row, sentences, table};
use crate::client::{Docs, Enum, Field, Model, ModelFile, ModelKind, Struct, Union};
use crate::prose::{self, documentation, schema};
use crate::source::Value;

/// Renders the page of a file of models.
pub fn render(links: &Links<'_>, file: &ModelFile<'_>) -> String {
    let mut text = String::new();
    for (index, model) in file.models.iter().enumerate() {
        if index == 0 {
            text.push_str(&format!("# {}\n", model.name.as_str()));
        } else {
            text.push_str(&format!("\n## {}\n", model.name.as_str()));
            text.push_str(&format!(
                "\nThe type of {}.\n",
                prose::code(&model.path.join("."))
            ));
        }
        text.push_str(&definition(links, model));
    }
    if let Some(model) = file.models.first() {
        text.push_str(&page::back(links.page(model.name)));
    }
    text
}

fn definition(links: &Links<'_>, model: &Model<'_>) -> String {
    let name = model.path.last().map_or("", String::as_str);
    let mut text = description(model.about, name);
    text.push_str(&match &model.kind {
        ModelKind::Struct(object) => properties(links, object),
        ModelKind::Enum(list) => values(model, list),
        ModelKind::Union(union) => alternatives(links, model, union),
        ModelKind::Alias(ty) => format!("\nAnother name for {}.\n", links.ty(ty)),
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

fn properties(links: &Links<'_>, object: &Struct<'_>) -> String {
    let declared = object.fields.iter().map(|field| {
        row(&[
            match field.flat {
                true => String::new(),
                false => code(field.wire_name),
            },
            match field.discriminator {
                Some(_) => String::new(),
                None => format!("`{}`", field.name),
            },
            links.ty(&field.property_ty),
            value(field.about, field.wire_name),
            field_notes(field),
        ])
    });
    let additional = object.additional.iter().map(|additional| {
        let description = "The properties that are not declared.".to_owned();
        row(&[
            String::new(),
            format!("`{}`", additional.name),
            links.ty(&additional.ty),
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
fn field_notes(field: &Field<'_>) -> String {
    match field.discriminator {
        Some(fixed) => documentation::always(fixed.value),
        None => notes(field.about, &optional_or_nullable(field)),
    }
}

fn optional_or_nullable(field: &Field<'_>) -> Vec<&'static str> {
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

fn values(model: &Model<'_>, list: &Enum<'_>) -> String {
    let name = model.name;
    let mut variants = list.variants.iter();
    let described = variants.any(|variant| variant.description.is_some());
    let rows = list.variants.iter().map(|variant| {
        let value = match &variant.value {
            Value::String(text) => code(text),
            value => code(&value.to_string()),
        };
        let mut cells = vec![value, format!("`{name}::{}`", variant.name)];
        let description = variant.description;
        cells.extend(described.then(|| description.map(prose::cell).unwrap_or_default()));
        row(&cells)
    });
    let headings = ["Value", "Variant", "Description"];
    let table = table(&headings[..2 + usize::from(described)], rows);
    format!("\n{table}\nA value that is not listed is kept in `{name}::Unknown`.\n")
}

/// Says by which methods a value of several alternatives at once is read; nothing where there is no such value.
fn several(union: &Union<'_>) -> String {
    let methods = union.variants.iter().filter_map(|it| it.accessor);
    let methods: Vec<String> = methods.map(|name| format!("`{name}`")).collect();
    match methods.is_empty() {
        true => String::new(),
        false => format!(
            " So is one that is of several at once, which {} read as each.",
            methods.join(", ")
        ),
    }
}

fn alternatives(links: &Links<'_>, model: &Model<'_>, union: &Union<'_>) -> String {
    let name = model.name;
    let rows = union.variants.iter().map(|variant| {
        let mut tags: Vec<String> = variant.tags.iter().map(|tag| code(tag)).collect();
        tags.extend(variant.is_default.then(|| "any other".to_owned()));
        row(&[
            format!("`{name}::{}`", variant.name),
            links.ty(&variant.ty),
            tags.join(", "),
        ])
    });
    let table = table(&["Variant", "Type", "Discriminator"], rows);
    let choice = match &union.discriminator {
        Some(discriminator) => format!(
            "The property {} names the variant.",
            code(discriminator.property)
        ),
        None => "The shape of the value tells the variant.".to_owned(),
    };
    let several = several(union);
    format!("\n{table}\n{choice} A value that fits none is kept in `{name}::Unknown`.{several}\n")
}

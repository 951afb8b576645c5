//! Constructors and chainable setters of structs that requests send.

use super::imports::Imports;
use super::{Block, BlockKind, INDENT, argument, docs, layout};
use crate::client::{Argument, Building, Conversion, Field, Initial, Model, Setter, Struct};

/// Renders the `impl` with constructor and setters; nothing for a struct that only responses have.
pub fn render<'a>(imports: &Imports<'a>, model: &Model<'a>, object: &Struct<'a>) -> Option<Block> {
    if object.building == Building::Never || object.fields.is_empty() {
        return None;
    }
    let fields = object.fields.iter();
    let setters = fields.filter_map(|field| Some(setter(imports, field, field.setter.as_ref()?)));
    let members = constructor(imports, object).into_iter().chain(setters);
    Some(Block {
        before: String::new(),
        kind: BlockKind::Impl,
        name: model.name.to_string(),
        members: members.collect(),
    })
}

/// Renders `new`, which takes the required fields.
fn constructor<'a>(imports: &Imports<'a>, object: &Struct<'a>) -> Option<String> {
    match object.building {
        Building::Never | Building::Default => return None,
        Building::New | Building::NewOrDefault => {}
    }
    let mut arguments = Vec::new();
    let mut fields = Vec::new();
    for field in &object.fields {
        let Some(initial) = &field.initial else {
            continue;
        };
        let name = field.name.to_string();
        fields.push(match initial {
            Initial::Default => format!("{name}: Default::default()"),
            Initial::Boolean(value) => format!("{name}: {value}"),
            Initial::Variant { ty, variant } => format!("{name}: {}::{variant}", imports.ty(ty)),
            Initial::Argument(argument) => {
                arguments.push(argument::declaration(imports, &name, argument));
                match argument.conversion {
                    Conversion::None => name,
                    Conversion::AsRef | Conversion::Into => {
                        format!("{name}: {}", converted(&name, argument))
                    }
                }
            }
        });
    }
    if let Some(additional) = &object.additional {
        fields.push(format!("{}: Default::default()", additional.name));
    }
    let docs = "/// Makes one of what is required, with nothing else set.";
    let arguments = arguments.join(", ");
    let body = layout::value("Self", &fields);
    Some(format!(
        "    {docs}\n    #[must_use]\n    #[inline]\n    pub fn new({arguments}) -> Self {{\n{body}    }}\n"
    ))
}

/// Renders `Default` for a struct that requests send and whose required fields all have one possible value.
pub fn default(model: &Model<'_>, object: &Struct<'_>) -> Option<String> {
    let name = model.name;
    (object.building == Building::NewOrDefault).then(|| {
        format!("impl Default for {name} {{\n    #[inline]\n    fn default() -> Self {{\n        Self::new()\n    }}\n}}\n")
    })
}

fn setter<'a>(imports: &Imports<'a>, field: &Field<'a>, setter: &Setter<'a>) -> String {
    let name = field.name.to_string();
    let docs = docs::comments(INDENT, &setter.docs);
    let argument = argument::declaration(imports, &name, &setter.argument);
    let value = converted(&name, &setter.argument);
    let value = match setter.is_optional {
        true => format!("Some({value})"),
        false => value,
    };
    format!(
        "{docs}    #[must_use]\n    #[inline]\n    pub fn {name}(mut self, {argument}) -> Self {{\n        self.{name} = {value};\n        self\n    }}\n"
    )
}

/// Renders the value of an argument that a field keeps.
fn converted(name: &str, argument: &Argument<'_>) -> String {
    match argument.conversion {
        Conversion::None => name.to_owned(),
        Conversion::AsRef | Conversion::Into => format!("{name}.into()"),
    }
}

//! Constructors and chainable setters of structs that requests send.

use super::{Block, BlockKind, INDENT, docs, field, layout};
use crate::analysis::{Constant, constant};
use crate::api::{Field, Struct, TypeId};
use crate::client::{Context, ty};
use crate::names::Name;
use crate::prose::documentation;

/// Renders the `impl` with constructor and setters; nothing for a struct that only responses have.
pub fn render(context: &Context<'_>, id: TypeId, object: &Struct) -> Option<Block> {
    if !context.facts.usage(id).request || object.fields.is_empty() {
        return None;
    }
    let fields = object.fields.iter().enumerate();
    let optional = fields.filter(|(_, field)| !field.required && field.discriminator.is_none());
    let setters = optional.map(|(index, field)| setter(context, id, index, field));
    let members = constructor(context, id, object).into_iter().chain(setters);
    Some(Block {
        before: String::new(),
        kind: BlockKind::Impl,
        name: context.names.ty(id).name.to_string(),
        members: members.collect(),
    })
}

/// Renders `new`, which takes the required fields.
fn constructor(context: &Context<'_>, id: TypeId, object: &Struct) -> Option<String> {
    if !object.fields.iter().any(Field::is_asked_for) {
        return None;
    }
    let names = context.names.ty(id);
    let mut arguments = Vec::new();
    let mut fields = Vec::new();
    for (index, field) in object.fields.iter().enumerate() {
        let name = &names.members[index];
        if !field.is_asked_for() {
            fields.push(format!("{name}: Default::default()"));
        } else if let Some(constant) = constant(context.api, field) {
            fields.push(format!("{name}: {}", constant_value(context, constant)));
        } else {
            arguments.push(format!(
                "{name}: {}",
                argument_ty(context, id, index, field)
            ));
            fields.push(match is_converted(context, field) {
                true => format!("{name}: {name}.into()"),
                false => name.to_string(),
            });
        }
    }
    if object.additional.is_some() {
        fields.push(format!("{}: Default::default()", names.additional));
    }
    let docs = "/// Makes one of what is required, with nothing else set.";
    let arguments = arguments.join(", ");
    let body = layout::value("Self", &fields);
    Some(format!(
        "    {docs}\n    #[must_use]\n    #[inline]\n    pub fn new({arguments}) -> Self {{\n{body}    }}\n"
    ))
}

/// Renders `Default` for a struct that requests send and whose required fields all have one possible value.
pub fn default(context: &Context<'_>, id: TypeId, object: &Struct) -> Option<String> {
    if !context.facts.usage(id).request {
        return None;
    }
    let fields = object.fields.iter();
    let mut required = fields.filter(|field| field.is_asked_for()).peekable();
    required.peek()?;
    let name = &context.names.ty(id).name;
    required
        .all(|field| constant(context.api, field).is_some())
        .then(|| format!("impl Default for {name} {{\n    #[inline]\n    fn default() -> Self {{\n        Self::new()\n    }}\n}}\n"))
}

/// Renders the only possible value of a field.
fn constant_value(context: &Context<'_>, constant: Constant) -> String {
    match constant {
        Constant::Boolean(value) => value.to_string(),
        Constant::Variant { ty, list } => {
            let variant = context.names.ty(list).members.first();
            let variant = variant.map(Name::to_string).unwrap_or_default();
            format!("{}::{variant}", context.names.ty(ty).name)
        }
    }
}

fn setter(context: &Context<'_>, id: TypeId, index: usize, field: &Field) -> String {
    let name = &context.names.ty(id).members[index];
    let docs = docs::comments(INDENT, &documentation::of_setter(field));
    let ty = argument_ty(context, id, index, field);
    let has_three_states = context.facts.usage(id).has_three_states(field);
    let value = match (is_converted(context, field), has_three_states) {
        (_, true) => format!("{name}.into()"),
        (true, false) => format!("Some({name}.into())"),
        (false, false) => format!("Some({name})"),
    };
    format!(
        "{docs}    #[must_use]\n    #[inline]\n    pub fn {name}(mut self, {name}: {ty}) -> Self {{\n        self.{name} = {value};\n        self\n    }}\n"
    )
}

/// Returns the type of the argument that sets a field.
fn argument_ty(context: &Context<'_>, id: TypeId, index: usize, field: &Field) -> String {
    let value = field::value_ty(context, id, index, field);
    if context.facts.usage(id).has_three_states(field) {
        return format!("impl Into<Nullable<{value}>>");
    }
    if is_converted(context, field) {
        format!("impl Into<{value}>")
    } else if field.required && field.nullable {
        format!("Option<{value}>")
    } else {
        value
    }
}

/// Tells whether the argument that sets a field is `impl Into` of the field's type. A required field that may be
/// null is set by an `Option`, whose value is not converted.
fn is_converted(context: &Context<'_>, field: &Field) -> bool {
    let converts = ty::is_converted(context.api.unaliased(&field.ty));
    converts && !(field.required && field.nullable)
}

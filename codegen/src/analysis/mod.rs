//! What follows from the model: one derived fact per file.

mod alike;
mod boxes;
mod choice;
mod constants;
mod features;
pub mod graph;
mod overlap;
mod own_servers;
mod secrets;
mod shape;
#[cfg(test)]
mod tests;
mod untyped;
mod usage;

pub use alike::alike;
pub use choice::{Absent, Choice, adds_discriminator, discriminator_kind};
pub use constants::{Constant, of as constant};
pub use features::{Feature, Features};
pub use own_servers::of as own_servers;
pub use shape::{Members, Others, Shape};
pub use untyped::Typing;
pub use usage::{Usage, named_in, reachable};

use std::collections::{BTreeMap, HashMap};

use crate::api::{Api, TypeId, TypeKind, Union};
use boxes::Boxes;
use overlap::overlaps;

/// The facts that rendering asks for.
#[derive(Debug)]
pub struct Facts {
    usage: Vec<Usage>,
    boxes: Boxes,
    features: Features,
    inline: Vec<Vec<TypeId>>,
    choices: HashMap<TypeId, Choice>,
    overlaps: HashMap<TypeId, Vec<bool>>,
    secret_holders: Vec<bool>,
}

impl Facts {
    /// Derives all facts of an API. `usage` is that of each type.
    pub fn derive(api: &Api, usage: Vec<Usage>) -> Facts {
        Facts {
            boxes: Boxes::derive(api),
            features: Features::derive(api),
            inline: inline(api),
            choices: choices(api),
            overlaps: unions(api)
                .map(|(id, union)| (id, overlaps(api, union)))
                .collect(),
            secret_holders: secrets::holders(api),
            usage,
        }
    }

    /// Returns the directions in which a type travels.
    pub fn usage(&self, id: TypeId) -> Usage {
        self.usage[id.0]
    }

    /// Tells whether a field or a variant needs a box for its type to have a size.
    pub fn is_boxed(&self, id: TypeId, member: usize) -> bool {
        self.boxes.contains(id, member)
    }

    /// Returns the cargo features of the client.
    pub fn features(&self) -> &Features {
        &self.features
    }

    /// Returns the types that are written inline in a type, at any depth, and share its file: in the order of
    /// the model.
    pub fn inline(&self, home: TypeId) -> &[TypeId] {
        &self.inline[home.0]
    }

    /// Returns how the alternative of a union is found.
    pub fn choice(&self, union: TypeId) -> &Choice {
        &self.choices[&union]
    }

    /// Tells of each alternative of a union whether a value of it may be of another one too.
    pub fn overlaps(&self, union: TypeId) -> &[bool] {
        &self.overlaps[&union]
    }

    /// Tells whether values of a type hold secrets, at any depth.
    pub fn holds_secrets(&self, id: TypeId) -> bool {
        self.secret_holders[id.0]
    }
}

fn inline(api: &Api) -> Vec<Vec<TypeId>> {
    let mut inline: Vec<Vec<TypeId>> = vec![Vec::new(); api.types.len()];
    for (id, _) in api.type_defs() {
        let home = api.home(id);
        if home != id {
            inline[home.0].push(id);
        }
    }
    inline
}

fn unions(api: &Api) -> impl Iterator<Item = (TypeId, &Union)> {
    api.type_defs().filter_map(|(id, def)| match &def.kind {
        TypeKind::Union(union) => Some((id, union)),
        TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::Alias(_) => None,
    })
}

fn choices(api: &Api) -> HashMap<TypeId, Choice> {
    let unions: BTreeMap<TypeId, &Union> = unions(api).collect();
    let choices = unions.iter();
    let mut choices: HashMap<TypeId, Choice> = choices
        .map(|(id, union)| (*id, Choice::of(api, union)))
        .collect();
    let nested = |choice: &Choice| -> Vec<TypeId> {
        let shapes = choice.shapes().iter();
        shapes.flat_map(Shape::unions).collect()
    };
    let mut open: Vec<TypeId> = choices.values().flat_map(nested).collect();
    while let Some(id) = open.pop() {
        let choice = choices.remove(&id).zip(unions.get(&id));
        let Some((choice, union)) = choice else {
            continue;
        };
        let choice = match choice.shapes() {
            [] => {
                let choice = choice.compared(api, union);
                open.extend(nested(&choice));
                choice
            }
            _ => choice,
        };
        choices.insert(id, choice);
    }
    choices
}

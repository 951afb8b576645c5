//! What follows from the model: one derived fact per file.

mod alike;
mod boxes;
mod choice;
mod constants;
mod features;
pub mod graph;
mod needs;
mod overlap;
mod own_servers;
mod secrets;
mod shape;
#[cfg(test)]
mod tests;
mod untyped;
mod usage;

pub use alike::alike;
pub use choice::{Absent, Choice, discriminator_kind, is_written};
pub use constants::{Constant, of as constant};
pub use features::{Feature, Features};
pub use needs::Needs;
pub use overlap::overlaps;
pub use own_servers::of as own_servers;
pub use shape::{Members, Others, Shape};
pub use untyped::Typing;
pub use usage::{Usage, named_in, reachable};

use std::collections::{BTreeSet, HashMap};

use crate::api::{Api, TypeId, TypeKind};
use boxes::Boxes;
use secrets::Secrets;

/// The facts that rendering asks for.
#[derive(Debug)]
pub struct Facts {
    usage: Vec<Usage>,
    boxes: Boxes,
    secrets: Secrets,
    features: Features,
    needs: Needs,
    foreign: BTreeSet<String>,
    inline: Vec<Vec<TypeId>>,
    choices: HashMap<TypeId, Choice>,
}

impl Facts {
    /// Derives all facts of an API. `usage` is that of each type.
    pub fn derive(api: &Api, usage: Vec<Usage>) -> Facts {
        Facts {
            boxes: Boxes::derive(api),
            secrets: Secrets::derive(api),
            features: Features::derive(api),
            needs: Needs::derive(api, &usage),
            foreign: needs::foreign(api),
            inline: inline(api),
            choices: choices(api),
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

    /// Tells whether a type holds a secret, itself or in a part.
    pub fn holds_secrets(&self, id: TypeId) -> bool {
        self.secrets.are_in(id)
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

    /// Returns the paths of the types that the settings name and the API uses.
    pub fn foreign(&self) -> &BTreeSet<String> {
        &self.foreign
    }

    /// Returns how the alternative of a union is found.
    pub fn choice(&self, union: TypeId) -> &Choice {
        &self.choices[&union]
    }

    /// Returns what the API needs beyond what every client has.
    pub fn needs(&self) -> Needs {
        self.needs
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

fn choices(api: &Api) -> HashMap<TypeId, Choice> {
    let types = api.type_defs();
    let unions = types.filter_map(|(id, def)| match &def.kind {
        TypeKind::Union(union) => Some((id, Choice::of(api, union))),
        TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::Alias(_) => None,
    });
    unions.collect()
}

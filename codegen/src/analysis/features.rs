//! Which parts of a client an application can leave out: the operations of a tag are a cargo feature,
//! and with them go the models that only they need.

use std::collections::{BTreeSet, HashMap};

use super::usage::parts;
use crate::api::{Api, Operation, TagId, Type, TypeId};

/// The features of a client.
#[derive(Debug)]
pub struct Features {
    /// Whether there are features at all: an API of one tag has nothing to choose from.
    pub exist: bool,
    /// By type, the tags that need the file of models that it is in; none where it is always there.
    tags: Vec<Option<BTreeSet<TagId>>>,
}

impl Features {
    /// Derives which tags need which models.
    ///
    /// A file of models is there as a whole, with everything that any of its types refers to. What no
    /// operation refers to is there always.
    pub fn derive(api: &Api) -> Features {
        let homes = Homes::of(api);
        let mut needed: Vec<BTreeSet<TagId>> = vec![BTreeSet::new(); api.types.len()];
        for tag in (0..api.tags.len()).map(TagId) {
            let operations = api.operations_of(tag);
            let roots = operations.flat_map(|(_, operation)| roots(operation));
            for home in homes.reachable(api, roots) {
                needed[home.0].insert(tag);
            }
        }
        let is_always = |home: &TypeId| {
            let tags = needed[home.0].len();
            tags == 0 || tags == api.tags.len()
        };
        let always: Vec<TypeId> = homes.of.iter().copied().filter(is_always).collect();
        for home in homes.reachable(api, always.into_iter()) {
            needed[home.0].clear();
        }
        let tags = homes.of.iter().map(|home| needed[home.0].clone());
        Features {
            exist: api.tags.len() > 1,
            tags: tags
                .map(|tags| Some(tags).filter(|tags| !tags.is_empty()))
                .collect(),
        }
    }

    /// Returns the tags that need the file of models that a type is in.
    pub fn tags(&self, id: TypeId) -> Option<&BTreeSet<TagId>> {
        self.tags[id.0].as_ref()
    }
}

/// The types in whose files the types are.
struct Homes {
    /// By type, its home.
    of: Vec<TypeId>,
    /// By home, the types in its file.
    members: HashMap<TypeId, Vec<TypeId>>,
}

impl Homes {
    fn of(api: &Api) -> Homes {
        let of: Vec<TypeId> = api.type_defs().map(|(id, _)| api.home(id)).collect();
        let mut members: HashMap<TypeId, Vec<TypeId>> = HashMap::new();
        for (index, home) in of.iter().enumerate() {
            members.entry(*home).or_default().push(TypeId(index));
        }
        Homes { of, members }
    }

    /// Returns the homes that the types given lead to, their own included.
    fn reachable(&self, api: &Api, from: impl Iterator<Item = TypeId>) -> Vec<TypeId> {
        let mut seen = vec![false; self.of.len()];
        let mut open: Vec<TypeId> = from.map(|id| self.of[id.0]).collect();
        let mut found = Vec::new();
        while let Some(home) = open.pop() {
            if !std::mem::replace(&mut seen[home.0], true) {
                found.push(home);
                let members = self.members.get(&home).into_iter().flatten();
                let parts = members.flat_map(|id| parts(&api.type_def(*id).kind));
                open.extend(parts.map(|id| self.of[id.0]));
            }
        }
        found
    }
}

/// Returns the named types that a call of an operation refers to.
fn roots(operation: &Operation) -> impl Iterator<Item = TypeId> {
    let types = operation.request_types().chain(operation.response_types());
    types.flat_map(Type::all_named)
}

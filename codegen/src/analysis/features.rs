//! Which parts of a client an application can leave out: the operations of a tag are a cargo feature, and
//! so are the webhooks; with them go the models that only they need.

use std::collections::{BTreeSet, HashMap};

use super::usage::parts;
use crate::api::{Api, TagId, Type, TypeId};

/// A part of a client that is a cargo feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The operations of a tag.
    Tag(TagId),
    /// What reads webhooks.
    Webhooks,
}

/// The features of a client.
#[derive(Debug)]
pub struct Features {
    /// The parts to choose from; none where there is but one.
    parts: Vec<Part>,
    /// By type, the parts that need the file of models that it is in; none where it is always there.
    needed: Vec<BTreeSet<Part>>,
}

impl Features {
    /// Derives which parts need which models.
    ///
    /// A file of models is there as a whole, with everything that any of its types refers to. What no
    /// part refers to is there always.
    pub fn derive(api: &Api) -> Features {
        let homes = Homes::of(api);
        let tags = (0..api.tags.len()).map(|index| Part::Tag(TagId(index)));
        let webhooks = (!api.webhooks.is_empty()).then_some(Part::Webhooks);
        let parts: Vec<Part> = tags.chain(webhooks).collect();
        let mut needed = vec![BTreeSet::new(); api.types.len()];
        for part in &parts {
            for home in homes.reachable(api, roots(api, *part)) {
                needed[home.0].insert(*part);
            }
        }
        let is_always = |home: &TypeId| {
            let parts_of_home = needed[home.0].len();
            parts_of_home == 0 || parts_of_home == parts.len()
        };
        let headers = api.headers.iter().flat_map(|header| header.ty.all_named());
        let always = homes.of.iter().copied().filter(is_always);
        let always: Vec<TypeId> = always.chain(headers).collect();
        for home in homes.reachable(api, always) {
            needed[home.0].clear();
        }
        Features {
            needed: homes.of.iter().map(|home| needed[home.0].clone()).collect(),
            parts: if parts.len() > 1 { parts } else { Vec::new() },
        }
    }

    /// Returns the parts that are features.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Returns the parts that need the file of models that a type is in; none where it is always there.
    pub fn needing(&self, id: TypeId) -> &BTreeSet<Part> {
        &self.needed[id.0]
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
    fn reachable(&self, api: &Api, from: Vec<TypeId>) -> Vec<TypeId> {
        let mut seen = vec![false; self.of.len()];
        let mut open: Vec<TypeId> = from.iter().map(|id| self.of[id.0]).collect();
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

/// Returns the named types that a part refers to.
fn roots(api: &Api, part: Part) -> Vec<TypeId> {
    let types: Vec<&Type> = match part {
        Part::Tag(tag) => api
            .operations_of(tag)
            .flat_map(|(_, operation)| operation.request_types().chain(operation.response_types()))
            .collect(),
        Part::Webhooks => api.webhooks.iter().map(|webhook| &webhook.body).collect(),
    };
    types.into_iter().flat_map(Type::all_named).collect()
}

//! The cargo features of a client: the operations of a tag are one, and so are the webhooks. An application that
//! leaves one out does without the models that only it needs. Operations without a tag are always there.

use std::collections::BTreeSet;

use super::usage::named_in;
use crate::api::{Api, TagId, Type, TypeId};

/// A cargo feature of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// The operations of a tag.
    Tag(TagId),
    /// What reads webhooks.
    Webhooks,
}

/// The cargo features of a client, and what each needs of its models.
#[derive(Debug)]
pub struct Features {
    /// The features to choose from; none where one would be the whole client.
    all: Vec<Feature>,
    /// By type, the features that need the file of models that it is in; none where it is always there.
    needing: Vec<BTreeSet<Feature>>,
}

impl Features {
    /// Derives which features need which models.
    ///
    /// A file of models is there as a whole, with everything that any of its types refers to. A file that no
    /// feature refers to is always there, and so is what operations without a tag need.
    pub fn derive(api: &Api) -> Features {
        let files = ModelFiles::of(api);
        let tags = (0..api.tags.len()).map(|index| Feature::Tag(TagId(index)));
        let webhooks = (!api.webhooks.is_empty()).then_some(Feature::Webhooks);
        let all: Vec<Feature> = tags.chain(webhooks).collect();
        let untagged: Vec<TypeId> = operation_types(api, None).collect();
        let is_whole = api.operations_of(None).next().is_none();
        let mut needing = vec![BTreeSet::new(); api.types.len()];
        for feature in &all {
            for home in files.reachable(roots(api, *feature)) {
                needing[home.0].insert(*feature);
            }
        }
        let is_always = |home: &TypeId| {
            let count = needing[home.0].len();
            count == 0 || (is_whole && count == all.len())
        };
        let headers = api.headers.iter().flat_map(|header| header.ty.all_named());
        let always = files.home.iter().copied().filter(is_always);
        let always: Vec<TypeId> = always.chain(headers).chain(untagged).collect();
        for home in files.reachable(always) {
            needing[home.0].clear();
        }
        Features {
            needing: files
                .home
                .iter()
                .map(|home| needing[home.0].clone())
                .collect(),
            all: match is_whole && all.len() == 1 {
                true => Vec::new(),
                false => all,
            },
        }
    }

    /// Returns the features to choose from, in the order of the document's tags; none where one would be the whole
    /// client.
    pub fn all(&self) -> &[Feature] {
        &self.all
    }

    /// Returns the features that need the file of models that a type is in; none where it is always there.
    pub fn needing(&self, id: TypeId) -> &BTreeSet<Feature> {
        &self.needing[id.0]
    }
}

/// The files of models. A file goes by its home: the outermost type in it, in whose schema the others are written.
struct ModelFiles {
    /// By type, the home of the file that it is in.
    home: Vec<TypeId>,
    /// By home, the homes of the files that its file refers to.
    referred: Vec<BTreeSet<TypeId>>,
}

impl ModelFiles {
    fn of(api: &Api) -> ModelFiles {
        let home: Vec<TypeId> = api.type_defs().map(|(id, _)| api.home(id)).collect();
        let mut referred = vec![BTreeSet::new(); home.len()];
        for (id, def) in api.type_defs() {
            referred[home[id.0].0].extend(named_in(&def.kind).map(|id| home[id.0]));
        }
        ModelFiles { home, referred }
    }

    /// Returns the homes of the files that the types given are in, and of all that these refer to.
    fn reachable(&self, from: Vec<TypeId>) -> Vec<TypeId> {
        let mut seen = vec![false; self.home.len()];
        let mut open: Vec<TypeId> = from.iter().map(|id| self.home[id.0]).collect();
        let mut found = Vec::new();
        while let Some(home) = open.pop() {
            if !std::mem::replace(&mut seen[home.0], true) {
                found.push(home);
                open.extend(&self.referred[home.0]);
            }
        }
        found
    }
}

/// Returns the named types that a feature refers to.
fn roots(api: &Api, feature: Feature) -> Vec<TypeId> {
    match feature {
        Feature::Tag(tag) => operation_types(api, Some(tag)).collect(),
        Feature::Webhooks => {
            let bodies = api.webhooks.iter().map(|webhook| &webhook.body);
            bodies.flat_map(Type::all_named).collect()
        }
    }
}

/// Returns the named types that the operations of a tag refer to, or those without one.
fn operation_types(api: &Api, tag: Option<TagId>) -> impl Iterator<Item = TypeId> {
    let operations = api.operations_of(tag).map(|(_, operation)| operation);
    let types = operations.flat_map(|it| it.request_types().chain(it.response_types()));
    types.flat_map(Type::all_named)
}

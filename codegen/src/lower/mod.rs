//! From nodes of the document to the model, one file per concept.
//!
//! A node is read on its own, without its children: one bad schema is one message at its own pointer,
//! and the rest of the document is lowered all the same. Named schemas are taken from a queue rather
//! than by recursion, so a long chain of references costs no stack.

mod content;
#[cfg(test)]
mod dialects;
mod examples;
mod header;
mod info;
mod media_type;
#[cfg(test)]
mod omitted;
mod operation;
mod parameter;
mod part_header;
mod property_encoding;
mod request_body;
mod response;
mod schema;
mod security;
mod server;
#[cfg(test)]
pub mod testing;
mod webhook;

use std::collections::{BTreeSet, HashMap, VecDeque};

use serde::Deserialize;

use crate::api::{Api, Docs, Header, Tag, TagId, Type, TypeDef, TypeId, TypeKind, Webhook};
use crate::config::{Config, Pagination};
use crate::diagnostic::{Diagnostic, Diagnostics, Problem};
use crate::prune::{Pruned, Subtypes};
use crate::source::{FileId, Node, Origin, Pointer};

/// A document as a model, with the schemas as they were read one after the other.
///
/// What depends on several of them is left to the passes that come next: that no alias leads back to itself,
/// which values a discriminator has, where the pages of an operation are.
#[derive(Clone, Debug)]
pub struct Lowered {
    api: Api,
    pagination: Vec<Option<Pagination>>,
    diagnostics: Diagnostics,
}

impl Lowered {
    /// Lowers what the settings leave of a document.
    pub fn of(pruned: &Pruned<'_>, config: &Config) -> Lowered {
        let document = pruned.document();
        let root = document.root();
        let mut lower = Lower::new(pruned, config);
        lower.diagnostics.extend(document.faults().iter().cloned());
        lower
            .diagnostics
            .extend(pruned.diagnostics().iter().cloned());
        let operations = lower.find_operations(&root);
        lower.register_components(&root);
        let info = lower.info(&root);
        let servers = lower.servers(&root);
        let security_schemes = lower.security_schemes(&root);
        let operations = lower.operations(operations, &root, &security_schemes);
        lower.webhooks(&root);
        lower.lower_queued();
        let tags = lower.tags(&root);
        let examples = examples::collect(&root, &lower.uses);
        let unused = unused_settings(config, &lower.used);
        lower.diagnostics.extend(unused);
        let api = Api {
            info,
            servers,
            tags,
            operations,
            webhooks: lower.webhooks,
            types: lower.types,
            headers: lower.headers,
            security_schemes,
            examples,
        };
        Lowered {
            api,
            pagination: lower.pagination,
            diagnostics: lower.diagnostics,
        }
    }

    /// Returns the model, what each operation says of its pages by `x-pagination`, and what is wrong with the
    /// document.
    pub fn into_parts(self) -> (Api, Vec<Option<Pagination>>, Diagnostics) {
        (self.api, self.pagination, self.diagnostics)
    }
}

/// A file and a path in it.
pub type Place = (FileId, Pointer);

/// Returns the place of a node.
pub fn place(node: &Node<'_>) -> Place {
    (node.origin().file, node.origin().pointer.clone())
}

/// The state of lowering one document.
struct Lower<'d> {
    config: &'d Config,
    /// What the settings leave out.
    pruned: &'d Pruned<'d>,
    types: Vec<TypeDef>,
    /// The types of schemas that have a place of their own, by that place.
    known: HashMap<(FileId, Pointer), TypeId>,
    /// Which components inherit from a schema.
    subtypes: Subtypes<'d>,
    /// The schemas without a name that are being lowered because something refers to them.
    referred: Vec<Place>,
    /// What each schema came to that was lowered, by its place.
    uses: HashMap<(FileId, Pointer), Type>,
    /// The documented headers of answers.
    headers: Vec<Header>,
    /// Named schemas that are not lowered yet.
    queue: VecDeque<(TypeId, Node<'d>)>,
    /// The requests that the API sends.
    webhooks: Vec<Webhook>,
    /// The tags that operations use, in the order in which they come.
    tags: Vec<String>,
    /// What each operation says of its pages by `x-pagination`, in the order of the operations.
    pagination: Vec<Option<Pagination>>,
    /// The entries of the settings that the document has something for, by their sections.
    used: BTreeSet<(&'static str, String)>,
    diagnostics: Diagnostics,
}

/// What a schema written inline is called, should it need a name.
#[derive(Clone, Debug)]
struct Naming {
    words: Vec<String>,
    parent: Option<TypeId>,
}

impl Naming {
    /// Names what has no type around it.
    fn outer(words: &[&str]) -> Naming {
        Naming {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            parent: None,
        }
    }

    /// Names what is written inside of this.
    fn inner(&self, word: &str) -> Naming {
        let mut words = self.words.clone();
        words.push(word.to_owned());
        Naming {
            words,
            parent: self.parent,
        }
    }
}

impl<'d> Lower<'d> {
    fn new(pruned: &'d Pruned<'d>, config: &'d Config) -> Self {
        Lower {
            config,
            pruned,
            types: Vec::new(),
            known: HashMap::new(),
            subtypes: HashMap::new(),
            referred: Vec::new(),
            uses: HashMap::new(),
            headers: Vec::new(),
            queue: VecDeque::new(),
            webhooks: Vec::new(),
            tags: Vec::new(),
            pagination: Vec::new(),
            used: BTreeSet::new(),
            diagnostics: Diagnostics::default(),
        }
    }

    /// Reads a node, without its children, and keeps what is wrong with it.
    fn read<T: Deserialize<'d>>(&mut self, node: &Node<'d>, children: &[&str]) -> Option<T> {
        node.read(children)
            .map_err(|error| self.diagnostics.push(Diagnostic::from(error)))
            .ok()
    }

    /// Follows a node's reference, and keeps what is wrong with it.
    fn follow(&mut self, node: &Node<'d>) -> Option<Node<'d>> {
        node.follow()
            .map_err(|error| self.diagnostics.push(Diagnostic::from(error)))
            .ok()
    }

    fn report(&mut self, problem: Problem, origin: &Origin) {
        self.diagnostics.push(Diagnostic {
            problem,
            origin: origin.clone(),
        });
    }

    /// Tells that the client does nothing with what stands under a key.
    fn report_unused(&mut self, node: &Node<'d>, key: &str, what: &'static str) {
        if let Some(unused) = node.get(key) {
            self.report(Problem::Unsupported { what }, unused.origin());
        }
    }

    /// Gives each component schema its type before any of them is lowered, so that all references
    /// among them are known and the order of types is that of the document.
    fn register_components(&mut self, root: &Node<'d>) {
        let schemas = root
            .get("components")
            .and_then(|components| components.get("schemas"));
        // Documents of many files keep the whole map in another one.
        let Some(schemas) = schemas.and_then(|schemas| self.follow(&schemas)) else {
            return;
        };
        self.subtypes = self.pruned.subtypes(&schemas);
        let components = schemas.entries();
        for (name, node) in components.filter(|(_, node)| self.pruned.keeps_component(node)) {
            let id = self.register_component(&node, name);
            self.known.entry(place(&node)).or_insert(id);
        }
    }

    /// Returns the type of a component. One that is written in another file is what stands there, and gives it
    /// its name.
    fn register_component(&mut self, node: &Node<'d>, name: &str) -> TypeId {
        let is_elsewhere = |target: &Node<'d>| {
            let origin = target.origin();
            let is_known = self.known.contains_key(&place(target));
            origin.file != node.origin().file && origin.file != FileId::ROOT && !is_known
        };
        let target = match schema::form::is_reference(node) {
            true => node.follow().ok().filter(is_elsewhere),
            false => None,
        };
        self.register(target.as_ref().unwrap_or(node), Naming::outer(&[name]))
    }

    /// Returns the type of a schema that has a place of its own.
    fn register(&mut self, node: &Node<'d>, naming: Naming) -> TypeId {
        let place = place(node);
        if let Some(id) = self.known.get(&place) {
            return *id;
        }
        let id = self.define(naming, node.origin().clone());
        self.known.insert(place, id);
        self.queue.push_back((id, node.clone()));
        id
    }

    /// Makes room for a named type.
    fn define(&mut self, naming: Naming, origin: Origin) -> TypeId {
        self.types.push(TypeDef {
            name: naming.words,
            parent: naming.parent,
            origin,
            original: None,
            is_shared: false,
            docs: Docs::default(),
            kind: TypeKind::Alias(Type::Json),
        });
        TypeId(self.types.len() - 1)
    }

    fn lower_queued(&mut self) {
        while let Some((id, node)) = self.queue.pop_front() {
            self.named_schema(id, &node);
        }
    }

    /// Returns the tag of that name, which an operation uses.
    fn tag(&mut self, name: &str) -> TagId {
        let index = self
            .tags
            .iter()
            .position(|tag| tag == name)
            .unwrap_or_else(|| {
                self.tags.push(name.to_owned());
                self.tags.len() - 1
            });
        TagId(index)
    }

    /// Returns the tags that are used, with what the document says of them.
    fn tags(&mut self, root: &Node<'d>) -> Vec<Tag> {
        let declared: Vec<Node<'d>> = root.get("tags").iter().flat_map(Node::items).collect();
        let declared: Vec<openapiv3::Tag> = declared
            .iter()
            .filter_map(|node| self.read(node, &[]))
            .collect();
        self.tags
            .iter()
            .map(|name| Tag {
                name: name.clone(),
                description: declared
                    .iter()
                    .find(|tag| tag.name == *name)
                    .and_then(|tag| tag.description.clone()),
            })
            .collect()
    }
}

/// Reports the entries of `formats`, `types` and `sensitive` in the settings that match nothing in the document.
fn unused_settings(config: &Config, used: &BTreeSet<(&'static str, String)>) -> Vec<Diagnostic> {
    let formats = config.formats.keys();
    let formats = formats.map(|it| ("formats", it, "a schema of that format"));
    let types = config.types.keys();
    let types = types.map(|it| ("types", it, "a schema of that name or place"));
    let sensitive = config.sensitive.iter();
    let sensitive = sensitive.map(|it| ("sensitive", it, "a string property of that name"));
    let all = formats.chain(types).chain(sensitive);
    all.filter(|(section, entry, _)| !used.contains(&(*section, (*entry).clone())))
        .map(|(section, entry, missing)| {
            Diagnostic::unused_setting(config, section, entry, missing)
        })
        .collect()
}

//! URIs that schemas have within their document (JSON Schema 2020-12, section 8.2.1).
//!
//! A reference to one of them becomes a reference to the place of its schema, so that nothing after this knows of
//! them. What a file or the document as a whole has for a reference counts for more than what `$id` gives it: many
//! documents carry identifiers that nobody ever resolved.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::document::Document;
use super::links::file_part;
use super::origin::FileId;
use super::pointer::Pointer;
use super::uri::Uri;

/// The keywords that name a node.
const ANCHORS: [&str; 2] = ["$anchor", "$dynamicAnchor"];

impl Document {
    /// Lets references that an `$id`, or the `$self` of OpenAPI 3.2, gives a meaning lead to the places of their
    /// targets.
    pub fn resolve_identifiers(&mut self) {
        if !self.files.iter().any(|file| has_identifier(&file.tree)) {
            return;
        }
        for found in Resources::of(self).resolve() {
            let file = &mut self.files[found.file.index()];
            if let Some(text) = file.tree.pointer_mut(found.pointer.as_str()) {
                *text = Value::String(found.target);
            }
            if let Some((uri, target)) = found.link {
                file.links.insert(uri, Ok(target));
            }
        }
    }
}

/// Returns the reference of a node and its keyword. What a name alone means as a `$dynamicRef` is for the schemas
/// around it to say, so it stays the first of its file.
fn reference(value: &Value) -> Option<(&'static str, &str)> {
    let text = |keyword| Some((keyword, value.get(keyword)?.as_str()?));
    let dynamic = text("$dynamicRef").filter(|(_, target)| !target.starts_with('#'));
    text("$ref").or(dynamic)
}

/// Returns the reference that names a node, without a fragment.
fn identifier(value: &Value) -> Option<&str> {
    let keyword = match value.get("openapi") {
        Some(_) => "$self",
        None => "$id",
    };
    let name = value.get(keyword)?.as_str()?;
    let name = name.strip_suffix('#').unwrap_or(name);
    (!name.contains('#')).then_some(name)
}

fn has_identifier(value: &Value) -> bool {
    match value {
        Value::Object(members) => {
            identifier(value).is_some() || members.values().any(has_identifier)
        }
        Value::Array(items) => items.iter().any(has_identifier),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// A node with a URI of its own and all below it, but for what has another; a whole file has its path for one.
struct Resource<'d> {
    uri: Uri<'d>,
    file: FileId,
    pointer: Pointer,
    /// The nodes with names; of several with one name the first.
    anchors: BTreeMap<&'d str, Pointer>,
}

/// A reference as it is written.
struct Written<'d> {
    /// The number of the resource that it is in.
    within: usize,
    pointer: Pointer,
    target: &'d str,
}

/// A reference that gets another text.
struct Resolved {
    file: FileId,
    pointer: Pointer,
    target: String,
    /// The URI in that text, and the file that it stands for.
    link: Option<(String, FileId)>,
}

/// The resources of a document, and the references in them.
struct Resources<'d> {
    document: &'d Document,
    all: Vec<Resource<'d>>,
    /// The numbers of those with identifiers; of several with one URI the first.
    by_uri: HashMap<String, usize>,
    references: Vec<Written<'d>>,
}

impl<'d> Resources<'d> {
    fn of(document: &'d Document) -> Self {
        let mut resources = Self {
            document,
            all: Vec::new(),
            by_uri: HashMap::new(),
            references: Vec::new(),
        };
        for (index, file) in document.files.iter().enumerate() {
            let path = file.path.to_string_lossy().replace('\\', "/");
            let within = resources.add(Uri::of_path(path), FileId(index), Pointer::root());
            resources.visit(&file.tree, &Pointer::root(), within);
        }
        resources
    }

    fn add(&mut self, uri: Uri<'d>, file: FileId, pointer: Pointer) -> usize {
        self.all.push(Resource {
            uri,
            file,
            pointer,
            anchors: BTreeMap::new(),
        });
        self.all.len() - 1
    }

    fn visit(&mut self, value: &'d Value, pointer: &Pointer, within: usize) {
        let within = match identifier(value) {
            Some(name) => self.identify(name, pointer, within),
            None => within,
        };
        self.note_names(value, pointer, within);
        self.note_references(value, pointer, within);
        match value {
            Value::Object(members) => {
                for (key, child) in members {
                    self.visit(child, &pointer.join(key), within);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.visit(item, &pointer.join(&index.to_string()), within);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn identify(&mut self, name: &'d str, pointer: &Pointer, within: usize) -> usize {
        let around = &self.all[within];
        let (uri, file) = (around.uri.join(name), around.file);
        let text = uri.to_string();
        let number = self.add(uri, file, pointer.clone());
        self.by_uri.entry(text).or_insert(number);
        number
    }

    fn note_names(&mut self, value: &'d Value, pointer: &Pointer, within: usize) {
        let names = ANCHORS
            .iter()
            .filter_map(|keyword| value.get(keyword)?.as_str());
        for name in names {
            let anchors = &mut self.all[within].anchors;
            anchors.entry(name).or_insert_with(|| pointer.clone());
        }
    }

    fn note_references(&mut self, value: &'d Value, pointer: &Pointer, within: usize) {
        let note = |(pointer, target)| Written {
            within,
            pointer,
            target,
        };
        let own = reference(value);
        let own = own.map(|(keyword, target)| (pointer.join(keyword), target));
        self.references.extend(own.map(note));
        let mapping = value.get("discriminator").and_then(|it| it.get("mapping"));
        let mapping = mapping.and_then(Value::as_object).into_iter().flatten();
        let mapped = mapping.filter_map(|(key, target)| {
            let target = target.as_str().filter(|it| it.contains(['#', '/', '.']))?;
            let pointer = pointer.join("discriminator").join("mapping").join(key);
            Some((pointer, target))
        });
        self.references.extend(mapped.map(note));
    }

    /// Returns the references that identifiers give a meaning.
    fn resolve(&self) -> Vec<Resolved> {
        let references = self.references.iter();
        references.filter_map(|it| self.resolve_one(it)).collect()
    }

    fn resolve_one(&self, written: &Written<'d>) -> Option<Resolved> {
        let within = &self.all[written.within];
        let path = file_part(written.target);
        let fragment = written.target.get(path.len() + 1..).unwrap_or_default();
        let resource = match path {
            "" => within,
            _ if self.document.linked(within.file, path).is_some() => return None,
            path => &self.all[*self.by_uri.get(&within.uri.join(path).to_string())?],
        };
        let pointer = match Pointer::from_fragment(fragment) {
            Some(below) => resource.below(&below),
            None => resource.anchors.get(fragment)?.clone(),
        };
        if path.is_empty() && !self.has(resource.file, &pointer) {
            return None;
        }
        let is_here = resource.file == within.file;
        let link = (!is_here).then(|| (resource.uri.to_string(), resource.file));
        let uri = link.as_ref().map_or("", |(uri, _)| uri);
        Some(Resolved {
            file: within.file,
            pointer: written.pointer.clone(),
            target: format!("{uri}#{}", pointer.as_str().replace('%', "%25")),
            link,
        })
    }

    fn has(&self, file: FileId, pointer: &Pointer) -> bool {
        let file = self.document.file(file);
        file.is_some_and(|file| file.tree.pointer(pointer.as_str()).is_some())
    }
}

impl Resource<'_> {
    fn below(&self, pointer: &Pointer) -> Pointer {
        Pointer::from_text(format!("{}{pointer}", self.pointer))
    }
}

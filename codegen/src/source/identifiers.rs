//! URIs that schemas have within their document (JSON Schema 2020-12, section 8.2.1).
//!
//! A reference to one of them becomes a reference to the pointer of its schema, so that no later stage knows of
//! identifiers. A reference that leads somewhere without identifiers is left alone: many documents have identifiers
//! that nobody ever resolved.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::anchors;
use super::document::Document;
use super::origin::FileId;
use super::pointer::Pointer;
use super::reference::{file_part, is_reference};
use super::uri::Uri;

impl Document {
    /// Replaces the references to identifiers, those of `$id` and of the `$self` of OpenAPI 3.2, by references to
    /// the pointers of their targets.
    pub fn resolve_identifiers(&mut self) {
        if !self.files.iter().any(|file| has_identifier(&file.tree)) {
            return;
        }
        for found in Resources::of(self).resolve() {
            let file = &mut self.files[found.file.index()];
            if let Some(text) = file.tree.pointer_mut(found.pointer.as_str()) {
                *text = Value::String(found.target);
            }
            if let Some((uri, target)) = found.referenced_file {
                file.referenced_files.insert(uri, Ok(target));
            }
        }
    }
}

/// Returns the reference of a node and its keyword. A `$dynamicRef` to a name alone, as `#node`, is left out: its
/// target is the first node of the file with that name.
fn reference(value: &Value) -> Option<(&'static str, &str)> {
    let text = |keyword| Some((keyword, value.get(keyword)?.as_str()?));
    let dynamic = text("$dynamicRef").filter(|(_, target)| !target.starts_with('#'));
    text("$ref").or(dynamic)
}

/// Returns the identifier of a node: a reference to a URI, without a fragment.
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

/// A node with a URI of its own, and all below it but the nodes that have another. The URI of a file's root is the
/// path of the file.
struct Resource<'d> {
    uri: Uri<'d>,
    file: FileId,
    pointer: Pointer,
    /// The nodes with names. Of several nodes with one name, it is the first.
    anchors: BTreeMap<&'d str, Pointer>,
}

/// A reference as it was written.
struct WrittenReference<'d> {
    /// The number of the resource that it is in.
    within: usize,
    pointer: Pointer,
    target: &'d str,
}

/// A reference to an identifier, and the text that replaces it.
struct ResolvedReference {
    file: FileId,
    pointer: Pointer,
    target: String,
    /// The URI in that text and the file that it stands for, where that is another file.
    referenced_file: Option<(String, FileId)>,
}

/// The resources of a document, and the references in them.
struct Resources<'d> {
    document: &'d Document,
    all: Vec<Resource<'d>>,
    /// The numbers of the resources with identifiers, by their URIs. Of several with one URI, it is the first.
    by_uri: HashMap<String, usize>,
    references: Vec<WrittenReference<'d>>,
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
        for name in anchors::names(value) {
            let anchors = &mut self.all[within].anchors;
            anchors.entry(name).or_insert_with(|| pointer.clone());
        }
    }

    fn note_references(&mut self, value: &'d Value, pointer: &Pointer, within: usize) {
        let note = |(pointer, target)| WrittenReference {
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
            let target = target.as_str().filter(|it| is_reference(it))?;
            let pointer = pointer.join("discriminator").join("mapping").join(key);
            Some((pointer, target))
        });
        self.references.extend(mapped.map(note));
    }

    /// Returns the references to identifiers, with their new texts.
    fn resolve(&self) -> Vec<ResolvedReference> {
        let references = self.references.iter();
        references.filter_map(|it| self.resolve_one(it)).collect()
    }

    fn resolve_one(&self, written: &WrittenReference<'d>) -> Option<ResolvedReference> {
        let within = &self.all[written.within];
        let path = file_part(written.target);
        let fragment = written.target.get(path.len() + 1..).unwrap_or_default();
        let resource = match path {
            "" => within,
            _ if self.document.referenced_file(within.file, path).is_some() => return None,
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
        let referenced_file = (!is_here).then(|| (resource.uri.to_string(), resource.file));
        let uri = referenced_file.as_ref().map_or("", |(uri, _)| uri);
        Some(ResolvedReference {
            file: within.file,
            pointer: written.pointer.clone(),
            target: format!("{uri}#{}", pointer.as_str().replace('%', "%25")),
            referenced_file,
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

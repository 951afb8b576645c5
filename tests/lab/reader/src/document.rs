//! A document with all its files.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use serde_json::Value;

use crate::load::{self, LoadError};
use crate::node::Node;
use crate::place::{Place, decoded, unescaped};

/// A document with all the files that its references name.
#[derive(Debug)]
pub struct Document {
    files: Vec<File>,
    /// What `$id` names, without a fragment.
    ids: HashMap<String, Place>,
    /// What `$anchor` names, by file.
    anchors: HashMap<(usize, String), Place>,
}

#[derive(Debug)]
struct File {
    path: PathBuf,
    tree: Value,
}

/// The versions of OpenAPI that differ in shape.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Version {
    /// Swagger 2.0.
    V2,
    /// OpenAPI 3.0.
    V30,
    /// OpenAPI 3.1.
    V31,
    /// OpenAPI 3.2.
    V32,
}

/// How many references may be found within the pointers of others.
const DEPTH: usize = 32;

impl Document {
    /// Reads a document and the local files that it refers to. References to other things, and to files that cannot
    /// be read, are found when they are followed.
    ///
    /// # Errors
    ///
    /// When the root file cannot be read.
    pub fn load(path: &Path) -> Result<Self, LoadError> {
        let path = normal(path);
        let tree = load::file(&path)?;
        let mut document = Self::of(path, tree);
        let mut index = 0;
        while let Some(file) = document.files.get(index) {
            let folder = file.path.parent().unwrap_or(Path::new("")).to_owned();
            let mut named = Vec::new();
            collect_files(&file.tree, &mut named);
            for name in named {
                let path = normal(&folder.join(decoded(&name)));
                if document.files.iter().any(|it| it.path == path) {
                    continue;
                }
                if let Ok(tree) = load::referenced(&path) {
                    document.files.push(File { path, tree });
                }
            }
            index += 1;
        }
        document.index();
        Ok(document)
    }

    /// Reads a document of one file that is in memory.
    ///
    /// # Errors
    ///
    /// When the text is neither JSON nor YAML.
    pub fn from_text(text: &str) -> Result<Self, String> {
        let mut document = Self::of(PathBuf::from("openapi.yaml"), load::tree(text)?);
        document.index();
        Ok(document)
    }

    fn of(path: PathBuf, tree: Value) -> Self {
        Self {
            files: vec![File { path, tree }],
            ids: HashMap::new(),
            anchors: HashMap::new(),
        }
    }

    /// Notes what `$id` and `$anchor` name.
    fn index(&mut self) {
        let (mut ids, mut anchors) = (HashMap::new(), HashMap::new());
        for (file, it) in self.files.iter().enumerate() {
            let place = Place {
                file,
                pointer: String::new(),
            };
            collect_names(&it.tree, &place, &mut ids, &mut anchors);
        }
        (self.ids, self.anchors) = (ids, anchors);
    }

    /// Returns the root of the root file.
    pub fn root(&self) -> Node<'_> {
        self.file_root(0)
    }

    fn file_root(&self, file: usize) -> Node<'_> {
        let place = Place {
            file,
            pointer: String::new(),
        };
        Node::new(self, place, &self.files[file].tree)
    }

    /// Returns the version that the document declares; 3.0 where it declares none that is known.
    pub fn version(&self) -> Version {
        let root = self.root();
        if root.get("swagger").is_some() {
            return Version::V2;
        }
        let version = root
            .get("openapi")
            .map(|it| it.display())
            .unwrap_or_default();
        match version.get(..3) {
            Some("3.1") => Version::V31,
            Some("3.2") => Version::V32,
            _ => Version::V30,
        }
    }

    /// Returns the path of a file.
    pub fn path(&self, file: usize) -> &Path {
        &self.files[file].path
    }

    /// Returns the number of the file with a path.
    pub fn file(&self, path: &Path) -> Option<usize> {
        let path = normal(path);
        self.files.iter().position(|it| it.path == path)
    }

    /// Describes a place for people.
    pub fn describe(&self, place: &Place) -> String {
        let path = self.path(place.file);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        format!("{name}#{}", place.pointer)
    }

    /// Returns the node at a place.
    pub fn find(&self, place: &Place) -> Option<Node<'_>> {
        (place.file < self.files.len())
            .then(|| self.pointed(place.file, &place.pointer, 0))
            .flatten()
    }

    /// Returns what a reference names that stands in a file. `depth` says how many references it was found
    /// within: `a: {$ref: '#/a/b'}` leads into itself.
    pub(crate) fn resolve(&self, file: usize, target: &str, depth: usize) -> Option<Node<'_>> {
        let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
        let file = match path {
            "" => file,
            _ => {
                let folder = self.path(file).parent().unwrap_or(Path::new(""));
                match self.file(&folder.join(decoded(path))) {
                    Some(file) => file,
                    None => return self.embedded(path, &decoded(fragment), depth),
                }
            }
        };
        let fragment = decoded(fragment);
        match fragment.is_empty() || fragment.starts_with('/') {
            true => self.pointed(file, &fragment, depth),
            false => self
                .anchors
                .get(&(file, fragment))
                .and_then(|it| self.find(it)),
        }
    }

    /// Returns what a pointer names within the schema that has an `$id`.
    fn embedded(&self, id: &str, pointer: &str, depth: usize) -> Option<Node<'_>> {
        let place = self.ids.get(id)?;
        let pointer = format!("{}{pointer}", place.pointer);
        self.pointed(place.file, &pointer, depth)
    }

    fn pointed(&self, file: usize, pointer: &str, depth: usize) -> Option<Node<'_>> {
        let mut node = self.file_root(file);
        for token in pointer.split('/').skip(1) {
            let key = unescaped(token);
            node = match node.get(&key) {
                Some(child) => child,
                // A reference in the middle of the way is followed, as most tools do.
                None if depth < DEPTH => node.follow_within(depth + 1).ok()?.get(&key)?,
                None => return None,
            };
        }
        Some(node)
    }

    /// Returns the trees of the files with all references in a form that needs no folder to be resolved in:
    /// `doc:/` and the number of a file in place of its path.
    pub fn trees(&self) -> Vec<Value> {
        let files = self.files.iter().enumerate();
        let trees = files.map(|(file, it)| {
            let mut tree = it.tree.clone();
            self.number(file, &mut tree);
            tree
        });
        trees.collect()
    }

    fn number(&self, file: usize, tree: &mut Value) {
        match tree {
            Value::Object(members) => {
                for (key, value) in members {
                    match value {
                        Value::String(target) if key == "$ref" => {
                            if let Some(node) = self.resolve(file, target, 0) {
                                *target = node.place().uri();
                            }
                        }
                        value => self.number(file, value),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|it| self.number(file, it)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

/// Collects the files that the references in a tree name.
fn collect_files(tree: &Value, found: &mut Vec<String>) {
    match tree {
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    Value::String(target) if key == "$ref" => {
                        let path = target.split('#').next().unwrap_or_default();
                        if !path.is_empty() && !path.contains("://") {
                            found.push(path.to_owned());
                        }
                    }
                    value => collect_files(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|it| collect_files(it, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn collect_names(
    tree: &Value,
    place: &Place,
    ids: &mut HashMap<String, Place>,
    anchors: &mut HashMap<(usize, String), Place>,
) {
    match tree {
        Value::Object(members) => {
            for (key, value) in members {
                match (key.as_str(), value) {
                    ("$id", Value::String(id)) => {
                        ids.insert(id.trim_end_matches('#').to_owned(), place.clone());
                    }
                    ("$anchor" | "$dynamicAnchor", Value::String(name)) => {
                        anchors.insert((place.file, name.clone()), place.clone());
                    }
                    (_, value) => collect_names(value, &place.child(key), ids, anchors),
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect_names(item, &place.child(&index.to_string()), ids, anchors);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Returns a path without `.` and, as far as it can be, without `..`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if normal.file_name().is_some() => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::json;

    use super::*;

    #[test]
    fn references_lead_through_files() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write(
            "openapi.yaml",
            "{a: {$ref: 'parts/b c.yaml#/x~1y'}, f: {$ref: 'parts/b%20c.yaml#/x~1y/deep'}, \
             d: {$ref: text.md}, n: {$ref: 'http://example.com/a'}}",
        );
        write("parts/b c.yaml", "{x/y: {$ref: '../end.json#/%C3%BC'}}");
        write(
            "end.json",
            "{\"ü\": {\"deep\": {\"$ref\": \"openapi.yaml#/g\"}}}",
        );
        write("text.md", "# Title");
        let document = Document::load(&folder.path().join("./openapi.yaml")).unwrap();
        let get = |key: &str| document.root().get(key).unwrap();
        let followed = get("a").follow().unwrap();
        assert_eq!(document.describe(followed.place()), "end.json#/ü");
        // Through a reference, to one that names nothing.
        let unresolved = get("f").follow().unwrap_err();
        assert_eq!(unresolved.target, "openapi.yaml#/g");
        assert_eq!(get("d").follow().unwrap().text(), Some("# Title"));
        assert!(get("n").follow().is_err());
        assert_eq!(document.trees()[0]["a"], json!({ "$ref": "doc:/1#/x~1y" }));
    }

    #[test]
    fn names_lead_to_schemas() {
        let text = "{a: {$id: 'https://a.example/x', b: {$anchor: here}}, \
            c: {$ref: 'https://a.example/x#/b'}, d: {$ref: '#here'}}";
        let document = Document::from_text(text).unwrap();
        for key in ["c", "d"] {
            let node = document.root().get(key).unwrap().follow().unwrap();
            assert_eq!(node.place().pointer, "/a/b");
        }
    }

    #[test]
    fn chains_are_followed_and_cycles_are_not() {
        let chain: String = (0..10_000)
            .map(|it| format!("a{it}: {{$ref: '#/a{}'}}\n", it + 1))
            .collect();
        let document = Document::from_text(&format!("{chain}a10000: {{b: 1}}\n")).unwrap();
        let end = document.root().get("a0").unwrap().follow().unwrap();
        assert_eq!(end.place().pointer, "/a10000");
        let document = Document::from_text("{a: {$ref: '#/b'}, b: {$ref: '#/a'}}").unwrap();
        assert!(document.root().get("a").unwrap().follow().is_err());
        let document = Document::from_text("{a: {$ref: '#/a/b'}}").unwrap();
        assert!(document.root().get("a").unwrap().follow().is_err());
    }

    #[test]
    fn versions_are_known() {
        let table = [
            ("swagger: '2.0'", Version::V2),
            ("swagger: 2.0", Version::V2),
            ("openapi: 3.0.3", Version::V30),
            ("openapi: 3.1", Version::V31),
            ("openapi: 3.2.0", Version::V32),
        ];
        for (text, version) in table {
            assert_eq!(Document::from_text(text).unwrap().version(), version);
        }
    }
}

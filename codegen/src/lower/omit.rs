//! What the settings leave out, and the component schemas that nothing else uses.

use std::collections::{BTreeSet, HashSet};

use super::Lower;
use super::inheritance::{self, Subtypes};
use super::object::{Place, place};
use super::operation::{Found, UNTAGGED};
use crate::config::Omit;
use crate::diagnostic::Diagnostic;
use crate::source::Node;

impl<'d> Lower<'d> {
    /// Takes from the operations those that the settings leave out, and notes which schemas go with them.
    pub(super) fn leave_out(
        &mut self,
        root: &Node<'d>,
        operations: Vec<Found<'d>>,
    ) -> Vec<Found<'d>> {
        let omit = &self.config.omit;
        if *omit == Omit::default() {
            return operations;
        }
        let mut used = BTreeSet::new();
        let (omitted, kept): (Vec<_>, Vec<_>) = operations
            .into_iter()
            .partition(|found| is_omitted(found, omit, &mut used));
        let mut omitted: Vec<Node<'d>> = omitted.into_iter().map(|found| found.node).collect();
        let components = root.get("components");
        let schemas = components.and_then(|components| components.get("schemas")?.follow().ok());
        let subtypes = schemas.as_ref().map(inheritance::subtypes);
        let schemas: Vec<(&str, Node<'d>)> = schemas.iter().flat_map(|it| it.entries()).collect();
        for entry in &omit.schemas {
            if let Some(node) = find(&schemas, entry) {
                used.insert(("omit.schemas", entry.clone()));
                // A component in a file of its own is what stands there.
                let is_component = schemas.iter().any(|(name, _)| name == entry);
                let target = node
                    .follow()
                    .ok()
                    .filter(|target| is_component && target.origin().file != node.origin().file);
                omitted.extend(target);
                omitted.push(node);
            }
        }
        let parts = root.entries().filter(|(key, _)| *key != "components");
        let parts: Vec<Node<'d>> = parts.map(|(_, node)| node).collect();
        let all = parts.iter().chain(schemas.iter().map(|(_, node)| node));
        let walk = Walk {
            subtypes: subtypes.unwrap_or_default(),
            all: all.cloned().collect(),
        };
        if omit.deprecated {
            omitted.extend(walk.deprecated());
        }
        self.left_out = omitted.iter().map(place).collect();
        let mut needed = walk.reach(parts, &self.left_out);
        let candidates = walk.reach(omitted, &HashSet::new());
        let others = schemas.iter().map(|(_, node)| node.clone());
        let others = others.filter(|node| !candidates.contains(&place(node)));
        needed.extend(walk.reach(others.collect(), &self.left_out));
        self.unneeded = candidates.difference(&needed).cloned().collect();
        let entries = [
            (
                "omit.operations",
                &omit.operations,
                "an operation of that id or place",
            ),
            (
                "omit.tags",
                &omit.tags,
                "a tag of that name with operations",
            ),
            (
                "omit.schemas",
                &omit.schemas,
                "a schema or property of that name",
            ),
        ];
        for (section, entries, missing) in entries {
            let useless = entries
                .iter()
                .filter(|it| !used.contains(&(section, (*it).clone())));
            let told = useless
                .map(|entry| Diagnostic::unused_setting(self.config, section, entry, missing));
            self.diagnostics.extend(told.collect::<Vec<_>>());
        }
        kept
    }
}

/// Tells whether an operation is left out, and notes the entries that say so.
fn is_omitted(found: &Found<'_>, omit: &Omit, used: &mut BTreeSet<(&'static str, String)>) -> bool {
    let id = found.node.get("operationId");
    let tags = found.node.get("tags");
    let tag = tags.and_then(|tags| tags.items().next());
    let tag = tag.as_ref().and_then(Node::text).unwrap_or(UNTAGGED);
    let place = format!("{} {}", found.method.as_str(), found.path);
    let names = [
        (
            "omit.operations",
            &omit.operations,
            id.as_ref().and_then(Node::text),
        ),
        ("omit.operations", &omit.operations, Some(place.as_str())),
        ("omit.tags", &omit.tags, Some(tag)),
    ];
    let mut is_omitted = omit.deprecated && is_deprecated(&found.node);
    for (section, entries, name) in names {
        if let Some(entry) = entries.iter().find(|entry| name == Some(entry.as_str())) {
            used.insert((section, entry.clone()));
            is_omitted = true;
        }
    }
    is_omitted
}

fn is_deprecated(node: &Node<'_>) -> bool {
    let flag = node.get("deprecated");
    flag.is_some_and(|flag| flag.value().as_bool() == Some(true))
}

/// Finds a schema by its name, or a property behind the name of its schema and a full stop.
fn find<'d>(schemas: &[(&str, Node<'d>)], entry: &str) -> Option<Node<'d>> {
    for (name, node) in schemas {
        let Some(rest) = entry.strip_prefix(name) else {
            continue;
        };
        if rest.is_empty() {
            return Some(node.clone());
        }
        let found = rest.strip_prefix('.').and_then(|rest| {
            let parts = node.get("allOf");
            let parts: Vec<Node<'d>> = parts.iter().flat_map(Node::items).collect();
            let properties = [node].into_iter().chain(&parts);
            let properties = properties.filter_map(|part| part.get("properties"));
            let properties: Vec<_> = properties.flat_map(|it| it.entries()).collect();
            find(&properties, rest)
        });
        if found.is_some() {
            return found;
        }
    }
    None
}

/// A way through the document along its references.
struct Walk<'d> {
    subtypes: Subtypes<'d>,
    all: Vec<Node<'d>>,
}

impl<'d> Walk<'d> {
    /// Returns the places that nodes lead to, without going into those to skip.
    fn reach(&self, from: Vec<Node<'d>>, skip: &HashSet<Place>) -> HashSet<Place> {
        let mut seen = HashSet::new();
        self.visit(from, skip, &mut seen, |_| {});
        seen
    }

    /// Returns the deprecated properties that a value can do without.
    fn deprecated(&self) -> Vec<Node<'d>> {
        let mut found = Vec::new();
        self.visit(
            self.all.clone(),
            &HashSet::new(),
            &mut HashSet::new(),
            |node| {
                let required = node.get("required");
                let required: Vec<Node<'d>> = required.iter().flat_map(Node::items).collect();
                let properties = node.get("properties");
                for (name, property) in properties.iter().flat_map(Node::entries) {
                    let is_required = required.iter().any(|it| it.text() == Some(name));
                    if is_deprecated(&property) && !is_required {
                        found.push(property);
                    }
                }
            },
        );
        found
    }

    fn visit(
        &self,
        from: Vec<Node<'d>>,
        skip: &HashSet<Place>,
        seen: &mut HashSet<Place>,
        mut look: impl FnMut(&Node<'d>),
    ) {
        let mut open = from;
        while let Some(node) = open.pop() {
            let place = place(&node);
            if skip.contains(&place) {
                continue;
            }
            let is_base = node.get("discriminator").is_some();
            let subtypes = self.subtypes.get(&place).filter(|_| is_base);
            if !seen.insert(place) {
                continue;
            }
            look(&node);
            open.extend(subtypes.into_iter().flatten().map(|(_, node)| node.clone()));
            let target = node.reference().and_then(|target| node.step(target).ok());
            open.extend(target);
            open.extend(node.entries().map(|(_, child)| child));
            open.extend(node.items());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::api::Type;
    use crate::config::Config;
    use crate::lower::Lowered;
    use crate::source::{Document, Limits};

    const ROOT: &str = "{openapi: 3.0.3, info: {title: t, version: '1'}, paths: {}, components: {schemas: {\
        User: {type: object, properties: {a: {$ref: 'parts/perf.yaml'}, b: {$ref: '#/components/schemas/Best'}}}, \
        Best: {$ref: 'parts/perf.yaml'}}}}";
    const PERF: &str =
        "{type: object, properties: {inner: {type: object, properties: {c: {type: string}}}}}";

    /// Returns the names of the types, and how many properties of users have one.
    fn names(omitted: &[&str]) -> (Vec<String>, usize) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("parts")).unwrap();
        std::fs::write(folder.path().join("api.yaml"), ROOT).unwrap();
        std::fs::write(folder.path().join("parts/perf.yaml"), PERF).unwrap();
        let document = Document::load(&folder.path().join("api.yaml"), Limits::default()).unwrap();
        let mut config = Config::default();
        config.omit.schemas = omitted.iter().map(|it| (*it).to_owned()).collect();
        let (api, _, diagnostics) = Lowered::of(&document, &config).into_parts();
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let names = api.types.iter().map(|def| def.name.join(".")).collect();
        let user = api.types[0].kind.types().into_iter();
        (names, user.flat_map(Type::all_named).count())
    }

    #[test]
    fn a_component_in_a_file_of_its_own_is_one_type() {
        let all = ["User", "Best", "Best.inner"].map(str::to_owned).to_vec();
        let user = vec!["User".to_owned()];
        assert_eq!(names(&[]), (all.clone(), 2));
        assert_eq!(names(&["Best"]), (user.clone(), 0));
        assert_eq!(names(&["User.a"]), (all, 1));
        assert_eq!(names(&["User.a", "User.b"]), (user, 0));
    }
}

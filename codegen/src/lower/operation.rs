//! Operations and the path items they stand in.

use super::security::requirements;
use super::server::own_servers;
use super::{Naming, Paths, path_template};
use crate::api::{Location, Method, Operation, Parameter, PathTemplate, SecurityScheme};
use crate::config::Pagination;
use crate::diagnostic::Problem;
use crate::source::Node;

/// The keywords of an Operation Object whose values are read on their own.
pub(super) const CHILDREN: &[&str] = &[
    "parameters",
    "requestBody",
    "responses",
    "callbacks",
    "security",
    "servers",
    "x-pagination",
];

/// An operation before it is lowered.
struct Found<'d> {
    method: Method,
    path: &'d str,
    /// The path item that it stands in, and those that this one refers to: what stands in an earlier one counts.
    items: Vec<Node<'d>>,
    node: Node<'d>,
}

impl<'d> Paths<'d> {
    /// Lowers the operations that the settings do not omit, in the order of the document.
    pub(super) fn operations(&mut self, schemes: &[SecurityScheme]) -> Vec<Operation> {
        let operations = self.find_operations().into_iter();
        operations
            .filter_map(|found| self.operation(found, schemes))
            .collect()
    }

    fn find_operations(&mut self) -> Vec<Found<'d>> {
        let root = &self.schemas.input.root;
        let what = "what `x-ms-paths` says of a path that is among `paths`, too";
        for (_, item) in root.get("x-ms-paths").iter().flat_map(Node::entries) {
            self.report()
                .tell(Problem::Unsupported { what }, item.origin());
        }
        let paths = root.get("paths");
        let paths: Vec<_> = paths.iter().flat_map(Node::entries).collect();
        let mut operations = Vec::new();
        for (path, item) in paths
            .into_iter()
            .filter(|(path, _)| !path.starts_with("x-"))
        {
            let items = self.report().chain(&item);
            for (method, node) in self.methods(&items) {
                if self.schemas.input.pruned.omits_operation(path, &node) {
                    continue;
                }
                operations.push(Found {
                    method,
                    path,
                    items: items.clone(),
                    node,
                });
            }
        }
        operations
    }

    /// Returns the operations of a path item, and of those that it refers to, each method once.
    pub(super) fn methods(&mut self, items: &[Node<'d>]) -> Vec<(Method, Node<'d>)> {
        let mut methods: Vec<(Method, Node<'d>)> = Vec::new();
        for item in items {
            for (method, node) in self.own_methods(item) {
                if !methods.iter().any(|(known, _)| *known == method) {
                    methods.push((method, node));
                }
            }
        }
        methods
    }

    /// Returns the operations that stand in a path item itself: those of the methods that 3.0 knows, then 3.2's others.
    fn own_methods(&mut self, item: &Node<'d>) -> Vec<(Method, Node<'d>)> {
        let known = item.entries();
        let mut methods: Vec<_> = known
            .filter_map(|(key, node)| Some((Method::of_key(key)?, node)))
            .collect();
        let others = item.get("x-additional-operations");
        for (name, node) in others.iter().flat_map(Node::entries) {
            match Method::of_token(name) {
                Some(method) => methods.push((method, node)),
                None => self.report().tell(
                    Problem::NotAMethod {
                        name: name.to_owned(),
                    },
                    node.origin(),
                ),
            }
        }
        methods
    }

    fn operation(&mut self, found: Found<'d>, schemes: &[SecurityScheme]) -> Option<Operation> {
        let Found {
            method,
            path,
            ref items,
            ref node,
        } = found;
        let read: openapiv3::Operation = self.report().read(node, CHILDREN)?;
        let id = read
            .operation_id
            .unwrap_or_else(|| format!("{} {path}", method.as_str().to_lowercase()));
        let naming = Naming::outer(&[&id]);
        let mut parameters = self.parameters(items, node, &naming);
        let path = path_template::read(path, &parameters);
        self.match_path(&path, &mut parameters, node);
        let pagination = self.pagination(node);
        self.pagination.push(pagination);
        let body = node.get("requestBody");
        let body = body.or_else(|| inherited_body(items, &method));
        let body = body.and_then(|body| self.request_body(&body, &naming));
        let responses = self.responses(node, &method, &naming);
        let operation = Operation {
            tag: read.tags.first().map(|name| self.tag(name)),
            origin: node.origin().clone().into(),
            method,
            path,
            summary: read.summary,
            description: read.description,
            deprecated: read.deprecated,
            parameters,
            body,
            responses,
            servers: own_servers(items, node, self.report()),
            security: requirements(node, &self.schemas.input.root, schemes, self.report()),
            pagination: None,
            id,
        };
        self.report_failed_streams(&operation, node);
        self.callbacks(&operation, node);
        Some(operation)
    }

    /// Reads what an operation says of its pages. Others have an extension of that name, too, with other members.
    fn pagination(&mut self, operation: &Node<'d>) -> Option<Pagination> {
        let node = operation.get("x-pagination")?;
        let read = node.read(&[]).ok();
        if read.is_none() {
            let problem = Problem::UnknownExtension {
                name: "x-pagination",
                effect: "its members are not those of this generator, and the operation returns one page; \
                         `pagination` in the settings says how to get the others",
            };
            self.report().tell(problem, node.origin());
        }
        read
    }

    /// Makes the path parameters those that the path names.
    fn match_path(
        &mut self,
        path: &PathTemplate,
        parameters: &mut Vec<Parameter>,
        node: &Node<'d>,
    ) {
        parameters.retain(|parameter| {
            let used = parameter.location != Location::Path
                || path.parameters().any(|name| name == parameter.name);
            if !used {
                let name = parameter.name.clone();
                self.report()
                    .tell(Problem::UnusedPathParameter { name }, &parameter.origin);
            }
            used
        });
        for name in path.parameters() {
            if !parameters
                .iter()
                .any(|parameter| parameter.location == Location::Path && parameter.name == name)
            {
                self.report().tell(
                    Problem::UndeclaredPathParameter {
                        name: name.to_owned(),
                    },
                    node.origin(),
                );
                parameters.push(Parameter::path(name, node.origin().clone()));
            }
        }
    }
}

/// Returns the body that an operation has of its path item.
fn inherited_body<'d>(items: &[Node<'d>], method: &Method) -> Option<Node<'d>> {
    let mut bodies = items.iter().filter_map(|item| item.get("x-request-bodies"));
    let key = method.as_str().to_ascii_lowercase();
    bodies.find_map(|bodies| bodies.get(&key))
}

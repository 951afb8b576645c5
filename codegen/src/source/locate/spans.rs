//! The positions of the nodes that were read.

use std::collections::HashMap;

use crate::source::pointer::Pointer;
use crate::source::position::Span;

/// The most merge keys and aliases that lead from one node to the next.
const LONGEST_CHAIN: usize = 32;

/// The positions of a file's nodes. Where the position-keeping parser gives up, they are those of the nodes
/// before.
#[derive(Debug, Default)]
pub(in crate::source) struct NodeSpans {
    /// The nodes, which refer to one another by their index in this list; the first is the root.
    pub(super) nodes: Vec<ParsedNode>,
    /// The nodes with an anchor, by the parser's number of the anchor.
    pub(super) anchors: HashMap<usize, usize>,
}

/// A node, or the key of one, with its position.
#[derive(Debug)]
pub(super) struct ParsedNode {
    pub(super) span: Span,
    pub(super) kind: NodeKind,
}

/// What a node is, in YAML's terms.
#[derive(Debug)]
pub(super) enum NodeKind {
    Scalar(String),
    /// An alias, which stands for the node with the anchor of that number.
    Alias(usize),
    /// The items.
    Sequence(Vec<usize>),
    /// The keys and their values.
    Mapping(Vec<(usize, usize)>),
}

impl NodeSpans {
    /// Returns the position of the node's key, or of the item; for a node that is not there, that of
    /// the nearest ancestor that is.
    pub(in crate::source) fn find(&self, pointer: &Pointer) -> Span {
        let mut span = Span::default();
        let mut node = 0;
        for token in pointer.tokens() {
            let Some(child) = self.child(node, &token) else {
                break;
            };
            (span, node) = child;
        }
        span
    }

    /// Returns the text of a scalar as it is written, a string's without its quotes.
    pub(in crate::source) fn scalar(&self, pointer: &Pointer) -> Option<&str> {
        let mut tokens = pointer.tokens();
        let node = tokens.try_fold(0, |node, token| Some(self.child(node, &token)?.1))?;
        match &self.resolved(node)?.kind {
            NodeKind::Scalar(text) => Some(text),
            NodeKind::Alias(_) | NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
        }
    }

    /// Returns the positions of a key that is given several times in one map: of the last key of `pointer`.
    pub(in crate::source) fn occurrences(&self, pointer: &Pointer) -> Vec<Span> {
        let Some(key) = pointer.last() else {
            return Vec::new();
        };
        let path: Vec<String> = pointer.tokens().collect();
        let steps = path.iter().take(path.len().saturating_sub(1));
        let holder = steps.into_iter().try_fold(0, |node, token| {
            self.child(node, token).map(|(_, child)| child)
        });
        let holder = holder.and_then(|node| self.resolved(node));
        let Some(NodeKind::Mapping(pairs)) = holder.map(|node| &node.kind) else {
            return Vec::new();
        };
        let same = pairs.iter().filter(|(name, _)| self.is_scalar(*name, &key));
        same.filter_map(|(name, _)| Some(self.nodes.get(*name)?.span))
            .collect()
    }

    /// Returns the position of a node's child and the child, by key or by index.
    fn child(&self, node: usize, token: &str) -> Option<(Span, usize)> {
        self.child_within(node, token, LONGEST_CHAIN)
    }

    fn child_within(&self, node: usize, token: &str, most: usize) -> Option<(Span, usize)> {
        match &self.resolved(node)?.kind {
            NodeKind::Sequence(items) => {
                let item = *items.get(token.parse::<usize>().ok()?)?;
                Some((self.nodes.get(item)?.span, item))
            }
            NodeKind::Mapping(pairs) => {
                let own = pairs.iter().find(|(key, _)| self.is_scalar(*key, token));
                if let Some((key, value)) = own {
                    return Some((self.nodes.get(*key)?.span, *value));
                }
                let most = most.checked_sub(1)?;
                let mut merged = pairs.iter().filter(|(key, _)| self.is_scalar(*key, "<<"));
                merged.find_map(|(_, value)| self.merged(*value, token, most))
            }
            NodeKind::Scalar(_) | NodeKind::Alias(_) => None,
        }
    }

    /// Looks for a key in what a merge key brings: a map or a list of maps.
    fn merged(&self, value: usize, token: &str, most: usize) -> Option<(Span, usize)> {
        match &self.resolved(value)?.kind {
            NodeKind::Sequence(items) => {
                let mut items = items.iter();
                items.find_map(|item| self.child_within(*item, token, most))
            }
            _ => self.child_within(value, token, most),
        }
    }

    /// Returns the node itself, or the one that it is an alias of.
    fn resolved(&self, node: usize) -> Option<&ParsedNode> {
        let mut node = self.nodes.get(node)?;
        for _ in 0..LONGEST_CHAIN {
            let NodeKind::Alias(anchor) = node.kind else {
                return Some(node);
            };
            node = self.nodes.get(*self.anchors.get(&anchor)?)?;
        }
        None
    }

    fn is_scalar(&self, node: usize, text: &str) -> bool {
        let kind = self.resolved(node).map(|node| &node.kind);
        matches!(kind, Some(NodeKind::Scalar(scalar)) if scalar == text)
    }
}

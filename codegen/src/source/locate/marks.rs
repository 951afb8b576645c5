//! The positions of the nodes that were read.

use std::collections::HashMap;

use crate::source::excerpt::Span;
use crate::source::pointer::Pointer;

/// The most merge keys and aliases that lead from one node to the next.
const LONGEST_CHAIN: usize = 32;

/// The positions of a file's nodes. Where the position-keeping parser gives up, what it has seen
/// until then is known.
#[derive(Debug, Default)]
pub(in crate::source) struct Marks {
    /// The nodes, which refer to one another by their place in this list; the first is the root.
    pub(super) nodes: Vec<Mark>,
    pub(super) anchors: HashMap<usize, usize>,
}

#[derive(Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) content: Content,
}

#[derive(Debug)]
pub(super) enum Content {
    Scalar(String),
    /// What stands for the node with an anchor.
    Alias(usize),
    Sequence(Vec<usize>),
    Mapping(Vec<(usize, usize)>),
}

impl Marks {
    /// Returns the place of the node's key, or of the item; for a node that is not there, that of
    /// the nearest ancestor that is.
    pub(in crate::source) fn find(&self, pointer: &Pointer) -> Span {
        let mut span = Span::default();
        let mut node = 0;
        for token in pointer.tokens() {
            let Some((place, child)) = self.child(node, &token) else {
                break;
            };
            (span, node) = (place, child);
        }
        span
    }

    /// Returns every place where the key that a pointer ends with is given in its map.
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
        let Some(Content::Mapping(pairs)) = holder.map(|mark| &mark.content) else {
            return Vec::new();
        };
        let same = pairs.iter().filter(|(name, _)| self.is_scalar(*name, &key));
        same.filter_map(|(name, _)| Some(self.nodes.get(*name)?.span))
            .collect()
    }

    /// Returns the place of a node's child and the child, by key or by index.
    fn child(&self, node: usize, token: &str) -> Option<(Span, usize)> {
        self.child_within(node, token, LONGEST_CHAIN)
    }

    fn child_within(&self, node: usize, token: &str, most: usize) -> Option<(Span, usize)> {
        match &self.resolved(node)?.content {
            Content::Sequence(items) => {
                let item = *items.get(token.parse::<usize>().ok()?)?;
                Some((self.nodes.get(item)?.span, item))
            }
            Content::Mapping(pairs) => {
                let own = pairs.iter().find(|(key, _)| self.is_scalar(*key, token));
                if let Some((key, value)) = own {
                    return Some((self.nodes.get(*key)?.span, *value));
                }
                let most = most.checked_sub(1)?;
                let mut merged = pairs.iter().filter(|(key, _)| self.is_scalar(*key, "<<"));
                merged.find_map(|(_, value)| self.merged(*value, token, most))
            }
            Content::Scalar(_) | Content::Alias(_) => None,
        }
    }

    /// Looks for a key in what a merge key brings: a map or a list of maps.
    fn merged(&self, value: usize, token: &str, most: usize) -> Option<(Span, usize)> {
        match &self.resolved(value)?.content {
            Content::Sequence(items) => {
                let mut items = items.iter();
                items.find_map(|item| self.child_within(*item, token, most))
            }
            _ => self.child_within(value, token, most),
        }
    }

    /// Returns the node, or what it is an alias of.
    fn resolved(&self, node: usize) -> Option<&Mark> {
        let mut mark = self.nodes.get(node)?;
        for _ in 0..LONGEST_CHAIN {
            let Content::Alias(anchor) = mark.content else {
                return Some(mark);
            };
            mark = self.nodes.get(*self.anchors.get(&anchor)?)?;
        }
        None
    }

    fn is_scalar(&self, node: usize, text: &str) -> bool {
        let content = self.resolved(node).map(|mark| &mark.content);
        matches!(content, Some(Content::Scalar(scalar)) if scalar == text)
    }
}

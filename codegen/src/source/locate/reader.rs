//! Collecting nodes in the order of the text.

use std::collections::HashMap;

use super::spans::{NodeKind, NodeSpans, ParsedNode};
use crate::source::position::Span;

/// The nodes read so far.
#[derive(Default)]
pub(super) struct Reader {
    nodes: Vec<ParsedNode>,
    /// The nodes with an anchor, by the parser's number of the anchor.
    anchors: HashMap<usize, usize>,
    /// The lists and maps that are still open, each with the key that waits for its value.
    open: Vec<(usize, Option<usize>)>,
}

impl Reader {
    /// Adds a node to the innermost open one. Anchor 0 is none.
    pub(super) fn add(&mut self, span: Span, anchor: usize, kind: NodeKind) {
        let node = self.nodes.len();
        let opens = matches!(kind, NodeKind::Sequence(_) | NodeKind::Mapping(_));
        self.nodes.push(ParsedNode { span, kind });
        if anchor != 0 {
            self.anchors.insert(anchor, node);
        }
        self.attach(node);
        if opens {
            self.open.push((node, None));
        }
    }

    /// Closes the innermost open list or map.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// Returns the nodes that were read.
    pub(super) fn into_spans(self) -> NodeSpans {
        NodeSpans {
            nodes: self.nodes,
            anchors: self.anchors,
        }
    }

    fn attach(&mut self, node: usize) {
        let Some((parent, key)) = self.open.last_mut() else {
            return;
        };
        match self.nodes.get_mut(*parent).map(|node| &mut node.kind) {
            Some(NodeKind::Sequence(items)) => items.push(node),
            Some(NodeKind::Mapping(pairs)) => match key.take() {
                Some(key) => pairs.push((key, node)),
                None => *key = Some(node),
            },
            Some(NodeKind::Scalar(_) | NodeKind::Alias(_)) | None => {}
        }
    }
}

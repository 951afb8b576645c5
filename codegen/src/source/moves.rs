//! The moves of nodes: what a rewriting of the tree put elsewhere, and where that was written.

use std::collections::BTreeMap;

use super::pointer::Pointer;

/// The most moves that one pointer is traced through.
const LONGEST_TRACE: usize = 100;

/// The moves of a file's nodes.
///
/// A tree is rewritten from its root outwards, and each move is noted in the pointers of that moment: the nodes
/// above have their new pointers already, and those below still have their old ones.
#[derive(Clone, Debug, Default)]
pub struct Moves {
    old_by_new: BTreeMap<String, String>,
    new_by_old: BTreeMap<String, String>,
}

impl Moves {
    /// Returns whether nothing was moved.
    pub fn is_empty(&self) -> bool {
        self.old_by_new.is_empty()
    }

    /// Notes that the node at `new`, with all below it, was written at `old`. References to a node with several
    /// copies lead to the copy that is noted first. References do not follow a node that was moved below its old
    /// pointer, as the `type` of a parameter is that moves into its `schema`.
    pub fn add(&mut self, new: &Pointer, old: &Pointer) {
        let (new, old) = (new.as_str(), old.as_str());
        if is_at_or_below(old, new) {
            return;
        }
        if !is_at_or_below(new, old) {
            let first = self.new_by_old.entry(old.to_owned());
            first.or_insert_with(|| new.to_owned());
        }
        self.old_by_new.insert(new.to_owned(), old.to_owned());
    }

    /// Returns the pointer at which the node at `pointer` was written.
    pub fn written(&self, pointer: &Pointer) -> Pointer {
        let mut text = pointer.as_str().to_owned();
        let mut end = text.len();
        for _ in 0..LONGEST_TRACE {
            let Some((start, old)) = self.innermost(&text[..end]) else {
                break;
            };
            let is_below = is_at_or_below(&text[..start], old);
            text.replace_range(..start, old);
            // At the old pointer there may be another node by now, as in a list that lost its first item. Then
            // only the moves of nodes above concern this one.
            end = match is_below {
                true => old.len(),
                false => parent(old).len(),
            };
        }
        Pointer::from_text(text)
    }

    /// Returns the innermost move that concerns a pointer: the length of the new pointer, and the old pointer.
    fn innermost(&self, text: &str) -> Option<(usize, &str)> {
        if self.is_empty() {
            return None;
        }
        let mut prefix = text;
        loop {
            if let Some(old) = self.old_by_new.get(prefix) {
                return Some((prefix.len(), old));
            }
            if prefix.is_empty() {
                return None;
            }
            prefix = parent(prefix);
        }
    }

    /// Returns the pointer to which the node that was written at `pointer` was moved.
    pub fn moved(&self, pointer: &Pointer) -> Pointer {
        let mut text = pointer.as_str().to_owned();
        let mut done = 0;
        while let Some(rest) = text.get(done + 1..) {
            let end = rest.find('/').map_or(text.len(), |at| done + 1 + at);
            done = match self.new_by_old.get(&text[..end]) {
                Some(new) => {
                    text.replace_range(..end, new);
                    new.len()
                }
                None => end,
            };
        }
        Pointer::from_text(text)
    }
}

/// Returns whether a pointer is another, or leads to a node below it.
fn is_at_or_below(pointer: &str, other: &str) -> bool {
    let rest = pointer.strip_prefix(other);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Returns the pointer to the node above; the root's is its own.
fn parent(pointer: &str) -> &str {
    pointer.rfind('/').map_or("", |slash| &pointer[..slash])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pointer(text: &str) -> Pointer {
        Pointer::from_fragment(text).unwrap()
    }

    fn moves(list: &[(&str, &str)]) -> Moves {
        let mut moves = Moves::default();
        for (new, old) in list {
            moves.add(&pointer(new), &pointer(old));
        }
        moves
    }

    #[test]
    fn traces_moves_within_moves_both_ways() {
        let moves = moves(&[
            ("/components/schemas", "/definitions"),
            ("/components/bodies", "/bodies"),
            ("/components/bodies/b", "/components/bodies/a"),
            (
                "/components/schemas/A/x-tuple",
                "/components/schemas/A/tuple",
            ),
        ]);
        for (new, old) in [
            ("/components/schemas/A", "/definitions/A"),
            ("/components/schemas/A/x-tuple/0", "/definitions/A/tuple/0"),
            (
                "/components/schemas/B/x-tuple/0",
                "/definitions/B/x-tuple/0",
            ),
            ("/components/bodies/b/c", "/bodies/a/c"),
            ("/paths/definitions", "/paths/definitions"),
            ("", ""),
        ] {
            assert_eq!(moves.written(&pointer(new)).as_str(), old);
            assert_eq!(moves.moved(&pointer(old)).as_str(), new);
        }
    }

    #[test]
    fn keeps_shifted_items_apart() {
        let moves = moves(&[
            ("/op/body", "/op/list/0"),
            ("/op/list/0", "/op/list/1"),
            ("/op/list/1", "/op/list/2"),
            ("/op/list/0/schema", "/op/list/0"),
            ("/op/body/content/json", "/op/body/schema"),
        ]);
        for (new, old) in [
            ("/op/list/0/schema/enum", "/op/list/1/enum"),
            ("/op/list/1", "/op/list/2"),
            ("/op/body/content/json/items", "/op/list/0/schema/items"),
            ("/op/body/content", "/op/list/0/content"),
        ] {
            assert_eq!(moves.written(&pointer(new)).as_str(), old);
        }
        assert_eq!(
            moves.moved(&pointer("/op/list/2/enum")).as_str(),
            "/op/list/1/enum"
        );
        assert_eq!(
            moves.moved(&pointer("/op/list/0/schema")).as_str(),
            "/op/body/content/json"
        );
    }

    #[test]
    fn ends_when_moves_lead_in_circles() {
        let moves = moves(&[("/a", "/b/x"), ("/b", "/a/x"), ("/c", "/c/d"), ("/e", "/e")]);
        assert!(moves.written(&pointer("/a")).as_str().len() < 1_000);
        assert_eq!(moves.written(&pointer("/c")).as_str(), "/c");
        assert!(moves.moved(&pointer("/a/x/x/x")).as_str().len() < 1_000);
    }
}

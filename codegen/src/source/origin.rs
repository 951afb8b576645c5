//! Where a node was written: a file and a path in it.

use std::ops::Deref;

use super::pointer::Pointer;

/// The number of a file within its document.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct FileId(pub(super) usize);

impl FileId {
    /// The root file.
    pub const ROOT: Self = Self(0);

    /// Returns the number.
    pub fn index(self) -> usize {
        self.0
    }
}

/// Where a node was written. To keep things by their origins, take the [key](Origin::key).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Origin {
    /// The file.
    pub file: FileId,
    /// The path to the node within the file.
    pub pointer: Pointer,
}

impl Origin {
    /// Returns the origin of the root file's root node.
    pub fn root() -> Self {
        Self {
            file: FileId::ROOT,
            pointer: Pointer::root(),
        }
    }

    /// Returns the origin of this node's member or item `token`.
    pub fn join(&self, token: &str) -> Self {
        Self {
            file: self.file,
            pointer: self.pointer.join(token),
        }
    }
}

/// What tells two nodes of a document apart: the origin of a node, as the key of a map.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct NodeKey {
    /// The file.
    pub file: FileId,
    /// The path to the node within the file.
    pub pointer: Pointer,
}

impl From<NodeKey> for Origin {
    fn from(key: NodeKey) -> Self {
        let NodeKey { file, pointer } = key;
        Self { file, pointer }
    }
}

impl Origin {
    /// Returns the key of the node that is written here.
    pub fn key(&self) -> NodeKey {
        NodeKey {
            file: self.file,
            pointer: self.pointer.clone(),
        }
    }
}

/// The origin of a part of a model. All are equal: two models are the same when they say the same, wherever in a document
/// they say it.
#[derive(Clone, Debug)]
pub struct WrittenAt(Origin);

impl From<Origin> for WrittenAt {
    fn from(origin: Origin) -> Self {
        Self(origin)
    }
}

impl From<WrittenAt> for Origin {
    fn from(WrittenAt(origin): WrittenAt) -> Self {
        origin
    }
}

impl Deref for WrittenAt {
    type Target = Origin;

    fn deref(&self) -> &Origin {
        &self.0
    }
}

impl PartialEq for WrittenAt {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for WrittenAt {}

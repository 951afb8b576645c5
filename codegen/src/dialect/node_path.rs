//! The path from a file's root to the node that is being rewritten.

use crate::source::Pointer;

/// A path whose steps are borrowed. It is made a [`Pointer`] only where one is needed, since most nodes need none.
#[derive(Clone, Copy)]
pub enum NodePath<'p> {
    /// The node that the walk starts at.
    Start(&'p Pointer),
    /// A member of an object.
    Key(&'p NodePath<'p>, &'p str),
    /// An item of an array.
    Index(&'p NodePath<'p>, usize),
}

impl NodePath<'_> {
    /// Returns the path to the member `key`.
    pub fn key<'p>(&'p self, key: &'p str) -> NodePath<'p> {
        NodePath::Key(self, key)
    }

    /// Returns the path to an item.
    pub fn index(&self, index: usize) -> NodePath<'_> {
        NodePath::Index(self, index)
    }

    /// Returns the pointer to the node that some more steps lead to.
    pub fn join(&self, steps: &[&str]) -> Pointer {
        let mut pointer = Pointer::root();
        self.write(&mut pointer);
        steps.iter().for_each(|step| pointer.push(step));
        pointer
    }

    fn write(&self, pointer: &mut Pointer) {
        match self {
            NodePath::Start(start) => *pointer = Pointer::clone(start),
            NodePath::Key(parent, key) => {
                parent.write(pointer);
                pointer.push(key);
            }
            NodePath::Index(parent, index) => {
                parent.write(pointer);
                pointer.push(&index.to_string());
            }
        }
    }
}

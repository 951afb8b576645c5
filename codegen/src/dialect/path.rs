//! The way from a file's root to the node at hand, kept without copying.

use crate::source::Pointer;

/// A path whose steps are borrowed; it becomes a pointer only where one is needed.
#[derive(Clone, Copy)]
pub enum Path<'p> {
    /// A node with a known pointer.
    Start(&'p Pointer),
    /// A member of an object.
    Key(&'p Path<'p>, &'p str),
    /// An item of an array.
    Index(&'p Path<'p>, usize),
}

impl Path<'_> {
    /// Returns the path to the member `key`.
    pub fn key<'p>(&'p self, key: &'p str) -> Path<'p> {
        Path::Key(self, key)
    }

    /// Returns the path to an item.
    pub fn index(&self, index: usize) -> Path<'_> {
        Path::Index(self, index)
    }

    /// Returns the pointer to a node below.
    pub fn join(&self, steps: &[&str]) -> Pointer {
        let mut pointer = Pointer::root();
        self.write(&mut pointer);
        steps.iter().for_each(|step| pointer.push(step));
        pointer
    }

    fn write(&self, pointer: &mut Pointer) {
        match self {
            Path::Start(start) => *pointer = Pointer::clone(start),
            Path::Key(parent, key) => {
                parent.write(pointer);
                pointer.push(key);
            }
            Path::Index(parent, index) => {
                parent.write(pointer);
                pointer.push(&index.to_string());
            }
        }
    }
}

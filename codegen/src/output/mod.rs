//! The set of generated files, and the changes that writing it would make. Nothing here touches the disk.

mod crate_files;
mod examples_crate;
mod files;
mod format;
mod header;
mod journal;
mod plan;

pub use crate_files::{Failure, Watch};
pub use examples_crate::{ExamplesCrate, examples_crate, features};
pub use files::{Files, MANIFEST, PathError, union_manifest};
pub(crate) use format::source as format;
pub use journal::{Change, ChangeKind, Journal};
pub use plan::{DiskEntry, Plan, Snapshot, plan};

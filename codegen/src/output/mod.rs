//! The set of generated files, and the changes that writing it would make. Nothing here touches the disk.

mod companion;
mod crate_files;
mod examples_crate;
mod files;
mod format;
mod header;
mod plan;
mod values_crate;

pub use companion::features;
pub use crate_files::{Failure, Watch};
pub use examples_crate::{ExamplesCrate, examples_crate};
pub use files::{Files, MANIFEST, PathError};
pub(crate) use format::source as format;
pub use plan::{DiskEntry, Plan, Snapshot, plan};
pub use values_crate::values_crate;

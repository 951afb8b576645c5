//! The set of generated files, and the changes that writing it would make. Nothing here touches the disk.

mod crate_files;
mod files;
mod format;
mod header;
mod plan;
mod sample_crate;

pub use crate_files::{Failure, Watch, files};
pub use files::{Files, MANIFEST, PathError};
pub(crate) use format::source as format;
pub use plan::{DiskEntry, Plan, Snapshot, plan};
pub use sample_crate::{SampleCrate, features, sample_crate};

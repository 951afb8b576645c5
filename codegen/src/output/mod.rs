//! The generated files, and what writing them would change. Nothing here touches the disk.

mod crate_files;
mod files;
mod format;
mod header;
mod plan;
mod sample_crate;

pub use crate_files::{Failure, Watch};
pub use files::{Files, MANIFEST, PathError};
pub(crate) use format::source as format;
pub use plan::{Content, Plan, Snapshot, plan};
pub use sample_crate::{SampleCrate, features, sample_crate};

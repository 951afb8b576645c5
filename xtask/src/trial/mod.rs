//! What the commands share that try the generator on documents.

mod failure;
mod find;
mod memory;
pub mod process;
mod scratch;
mod table;

pub use failure::Failure;
pub use find::{Found, documents};
pub use memory::{Whose, peak_memory};
pub use process::Ending;
pub use scratch::scratch;
pub use table::{Align, table};

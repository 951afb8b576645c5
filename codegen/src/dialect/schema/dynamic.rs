//! `$dynamicRef`: a reference to a name, which schemas around it may give another meaning.

use crate::dialect::path::Path;
use crate::dialect::rewrite::{Members, Rewrite};

/// Takes the meaning that the name has where it is written: that of a `$ref`.
pub(super) fn rewrite(work: &mut Rewrite<'_>, keywords: &mut Members, path: &Path<'_>) {
    if keywords.contains_key("$ref") {
        return;
    }
    if let Some(target) = keywords.shift_remove("$dynamicRef") {
        keywords.insert("$ref".to_owned(), target);
        work.moved(path, &["$ref"], &["$dynamicRef"]);
    }
}

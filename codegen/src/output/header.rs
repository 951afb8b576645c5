//! The comment at the top of generated files.

/// Returns the text of a Rust file with its header.
///
/// Review tools fold files that contain `@generated`.
pub fn rust(text: &str) -> String {
    format!(
        "// @generated from the API's description by `cargo xtask generate`. Do not edit.\n\n{text}"
    )
}

//! What stands at the top of generated files.

/// Puts the header of a Rust file above its text.
///
/// `@generated` is what review tools look for to fold a file.
pub fn rust(text: &str) -> String {
    format!(
        "// @generated from the API's description by `cargo xtask generate`. Do not edit.\n\n{text}"
    )
}

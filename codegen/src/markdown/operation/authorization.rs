//! What callers of an operation authenticate with.

use super::Section;
use crate::client::Required;
use crate::prose;

/// Returns the security requirements of an operation, each of which is enough.
pub fn alternatives(section: &Section<'_>) -> String {
    match section.operation.security.as_slice() {
        [] => "No authorization required.\n".to_owned(),
        [one] => format!("{}\n", requirement(one)),
        several => {
            let items = several.iter().map(|it| requirement(it));
            let items = items.map(|item| format!("- {item}\n"));
            format!("One of\n\n{}", items.collect::<String>())
        }
    }
}

/// Returns the schemes of a requirement, all of which it takes.
fn requirement(schemes: &[Required<'_>]) -> String {
    let schemes: Vec<String> = schemes.iter().map(scheme).collect();
    match schemes.as_slice() {
        [] => "no authorization".to_owned(),
        schemes => prose::and(schemes),
    }
}

fn scheme(required: &Required<'_>) -> String {
    let mut text = format!(
        "[{}](../README.md#authorization): {}",
        prose::code(required.scheme),
        required.credential
    );
    let scopes: Vec<String> = required.scopes.iter().map(|it| prose::code(it)).collect();
    if !scopes.is_empty() {
        let word = if scopes.len() == 1 { "scope" } else { "scopes" };
        text.push_str(&format!(", with the {word} {}", prose::and(&scopes)));
    }
    text
}

//! What callers of an operation authenticate with.

use super::Section;
use crate::api::{RequiredScheme, SecurityRequirement};
use crate::prose;

/// Returns the security requirements of an operation, each of which is enough.
pub fn alternatives(section: &Section<'_>) -> String {
    match section.operation.security.as_slice() {
        [] => "No authorization required.\n".to_owned(),
        [one] => format!("{}\n", requirement(section, one)),
        several => {
            let items = several.iter().map(|it| requirement(section, it));
            let items = items.map(|item| format!("- {item}\n"));
            format!("One of\n\n{}", items.collect::<String>())
        }
    }
}

/// Returns the schemes of a requirement, all of which it takes.
fn requirement(section: &Section<'_>, requirement: &SecurityRequirement) -> String {
    let schemes = requirement.0.iter().map(|it| scheme(section, it));
    match schemes.collect::<Vec<_>>().as_slice() {
        [] => "no authorization".to_owned(),
        schemes => prose::and(schemes),
    }
}

fn scheme(section: &Section<'_>, required: &RequiredScheme) -> String {
    let scheme = &section.context.api.security_schemes[required.scheme];
    let mut text = format!(
        "[{}](../README.md#authorization): {}",
        prose::code(&scheme.name),
        prose::security::credential(&scheme.kind)
    );
    let scopes: Vec<String> = required.scopes.iter().map(|it| prose::code(it)).collect();
    if !scopes.is_empty() {
        let word = if scopes.len() == 1 { "scope" } else { "scopes" };
        text.push_str(&format!(", with the {word} {}", prose::and(&scopes)));
    }
    text
}

//! The runtime's description of how a named value is written.

use super::imports::Imports;
use crate::client::WireFormat;
use crate::client::literal::literal;

/// Renders the description: `Parameter::form("tags").exploded(false)`.
pub fn render(imports: &Imports<'_>, format: &WireFormat<'_>) -> String {
    let mut text = format!(
        "{}::{}({})",
        imports.runtime("Parameter"),
        format.style,
        literal(format.name)
    );
    if let Some(exploded) = format.exploded {
        text += &format!(".exploded({exploded})");
    }
    if format.allows_reserved {
        text += ".allow_reserved()";
    }
    let separator = |separator: &char| literal(&String::from(*separator));
    if let Some(own) = &format.separator {
        text += &format!(".separated_by({})", separator(own));
    }
    if !format.inner_separators.is_empty() {
        let inner: Vec<_> = format.inner_separators.iter().map(separator).collect();
        text += &format!(".inner_lists_separated_by(&[{}])", inner.join(", "));
    }
    text
}

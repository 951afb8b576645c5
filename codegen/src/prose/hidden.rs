//! Characters that readers cannot see.

/// Removes characters that readers cannot see, and normalises line breaks.
pub fn clean(text: &str) -> String {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    text.chars().filter(|c| !is_hidden(*c)).collect()
}

/// Tells whether a character is invisible but has an effect: control characters, marks that reverse the direction of
/// text (CVE-2021-42574), and tags, which can spell hidden text.
pub fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(
            c,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        )
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

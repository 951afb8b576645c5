//! Lines of documentation as doc attributes of tokens, and as doc comments of text.

use proc_macro2::TokenStream;
use quote::quote;

/// What parts the lines of documentation within their one attribute. No text has it: control characters are
/// removed from the document's.
pub const NEXT_LINE: char = '\u{1f}';

/// Returns the attribute that documents what follows it. It is one for all lines, which `output` parts: an
/// attribute for each would be most of the tokens that there are to parse and to print.
pub fn attributes(lines: &[String]) -> TokenStream {
    if lines.is_empty() {
        return TokenStream::new();
    }
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            text.push(NEXT_LINE);
        }
        if !line.is_empty() {
            text.push(' ');
            text.push_str(line);
        }
    }
    quote!(#[doc = #text])
}

/// Returns lines as comments of what follows them in text. A line that is broken all the same, which none of
/// this module is, stays within its comment: what comes behind would be code.
pub fn comments(indent: &str, lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines.iter().flat_map(|line| line.split(['\n', '\r'])) {
        let blank = if line.is_empty() { "" } else { " " };
        text.extend([indent, "///", blank, line, "\n"]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_leaves_its_comment() {
        let lines = ["a".to_owned(), String::new(), "b\nfn c() {}\rd".to_owned()];
        let expected = "  /// a\n  ///\n  /// b\n  /// fn c() {}\n  /// d\n";
        assert_eq!(comments("  ", &lines), expected);
    }
}

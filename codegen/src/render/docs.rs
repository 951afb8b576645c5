//! Documentation in code: as attributes where code is tokens, as comments where it is text.

use proc_macro2::TokenStream;
use quote::quote;

/// The character between the lines of documentation in one attribute. Documentation never contains it, because
/// `prose` removes control characters.
pub const NEXT_LINE: char = '\u{1f}';

/// Returns lines of documentation as one attribute, which `output` breaks at [`NEXT_LINE`]. An attribute for each
/// line would be most of the tokens to parse and to print.
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

/// Returns lines of documentation as comments. A line of `prose` has no line break in it; if one had, both halves
/// would be comments, and the second would not become code.
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

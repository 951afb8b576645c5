//! What is printed, and whether in colours.

use std::env;
use std::io::{self, IsTerminal, Write};

/// The two streams that a command prints to. A reader that goes away is no reason to fail.
pub struct Console {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    /// How the output stream is painted.
    pub out_palette: Palette,
    /// How the error stream is painted.
    pub err_palette: Palette,
}

/// Whether text is painted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Palette {
    /// As a terminal shows it.
    Colours,
    /// As text alone, for files and pipes.
    Plain,
}

/// What a piece of text is, as far as colours go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// The name of an error; a removed line.
    Error,
    /// The name of a warning.
    Warning,
    /// What is most important.
    Strong,
    /// What frames the rest.
    Frame,
    /// An added line.
    Added,
}

impl Console {
    /// Returns the process's own streams.
    pub fn standard() -> Self {
        Self {
            out_palette: Palette::of(&io::stdout()),
            err_palette: Palette::of(&io::stderr()),
            out: Box::new(io::stdout()),
            err: Box::new(io::stderr()),
        }
    }

    /// Prints a text and a line's end.
    pub fn out(&mut self, text: &str) {
        let _ = writeln!(self.out, "{}", text.trim_end_matches('\n'));
    }

    /// Prints a text and a line's end to the error stream.
    pub fn err(&mut self, text: &str) {
        let _ = writeln!(self.err, "{}", text.trim_end_matches('\n'));
    }
}

impl Palette {
    /// Paints for a terminal, unless `NO_COLOR` asks for none (<https://no-color.org>).
    fn of(stream: &impl IsTerminal) -> Self {
        let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        match stream.is_terminal() && !refused {
            true => Self::Colours,
            false => Self::Plain,
        }
    }

    /// Returns a text in a style.
    pub fn paint(self, style: Style, text: &str) -> String {
        let code = match style {
            _ if self == Self::Plain || text.is_empty() => return text.to_owned(),
            Style::Error => "1;31",
            Style::Warning => "1;33",
            Style::Strong => "1",
            Style::Frame => "1;34",
            Style::Added => "32",
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }
}

/// Returns a text that is safe to print: its control characters could do anything to a terminal,
/// and the ones that turn the direction of writing could show it as what it is not.
pub fn harmless(text: &str) -> String {
    let harmful = |it: char| {
        it.is_control()
            || matches!(it, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars()
        .map(|it| if harmful(it) { '\u{fffd}' } else { it })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paints_on_request() {
        assert_eq!(
            Palette::Colours.paint(Style::Added, "a"),
            "\x1b[32ma\x1b[0m"
        );
        assert_eq!(Palette::Plain.paint(Style::Added, "a"), "a");
    }

    #[test]
    fn takes_out_what_could_do_harm() {
        assert_eq!(
            harmless("a\x1b[31m\u{202e}ü\n"),
            "a\u{fffd}[31m\u{fffd}ü\u{fffd}"
        );
    }
}

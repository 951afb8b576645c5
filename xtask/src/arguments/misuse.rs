//! Arguments that make no sense, and what to say of them.

use std::fmt;

use codegen::source::similar_name;
use lexopt::Arg::{self, Long, Short, Value};

use crate::console::harmless;

/// Arguments that make no sense.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Misuse {
    message: String,
    suggestion: Option<String>,
    usage: &'static str,
}

impl Misuse {
    /// Describes a misuse of the command that `usage` is of.
    pub fn new(message: impl Into<String>, usage: &'static str) -> Self {
        Self {
            message: message.into(),
            suggestion: None,
            usage,
        }
    }

    /// Describes a command that does not exist, with the one of `known` that may have been meant.
    pub fn unknown_command(command: &str, known: &[&str], usage: &'static str) -> Self {
        Self {
            suggestion: similar_name(command, known.iter().copied()).map(str::to_owned),
            ..Self::new(format!("there is no command `{command}`"), usage)
        }
    }

    /// Describes an argument that a command has no use for, with the option of `known` that may have been
    /// meant.
    pub fn unknown_argument(argument: &Arg<'_>, known: &[&str], usage: &'static str) -> Self {
        match argument {
            Long(name) => Self {
                suggestion: similar_name(name, known.iter().copied()).map(|it| format!("--{it}")),
                ..Self::new(format!("there is no option `--{name}`"), usage)
            },
            Short(letter) => Self::new(format!("there is no option `-{letter}`"), usage),
            Value(value) => {
                let value = value.to_string_lossy();
                Self::new(format!("there is no use for `{value}`"), usage)
            }
        }
    }
}

impl fmt::Display for Misuse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "error: {}", harmless(&self.message))?;
        if let Some(suggestion) = &self.suggestion {
            writeln!(formatter, "  = help: did you mean `{suggestion}`?")?;
        }
        write!(
            formatter,
            "\n{}\n\nFor more information, try `--help`.",
            self.usage
        )
    }
}

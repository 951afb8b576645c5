//! Why parameters cannot be sent.

use std::fmt;

/// Why a parameter cannot be sent: its name and the reason, never its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterError {
    name: String,
    reason: Reason,
}

impl ParameterError {
    pub(super) fn new(name: &str, reason: Reason) -> Self {
        Self {
            name: name.to_owned(),
            reason,
        }
    }

    /// Returns the parameter's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for ParameterError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "the parameter `{}` {}",
            self.name,
            self.reason.text()
        )
    }
}

impl std::error::Error for ParameterError {}

/// Why a parameter cannot be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    Control,
    DotSegment,
    EmptySegment,
    Nested,
    NoValue,
    NotGiven,
    NotOfCookie,
    Style,
}

impl Reason {
    fn text(self) -> &'static str {
        match self {
            Self::Control => "has a control character, which a header cannot carry",
            Self::DotSegment => {
                "makes a segment of the path `.` or `..`, which would change the path"
            }
            Self::EmptySegment => "makes a segment of the path empty, which would change the path",
            Self::Nested => {
                "has a list or an object inside another one, which its style cannot write"
            }
            Self::NoValue => "has no value",
            Self::NotGiven => "is in the path and has not been given",
            Self::NotOfCookie => {
                "has a character that a cookie cannot have, and that its style does not encode"
            }
            Self::Style => "has a style that is not one for its location",
        }
    }
}

//! Problems of the settings file itself.

use super::description::{Description, error};
use crate::config::{ConfigError, ConfigProblem};
use crate::source::similar_name;

/// The code of all faults of the settings.
const SETTINGS: &str = "settings";

/// Describes a fault of the settings.
pub(super) fn describe(fault: &ConfigError) -> Description {
    match &fault.problem {
        ConfigProblem::Unreadable(reason) => error(
            SETTINGS,
            format!("{} cannot be read: {reason}", fault.path.display()),
            "check the path and the permissions",
        ),
        ConfigProblem::Invalid(message) => error(SETTINGS, message, "correct the settings here"),
        ConfigProblem::UnknownKey { key, known } => error(
            SETTINGS,
            format!("the settings have no key `{key}`"),
            match similar_name(key, known.iter().map(String::as_str)) {
                Some(name) => format!("did you mean `{name}`?"),
                None => format!("the keys here are `{}`", known.join("`, `")),
            },
        ),
        ConfigProblem::Value { value, expected } => error(
            SETTINGS,
            format!("`{value}` is not {expected}"),
            format!("write {expected}"),
        ),
    }
}

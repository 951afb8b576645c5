// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Settings from the environment.

use super::api::Api;
use super::error::{Error, ErrorKind};
use std::ffi::OsString;

/// What the environment says of a client's settings.
#[derive(Default)]
pub(super) struct Variables(Vec<Variable>);

struct Variable {
    setting: Setting,
    name: String,
    value: OsString,
}

/// What a variable sets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// The base URL.
    BaseUrl,
    /// The credential of a security scheme.
    Credential(&'static str),
}

impl Variables {
    /// Reads the variables that an API's settings can come from. An empty one counts as unset.
    pub(super) fn read(api: &'static Api, lookup: impl Fn(&str) -> Option<OsString>) -> Self {
        let credentials = api
            .credentials
            .iter()
            .map(|(scheme, _, suffix)| (Setting::Credential(scheme), *suffix));
        let settings = [(Setting::BaseUrl, "BASE_URL")]
            .into_iter()
            .chain(credentials);
        let variables = settings.filter_map(|(setting, suffix)| {
            let name = format!("{}_{suffix}", api.environment_prefix);
            let value = lookup(&name).filter(|value| !value.is_empty())?;
            Some(Variable {
                setting,
                name,
                value,
            })
        });
        Self(variables.collect())
    }

    /// Returns the text of a setting, if it is set.
    ///
    /// # Errors
    ///
    /// When it is not Unicode. The text names the variable, never its value.
    pub(super) fn get(&self, setting: Setting) -> Result<Option<&str>, Error> {
        let Some(variable) = self.0.iter().find(|variable| variable.setting == setting) else {
            return Ok(None);
        };
        let invalid = || format!("{} is not valid Unicode", variable.name);
        let value = variable.value.to_str();
        value
            .map(Some)
            .ok_or_else(|| Error::new(ErrorKind::Config, invalid()))
    }
}

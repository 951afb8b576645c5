// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Settings from environment variables.

use super::api::{Api, Way};
use super::credential::Credential;
use super::error::{Error, ErrorKind};
use std::ffi::OsString;

/// The environment variables that set up a client.
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
    /// A value of a credential, by the suffix of the variable's name.
    Credential(&'static str),
}

impl Variables {
    /// Reads the variables that an API's settings can come from. An empty one counts as unset.
    pub(super) fn read(api: &'static Api, lookup: impl Fn(&str) -> Option<OsString>) -> Self {
        let ways = api.schemes.iter().flat_map(|scheme| scheme.ways);
        let suffixes = ways.flat_map(|way| way.variables);
        let credentials = suffixes.map(|suffix| (Setting::Credential(suffix), *suffix));
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

    /// Returns the credential that the variables of a method of the builder give, if they are set.
    ///
    /// # Errors
    ///
    /// When a variable is not Unicode.
    pub(super) fn credential(&self, way: &Way) -> Result<Option<Credential>, Error> {
        let mut values = [""; 2];
        for (suffix, value) in way.variables.iter().zip(&mut values) {
            *value = self.get(Setting::Credential(suffix))?.unwrap_or_default();
        }
        let is_set = !values[0].is_empty();
        Ok(is_set.then(|| (way.credential)(values)))
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

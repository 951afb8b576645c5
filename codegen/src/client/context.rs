//! What a client is made of.

use crate::analysis::Facts;
use crate::api::Api;
use crate::config::Config;
use crate::names::{self, Named, Names};

/// The model with its names, the facts that follow from it, and the settings.
pub struct Context<'a> {
    /// The model.
    pub api: &'a Api,
    /// The names of everything in it.
    pub names: &'a Names,
    /// The facts that follow from it.
    pub facts: &'a Facts,
    /// The settings.
    pub config: &'a Config,
}

impl<'a> Context<'a> {
    /// Returns the context of a model with names.
    pub fn of(named: &'a Named, config: &'a Config) -> Self {
        Context {
            api: named.api(),
            names: named.names(),
            facts: named.facts(),
            config,
        }
    }

    /// Returns the name of the crate: from the settings, else made of the API's title.
    pub fn crate_name(&self) -> String {
        let set = self.config.package.name.clone();
        set.unwrap_or_else(|| names::crate_name(&self.api.info.title))
    }

    /// Returns the name of the crate as an identifier: `users_client` for `users-client`.
    pub fn crate_ident(&self) -> String {
        self.crate_name().replace('-', "_")
    }
}

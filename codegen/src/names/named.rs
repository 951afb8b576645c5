//! The stage at which everything has its name.

use super::Names;
use crate::analysis::{Facts, Typing};
use crate::api::Api;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::refine::Refined;

/// A model in which everything has its name.
#[derive(Debug)]
pub struct Named {
    refined: Refined,
    names: Names,
    diagnostics: Diagnostics,
}

impl Named {
    /// Assigns the names of everything in a model.
    pub fn of(refined: Refined, config: &Config) -> Self {
        let mut diagnostics = refined.diagnostics().clone();
        let (names, unused) = Names::assign(refined.api(), config);
        diagnostics.extend(unused);
        Named {
            refined,
            names,
            diagnostics,
        }
    }

    /// Returns the model.
    pub fn api(&self) -> &Api {
        self.refined.api()
    }

    /// Returns the names of everything in the model.
    pub(crate) fn names(&self) -> &Names {
        &self.names
    }

    /// Returns what follows from the model.
    pub(crate) fn facts(&self) -> &Facts {
        self.refined.facts()
    }

    /// Returns how much of the document's types the model has.
    pub(crate) fn typing(&self) -> Typing {
        self.refined.typing()
    }

    /// Returns what is wrong with the document and the settings.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }
}

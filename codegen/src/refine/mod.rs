//! From model to model: what can be decided only once every type is known.
//!
//! Lowering reads one schema after the other. A pass here looks at the whole model: each is a function over
//! the [`Api`] in a file of its own, and [`Refined::of`] is the one place that calls them.

mod alternatives;
mod cycles;
mod discriminator_fields;
mod discriminators;
mod files;
mod headers;
mod pages;
mod share;
mod split;
#[cfg(test)]
mod tests;

use crate::analysis::{Facts, Typing, Usage};
use crate::api::Api;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::lower::Lowered;

/// A model that every pass has been over, and the facts that follow from it now that it stays as it is.
#[derive(Debug)]
pub struct Refined {
    api: Api,
    facts: Facts,
    typing: Typing,
    diagnostics: Diagnostics,
}

impl Refined {
    /// Runs all passes over a lowered model.
    ///
    /// - Cycles come first: the passes after them follow aliases, which ends only where no alias leads back to
    ///   itself.
    /// - Headers, discriminators, files and pages look at the types as the document has them. Pages come after
    ///   files: a cursor is a string, and a property of the format `binary` becomes one.
    /// - Alternatives are compared once it is known which of them have discriminators.
    /// - The properties that are discriminators are settled once all values of discriminators are known, and after all
    ///   passes that look for properties: types go, and the ids of others change.
    /// - Typing is counted before a type can become two, or another name for one: each property of the document
    ///   counts once.
    /// - Splitting comes before sharing: types are shared only with those that travel in the same directions.
    ///
    /// The directions in which types travel are derived twice, which is the least. Splitting asks for those of
    /// the model as lowered, and changes them: a type of which requests send a copy is no longer sent itself, nor
    /// is one that only a read-only property leads to. Sharing makes one of types that travel in the same
    /// directions, so it changes them for no type that is still defined, and the facts ask for those alone.
    pub fn of(lowered: Lowered, config: &Config) -> Refined {
        let (mut api, page_rules, mut diagnostics) = lowered.into_parts();
        cycles::break_aliases(&mut api, &mut diagnostics);
        cycles::break_unions(&mut api, &mut diagnostics);
        headers::settle(&mut api, &mut diagnostics);
        discriminators::complete(&mut api, &mut diagnostics);
        alternatives::check(&api, &mut diagnostics);
        files::resolve(&mut api);
        pages::resolve(&mut api, &page_rules, config, &mut diagnostics);
        discriminator_fields::settle(&mut api);
        let typing = Typing::of(&api, &diagnostics);
        let usage = Usage::of_all(&api);
        split::split(&mut api, &usage);
        let usage = Usage::of_all(&api);
        share::share(&mut api, &usage, config);
        Refined {
            facts: Facts::derive(&api, usage),
            api,
            typing,
            diagnostics,
        }
    }

    /// Returns the model.
    pub fn api(&self) -> &Api {
        &self.api
    }

    /// Returns what follows from the model.
    pub(crate) fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Returns how much of the document's types the model has.
    pub(crate) fn typing(&self) -> Typing {
        self.typing
    }

    /// Returns what is wrong with the document.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }
}

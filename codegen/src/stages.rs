//! The stages one at a time, for those who measure them.
//!
//! [`generate`](crate::generate) goes through all of them, on several threads where it renders. Here each
//! is a call on what the last one gave, on one thread.

use crate::analysis::{self, Facts};
use crate::api::Api;
use crate::client::Context;
use crate::config::Config;
use crate::lower;
use crate::names::Names;
use crate::output;
use crate::render::{self, Chunk};
use crate::source::Document;

/// A document that was lowered to the model.
pub struct Lowered {
    api: Api,
}

/// A model with the names of everything in it, and with what follows from it.
pub struct Named<'m> {
    api: &'m Api,
    names: Names,
    facts: Facts,
    config: &'m Config,
}

/// The Rust files of a crate as tokens.
pub struct Rendered {
    files: Vec<Vec<Chunk>>,
}

impl Lowered {
    /// Lowers a document that was [loaded](crate::load()).
    pub fn new(document: &Document, config: &Config) -> Self {
        let (mut api, _) = lower::lower(document, config);
        analysis::split(&mut api);
        analysis::share(&mut api, config);
        Self { api }
    }

    /// Assigns all names, and derives the facts.
    pub fn name<'m>(&'m self, config: &'m Config) -> Named<'m> {
        Named {
            api: &self.api,
            names: Names::assign(&self.api, config).0,
            facts: Facts::derive(&self.api),
            config,
        }
    }
}

impl Named<'_> {
    /// Renders the Rust files.
    pub fn render(&self) -> Rendered {
        let context = self.context();
        let files = render::files(&context).into_iter();
        let files = files.map(|(_, file)| render::file(&context, file));
        Rendered {
            files: files.collect(),
        }
    }

    fn context(&self) -> Context<'_> {
        Context {
            api: self.api,
            names: &self.names,
            facts: &self.facts,
            config: self.config,
        }
    }
}

impl Rendered {
    /// Formats the files; returns how many bytes their text has.
    ///
    /// # Errors
    ///
    /// When what was rendered is not Rust: a fault of this library.
    pub fn format(self) -> Result<usize, syn::Error> {
        let texts = self.files.into_iter().map(output::format);
        texts.map(|text| text.map(|text| text.len())).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn give_the_files_of_a_crate() {
        let text = "{openapi: 3.0.3, info: {title: A, version: '1'}, \
                    paths: {/a: {get: {responses: {'200': {description: A}}}}}}";
        let document = Document::from_text("a.yaml", text).unwrap();
        let config = Config::default();
        let lowered = Lowered::new(&document, &config);
        let named = lowered.name(&config);
        let rendered = named.render();
        let files = output::files(&named.context(), &|_, _| {}).unwrap();
        let is_rendered = |path: &str| {
            let is_copied = path.starts_with("src/runtime/") && !path.ends_with("/mod.rs");
            path.ends_with(".rs") && !is_copied
        };
        let files = files.iter();
        let count = files.filter(|(path, _)| is_rendered(path)).count();
        assert_eq!(rendered.files.len(), count);
        assert!(rendered.format().unwrap() > 0);
    }
}

//! From nodes of the document to the model, one file per concept.
//!
//! A node is read on its own, without its children: one bad schema is one message at its own pointer,
//! and the rest of the document is lowered all the same. Named schemas are taken from a queue rather
//! than by recursion, so a long chain of references costs no stack.

mod event;
mod examples;
mod header;
mod info;
mod input;
mod media_type;
mod operation;
mod parameter;
mod part_header;
mod path_template;
mod paths;
mod property_encoding;
mod report;
mod request_body;
mod response;
mod response_body;
mod schema;
mod security;
mod server;
mod tag;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;
mod unsendable;
mod webhook;

use crate::api::Api;
use crate::config::{Config, Pagination};
use crate::diagnostic::{Diagnostics, Problem};
use crate::prune::Pruned;
use input::Input;
use paths::Paths;
use report::Report;
use schema::{Naming, Schemas};

/// A document as a model, with the schemas as they were read one after the other.
///
/// What depends on several of them is left to the passes that come next: that no alias leads back to itself,
/// which values a discriminator has, where the pages of an operation are.
#[derive(Clone, Debug)]
pub struct Lowered {
    api: Api,
    pagination: Vec<Option<Pagination>>,
    diagnostics: Diagnostics,
}

impl Lowered {
    /// Lowers what the settings leave of a document.
    pub fn of(pruned: &Pruned<'_>, config: &Config) -> Lowered {
        let mut report = Report::new(pruned);
        let input = Input::new(pruned, config);
        let root = &input.root;
        let info = info::info(root, &mut report);
        let servers = server::servers(root, &mut report);
        let security_schemes = security::security_schemes(root, &mut report);
        let mut paths = Paths::new(Schemas::new(&input, report));
        let operations = paths.operations(&security_schemes);
        paths.webhooks();
        paths.schemas.lower_queued();
        let (types, mut report) = (paths.schemas.types, paths.schemas.report);
        if operations.is_empty() && paths.webhooks.is_empty() {
            report.tell(Problem::NoOperations, &root.origin().join("paths"));
        }
        let examples = examples::collect(root, &types);
        let defs = types.into_defs();
        unsendable::tell(&operations, &defs, &mut report);
        let tags = tag::tags(&paths.tags, root, &mut report);
        let api = Api {
            info,
            servers,
            tags,
            operations,
            webhooks: paths.webhooks,
            types: defs,
            headers: paths.headers,
            security_schemes,
            examples,
        };
        Lowered {
            api,
            pagination: paths.pagination,
            diagnostics: report.finish(config),
        }
    }

    /// Returns the model, what each operation says of its pages by `x-pagination`, and what is wrong with the
    /// document.
    pub fn into_parts(self) -> (Api, Vec<Option<Pagination>>, Diagnostics) {
        (self.api, self.pagination, self.diagnostics)
    }
}

//! The client in Rust's terms: plain data in which every decision is made. What writes code and pages asks nothing
//! else.
//!
//! The data says nothing of the layout of text. An operation with all that belongs to it is one value, and so is a
//! model.

mod argument;
mod beyond_json;
mod context;
mod credential;
mod document_example;
mod enumeration;
mod environment;
mod example;
mod exports;
mod features;
mod front_page;
mod header;
pub mod literal;
mod model;
mod operation;
mod package;
mod paging;
mod parameter;
mod request_body;
mod response;
mod rust_type;
mod servers;
mod shape;
mod structure;
mod tag;
#[cfg(test)]
mod tests;
mod union;
mod uses;
mod webhook;
mod wire_format;

pub use argument::{Argument, Conversion};
pub use credential::{Carrier, CredentialMethod, Scheme};
pub use document_example::Example;
pub use enumeration::{Enum, EnumKind, EnumVariant};
pub use environment::Environment;
pub use exports::Exports;
pub use features::{Feature, Part};
pub use front_page::FrontPage;
pub use header::{Header, HeaderConstant};
pub use model::{Model, ModelFile, ModelKind};
pub use operation::{CLIENT, Operation, Required};
pub use package::{Package, RUST_VERSION, Requirement};
pub use paging::{PageField, Paging};
pub use parameter::{Parameter, Place, Querystring};
pub use request_body::{BodyEncoding, BodyPart, Content, PartFormat, RequestBody};
pub use response::{Case, Decoder, Output, Reading, Statuses, StreamDecoder};
pub use rust_type::{ModelPath, RustType};
pub use shape::{Others, Shape};
pub use structure::{Building, Field, Initial, Setter, Struct};
pub use tag::Tag;
pub use union::{Discriminator, Union, Variant};
pub use webhook::Webhook;
pub use wire_format::WireFormat;

/// What the data has of the document as it is: words, values, and the names that were assigned.
pub use crate::api::{CredentialInput, Docs};
pub use crate::names::Name;

use std::panic;

use crate::analysis;
use crate::api::{OperationId, TypeId};
use crate::config::Config;
use crate::names::Named;
use crate::{parallel, prose, runtime};
use context::Context;
use uses::Uses;

/// A client in Rust's terms.
pub struct Client<'a> {
    /// The API's name.
    pub(crate) title: &'a str,
    /// The version of the API's description.
    pub(crate) version: &'a str,
    /// What the document says about the API.
    pub(crate) description: Option<&'a str>,
    /// The package.
    pub(crate) package: Package<'a>,
    /// The cargo features for parts of the client, in the order of the document's tags.
    pub(crate) features: Vec<Feature<'a>>,
    /// The modules of the runtime that it has.
    pub(crate) modules: Vec<&'static runtime::Module>,
    /// What its root exports.
    pub(crate) exports: Exports,
    /// What the front page shows.
    pub(crate) front_page: FrontPage<'a>,
    /// The URL that calls go to unless the caller chooses another; empty where the document does not say.
    pub(crate) base_url: String,
    /// The environments, in the order of the document.
    pub(crate) environments: Vec<Environment<'a>>,
    /// The security schemes whose credentials it holds, in the order of the document.
    pub(crate) schemes: Vec<Scheme<'a>>,
    /// The names of the security schemes that are certificates of the client.
    pub(crate) certificates: Vec<&'a str>,
    /// Whether some responses are read while they arrive.
    pub(crate) has_streams: bool,
    /// The tags, in the order of the document.
    pub(crate) tags: Vec<Tag<'a>>,
    /// The operations, in the order of the document.
    pub(crate) operations: Vec<Operation<'a>>,
    /// The files of models, in the order of the document.
    pub(crate) models: Vec<ModelFile<'a>>,
    /// The constants of documented headers, in the order of the document.
    pub(crate) headers: Vec<HeaderConstant<'a>>,
    /// The functions that read webhooks, in the order of the document.
    pub(crate) webhooks: Vec<Webhook<'a>>,
    /// The cargo feature that these need, where the client has features for its parts.
    pub(crate) webhooks_feature: Option<&'a str>,
    /// The document's examples.
    pub(crate) examples: Vec<Example<'a>>,
}

impl<'a> Client<'a> {
    /// Makes the client of a model with names.
    pub fn of(named: &'a Named, config: &'a Config) -> Self {
        let context = Context::of(named, config);
        let info = &context.api.info;
        let tags = Tag::of_all(&context);
        let operations = operations(&context);
        let models = models(&context);
        let headers = HeaderConstant::of_all(&context);
        let webhooks = Webhook::of_all(&context);
        let schemes = Scheme::of_all(&context);
        let uses = Uses::of(&operations, &models, &headers, &webhooks, &schemes);
        let modules = exports::modules(&uses);
        let crates = package::foreign_crates(config, &uses);
        Client {
            title: &info.title,
            version: &info.version,
            description: prose::said(info.description.as_deref()),
            package: Package::of(&context, &uses, &crates),
            features: Feature::of_all(&context),
            exports: Exports::of(&uses, &modules, &crates),
            modules,
            front_page: FrontPage::of(&context),
            base_url: servers::base_url(&context),
            environments: Environment::of_all(&context),
            schemes,
            certificates: credential::certificates(&context),
            has_streams: has_streams(&operations),
            tags,
            operations,
            models,
            headers,
            webhooks,
            webhooks_feature: features::condition(&context, analysis::Feature::Webhooks),
            examples: Example::of_all(&context),
        }
    }

    /// Returns the operations of a tag.
    pub(crate) fn operations_of(&self, tag: &Tag<'a>) -> impl Iterator<Item = &Operation<'a>> {
        tag.operations.iter().map(|index| &self.operations[*index])
    }

    /// Returns the operations without a tag.
    pub(crate) fn untagged(&self) -> impl Iterator<Item = &Operation<'a>> {
        self.operations.iter().filter(|it| it.tag.is_none())
    }

    /// Returns the name of an environment variable of the client: `USERS_CLIENT_BASE_URL` for `BASE_URL`.
    pub(crate) fn variable(&self, name: &str) -> String {
        format!("{}_{name}", self.package.environment_prefix)
    }
}

fn operations<'a>(context: &Context<'a>) -> Vec<Operation<'a>> {
    let ids = (0..context.api.operations.len()).map(OperationId);
    let ids: Vec<OperationId> = ids.collect();
    on_threads(&ids, |id| Operation::of(context, *id))
}

/// Tells whether some successful responses are read while they arrive.
fn has_streams(operations: &[Operation<'_>]) -> bool {
    let mut readings = operations.iter().flat_map(Operation::successes);
    readings.any(|(_, reading)| matches!(reading.decoder, Decoder::Stream(_)))
}

fn models<'a>(context: &Context<'a>) -> Vec<ModelFile<'a>> {
    let beyond_json = beyond_json::of_all(context);
    let homes: Vec<TypeId> = context.api.homes().map(|(id, _)| id).collect();
    on_threads(&homes, |home| ModelFile::of(context, *home, &beyond_json))
}

fn on_threads<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let made = parallel::map(items, |_, item| work(item));
    made.unwrap_or_else(|panic| panic::resume_unwind(panic))
}

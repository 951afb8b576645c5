//! What the code of a client names of the runtime and of the settings' types. What only some clients have follows from
//! it: modules of the runtime, exports, dependencies.

use std::collections::BTreeSet;

use super::credential::Scheme;
use super::enumeration::EnumKind;
use super::header::HeaderConstant;
use super::model::{ModelFile, ModelKind};
use super::operation::Operation;
use super::rust_type::RustType;
use super::structure::Struct;
use super::webhook::Webhook;
use crate::api::CredentialInput;
use crate::runtime::Capability;

/// What the code of a client names.
#[derive(Debug, Default)]
pub struct Uses<'a> {
    /// The items of the runtime that some clients do without.
    items: BTreeSet<&'static str>,
    /// The paths of the types that the settings name.
    foreign: BTreeSet<&'a str>,
}

impl<'a> Uses<'a> {
    /// Returns what the parts of a client name.
    pub fn of(
        operations: &[Operation<'a>],
        models: &[ModelFile<'a>],
        headers: &[HeaderConstant<'a>],
        webhooks: &[Webhook<'a>],
        schemes: &[Scheme<'a>],
    ) -> Self {
        let mut uses = Uses::default();
        operations.iter().for_each(|it| uses.operation(it));
        let models = models.iter().flat_map(|file| &file.models);
        models.for_each(|model| uses.model(&model.kind));
        for header in headers {
            uses.items.insert("Header");
            uses.ty(&header.header.ty);
        }
        for webhook in webhooks {
            uses.items.extend(["DecodeError", "webhook"]);
            uses.ty(&webhook.body);
        }
        let methods = schemes.iter().flat_map(|scheme| &scheme.methods);
        methods.for_each(|method| uses.credential(method.input));
        uses
    }

    /// Tells whether an item of the runtime is named.
    pub fn item(&self, name: &str) -> bool {
        self.items.contains(name)
    }

    /// Tells whether a type that the settings name is named.
    pub fn foreign(&self, path: &str) -> bool {
        self.foreign.contains(path)
    }

    /// Tells whether what modules of the runtime are for is named.
    pub fn capability(&self, capability: Capability) -> bool {
        self.item(match capability {
            Capability::Downloads => "Download",
            Capability::Events => "EventStream",
            Capability::Lines => "JsonLines",
            Capability::Headers => "Header",
            Capability::OAuth => "ClientCredentials",
            Capability::Decimals => "Decimal",
            Capability::Dates => "Formatted",
            Capability::FlatUnions => "flat_record",
            Capability::Discriminators => "Discriminator",
            Capability::ValueEnums => "value_enum",
            Capability::OpenMaps => "OpenMap",
            Capability::Webhooks => "webhook",
        })
    }

    fn ty(&mut self, ty: &RustType<'a>) {
        match ty {
            RustType::Runtime(name, _) => {
                self.items.insert(name);
            }
            RustType::Foreign(path) => {
                self.foreign.insert(path);
            }
            RustType::Prelude(..)
            | RustType::Library(..)
            | RustType::Model(_)
            | RustType::Own(_)
            | RustType::Tuple(_) => {}
        }
        ty.parts().iter().for_each(|part| self.ty(part));
    }

    fn operation(&mut self, operation: &Operation<'a>) {
        for parameter in &operation.parameters {
            self.ty(&parameter.argument.ty);
        }
        for content in operation.body.iter().flat_map(|body| &body.contents) {
            self.ty(&content.argument.ty);
        }
        for (_, reading) in operation.successes().chain(operation.failures()) {
            self.ty(&reading.ty);
        }
        if operation.paging.is_some() {
            self.items.extend(["Items", "Pages"]);
        }
    }

    fn model(&mut self, kind: &ModelKind<'a>) {
        match kind {
            ModelKind::Struct(object) => self.structure(object),
            ModelKind::Enum(list) => {
                if list.kind == EnumKind::Scalars {
                    self.items.insert("value_enum");
                }
            }
            ModelKind::Union(union) => {
                let variants = union.variants.iter();
                variants.for_each(|variant| self.ty(&variant.ty));
            }
            ModelKind::Alias(ty) => self.ty(ty),
        }
    }

    fn structure(&mut self, object: &Struct<'a>) {
        object.fields.iter().for_each(|field| self.ty(&field.ty));
        let additional = object.additional.iter();
        additional.for_each(|additional| self.ty(&additional.ty));
        if object.is_flat() {
            self.items.insert("flat_record");
        }
    }

    fn credential(&mut self, input: CredentialInput) {
        self.items.insert("Secret");
        match input {
            CredentialInput::Secret | CredentialInput::Basic => {}
            CredentialInput::Provider => {
                self.items.insert("TokenProvider");
            }
            CredentialInput::Application | CredentialInput::ApplicationWith => {
                self.items.insert("ClientCredentials");
            }
        }
    }
}

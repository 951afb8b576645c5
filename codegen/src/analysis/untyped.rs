//! How much of the document's types the client has.

use std::collections::BTreeSet;

use crate::api::{Api, Type, TypeId, TypeKind};
use crate::diagnostic::{Diagnostic, Diagnostics, Problem};
use crate::source::{FileId, Origin};

/// The fields of all models, and those of them that say less than the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Typing {
    /// How many fields there are.
    pub fields: usize,
    /// How many of them are, or hold, a JSON value where the document says more.
    pub untyped: usize,
}

impl Typing {
    /// Counts the fields of an API. A field is untyped if a diagnostic reports a loss at its schema.
    pub fn of(api: &Api, diagnostics: &Diagnostics) -> Typing {
        let lost = Lost::of(diagnostics);
        let mut typing = Typing::default();
        for def in &api.types {
            let TypeKind::Struct(object) = &def.kind else {
                continue;
            };
            for field in &object.fields {
                typing.count(lost.is_in(api, &field.ty, &field.origin));
            }
            if let Some(additional) = &object.additional {
                let origin = def.origin.join("additionalProperties");
                typing.count(lost.is_in(api, additional, &origin));
            }
        }
        typing
    }

    fn count(&mut self, is_lost: bool) {
        self.fields += 1;
        self.untyped += usize::from(is_lost);
    }
}

/// The places of the schemas that became JSON values.
struct Lost(BTreeSet<(FileId, String)>);

impl Lost {
    fn of(diagnostics: &Diagnostics) -> Lost {
        let lost = diagnostics.iter().filter(|it| is_loss(it));
        let place = |it: &Diagnostic| (it.origin.file, it.origin.pointer.as_str().to_owned());
        Lost(lost.map(place).collect())
    }

    /// Tells whether a type holds a JSON value for a schema that says more. `origin` is where it is used.
    fn is_in(&self, api: &Api, ty: &Type, origin: &Origin) -> bool {
        if ty.contains(|ty| *ty == Type::Json) && self.is_at(origin) {
            return true;
        }
        let mut next = ty.named();
        // This ends, since no alias leads back to itself once the cycles are broken.
        while let Some((aliased, origin)) = next.and_then(|id| alias(api, id)) {
            if aliased.contains(|ty| *ty == Type::Json) && self.is_at(origin) {
                return true;
            }
            next = aliased.named();
        }
        false
    }

    /// Tells whether something was lost at a node or below it.
    fn is_at(&self, origin: &Origin) -> bool {
        let (file, pointer) = (origin.file, origin.pointer.as_str());
        let below = (file, format!("{pointer}/"));
        let first = self.0.range(below.clone()..).next();
        self.0.contains(&(file, pointer.to_owned()))
            || first.is_some_and(|first| first.0 == file && first.1.starts_with(&below.1))
    }
}

fn alias(api: &Api, id: TypeId) -> Option<(&Type, &Origin)> {
    let def = api.type_def(id);
    match &def.kind {
        TypeKind::Alias(ty) => Some((ty, &def.origin)),
        TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::Union(_) => None,
    }
}

fn is_loss(diagnostic: &Diagnostic) -> bool {
    matches!(
        diagnostic.problem,
        Problem::Untyped { .. }
            | Problem::Composed { .. }
            | Problem::UnknownType { .. }
            | Problem::Read(_)
            | Problem::Reference { .. }
    )
}

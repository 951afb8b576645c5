//! Alternatives that nothing tells apart.

use crate::analysis::alike;
use crate::api::{Api, TypeKind};
use crate::diagnostic::{Diagnostic, Diagnostics, Problem};

/// Tells of each union which of its alternatives have the same values: a value of any of them is read as the first.
pub fn check(api: &Api, diagnostics: &mut Diagnostics) {
    for def in &api.types {
        let TypeKind::Union(union) = &def.kind else {
            continue;
        };
        if union.discriminator.is_some() {
            continue;
        }
        for group in alike(api, union) {
            let variants = group.iter().map(|index| &union.variants[*index]);
            let alternatives = variants.map(|variant| variant.name.clone()).collect();
            diagnostics.push(Diagnostic {
                problem: Problem::EqualAlternatives { alternatives },
                origin: def.origin.clone().into(),
            });
        }
    }
}

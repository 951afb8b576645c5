//! Unions: enums with a variant for each alternative, and one that keeps values of alternatives added later.

use super::context::Context;
use super::model::member_ty;
use super::rust_type::RustType;
use super::shape::Shape;
use crate::analysis::{self, Absent, adds_discriminator};
use crate::api::{self, JsonKind, TypeId};
use crate::names::Name;
use crate::prose::documentation;
use crate::source::Origin;

/// A union.
#[derive(Clone, Debug)]
pub struct Union<'a> {
    /// The variants of its alternatives, in the order of the document.
    pub variants: Vec<Variant<'a>>,
    /// The property whose value names the variant. Without one, the shape of a value tells it.
    pub discriminator: Option<Discriminator<'a>>,
    /// Whether values of it hold secrets, so that what no variant reads is not shown.
    pub holds_secrets: bool,
}

/// An alternative of a union.
#[derive(Clone, Debug)]
pub struct Variant<'a> {
    /// Its name.
    pub name: &'a Name,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// Where its schema stands in the document, or the reference to it.
    pub origin: &'a Origin,
    /// The type of its values.
    pub ty: RustType<'a>,
    /// The type that the variant holds: the same, maybe in a `Box`.
    pub held_ty: RustType<'a>,
    /// The values of the discriminator that name it; the first is the one that is sent.
    pub tags: Vec<&'a str>,
    /// Whether what names no other variant is of this one.
    pub is_default: bool,
    /// Whether the union adds the discriminator to its values, which do not have it themselves.
    pub adds_discriminator: bool,
    /// The shape of its values, where it is compared with that of a value.
    pub shape: Option<Shape<'a>>,
    /// The method that gives a value of the union as this type, where it may be of several variants at once.
    pub accessor: Option<&'a Name>,
}

/// The property whose value names the variant.
#[derive(Clone, Copy, Debug)]
pub struct Discriminator<'a> {
    /// Its name on the wire.
    pub property: &'a str,
    /// Whether its values are text, rather than integers or truth values.
    pub is_text: bool,
    /// The value that is assumed where there is none.
    pub default: Option<&'a str>,
}

impl<'a> Union<'a> {
    pub(super) fn of(context: &Context<'a>, id: TypeId, union: &'a api::Union) -> Self {
        let names = context.names.ty(id);
        let choice = context.facts.choice(id);
        let count = union.variants.len();
        let discriminator = union.discriminator.as_ref();
        let mut tags = match discriminator {
            Some(discriminator) => discriminator.values_by_alternative(count),
            None => vec![Vec::new(); count],
        };
        let overlaps = context.facts.overlaps(id);
        let variants = union.variants.iter().enumerate();
        let variants = variants.map(|(index, variant)| {
            let is_default = discriminator.is_some_and(|it| it.default == Some(index));
            let name = &names.members[index];
            Variant {
                name,
                docs: documentation::of_alternative(&variant.name, name.as_str(), is_default),
                origin: &variant.origin,
                ty: RustType::of(&variant.ty, context.names),
                held_ty: member_ty(context, id, index, &variant.ty),
                tags: std::mem::take(&mut tags[index]),
                is_default,
                adds_discriminator: adds_discriminator(context.api, union, index),
                shape: {
                    let shape = choice.shapes().get(index);
                    shape.map(|shape| Shape::of(context.names, shape))
                },
                accessor: overlaps[index].then(|| &names.accessors[index]),
            }
        });
        Union {
            variants: variants.collect(),
            discriminator: discriminator.and_then(|it| Discriminator::of(it, choice)),
            holds_secrets: context.facts.holds_secrets(id),
        }
    }

    /// Returns the variant of what names no other one.
    pub fn default(&self) -> Option<&Variant<'a>> {
        self.variants.iter().find(|variant| variant.is_default)
    }
}

impl<'a> Discriminator<'a> {
    fn of(discriminator: &'a api::Discriminator, choice: &'a analysis::Choice) -> Option<Self> {
        let analysis::Choice::Discriminator { kind, absent, .. } = choice else {
            return None;
        };
        Some(Discriminator {
            property: &discriminator.property,
            is_text: !matches!(kind, JsonKind::Integer | JsonKind::Boolean),
            default: match absent {
                Absent::Default(value) => Some(value),
                Absent::Unknown | Absent::Shape => None,
            },
        })
    }
}

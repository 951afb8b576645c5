//! How the pages of a listing follow one another.

use super::context::Context;
use super::rust_type::RustType;
use crate::api::{OperationId, Type};
use crate::names::Name;

/// How the pages of an operation follow one another: a field of a page holds what a parameter takes.
#[derive(Clone, Debug)]
pub struct Paging<'a> {
    /// The constant that describes it.
    pub constant: &'a Name,
    /// The type of a page.
    pub page: RustType<'a>,
    /// The type of an item.
    pub item: RustType<'a>,
    /// The parameter that takes the cursor, by its place among the operation's parameters.
    pub parameter: usize,
    /// The page's field that holds the next cursor.
    pub next: PageField<'a>,
    /// The page's field that holds the items.
    pub items: PageField<'a>,
}

/// A field of a page.
#[derive(Clone, Copy, Debug)]
pub struct PageField<'a> {
    /// Its name.
    pub name: &'a Name,
    /// Whether it always has a value.
    pub is_always_there: bool,
}

impl<'a> Paging<'a> {
    /// Returns how the pages of an operation follow one another; none where it has no pages.
    pub(super) fn of(context: &Context<'a>, id: OperationId) -> Option<Self> {
        let operation = &context.api.operations[id.0];
        let pagination = operation.pagination.as_ref()?;
        let body = operation.successes().next()?.body?;
        let (page_id, page) = context.api.structure(&body.ty)?;
        let Type::List(item) = &page.fields.get(pagination.items)?.ty else {
            return None;
        };
        let members = &context.names.ty(page_id).members;
        let field = |index: usize| PageField {
            name: &members[index],
            is_always_there: page.fields[index].required && !page.fields[index].nullable,
        };
        Some(Paging {
            constant: &context.names.operation(id).paging,
            page: RustType::of(&body.ty, context.names),
            item: RustType::of(item, context.names),
            parameter: pagination.parameter,
            next: field(pagination.next),
            items: field(pagination.items),
        })
    }
}

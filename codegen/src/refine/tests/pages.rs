//! Where the pages of an operation are.

use crate::api::Pagination;
use crate::config::{self, Config};
use crate::diagnostic::Diagnostics;
use crate::dialect::testing::{document, receives};
use crate::lower::testing::lowered;
use crate::refine::pages;

const PAGE: &str = "Page: {properties: {total: {type: integer}, rows: {type: array, items: {type: string}}, more: {type: string}}}";

/// Looks for the pages of an operation that returns `@Page`; returns them with the messages.
fn found(extension: &str, setting: Option<(&str, [&str; 3])>) -> (Option<Pagination>, Vec<String>) {
    let parameters = "parameters: [{name: limit, in: query, schema: {type: integer}}, \
                      {name: after, in: query, schema: {type: string}}], ";
    let operation = format!("get: {{{extension}{parameters}");
    let paths = receives("a", "@Page").replace("get: {", &operation);
    let mut config = Config::default();
    if let Some((id, [cursor, next, items])) = setting {
        let rule = config::Pagination {
            cursor: cursor.to_owned(),
            next: next.to_owned(),
            items: items.to_owned(),
        };
        config.pagination.insert(id.to_owned(), rule);
    }
    let (mut api, declared, _) = lowered(&document(&paths, PAGE)).into_parts();
    let mut diagnostics = Diagnostics::default();
    pages::resolve(&mut api, &declared, &config, &mut diagnostics);
    let messages = diagnostics.iter().map(|it| it.message());
    (api.operations[0].pagination.clone(), messages.collect())
}

#[test]
fn they_are_found_by_the_settings_or_the_extension() {
    let expected = Pagination {
        parameter: 1,
        next: 2,
        items: 1,
    };
    let rule = ["after", "more", "rows"];
    let extension = "x-pagination: {cursor: after, next: more, items: rows}, ";
    let other = "x-pagination: {cursor: limit, next: more, items: rows}, ";
    for (extension, setting) in [
        (extension, None),
        ("", Some(("receive a", rule))),
        (other, Some(("receive a", rule))),
        (other, Some(("GET /a", rule))),
    ] {
        let pages = Some(expected.clone());
        assert_eq!(found(extension, setting), (pages, vec![]), "{extension}");
    }
    assert_eq!(found("", None), (None, vec![]));
}

#[test]
fn what_is_missing_is_told() {
    let table = [
        (
            "receive b",
            ["after", "more", "rows"],
            "an operation of that id",
        ),
        (
            "receive a",
            ["before", "more", "rows"],
            "a parameter of that name for `cursor`",
        ),
        (
            "receive a",
            ["after", "rest", "rows"],
            "a field of that name for `next`",
        ),
        (
            "receive a",
            ["after", "more", "lines"],
            "a field of that name for `items`",
        ),
        (
            "receive a",
            ["after", "more", "total"],
            "a list as the field for `items`",
        ),
        (
            "receive a",
            ["after", "total", "rows"],
            "text as the field for `next`",
        ),
    ];
    for (id, rule, missing) in table {
        let (pages, messages) = found("", Some((id, rule)));
        assert_eq!(pages, None);
        assert_eq!(messages.len(), 1, "{messages:?}");
        assert!(messages[0].contains(missing), "{messages:?}");
    }
}

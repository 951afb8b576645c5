//! Text that must not be shown.

use crate::api::{Type, TypeKind};
use crate::lower::testing;

/// Tells whether a property with a schema is a secret, and whether a component with it is.
fn is_secret(schema: &str) -> (bool, bool) {
    let text = format!(
        "{{openapi: 3.0.3, info: {{title: t, version: '1'}}, paths: {{}}, components: {{schemas: \
         {{A: {{properties: {{a: {{{schema}}}}}}}, B: {{{schema}}}}}}}}}"
    );
    let (api, _) = testing::api(&text);
    let component = api.types.iter().find(|def| def.name == ["B"]).unwrap();
    let TypeKind::Struct(object) = &api.types[0].kind else {
        panic!("{schema}");
    };
    let mut property = &object.fields[0].ty;
    if let Type::Named(id) = property
        && let TypeKind::Alias(ty) = &api.type_def(*id).kind
    {
        property = ty;
    }
    (
        *property == Type::Secret,
        component.kind == TypeKind::Alias(Type::Secret),
    )
}

#[test]
fn text_is_secret_by_format_or_extension_or_where_it_is_only_sent() {
    let texts = "anyOf: [{type: string, pattern: a}, {type: string, pattern: b}]";
    let table = [
        ("type: string".to_owned(), false),
        ("type: string, format: password".to_owned(), true),
        ("type: string, x-sensitive: true".to_owned(), true),
        ("type: string, writeOnly: true".to_owned(), true),
        (
            "type: string, writeOnly: true, x-sensitive: false".to_owned(),
            false,
        ),
        ("type: integer, writeOnly: true".to_owned(), false),
        (texts.to_owned(), false),
        (format!("{texts}, writeOnly: true"), true),
    ];
    for (schema, expected) in table {
        assert_eq!(is_secret(&schema), (expected, expected), "{schema}");
    }
}

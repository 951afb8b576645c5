//! Parameters with values that their style cannot write (OpenAPI 3.0, "Style Values"): all styles but `deepObject` have
//! lists and objects of scalars alone. The whole query string is written as a form is.

use std::collections::HashMap;

use super::Report;
use crate::api::{Location, Operation, Style, Type, TypeDef, TypeId, TypeKind};
use crate::diagnostic::Problem;

/// The most aliases and unions from one to the next that are looked through.
const DEPTH: usize = 32;

/// Tells the parameters that hold what their style cannot write.
pub fn tell(operations: &[Operation], types: &[TypeDef], report: &mut Report) {
    let mut search = Search {
        types,
        known: HashMap::new(),
    };
    for parameter in operations.iter().flat_map(|it| &it.parameters) {
        let writes_all = matches!(parameter.style, Style::DeepObject | Style::Json)
            || parameter.location == Location::Querystring;
        let whole = Level::Whole {
            inner: parameter.separators.inner.len(),
        };
        if !writes_all && search.is_nested(&parameter.ty, whole, DEPTH) {
            let problem = Problem::Unsendable {
                name: parameter.name.clone(),
                reason: "has lists or objects in others",
            };
            report.tell(problem, &parameter.origin);
        }
    }
}

/// Where in a parameter a value is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Level {
    /// It is the whole value. Its lists can have this many levels of lists in them, by separators of their own.
    Whole { inner: usize },
    /// It is in a list or an object. If it is a list, this many levels of lists are left, itself one of them.
    Inside { lists: usize },
}

impl Level {
    /// Returns the level of the items of a list; none where there can be no list.
    fn of_items(self) -> Option<Level> {
        let lists = match self {
            Level::Whole { inner } => inner,
            Level::Inside { lists } => lists.checked_sub(1)?,
        };
        Some(Level::Inside { lists })
    }

    /// Returns the level of the members of an object; none where there can be no object.
    fn of_members(self) -> Option<Level> {
        match self {
            Level::Whole { .. } => Some(Level::Inside { lists: 0 }),
            Level::Inside { .. } => None,
        }
    }
}

/// The search for lists and objects in others.
struct Search<'t> {
    types: &'t [TypeDef],
    /// The named types that were looked at.
    known: HashMap<(TypeId, Level), bool>,
}

impl Search<'_> {
    /// Tells whether values of a type have a list or an object in another one; those of a union, whether all
    /// alternatives have.
    fn is_nested(&mut self, ty: &Type, level: Level, left: usize) -> bool {
        match ty {
            Type::List(items) => {
                let level = level.of_items();
                level.is_none_or(|level| self.is_nested(items, level, left))
            }
            Type::Tuple(places) => {
                let level = level.of_items();
                let mut places = places.iter();
                level.is_none_or(|level| places.any(|it| self.is_nested(it, level, left)))
            }
            Type::Map(values) => {
                let level = level.of_members();
                level.is_none_or(|level| self.is_nested(values, level, left))
            }
            Type::Nullable(inner) => self.is_nested(inner, level, left),
            Type::Named(id) => self.is_nested_type(*id, level, left),
            _ => false,
        }
    }

    fn is_nested_type(&mut self, id: TypeId, level: Level, left: usize) -> bool {
        let Some(left) = left.checked_sub(1) else {
            return false;
        };
        if let Some(known) = self.known.get(&(id, level)) {
            return *known;
        }
        // A union that is its own alternative is as its others are.
        self.known.insert((id, level), true);
        let types = self.types;
        let is_nested = match &types[id.0].kind {
            TypeKind::Alias(ty) => self.is_nested(ty, level, left),
            TypeKind::Enum(_) => false,
            TypeKind::Struct(object) => level.of_members().is_none_or(|members| {
                object.fields.iter().any(|field| {
                    // The properties of a flat field stand beside the others.
                    let level = if field.flat { level } else { members };
                    self.is_nested(&field.ty, level, left)
                })
            }),
            TypeKind::Union(union) => {
                let mut variants = union.variants.iter();
                variants.all(|it| self.is_nested(&it.ty, level, left))
            }
        };
        self.known.insert((id, level), is_nested);
        is_nested
    }
}

#[cfg(test)]
mod tests {
    use crate::dialect::testing::document;
    use crate::lower::testing::api;

    #[test]
    fn lists_and_objects_in_others_are_told() {
        const NESTED: &str = "{type: array, items: {type: array, items: {type: string}}}";
        const LEVELS: &str =
            "{type: object, properties: {a: {type: array, items: {type: string}}}}";
        let table = [
            ("", "{type: string}", false),
            ("", "{type: array, items: {type: string}}", false),
            ("", "{type: object, properties: {a: {type: string}}}", false),
            ("", NESTED, true),
            ("", LEVELS, true),
            ("style: deepObject, ", LEVELS, false),
            ("style: pipeDelimited, explode: false, ", NESTED, true),
            ("", "@Self", true),
            ("", "{oneOf: [{type: string}, @Self]}", false),
            ("", "{type: array, items: {}}", false),
        ];
        for (style, schema, expected) in table {
            let paths = format!(
                "/a: {{get: {{operationId: a, parameters: [{{name: p, in: query, {style}schema: {schema}}}], \
                 responses: {{'204': {{description: d}}}}}}}}"
            );
            let text = document(&paths, "Self: {type: object, properties: {self: @Self}}");
            let (_, messages) = api(&text);
            assert_eq!(!messages.is_empty(), expected, "{schema}: {messages:?}");
        }
    }

    #[test]
    fn lists_in_lists_have_formats_in_2_0() {
        let lists = |levels: usize, items: &str| {
            let list = |items: String, _| format!("{{type: array, items: {items}}}");
            (0..levels).fold(items.to_owned(), list)
        };
        let multi = "{type: array, collectionFormat: multi, items: {type: string}}";
        for (items, expected) in [
            (lists(2, "{type: string}"), false),
            (lists(3, "{type: string}"), false),
            // `multi` separates nothing in a list.
            (lists(1, multi), true),
        ] {
            let text = format!(
                "{{swagger: '2.0', info: {{title: t, version: '1'}}, paths: {{/a: {{get: {{operationId: a, \
                 parameters: [{{name: p, in: query, type: array, items: {items}}}], \
                 responses: {{'204': {{description: d}}}}}}}}}}}}"
            );
            let (_, messages) = api(&text);
            assert_eq!(!messages.is_empty(), expected, "{items}: {messages:?}");
        }
    }
}

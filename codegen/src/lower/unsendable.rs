//! Parameters with values that their style cannot write (OpenAPI 3.0, "Style Values"): all styles but `deepObject` have
//! lists and objects of scalars alone. The whole query string is written as a form is.

use std::collections::HashMap;

use super::Report;
use crate::api::{Location, Operation, Style, Type, TypeDef, TypeId, TypeKind};
use crate::diagnostic::Problem;

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
        if !writes_all && search.is_nested(&parameter.ty, whole) {
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

/// A named type, and where its values are.
type State = (TypeId, Level);

/// The search for lists and objects in others.
struct Search<'t> {
    types: &'t [TypeDef],
    /// The answers for the named types that were looked at, and for all that these lead to.
    known: HashMap<State, bool>,
}

impl Search<'_> {
    /// Tells whether values of a type have a list or an object in another one; those of a union, whether all
    /// alternatives have.
    fn is_nested(&mut self, ty: &Type, level: Level) -> bool {
        let mut named = Vec::new();
        is_nested(ty, level, &mut |state| {
            named.push(state);
            true
        });
        self.look_at(named);
        is_nested(ty, level, &mut |state| self.known[&state])
    }

    /// Finds the answers for named types. A union that is its own alternative is as its others are, so each answer is yes
    /// until something says no, and a no is followed back to what leads to it.
    fn look_at(&mut self, mut open: Vec<State>) {
        let types = self.types;
        let mut users: HashMap<State, Vec<State>> = HashMap::new();
        let mut found = Vec::new();
        while let Some(state) = open.pop() {
            if self.known.contains_key(&state) {
                continue;
            }
            self.known.insert(state, true);
            found.push(state);
            is_nested_type(types, state, &mut |next| {
                users.entry(next).or_default().push(state);
                open.push(next);
                true
            });
        }
        while let Some(state) = found.pop() {
            let was_nested = self.known[&state];
            if was_nested && !is_nested_type(types, state, &mut |next| self.known[&next]) {
                self.known.insert(state, false);
                found.extend(users.get(&state).into_iter().flatten());
            }
        }
    }
}

/// Tells whether values of a type have a list or an object in another one. `named` says it of named types. It is asked
/// for each of them, so nothing here may stop at the first answer.
fn is_nested(ty: &Type, level: Level, named: &mut dyn FnMut(State) -> bool) -> bool {
    match ty {
        Type::List(items) => match level.of_items() {
            Some(level) => is_nested(items, level, named),
            None => true,
        },
        Type::Tuple(places) => match level.of_items() {
            Some(level) => {
                let nested = places.iter().filter(|it| is_nested(it, level, named));
                nested.count() > 0
            }
            None => true,
        },
        Type::Map(values) => match level.of_members() {
            Some(level) => is_nested(values, level, named),
            None => true,
        },
        Type::Nullable(inner) => is_nested(inner, level, named),
        Type::Named(id) => named((*id, level)),
        _ => false,
    }
}

/// Tells the same of a named type.
fn is_nested_type(
    types: &[TypeDef],
    (id, level): State,
    named: &mut dyn FnMut(State) -> bool,
) -> bool {
    match &types[id.0].kind {
        TypeKind::Alias(ty) => is_nested(ty, level, named),
        TypeKind::Enum(_) => false,
        TypeKind::Struct(object) => match level.of_members() {
            Some(members) => {
                let nested = object.fields.iter().filter(|field| {
                    // The properties of a flat field stand beside the others.
                    let level = if field.flat { level } else { members };
                    is_nested(&field.ty, level, named)
                });
                nested.count() > 0
            }
            None => true,
        },
        TypeKind::Union(union) => {
            let variants = union.variants.iter();
            let nested = variants.filter(|it| is_nested(&it.ty, level, named));
            nested.count() == union.variants.len()
        }
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
    fn an_answer_does_not_depend_on_what_was_asked_before() {
        // `A` is `B` or text, and `B` is `A` or an object in an object.
        let schemas = "A: {oneOf: [@B, {type: string}]}, B: {oneOf: [@A, @N]}, \
                       N: {type: object, properties: {n: {type: object, properties: {x: {type: string}}}}}";
        for (names, expected) in [("AB", 0), ("BA", 0), ("NAB", 1)] {
            let parameter = |name| format!("{{name: {name}, in: query, schema: @{name}}}");
            let parameters: Vec<String> = names.chars().map(parameter).collect();
            let paths = format!(
                "/a: {{get: {{operationId: a, parameters: [{}], responses: {{'204': {{description: d}}}}}}}}",
                parameters.join(", ")
            );
            let (_, messages) = api(&document(&paths, schemas));
            assert_eq!(messages.len(), expected, "{names}: {messages:?}");
        }
    }

    #[test]
    fn a_chain_of_any_length_is_followed() {
        let schema = |index| format!("S{index}: {{oneOf: [@S{}, @N]}}", index + 1);
        let mut schemas: Vec<String> = (0..100).map(schema).collect();
        schemas.push("S100: @N".to_owned());
        schemas.push(
            "N: {type: object, properties: {n: {type: object, properties: {x: {type: string}}}}}"
                .to_owned(),
        );
        let paths = "/a: {get: {operationId: a, parameters: [{name: p, in: query, schema: @S0}], \
                     responses: {'204': {description: d}}}}";
        let (_, messages) = api(&document(paths, &schemas.join(", ")));
        assert_eq!(messages.len(), 1, "{messages:?}");
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

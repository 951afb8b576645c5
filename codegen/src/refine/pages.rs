//! Pages: which field of a page feeds which parameter, as the settings or `x-pagination` say.

use std::collections::HashSet;

use crate::api::{Api, Field, Operation, Pagination, Struct, Type, TypeKind};
use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Diagnostics, Problem, Setting};

/// Finds the parameters and fields that the settings or `x-pagination` name; the settings win. `declared` is what
/// the document says of each operation.
pub fn resolve(
    api: &mut Api,
    declared: &[Option<config::Pagination>],
    config: &Config,
    diagnostics: &mut Diagnostics,
) {
    let keys = |operation: &Operation| [operation.place(), operation.id.clone()];
    let known: HashSet<String> = api.operations.iter().flat_map(keys).collect();
    for key in config.pagination.keys().filter(|key| !known.contains(*key)) {
        let missing = "an operation of that id, or at that method and path";
        let unused = Diagnostic::unused_setting(config, "pagination", key, missing);
        diagnostics.push(unused);
    }
    for (index, declared) in declared.iter().enumerate() {
        let operation = &api.operations[index];
        let [place, id] = keys(operation);
        let set = config.pagination.get_key_value(&place);
        let set = set.or_else(|| config.pagination.get_key_value(&id));
        let Some(rule) = set.map(|(_, rule)| rule).or(declared.as_ref()) else {
            continue;
        };
        match find(api, operation, rule) {
            Ok(pagination) => api.operations[index].pagination = Some(pagination),
            Err(missing) => {
                let key = set.map_or(&id, |(key, _)| key);
                let setting = Box::new(Setting::of(config, "pagination", key));
                diagnostics.push(Diagnostic {
                    problem: Problem::UnusedSetting { setting, missing },
                    origin: operation.origin.clone().into(),
                });
            }
        }
    }
}

/// Finds what a rule names in an operation.
///
/// # Errors
///
/// What the operation does not have.
fn find(
    api: &Api,
    operation: &Operation,
    rule: &config::Pagination,
) -> Result<Pagination, &'static str> {
    let page = page(api, operation).ok_or("one successful response that is an object")?;
    let mut parameters = operation.parameters.iter();
    let parameter = parameters.position(|parameter| parameter.name == rule.cursor);
    let field = |name: &str| {
        let is_meant = |field: &Field| field.name == name && !field.flat;
        page.fields.iter().position(is_meant)
    };
    let next = field(&rule.next).ok_or("a field of that name for `next`")?;
    let items = field(&rule.items).ok_or("a field of that name for `items`")?;
    if !matches!(page.fields[items].ty, Type::List(_)) {
        return Err("a list as the field for `items`");
    }
    if !matches!(page.fields[next].ty, Type::String) {
        return Err("text as the field for `next`");
    }
    Ok(Pagination {
        parameter: parameter.ok_or("a parameter of that name for `cursor`")?,
        next,
        items,
    })
}

/// Returns the object that an operation responds with, where that is its one success.
fn page<'a>(api: &'a Api, operation: &Operation) -> Option<&'a Struct> {
    let mut successes = operation.successes();
    let (Some(response), None) = (successes.next(), successes.next()) else {
        return None;
    };
    let Some(Type::Named(id)) = response.body.map(|body| &body.ty) else {
        return None;
    };
    match &api.type_def(*id).kind {
        TypeKind::Struct(page) => Some(page),
        TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Alias(_) => None,
    }
}

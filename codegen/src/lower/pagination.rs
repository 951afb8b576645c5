//! Pagination: which field of a page feeds which parameter, by the settings or by `x-pagination`.

use serde::Deserialize;

use crate::api::{Api, Operation, Pagination, Struct, Type, TypeKind};
use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Diagnostics, Problem, Setting};
use crate::source::Origin;

/// The vendor extension `x-pagination` of an operation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// The query parameter that names the page to return.
    cursor: String,
    /// The field of a page that holds the cursor of the next.
    next: String,
    /// The field of a page that holds its items.
    items: String,
}

/// Finds the parameters and fields that pagination speaks of; the settings win over extensions.
pub fn resolve(
    api: &mut Api,
    extensions: &[Option<Extension>],
    config: &Config,
    diagnostics: &mut Diagnostics,
) {
    for id in config.pagination.keys() {
        if !api.operations.iter().any(|operation| operation.id == *id) {
            let problem = Problem::UnusedSetting {
                setting: Box::new(Setting::of(config, "pagination", id)),
                missing: "an operation of that id",
            };
            diagnostics.push(Diagnostic {
                problem,
                origin: Origin::root(),
            });
        }
    }
    for (index, extension) in extensions.iter().enumerate() {
        let operation = &api.operations[index];
        let set = config.pagination.get(&operation.id).map(from_config);
        let Some(rule) = set.or_else(|| extension.clone()) else {
            continue;
        };
        match find(api, operation, &rule) {
            Ok(pagination) => api.operations[index].pagination = Some(pagination),
            Err(missing) => {
                let setting = Box::new(Setting::of(config, "pagination", &operation.id));
                let origin = operation.origin.clone();
                diagnostics.push(Diagnostic {
                    problem: Problem::UnusedSetting { setting, missing },
                    origin,
                });
            }
        }
    }
}

fn from_config(rule: &config::Pagination) -> Extension {
    Extension {
        cursor: rule.cursor.clone(),
        next: rule.next.clone(),
        items: rule.items.clone(),
    }
}

fn find(api: &Api, operation: &Operation, rule: &Extension) -> Result<Pagination, &'static str> {
    let page = page(api, operation).ok_or("one successful answer that is an object")?;
    let parameter = operation
        .parameters
        .iter()
        .position(|parameter| parameter.name == rule.cursor);
    let field = |name: &str| page.fields.iter().position(|field| field.name == name);
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

/// Returns the object that an operation answers, where that is its one success.
fn page<'a>(api: &'a Api, operation: &Operation) -> Option<&'a Struct> {
    let mut successes = operation.successes();
    let (Some(answer), None) = (successes.next(), successes.next()) else {
        return None;
    };
    let Some(Type::Named(id)) = answer.content.map(|content| &content.ty) else {
        return None;
    };
    match &api.type_def(*id).kind {
        TypeKind::Struct(page) => Some(page),
        TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Alias(_) => None,
    }
}

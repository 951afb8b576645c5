//! Entries of a list of parameters that are no parameters in OpenAPI 3.0.

use std::rc::Rc;

use serde_json::Value;

use super::path::Path;
use super::rewrite::{Members, Rewrite};
use super::shared::Shared;
use super::version::Version;
use crate::source::Pointer;

/// What an entry is instead of a parameter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    Body,
    Form,
    Querystring,
}

/// An entry that was taken from a list of parameters.
#[derive(Clone, Debug)]
pub struct Taken {
    pub role: Role,
    pub value: Value,
    /// The parameter, where the value is a reference to it.
    pub shared: Option<Rc<Shared>>,
    /// Where the entry was written.
    pub place: Place,
}

/// An entry's place in a list.
#[derive(Clone, Debug)]
pub struct Place {
    list: Rc<Pointer>,
    index: usize,
}

impl Place {
    /// Returns the pointer to the entry.
    pub fn pointer(&self) -> Pointer {
        self.list.join(&self.index.to_string())
    }
}

impl Taken {
    /// Returns the parameter's name.
    pub fn name(&self) -> Option<&str> {
        let name = match self.shared.as_deref() {
            Some(Shared::Body(members) | Shared::Form(members)) => members.get("name"),
            Some(Shared::Querystring) | None => self.value.get("name"),
        };
        name?.as_str()
    }
}

/// Takes what is no parameter from the `parameters` of a path item or an operation. What contradicts
/// itself, as a second body does, stays, so that it is told where it is read.
pub fn take(work: &mut Rewrite<'_>, holder: &mut Members, path: &Path<'_>) -> Vec<Taken> {
    let Some(Value::Array(list)) = holder.get_mut("parameters") else {
        return Vec::new();
    };
    let mut roles: Vec<Option<Role>> = list.iter().map(|entry| role(work, entry)).collect();
    choose(&mut roles);
    if roles.iter().all(Option::is_none) {
        return Vec::new();
    }
    let (mut taken, mut kept) = (Vec::new(), Vec::new());
    let pointer = Rc::new(path.join(&["parameters"]));
    for (index, (value, role)) in std::mem::take(list).into_iter().zip(roles).enumerate() {
        match role {
            Some(role) => {
                let shared = shared(work, &value).cloned();
                taken.push(Taken {
                    role,
                    value,
                    shared,
                    place: Place {
                        list: Rc::clone(&pointer),
                        index,
                    },
                });
            }
            None => {
                if kept.len() != index {
                    let (new, old) = (kept.len().to_string(), index.to_string());
                    work.moved(path, &["parameters", &new], &["parameters", &old]);
                }
                kept.push(value);
            }
        }
    }
    *list = kept;
    taken
}

/// Leaves one body or one query string; where there is a body, there is no form.
fn choose(roles: &mut [Option<Role>]) {
    let single = |role: &Option<Role>| matches!(role, Some(Role::Body | Role::Querystring));
    let Some(first) = roles.iter().position(single) else {
        return;
    };
    for (index, role) in roles.iter_mut().enumerate() {
        if index != first {
            *role = None;
        }
    }
}

fn role(work: &Rewrite<'_>, entry: &Value) -> Option<Role> {
    let role = match shared(work, entry).map(Rc::as_ref) {
        Some(Shared::Body(_)) => Role::Body,
        Some(Shared::Form(_)) => Role::Form,
        Some(Shared::Querystring) => Role::Querystring,
        None => match entry.get("in")?.as_str()? {
            "body" => Role::Body,
            "formData" if entry.get("name").is_some_and(Value::is_string) => Role::Form,
            "querystring" => Role::Querystring,
            _ => return None,
        },
    };
    let is_of_swagger = role != Role::Querystring;
    (is_of_swagger == (work.version != Version::OpenApi3)).then_some(role)
}

fn shared<'s>(work: &Rewrite<'s>, entry: &Value) -> Option<&'s Rc<Shared>> {
    let target = entry.get("$ref")?.as_str()?;
    work.survey.shared.get(&work.file)?.get(target)
}

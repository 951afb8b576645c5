//! Parameters that OpenAPI 3.0 has no parameters for: `in: body` and `in: formData` of 2.0, and
//! `in: querystring` of 3.2. They are extracted from the lists of parameters, to become something else.

use std::rc::Rc;

use serde_json::Value;

use super::node_path::NodePath;
use super::parameter::{Location, ReusableParameter};
use super::rewrite::{Members, Rewrite};
use super::version::Version;
use crate::source::Pointer;

/// A parameter that was extracted from a list.
#[derive(Clone, Debug)]
pub struct ExtractedParameter {
    pub location: Location,
    /// The item of the list: the parameter, or a reference to it.
    pub value: Value,
    /// The parameter that the item refers to.
    pub reusable: Option<Rc<ReusableParameter>>,
    /// Where the item was written.
    pub pointer: ItemPointer,
}

/// A pointer to an item of a list. All items of a list share the pointer to the list.
#[derive(Clone, Debug)]
pub struct ItemPointer {
    list: Rc<Pointer>,
    index: usize,
}

impl ItemPointer {
    /// Returns the pointer itself.
    pub fn to_pointer(&self) -> Pointer {
        self.list.join(&self.index.to_string())
    }
}

impl ExtractedParameter {
    /// Returns the parameter's name.
    pub fn name(&self) -> Option<&str> {
        let name = match self.reusable.as_deref() {
            Some(reusable) => reusable.members.get("name"),
            None => self.value.get("name"),
        };
        name?.as_str()
    }
}

/// Extracts parameters from the `parameters` of a path item or an operation. What contradicts another one
/// stays in the list, as a second body does: it is reported when the list is read.
pub fn extract(
    work: &mut Rewrite<'_>,
    holder: &mut Members,
    path: &NodePath<'_>,
) -> Vec<ExtractedParameter> {
    let Some(Value::Array(list)) = holder.get_mut("parameters") else {
        return Vec::new();
    };
    let mut locations: Vec<Option<Location>> =
        list.iter().map(|item| location(work, item)).collect();
    exclude_contradictions(&mut locations);
    if locations.iter().all(Option::is_none) {
        return Vec::new();
    }
    let (mut extracted, mut kept) = (Vec::new(), Vec::new());
    let list_pointer = Rc::new(path.join(&["parameters"]));
    for (index, (value, location)) in std::mem::take(list).into_iter().zip(locations).enumerate() {
        match location {
            Some(location) => extracted.push(ExtractedParameter {
                location,
                reusable: reusable(work, &value).cloned(),
                value,
                pointer: ItemPointer {
                    list: Rc::clone(&list_pointer),
                    index,
                },
            }),
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
    extracted
}

/// Leaves one body, or one query string. Where there is a body, there is no form.
fn exclude_contradictions(locations: &mut [Option<Location>]) {
    let is_single =
        |it: &Option<Location>| matches!(it, Some(Location::Body | Location::Querystring));
    let Some(first) = locations.iter().position(is_single) else {
        return;
    };
    for (index, location) in locations.iter_mut().enumerate() {
        if index != first {
            *location = None;
        }
    }
}

/// Returns the location of a parameter that has to be extracted; none where it is one in 3.0 too.
fn location(work: &Rewrite<'_>, item: &Value) -> Option<Location> {
    let location = match reusable(work, item) {
        Some(reusable) => reusable.location,
        None => match Location::of(item.as_object()?)? {
            // A form has no field without a name.
            Location::FormData if !item.get("name").is_some_and(Value::is_string) => return None,
            location => location,
        },
    };
    let is_extracted = match work.version {
        Version::Swagger2 => matches!(location, Location::Body | Location::FormData),
        Version::OpenApi30 | Version::OpenApi31 => location == Location::Querystring,
    };
    is_extracted.then_some(location)
}

fn reusable<'s>(work: &Rewrite<'s>, item: &Value) -> Option<&'s Rc<ReusableParameter>> {
    let target = item.get("$ref")?.as_str()?;
    work.survey.reusable.get(&work.file)?.get(target)
}

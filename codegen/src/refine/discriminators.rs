//! The values of discriminators: which of them stands for which alternative of a union.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ptr;

use crate::analysis::discriminator_kind;
use crate::api::{
    Api, Discriminator, Enum, EnumValues, Struct, Type, TypeDef, TypeId, TypeKind, Union, Variant,
};
use crate::diagnostic::{Diagnostic, Diagnostics, Problem};

/// Completes the discriminators of all unions.
///
/// An alternative that no mapping names goes by the values that its own property may have (`kind: {enum: [cat]}`),
/// else by its component's name (OpenAPI 3.0, section 4.7.25). Those values go before a mapping that has others. Where
/// no discriminator is declared, or none of its values fits, a property that has other values in each alternative is one.
pub fn complete(api: &mut Api, diagnostics: &mut Diagnostics) {
    for id in innermost_first(api) {
        let TypeKind::Union(union) = &api.type_def(id).kind else {
            continue;
        };
        let declared = union.discriminator.as_ref();
        let (complete, problems) = match declared.map(|declared| completed(api, union, declared)) {
            Some(Ok((complete, problems))) => (Some(complete), problems),
            Some(Err(problem)) => (inferred(api, union), vec![problem]),
            None => (inferred(api, union), Vec::new()),
        };
        let def = &mut api.types[id.0];
        for problem in problems {
            let origin = def.origin.clone();
            diagnostics.push(Diagnostic {
                problem,
                origin: origin.into(),
            });
        }
        if let TypeKind::Union(union) = &mut def.kind {
            union.discriminator = complete;
        }
    }
}

/// Returns all types in an order in which a union comes after its alternatives.
fn innermost_first(api: &Api) -> Vec<TypeId> {
    let mut order = Vec::new();
    let mut seen = vec![false; api.types.len()];
    for (id, _) in api.type_defs() {
        // A type is put back below its alternatives, which come before it.
        let mut open = vec![(id, false)];
        while let Some((id, is_open)) = open.pop() {
            if is_open {
                order.push(id);
            } else if !std::mem::replace(&mut seen[id.0], true) {
                open.push((id, true));
                if let TypeKind::Union(union) = &api.type_def(id).kind {
                    let variants = union.variants.iter();
                    let inner = variants.filter_map(|variant| named(api, &variant.ty));
                    open.extend(inner.map(|id| (id, false)));
                }
            }
        }
    }
    order
}

/// Completes a declared discriminator; returns it with what is wrong with it. It is an error where it tells the
/// alternatives not apart.
fn completed(
    api: &Api,
    union: &Union,
    declared: &Discriminator,
) -> Result<(Discriminator, Vec<Problem>), Problem> {
    let property = &declared.property;
    let variants = union.variants.iter();
    let lists: Vec<Option<Vec<String>>> = variants
        .map(|variant| constants(api, variant, property))
        .collect();
    let (mut complete, mut problems) = uncontradicted(union, declared, &lists)?;
    let is_default = |index: usize| declared.default == Some(index);
    let variants = union.variants.iter().enumerate();
    let names: Vec<Option<String>> = variants
        .map(|(index, variant)| component(api, variant, is_default(index)))
        .collect();
    add_listed(&mut complete, &lists, &names);
    let values = complete.values_by_alternative(union.variants.len());
    let is_named: Vec<bool> = values.iter().map(|values| !values.is_empty()).collect();
    let taken = complete.values.iter().map(|(value, _)| value.clone());
    let mut taken: HashSet<String> = taken.collect();
    let (mut nameless, mut unlisted) = (Vec::new(), Vec::new());
    for (index, variant) in union.variants.iter().enumerate() {
        if is_named[index] {
            continue;
        }
        let is_free = |name: &&String| !taken.contains(*name);
        let list = lists[index].as_ref();
        let name = names[index].as_ref().filter(is_free);
        let alike = name.zip(list).and_then(|(name, list)| alike(list, name));
        match (name, alike.filter(is_free)) {
            (Some(name), _) if list.is_none_or(|list| list.contains(name)) => {
                taken.insert(name.clone());
                complete.values.push((name.clone(), index));
            }
            (Some(name), Some(value)) => {
                taken.insert(value.clone());
                complete.values.push((value.clone(), index));
                problems.push(Problem::AlikeAlternative {
                    property: property.clone(),
                    name: name.clone(),
                    value: value.clone(),
                });
            }
            // An abstract base has no value of its own.
            _ if is_default(index) => {}
            (Some(name), None) => unlisted.push((name.clone(), index)),
            (None, _) => nameless.push(variant.name.clone()),
        }
    }
    if !nameless.is_empty() {
        return Err(Problem::NamelessAlternatives {
            property: property.clone(),
            alternatives: nameless,
        });
    }
    if let (true, Some((_, index))) = (complete.values.is_empty(), unlisted.first()) {
        return Err(Problem::UnnamedAlternatives {
            property: property.clone(),
            values: lists[*index].clone().unwrap_or_default(),
        });
    }
    let unnamed = unlisted.iter().map(|(_, index)| *index);
    let shared = shared_values(&taken, &lists, unnamed);
    // In a hierarchy all have the list of the base, so it says nothing of one of them.
    if let (None, Some(value)) = (declared.default, shared.first()) {
        let variants = union.variants.iter().zip(&lists);
        let having = variants.filter(|(_, list)| list.iter().flatten().any(|own| own == value));
        return Err(Problem::SharedDiscriminator {
            property: property.clone(),
            value: value.clone(),
            alternatives: having.map(|(variant, _)| variant.name.clone()).collect(),
        });
    }
    let named = unlisted.iter().map(|(name, index)| (name.as_str(), *index));
    complete.add_all(named);
    for (name, _) in unlisted {
        problems.push(Problem::UnlistedAlternative {
            property: property.clone(),
            name,
        });
    }
    // In a hierarchy they are values of the base.
    if declared.default.is_none() {
        add_further(&mut complete, &lists);
        add_inner(api, union, &mut complete);
    }
    complete.values.sort_by_key(|(_, index)| *index);
    Ok((complete, problems))
}

/// Returns a discriminator without the mappings that the alternatives' own values contradict, with what is wrong with it:
/// `lists` are those values, by the alternatives' places.
///
/// - A value that another alternative alone lists is that one's.
/// - A value that none lists is left out where the values of its alternative tell it. They may not, where a hierarchy's
///   base lists the values of all: then it stays.
///
/// It is an error where no alternative lists a value that is mapped to it, and the values of one do not tell it: the
/// mapping is of another property.
fn uncontradicted(
    union: &Union,
    declared: &Discriminator,
    lists: &[Option<Vec<String>>],
) -> Result<(Discriminator, Vec<Problem>), Problem> {
    let property = &declared.property;
    let is_listed = |value: &String, index: usize| {
        let list = lists[index].as_ref();
        list.map(|list| list.contains(value))
    };
    let mut listed = declared.values.iter();
    let may_be_of_other = declared.default.is_none()
        && !listed.any(|(value, index)| is_listed(value, *index) == Some(true));
    let holders = only_holders(lists);
    let holder = |value: &String| holders.get(value.as_str()).copied().flatten();
    let is_told = |index: usize| {
        let mut own = lists[index].iter().flatten();
        own.any(|value| holder(value) == Some(index))
    };
    let mut settled = Discriminator {
        values: Vec::new(),
        ..declared.clone()
    };
    let (mut problems, mut unlisted, mut is_of_other) = (Vec::new(), Vec::new(), false);
    for (value, index) in &declared.values {
        let (index, value) = (*index, value.clone());
        if is_listed(&value, index) != Some(false) {
            settled.values.push((value, index));
        } else if let Some(holder) = holder(&value) {
            settled.values.push((value.clone(), holder));
            problems.push(Problem::MisplacedMapping {
                property: property.clone(),
                value,
                holder: union.variants[holder].name.clone(),
            });
        } else if is_told(index) {
            unlisted.push(value);
        } else if may_be_of_other {
            unlisted.push(value);
            is_of_other = true;
        } else {
            settled.values.push((value, index));
        }
    }
    let has_unlisted = !unlisted.is_empty();
    let unlisted = Problem::UnlistedMapping {
        property: property.clone(),
        values: unlisted,
    };
    if is_of_other {
        return Err(unlisted);
    }
    problems.extend(has_unlisted.then_some(unlisted));
    Ok((settled, problems))
}

/// Returns the alternatives that list some values, by the value; none where several do. `lists` are by the alternatives'
/// places.
fn only_holders(lists: &[Option<Vec<String>>]) -> HashMap<&str, Option<usize>> {
    let mut holders: HashMap<&str, Option<usize>> = HashMap::new();
    for (index, list) in lists.iter().enumerate() {
        for value in list.iter().flatten() {
            let holder = holders.entry(value).or_insert(Some(index));
            *holder = holder.filter(|known| *known == index);
        }
    }
    holders
}

/// Returns the one of several values that is written as a name but for capitals and what is between words: `my_cat` for
/// `MyCat`.
fn alike<'a>(list: &'a [String], name: &str) -> Option<&'a String> {
    let plain = |text: &str| -> String {
        let letters = text.chars().filter(|it| it.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let name = plain(name);
    let mut alike = list.iter().filter(|value| plain(value) == name);
    let first = alike.next();
    first.filter(|_| list.len() > 1 && alike.next().is_none())
}

/// Returns the values that some alternatives list and that are not `taken`: that stand for none.
fn shared_values(
    taken: &HashSet<String>,
    lists: &[Option<Vec<String>>],
    alternatives: impl Iterator<Item = usize>,
) -> Vec<String> {
    let is_free = |value: &&String| !taken.contains(*value);
    let listed = alternatives.flat_map(|index| lists[index].iter().flatten());
    listed.filter(is_free).cloned().collect()
}

/// Adds the values that one alternative alone lists and that stand for none, where it goes by another value of its
/// list: a mapping need not name all of them.
fn add_further(discriminator: &mut Discriminator, lists: &[Option<Vec<String>>]) {
    let holders = only_holders(lists);
    let named = discriminator.values.iter();
    let named = named.filter(|(value, index)| {
        let list = lists[*index].as_ref();
        list.is_some_and(|list| list.contains(value))
    });
    let named: HashSet<usize> = named.map(|(_, index)| *index).collect();
    let further = lists.iter().enumerate().flat_map(|(index, list)| {
        let values = list.iter().flatten().map(String::as_str);
        values.map(move |value| (value, index))
    });
    discriminator.add_all(further.filter(|(value, index)| {
        named.contains(index) && holders.get(value) == Some(&Some(*index))
    }));
}

/// Adds the values of alternatives within an alternative that stand for another one already: a value that has one may be of
/// either.
fn add_inner(api: &Api, union: &Union, discriminator: &mut Discriminator) {
    let variants = union.variants.iter();
    let objects: Vec<Vec<TypeId>> = variants.map(|it| objects(api, &it.ty)).collect();
    let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
    for (value, index) in &discriminator.values {
        holders.entry(value).or_default().push(*index);
    }
    let named: HashSet<usize> = holders.values().flatten().copied().collect();
    let mut further = Vec::new();
    for (index, variant) in union.variants.iter().enumerate() {
        if !named.contains(&index) {
            continue;
        }
        for (value, inner) in inner_values(api, &variant.ty, &discriminator.property) {
            let is_apart = |holder: &usize| {
                let others = &objects[*holder];
                *holder != index && inner.iter().all(|id| !others.contains(id))
            };
            let taken = holders.get(value.as_str());
            if taken.is_some_and(|taken| taken.iter().all(is_apart)) {
                further.push((value, index));
            }
        }
    }
    for new in further {
        if !discriminator.values.contains(&new) {
            discriminator.values.push(new);
        }
    }
}

/// Returns the values that stand for alternatives of an alternative, each with the objects it stands for; none where the
/// alternative is no union.
fn inner_values(api: &Api, ty: &Type, property: &str) -> Vec<(String, Vec<TypeId>)> {
    let Some(TypeKind::Union(inner)) = definition(api, ty).map(|def| &def.kind) else {
        return Vec::new();
    };
    let own = inner.discriminator.as_ref();
    if let Some(own) = own.filter(|own| own.property == property) {
        let objects = |index: usize| objects(api, &inner.variants[index].ty);
        let values = own.values.iter();
        return values
            .map(|(value, index)| (value.clone(), objects(*index)))
            .collect();
    }
    let objects = api.structures(ty).into_iter();
    let values = objects.flat_map(|(id, object)| {
        let values = listed(api, object, property).into_iter().flatten();
        values.map(move |value| (value, vec![id]))
    });
    values.collect()
}

/// Returns the objects that an alternative may be.
fn objects(api: &Api, ty: &Type) -> Vec<TypeId> {
    let objects = api.structures(ty).into_iter();
    objects.map(|(id, _)| id).collect()
}

/// Adds the values that alternatives list, and the names of those that list none: `lists` and `names` are by the
/// alternatives' places. Values that several alternatives list in the same way, because they have the property from one
/// base, say nothing. Of other lists the shorter one says more.
fn add_listed(
    discriminator: &mut Discriminator,
    lists: &[Option<Vec<String>>],
    names: &[Option<String>],
) {
    let own = |(list, name): (&Option<Vec<String>>, &Option<String>)| match list {
        Some(list) => list.clone(),
        None => name.iter().cloned().collect(),
    };
    let own: Vec<Vec<String>> = lists.iter().zip(names).map(own).collect();
    let sets: Vec<BTreeSet<&String>> = own.iter().map(|own| own.iter().collect()).collect();
    let mut counts: HashMap<&BTreeSet<&String>, usize> = HashMap::new();
    for set in &sets {
        *counts.entry(set).or_default() += 1;
    }
    let values = discriminator.values_by_alternative(lists.len());
    let is_telling = |index: &usize| values[*index].is_empty() && counts[&sets[*index]] == 1;
    let mut telling: Vec<usize> = (0..lists.len()).filter(is_telling).collect();
    telling.sort_by_key(|index| sets[*index].len());
    let own = telling.iter().flat_map(|index| {
        let own = own[*index].iter();
        own.map(|value| (value.as_str(), *index))
    });
    discriminator.add_all(own);
}

/// Returns the first property of which no two alternatives list the same value, and all list values of one kind.
fn inferred(api: &Api, union: &Union) -> Option<Discriminator> {
    let (_, first) = api.structure(&union.variants.first()?.ty)?;
    first.fields.iter().find_map(|field| {
        let mut seen = BTreeSet::new();
        let mut values = Vec::new();
        discriminator_kind(api, union, &field.name)?;
        for (index, variant) in union.variants.iter().enumerate() {
            let own = constants(api, variant, &field.name)?;
            if own.iter().any(|value| !seen.insert(value.clone())) {
                return None;
            }
            values.extend(own.into_iter().map(|value| (value, index)));
        }
        Some(Discriminator {
            property: field.name.clone(),
            values,
            default: None,
        })
    })
}

/// Returns the values that a property of an alternative may have, where they are listed. An alternative that is a
/// union itself has those of its own discriminator, or those of all of its alternatives.
fn constants(api: &Api, variant: &Variant, property: &str) -> Option<Vec<String>> {
    let mut values = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![&variant.ty];
    while let Some(ty) = open.pop() {
        let def = definition(api, ty)?;
        match &def.kind {
            TypeKind::Union(union) => match &union.discriminator {
                Some(inner) if inner.property == property => {
                    values.extend(inner.values.iter().map(|(value, _)| value.clone()));
                }
                _ if seen.insert(ptr::from_ref(def)) => {
                    open.extend(union.variants.iter().rev().map(|variant| &variant.ty));
                }
                _ => {}
            },
            TypeKind::Struct(object) => values.extend(listed(api, object, property)?),
            TypeKind::Enum(_) | TypeKind::Alias(_) => return None,
        }
    }
    (!values.is_empty()).then_some(values)
}

/// Returns the values that are listed for a property, as a mapping writes them.
fn listed(api: &Api, object: &Struct, property: &str) -> Option<Vec<String>> {
    let field = object.property(property)?;
    if let Some(constant) = field.docs.constraints.constant {
        return Some(vec![constant.to_string()]);
    }
    let (_, Enum { values, .. }) = api.closed_enumeration(&field.ty)?;
    match values {
        EnumValues::Strings(values) => Some(values.clone()),
        EnumValues::Integers(values) => Some(values.iter().map(i64::to_string).collect()),
        EnumValues::Scalars(_) => None,
    }
}

/// Returns the name of the component that an alternative refers to. The default alternative goes by the name of the
/// hierarchy whose base it is.
fn component(api: &Api, variant: &Variant, is_default: bool) -> Option<String> {
    if variant.is_omitted {
        return Some(variant.name.clone());
    }
    let def = api.type_def(variant.ty.named()?);
    let def = match def.parent {
        Some(parent) if is_default => api.type_def(parent),
        _ => def,
    };
    def.parent.is_none().then(|| def.name.concat())
}

/// Returns the definition of a named type, or of the one that it is another name for.
fn definition<'a>(api: &'a Api, ty: &'a Type) -> Option<&'a TypeDef> {
    named(api, ty).map(|id| api.type_def(id))
}

/// Returns a named type, or the one that it is another name for.
fn named(api: &Api, ty: &Type) -> Option<TypeId> {
    match api.unaliased(ty) {
        Type::Named(id) => Some(*id),
        _ => None,
    }
}

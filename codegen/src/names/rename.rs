//! The names that the settings give: their map `rename`.

use std::collections::{BTreeMap, BTreeSet};

use super::scope::{Name, Scope};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Problem, Setting};
use crate::source::Origin;

/// The maps of the settings' `rename`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    Types,
    Operations,
    Fields,
    Parameters,
    Variants,
    Tags,
}

impl Section {
    const ALL: [Section; 6] = [
        Section::Types,
        Section::Operations,
        Section::Fields,
        Section::Parameters,
        Section::Variants,
        Section::Tags,
    ];

    fn map(self, config: &Config) -> &BTreeMap<String, String> {
        let rename = &config.rename;
        match self {
            Section::Types => &rename.types,
            Section::Operations => &rename.operations,
            Section::Fields => &rename.fields,
            Section::Parameters => &rename.parameters,
            Section::Variants => &rename.variants,
            Section::Tags => &rename.tags,
        }
    }

    fn path(self) -> &'static str {
        match self {
            Section::Types => "rename.types",
            Section::Operations => "rename.operations",
            Section::Fields => "rename.fields",
            Section::Parameters => "rename.parameters",
            Section::Variants => "rename.variants",
            Section::Tags => "rename.tags",
        }
    }

    fn missing(self) -> &'static str {
        match self {
            Section::Types => "a type of that name",
            Section::Operations => "an operation of that id, or at that method and path",
            Section::Fields => "a field of that name",
            Section::Parameters => "a parameter of that name",
            Section::Variants => "a variant for that value",
            Section::Tags => "a tag of that name",
        }
    }
}

/// The names that the settings give, and the problems with them.
pub struct Renames<'c> {
    config: &'c Config,
    /// The entries that named something.
    used: BTreeSet<(Section, String)>,
    /// The names that were taken.
    taken: Diagnostics,
}

impl<'c> Renames<'c> {
    pub fn new(config: &'c Config) -> Self {
        Renames {
            config,
            used: BTreeSet::new(),
            taken: Diagnostics::default(),
        }
    }

    /// Returns the name that the settings give to the thing with a key, as they write it.
    pub fn get(&self, section: Section, key: &str) -> Option<&'c str> {
        section.map(self.config).get(key).map(String::as_str)
    }

    /// Returns the first of several keys of one thing that the settings give a name to; the last where there is none.
    pub fn key<const N: usize>(&self, section: Section, keys: [String; N]) -> String {
        let named = keys.iter().position(|key| self.get(section, key).is_some());
        let mut keys = keys.into_iter();
        let key = match named {
            Some(index) => keys.nth(index),
            None => keys.next_back(),
        };
        key.unwrap_or_default()
    }

    /// Assigns the name that the settings give to the thing with a key, if they give one. It is a problem if that name
    /// is taken.
    pub fn assign(
        &mut self,
        section: Section,
        key: &str,
        case: impl FnOnce(&str) -> String,
        scope: &mut Scope,
    ) -> Option<Name> {
        let wish = case(self.get(section, key)?);
        let name = scope.assign(&wish);
        self.used.insert((section, key.to_owned()));
        if name.as_str() != wish {
            let problem = Problem::NameTaken {
                setting: Box::new(Setting::of(self.config, section.path(), key)),
                wish,
                name: name.as_str().to_owned(),
            };
            let origin = Origin::root();
            self.taken.push(Diagnostic { problem, origin });
        }
        Some(name)
    }

    /// Returns the problems: names that were taken, and entries for what the document does not have.
    pub fn finish(self) -> Diagnostics {
        let mut diagnostics = self.taken;
        for section in Section::ALL {
            let keys = section.map(self.config).keys();
            let unused = keys.filter(|key| !self.used.contains(&(section, (*key).clone())));
            diagnostics.extend(unused.map(|key| Diagnostic {
                problem: Problem::UnusedSetting {
                    setting: Box::new(Setting::of(self.config, section.path(), key)),
                    missing: section.missing(),
                },
                origin: Origin::root(),
            }));
        }
        diagnostics
    }
}

#[cfg(test)]
mod tests {
    use super::super::case::pascal;
    use super::*;

    /// Assigns the names of types with some keys, one of which is taken by `Taken`; returns them and the
    /// codes of the problems.
    fn assigned(
        entries: &[(&str, &str)],
        keys: &[&str],
    ) -> (Vec<Option<String>>, Vec<&'static str>) {
        let mut config = Config::default();
        let entries = entries
            .iter()
            .map(|(key, name)| (key.to_string(), name.to_string()));
        config.rename.types = entries.collect();
        let mut renames = Renames::new(&config);
        let mut scope = Scope::new(&["Option"], "Model");
        scope.assign("Taken");
        let mut name = |key: &&str| {
            let name = renames.assign(Section::Types, key, |it| pascal(it, "Type"), &mut scope);
            name.map(|it| it.to_string())
        };
        let names = keys.iter().map(&mut name).collect();
        let problems = renames.finish();
        (names, problems.iter().map(|it| it.code()).collect())
    }

    #[test]
    fn names_of_the_settings_are_cased_and_assigned() {
        for (entries, keys, names, codes) in [
            (
                &[("user", "account_v2")][..],
                &["user", "other"][..],
                &[Some("AccountV2"), None][..],
                &[][..],
            ),
            (
                &[("user", "Taken")],
                &["user"],
                &[Some("Taken2")],
                &["name-taken"],
            ),
            (
                &[("user", "option")],
                &["user"],
                &[Some("OptionModel")],
                &["name-taken"],
            ),
            (
                &[("user", "A"), ("usr", "B")],
                &["user"],
                &[Some("A")],
                &["unused-setting"],
            ),
        ] {
            let (found, problems) = assigned(entries, keys);
            let found: Vec<Option<&str>> = found.iter().map(Option::as_deref).collect();
            assert_eq!(found, names, "{entries:?}");
            assert_eq!(problems, codes, "{entries:?}");
        }
    }
}

//! An entry of the settings, and the line on which it stands.

use std::fmt;

use super::{Diagnostic, Problem};
use crate::config::Config;
use crate::source::{Document, Location, Origin, Value};

/// An entry of the settings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Setting {
    section: &'static str,
    entry: String,
    /// Where it stands in the settings file; none where the document itself says it.
    pub(super) location: Option<Box<Location>>,
}

impl Setting {
    /// Finds an entry in the settings file. `section` is the path of the list or the map that has it:
    /// `formats`, `rename.types`.
    pub fn of(config: &Config, section: &'static str, entry: &str) -> Setting {
        Setting {
            section,
            entry: entry.to_owned(),
            location: locate(config, section, entry).map(Box::new),
        }
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.section, self.entry)
    }
}

impl Diagnostic {
    /// Says that an entry of the settings has no effect; `missing` is what the document does not have for it.
    pub fn unused_setting(
        config: &Config,
        section: &'static str,
        entry: &str,
        missing: &'static str,
    ) -> Diagnostic {
        let setting = Box::new(Setting::of(config, section, entry));
        Diagnostic {
            problem: Problem::UnusedSetting { setting, missing },
            origin: Origin::root(),
        }
    }
}

fn locate(config: &Config, section: &str, entry: &str) -> Option<Location> {
    let source = config.source.as_ref()?;
    let file = Document::from_text(&source.path.to_string_lossy(), &source.text).ok()?;
    let mut place = Origin::root();
    for key in section.split('.') {
        place = place.join(key);
    }
    let entries = file.find(&place)?;
    let is_entry = |item: &Value| item.as_str() == Some(entry);
    let index = entries.items().position(|item| is_entry(item.value()));
    let place = match index {
        Some(index) => place.join(&index.to_string()),
        None => place.join(entry),
    };
    file.find(&place)?;
    file.locate(&place)
}

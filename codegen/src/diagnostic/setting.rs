//! An entry of the settings, and the line on which it stands.

use std::fmt;

use super::{Diagnostic, Problem};
use crate::config::Config;
use crate::source::{Document, Origin, Position, Value};

/// An entry of the settings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Setting {
    section: &'static str,
    entry: String,
    /// Its position in the settings file; none where an extension of the document says the same.
    pub(super) position: Option<Box<Position>>,
}

impl Setting {
    /// Finds an entry in the settings file. `section` is the path to the list or the map that it is in:
    /// `formats`, `rename.types`.
    pub fn of(config: &Config, section: &'static str, entry: &str) -> Setting {
        Setting {
            section,
            entry: entry.to_owned(),
            position: locate(config, section, entry).map(Box::new),
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

/// Returns the position of an item of a list, or of a key of a map, in the settings file.
fn locate(config: &Config, section: &str, entry: &str) -> Option<Position> {
    let source = config.source.as_ref()?;
    let file = Document::from_text(&source.path.to_string_lossy(), &source.text).ok()?;
    let mut origin = Origin::root();
    for key in section.split('.') {
        origin = origin.join(key);
    }
    let entries = file.find(&origin)?;
    let is_entry = |item: &Value| item.as_str() == Some(entry);
    let index = entries.items().position(|item| is_entry(item.value()));
    let origin = match index {
        Some(index) => origin.join(&index.to_string()),
        None => origin.join(entry),
    };
    file.find(&origin)?;
    file.locate(&origin)
}

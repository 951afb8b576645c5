//! What came of a document's values.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde::Serialize;
use values::{Class, Sample, Tally};

use super::ModelName;
use super::compare::Outcome;
use crate::failure::Failure;

/// How many faults of each kind a failure shows.
const SHOWN: usize = 5;

/// The most characters that a failure shows of a value.
const EXCERPT: usize = 300;

/// What came of a document's values.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Values {
    /// The models.
    pub models: usize,
    /// The models for which no value could be made.
    pub without: usize,
    /// The values.
    pub values: usize,
    /// Those that were thrown away because the schema does not allow them; they count nowhere else.
    pub thrown: usize,
    /// Those that the models take.
    pub decoded: usize,
    /// Those that came out as they went in, but for members that no schema declares.
    pub equal: usize,
    /// Those of the equal ones without such members.
    pub undeclared: usize,
    /// Those for which the schema decides on one variant of a union.
    pub decided: usize,
    /// Those of these that became that variant.
    pub right: usize,
    /// What did not come out as it went in.
    #[serde(skip)]
    pub faults: Vec<Fault>,
}

/// A value that did not come out as it went in.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Fault {
    /// What is wrong.
    pub kind: Kind,
    /// What the value tries.
    pub class: Class,
    /// The model.
    pub model: String,
    /// Where its schema stands.
    pub place: String,
    /// The number of the value.
    pub index: usize,
    /// The value.
    pub value: String,
    /// What came back.
    pub back: String,
}

/// What can be wrong with a value that came back.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub enum Kind {
    /// It was not decoded.
    NotDecoded,
    /// A member that a schema declares is missing.
    Lost,
    /// A member that is null is missing in what can be sent.
    NullLost,
    /// A part is another one.
    Changed,
    /// A member is there that was not.
    Added,
    /// What it was encoded to is encoded to something else.
    Unstable,
    /// It became another variant than the one that the schema says.
    WrongAlternative,
    /// It became an unknown value although one variant is that of it.
    UnknownAlternative,
}

impl Values {
    /// Begins to count.
    pub(super) fn of(models: usize, tally: Tally) -> Self {
        Self {
            models,
            without: tally.without,
            thrown: tally.thrown,
            ..Self::default()
        }
    }

    /// Counts a value.
    pub(super) fn add(&mut self, model: &ModelName, sample: &Sample, outcome: Outcome) {
        self.values += 1;
        self.decoded += usize::from(outcome.decoded);
        self.decided += usize::from(outcome.alternative.is_some());
        self.right += usize::from(outcome.alternative == Some(true));
        let Some((kind, back)) = outcome.fault else {
            self.equal += 1;
            self.undeclared += usize::from(outcome.undeclared);
            return;
        };
        let is_alternative = matches!(kind, Kind::WrongAlternative | Kind::UnknownAlternative);
        self.equal += usize::from(is_alternative);
        let name = |index: &usize| model.variants.get(*index).map_or("", String::as_str);
        let back = match (is_alternative, sample.variants.first()) {
            (true, Some(right)) => {
                let taken = back.strip_prefix("variant ").and_then(|it| it.parse().ok());
                let taken = taken.as_ref().map_or("Unknown", name);
                format!("{taken}, not {}", name(right))
            }
            _ => back,
        };
        self.faults.push(Fault {
            kind,
            class: sample.class,
            model: model.name.clone(),
            place: model.place.clone(),
            index: sample.index,
            value: sample.value.to_string(),
            back,
        });
    }

    /// Writes all faults to a file, a line for each.
    pub(super) fn save(&self, path: &Path) -> io::Result<()> {
        let mut file = BufWriter::new(File::create(path)?);
        for fault in &self.faults {
            writeln!(file, "{}", serde_json::to_string(fault)?)?;
        }
        file.flush()
    }

    /// Describes the values that did not come out as they went in, if there are any: by kind, the most frequent first.
    pub fn failure(&self) -> Option<Failure> {
        let mut kinds: BTreeMap<(Class, Kind), Vec<&Fault>> = BTreeMap::new();
        for fault in &self.faults {
            kinds
                .entry((fault.class, fault.kind))
                .or_default()
                .push(fault);
        }
        let mut kinds: Vec<_> = kinds.into_iter().collect();
        kinds.sort_by_key(|(_, faults)| std::cmp::Reverse(faults.len()));
        let details: String = kinds
            .iter()
            .map(|((class, kind), faults)| {
                let shown: String = faults.iter().take(SHOWN).map(|it| describe(it)).collect();
                format!("{kind:?} of {class:?}: {}\n{shown}", faults.len())
            })
            .collect();
        let summary = format!("{} values not equal", self.faults.len());
        (!self.faults.is_empty()).then(|| Failure::new(&summary, &details))
    }
}

fn describe(fault: &Fault) -> String {
    let Fault {
        model,
        place,
        index,
        value,
        back,
        ..
    } = fault;
    format!(
        "  {model} at {place}, value {index}: {}\n    became {}\n",
        excerpt(value),
        excerpt(back)
    )
}

fn excerpt(text: &str) -> String {
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

//! What is measured.

use std::collections::BTreeMap;

use super::measure::Cost;
use crate::failure::Failure;

/// A thing that is measured of a client, the less the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Figure {
    Generation,
    GenerationMemory,
    Lines,
    Check,
    CheckMemory,
    Build,
    BuildMemory,
    Rebuild,
    Dependencies,
    ColdBuild,
}

impl Figure {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 10] = [
        Self::Generation,
        Self::GenerationMemory,
        Self::Lines,
        Self::Check,
        Self::CheckMemory,
        Self::Build,
        Self::BuildMemory,
        Self::Rebuild,
        Self::Dependencies,
        Self::ColdBuild,
    ];

    /// Returns what people call it, with its unit.
    pub fn title(self) -> &'static str {
        match self {
            Self::Generation => "generate, s",
            Self::GenerationMemory => "peak, MiB",
            Self::Lines => "lines",
            Self::Check => "`cargo check` of the client, s",
            Self::CheckMemory => "peak of rustc, MiB",
            Self::Build => "`cargo build` of the client, s",
            Self::BuildMemory => "peak of rustc, MiB (build)",
            Self::Rebuild => "rebuild of a consumer, s",
            Self::Dependencies => "dependencies",
            Self::ColdBuild => "cold build of these, s",
        }
    }

    /// Returns a value as it is shown.
    pub fn show(self, value: f64) -> String {
        match self {
            Self::Generation | Self::Rebuild => format!("{value:.2}"),
            Self::Check | Self::Build | Self::ColdBuild => format!("{value:.1}"),
            Self::GenerationMemory
            | Self::Lines
            | Self::CheckMemory
            | Self::BuildMemory
            | Self::Dependencies => format!("{value:.0}"),
        }
    }
}

/// What was measured of one generator with one document.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Measured {
    samples: BTreeMap<Figure, Vec<f64>>,
    failures: BTreeMap<Figure, Failure>,
}

impl Measured {
    /// Adds a value.
    pub fn add(&mut self, figure: Figure, value: f64) {
        self.samples.entry(figure).or_default().push(value);
    }

    /// Adds what a command took, or that it failed.
    pub fn add_cost(&mut self, seconds: Figure, memory: Figure, cost: Result<Cost, Failure>) {
        match cost {
            Ok(cost) => {
                self.add(seconds, cost.seconds);
                if let Some(peak) = cost.peak_memory {
                    self.add(memory, peak);
                }
            }
            Err(failure) => self.fail(seconds, failure),
        }
    }

    /// Adds that nothing can be measured.
    pub fn fail(&mut self, figure: Figure, failure: Failure) {
        self.failures.entry(figure).or_insert(failure);
    }

    /// Returns what failed, in the order of the table.
    pub fn failures(&self) -> impl Iterator<Item = (Figure, &Failure)> {
        self.failures
            .iter()
            .map(|(figure, failure)| (*figure, failure))
    }

    /// Tells whether a figure could not be measured.
    pub fn has_failed(&self, figure: Figure) -> bool {
        self.failures.contains_key(&figure)
    }

    /// Tells whether nothing failed so far.
    pub fn is_sound(&self) -> bool {
        self.failures.is_empty()
    }

    /// Returns all values of a figure, in the order of the runs.
    pub fn samples(&self, figure: Figure) -> &[f64] {
        self.samples.get(&figure).map_or(&[], Vec::as_slice)
    }

    /// Returns the median of a figure's values, unless the figure could not be measured.
    pub fn median(&self, figure: Figure) -> Option<f64> {
        let mut values = self.samples.get(&figure)?.clone();
        values.sort_by(f64::total_cmp);
        let (low, high) = ((values.len() - 1) / 2, values.len() / 2);
        (!self.has_failed(figure)).then(|| values[low].midpoint(values[high]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn have_medians() {
        let mut measured = Measured::default();
        assert_eq!(measured.median(Figure::Check), None);
        for (value, median) in [(5.0, 5.0), (1.0, 3.0), (2.0, 2.0)] {
            measured.add(Figure::Check, value);
            assert_eq!(measured.median(Figure::Check), Some(median));
        }
        measured.fail(Figure::Check, Failure::new("fails", ""));
        assert_eq!(measured.median(Figure::Check), None);
    }
}

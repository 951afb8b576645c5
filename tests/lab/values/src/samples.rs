//! The values of all models of a document.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use validate::Judge;

use crate::maker::{Made, Maker, Undeclared};
use crate::schemas::Schemas;
use crate::{Class, Direction, Job, Model, Sample, Tally, lenient};

/// How many times as many values are tried as are wanted.
const ATTEMPTS: usize = 4;

/// How many values of each other class a model gets for ten valid ones.
const PER_TEN: usize = 1;

/// Makes the values of a job, and hands each to `take`.
///
/// # Errors
///
/// When the files cannot be read as schemas, and where `take` fails.
pub fn samples<E: From<String>>(
    job: &Job,
    mut take: impl FnMut(Sample) -> Result<(), E>,
) -> Result<Tally, E> {
    let mut tally = Tally::default();
    for direction in [Direction::Request, Direction::Response] {
        let models = job.models.iter().enumerate();
        let models: Vec<(usize, &Model)> =
            models.filter(|(_, it)| it.direction == direction).collect();
        if models.is_empty() {
            continue;
        }
        let schemas = Schemas::new(&job.files, job.dialect, direction);
        let judge = Judge::new(schemas.files(), job.dialect)?;
        let mut sampler = Sampler {
            job,
            schemas: &schemas,
            judge,
            direction,
        };
        for (index, model) in models {
            let found = sampler.model(index, model, &mut tally);
            tally.without += usize::from(found.is_empty());
            tally.made += found.len();
            found.into_iter().try_for_each(&mut take)?;
        }
    }
    Ok(tally)
}

struct Sampler<'s> {
    job: &'s Job,
    schemas: &'s Schemas,
    judge: Judge<'s>,
    direction: Direction,
}

impl Sampler<'_> {
    fn model(&mut self, index: usize, model: &Model, tally: &mut Tally) -> Vec<Sample> {
        let (place, is_partial) = self.place(&model.schema);
        let whole = self.schemas.whole(place);
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        let mut others: BTreeMap<Class, usize> = BTreeMap::new();
        let most = (self.job.count * PER_TEN).div_ceil(10);
        for number in 0..self.job.count * ATTEMPTS {
            if found.len() >= self.job.count {
                break;
            }
            let seed = self.job.seed;
            let made = Maker::make(self.schemas, place, seed, number, Undeclared::Some);
            let Some(made) = made else {
                continue;
            };
            if !seen.insert(made.value.to_string()) {
                continue;
            }
            if !self.judge.is_valid(whole, &made.value) {
                tally.thrown += 1;
                continue;
            }
            found.push((number, made));
        }
        let mut samples = Vec::new();
        for (number, made) in found {
            let annotations = self.judge.annotations(whole, &made.value);
            let plain = Sample {
                model: index,
                variants: self.variants(model, place, &made.value),
                value: Value::Null,
                class: Class::Valid,
                stands_for: None,
                undeclared: annotations.undeclared,
                floats: annotations.floats,
                is_partial,
                index: number,
            };
            for (class, value) in lenient::changes(&made, self.direction) {
                let count = others.entry(class).or_default();
                // A value that is valid as well is none of the class.
                let is_known = self.judge.is_valid(whole, &value) && class != Class::WholeFraction;
                if *count >= most || is_known {
                    continue;
                }
                *count += 1;
                let stands_for = lenient::stands_for_original(class).then(|| made.value.clone());
                samples.push(Sample {
                    class,
                    value,
                    stands_for,
                    ..plain.clone()
                });
            }
            let Made { value, .. } = made;
            samples.push(Sample { value, ..plain });
        }
        samples
    }

    /// Returns the place of the schema whose values a model has, and whether it has a part of them only: a choice beside
    /// properties stands at the list of its alternatives.
    fn place<'p>(&self, place: &'p str) -> (&'p str, bool) {
        match place.rsplit_once('/') {
            Some((parent, "oneOf" | "anyOf"))
                if self.schemas.find(place).is_some_and(Value::is_array) =>
            {
                (parent, true)
            }
            _ => (place, false),
        }
    }

    /// Returns the variants that a value is valid against.
    fn variants(&mut self, model: &Model, place: &str, value: &Value) -> Vec<usize> {
        let hierarchies = self.schemas.hierarchies();
        let variants = model.variants.iter().enumerate();
        let valid = variants.filter(|(_, variant)| {
            hierarchies.may_name(place, variant, value) && self.judge.is_valid(variant, value)
        });
        valid.map(|(index, _)| index).collect()
    }
}

//! Whether a value came out as it went in.

use serde_json::{Number, Value};
use values::{Class, Sample};

use super::report::Kind;

/// What came of a value.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Outcome {
    /// Whether it was decoded.
    pub decoded: bool,
    /// Whether members are missing that no schema declares.
    pub undeclared: bool,
    /// Whether exactly one variant is that of the value, and whether it was taken.
    pub alternative: Option<bool>,
    /// What is wrong: its kind, and what came back.
    pub fault: Option<(Kind, String)>,
}

/// Judges the line that the decoding program printed for a value.
pub fn outcome(sample: &Sample, line: &str, is_sent: bool) -> Outcome {
    let mut fields = line.splitn(3, '\t');
    let mut next = || fields.next().unwrap_or_default();
    let (variant, first, second) = (next(), next(), next());
    if variant == "!" {
        return Outcome {
            fault: Some((Kind::NotDecoded, first.to_owned())),
            ..Outcome::default()
        };
    }
    let taken = variant.parse::<usize>().ok();
    let decided = match sample.variants.as_slice() {
        [only] if sample.class == Class::Valid => Some(*only),
        _ => None,
    };
    let mut outcome = Outcome {
        decoded: true,
        alternative: decided.map(|it| taken == Some(it)),
        ..Outcome::default()
    };
    if !sample.is_partial {
        compare(sample, first, is_sent, &mut outcome);
    }
    if outcome.fault.is_none() && first != second {
        outcome.fault = Some((Kind::Unstable, second.to_owned()));
    }
    if outcome.fault.is_none() && outcome.alternative == Some(false) {
        let kind = match taken {
            Some(_) => Kind::WrongAlternative,
            None => Kind::UnknownAlternative,
        };
        outcome.fault = Some((kind, format!("variant {variant}")));
    }
    outcome
}

fn compare(sample: &Sample, text: &str, is_sent: bool, outcome: &mut Outcome) {
    let Ok(encoded) = serde_json::from_str(text) else {
        outcome.fault = Some((Kind::Changed, text.to_owned()));
        return;
    };
    // Null for an absent member may come out as what was meant, and as what was written.
    let expected = [sample.stands_for.as_ref(), Some(&sample.value)];
    let differences = expected.into_iter().flatten().map(|expected| {
        let mut differences = Differences {
            sample,
            is_sent,
            undeclared: false,
            found: None,
        };
        differences.find(expected, &encoded, "");
        differences
    });
    let differences: Vec<Differences<'_>> = differences.collect();
    let equal = differences.iter().find(|it| it.found.is_none());
    if let Some(best) = equal.or(differences.first()) {
        outcome.undeclared = best.undeclared;
        let found = best.found.as_ref();
        outcome.fault = found.map(|(kind, place)| (*kind, format!("{place}: {text}")));
    }
}

/// The first difference between a value and what it was encoded to that its schema does not allow.
struct Differences<'s> {
    sample: &'s Sample,
    is_sent: bool,
    undeclared: bool,
    found: Option<(Kind, String)>,
}

impl Differences<'_> {
    fn find(&mut self, old: &Value, new: &Value, place: &str) {
        if self.found.is_some() {
            return;
        }
        match (old, new) {
            (Value::Object(a), Value::Object(b)) => {
                for (name, old) in a {
                    let place = format!("{place}/{}", reader::escaped(name));
                    match b.get(name) {
                        Some(new) => self.find(old, new, &place),
                        None => self.missing(old, place),
                    }
                }
                if let Some(name) = b.keys().find(|name| !a.contains_key(*name)) {
                    self.note(Kind::Added, format!("{place}/{}", reader::escaped(name)));
                }
            }
            (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
                for (index, (old, new)) in a.iter().zip(b).enumerate() {
                    self.find(old, new, &format!("{place}/{index}"));
                }
            }
            (Value::Number(a), Value::Number(b)) if same(a, b) => {}
            (Value::Number(a), Value::Number(b))
                if self.sample.floats.contains(place) && single(a) == single(b) => {}
            _ if old == new => {}
            _ => self.note(Kind::Changed, place.to_owned()),
        }
    }

    fn missing(&mut self, old: &Value, place: String) {
        if self.is_undeclared(&place) {
            self.undeclared = true;
        } else if !old.is_null() {
            self.note(Kind::Lost, place);
        } else if self.is_sent {
            self.note(Kind::NullLost, place);
        }
    }

    /// Tells whether a member, or one that it is in, is declared by no schema.
    fn is_undeclared(&self, place: &str) -> bool {
        let ends = place.match_indices('/').map(|(end, _)| end).skip(1);
        let mut ends = ends.chain([place.len()]);
        ends.any(|end| self.sample.undeclared.contains(&place[..end]))
    }

    fn note(&mut self, kind: Kind, place: String) {
        self.found.get_or_insert((kind, place));
    }
}

/// Tells whether two numbers have the same value.
fn same(one: &Number, other: &Number) -> bool {
    match (one.as_i128(), other.as_i128()) {
        (Some(one), Some(other)) => one == other,
        _ => one.as_f64() == other.as_f64(),
    }
}

/// Returns a number in single precision.
fn single(number: &Number) -> Option<f32> {
    number.as_f64().map(|number| number as f32)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn sample(value: Value) -> Sample {
        Sample {
            model: 0,
            value,
            class: Class::Valid,
            stands_for: None,
            undeclared: ["/more".to_owned()].into(),
            floats: ["/f".to_owned()].into(),
            is_partial: false,
            variants: vec![1],
            index: 0,
        }
    }

    #[test]
    fn may_differ_as_the_schema_allows() {
        let value = json!({ "a": 5.0, "f": 0.1, "n": null, "more": {"deep": 1}, "~/": [1] });
        let table = [
            (r#"{"a":5,"f":0.10000000149011612,"~/":[1]}"#, None, None),
            (r#"{"a":5,"f":0.1,"n":null,"more":{},"~/":[1]}"#, None, None),
            (r#"{"a":5,"f":0.1,"~/":[1]}"#, None, Some(Kind::NullLost)),
            (
                r#"{"a":6,"f":0.1,"~/":[1]}"#,
                Some(Kind::Changed),
                Some(Kind::Changed),
            ),
            (
                r#"{"a":5,"f":0.2,"~/":[1]}"#,
                Some(Kind::Changed),
                Some(Kind::Changed),
            ),
            (r#"{"a":5,"f":0.1}"#, Some(Kind::Lost), Some(Kind::NullLost)),
            (
                r#"{"a":5,"f":0.1,"n":null,"~/":[1],"x":1}"#,
                Some(Kind::Added),
                Some(Kind::Added),
            ),
        ];
        for (text, received, sent) in table {
            let line = format!("1\t{text}\t{text}");
            let kind = |is_sent| {
                outcome(&sample(value.clone()), &line, is_sent)
                    .fault
                    .map(|it| it.0)
            };
            assert_eq!(kind(false), received, "{text}");
            if text.contains("\"n\"") {
                assert_eq!(kind(true), sent, "{text}");
            }
        }
    }

    #[test]
    fn needs_the_variant_that_the_schema_says() {
        let kind = |line: &str| outcome(&sample(json!(1)), line, true).fault.map(|it| it.0);
        assert_eq!(kind("1\t1\t1"), None);
        assert_eq!(kind("0\t1\t1"), Some(Kind::WrongAlternative));
        assert_eq!(kind("-\t1\t1"), Some(Kind::UnknownAlternative));
        assert_eq!(kind("1\t1\t2"), Some(Kind::Unstable));
        assert_eq!(kind("!\tbad"), Some(Kind::NotDecoded));
    }

    #[test]
    fn takes_what_a_lenient_value_stands_for() {
        let lenient = Sample {
            stands_for: Some(json!({ "a": 1 })),
            class: Class::NullForAbsent,
            ..sample(json!({ "a": 1, "b": null }))
        };
        let fault = |text: &str| outcome(&lenient, &format!("-\t{text}\t{text}"), true).fault;
        assert_eq!(fault(r#"{"a":1}"#), None);
        assert_eq!(fault(r#"{"a":1,"b":null}"#), None);
        assert!(fault(r#"{"b":null}"#).is_some());
    }

    #[test]
    fn compares_whole_numbers_exactly() {
        assert!(!same(&i64::MAX.into(), &(i64::MAX - 1).into()));
        assert!(same(&5.into(), &Number::from_f64(5.0).unwrap()));
    }
}

//! Numbers, at their limits and between them.

use rand::prelude::*;
use serde_json::{Number, Value};

use crate::constraints::Constraints;

/// Makes a whole number.
pub fn integer(constraints: &Constraints<'_>, rng: &mut StdRng) -> Option<Value> {
    let (mut low, mut high) = range(constraints.text("format"));
    let bounds = Bounds::of(constraints);
    low = bounds.low.map_or(low, |it| {
        low.max(it.value.ceil() as i128 + bounds.step_up())
    });
    high = bounds.high.map_or(high, |it| {
        high.min(it.value.floor() as i128 - bounds.step_down())
    });
    let step = factor(constraints).map_or(1, |it| it as i128).max(1);
    let (low, high) = (
        low.div_euclid(step) + i128::from(low.rem_euclid(step) != 0),
        high.div_euclid(step),
    );
    if low > high {
        return None;
    }
    let near = rng.random_range(-1000..1000);
    let candidates = [
        low,
        high,
        0,
        1,
        near,
        near / 10,
        low.saturating_add(near.abs()),
    ];
    let candidates: Vec<i128> = candidates
        .into_iter()
        .filter(|it| (low..=high).contains(it))
        .collect();
    let value = candidates.choose(rng)? * step;
    let number = i64::try_from(value).map(Number::from);
    number
        .or_else(|_| u64::try_from(value).map(Number::from))
        .ok()
        .map(Value::from)
}

/// Returns the limits of a format; those of 64 bits where it names none.
fn range(format: Option<&str>) -> (i128, i128) {
    match format {
        Some("int8") => (i8::MIN.into(), i8::MAX.into()),
        Some("int16") => (i16::MIN.into(), i16::MAX.into()),
        Some("int32") => (i32::MIN.into(), i32::MAX.into()),
        Some("uint8") => (0, u8::MAX.into()),
        Some("uint16") => (0, u16::MAX.into()),
        Some("uint32" | "uint") => (0, u32::MAX.into()),
        Some("uint64") => (0, u64::MAX.into()),
        _ => (i64::MIN.into(), i64::MAX.into()),
    }
}

/// Makes a number.
pub fn number(constraints: &Constraints<'_>, rng: &mut StdRng) -> Option<Value> {
    let is_single = constraints.text("format") == Some("float");
    let most = if is_single {
        f64::from(f32::MAX)
    } else {
        f64::MAX
    };
    let bounds = Bounds::of(constraints);
    let low = bounds.low.map_or(-most, |it| it.value);
    let high = bounds.high.map_or(most, |it| it.value);
    if let Some(factor) = factor(constraints) {
        let low = (low / factor).ceil().max(-1e6) as i64;
        let high = (high / factor).floor().min(1e6) as i64;
        let times = rng.random_range(low..=high.max(low));
        // Without the digits that multiplying adds: 3 * 0.1 is 0.3.
        let text = format!("{:.10}", times as f64 * factor);
        return text.parse().ok().and_then(finite);
    }
    let middle = match bounds.low.zip(bounds.high) {
        Some((low, high)) => low.value + (high.value - low.value) * 0.5,
        None => 0.5,
    };
    let near = f64::from(rng.random_range(-100_000..100_000)) / 100.0;
    let candidates = [
        low,
        high,
        middle,
        near,
        0.1,
        -1.25,
        1e-7,
        3.0,
        0.0,
        low + near.abs(),
        high - near.abs(),
    ];
    let candidates = candidates.into_iter().map(|it| match is_single {
        true => single(it),
        false => it,
    });
    let inside = candidates.filter(|it| {
        let above = bounds
            .low
            .is_none_or(|low| *it > low.value || *it == low.value && !low.exclusive);
        let below = bounds
            .high
            .is_none_or(|high| *it < high.value || *it == high.value && !high.exclusive);
        above && below
    });
    let inside: Vec<f64> = inside.collect();
    let value = *inside.choose(rng)?;
    match value.fract() == 0.0 && value.abs() < 1e15 && rng.random() {
        true => Some(Value::from(value as i64)),
        false => finite(value),
    }
}

/// Returns a number that single precision keeps, digit by digit.
fn single(value: f64) -> f64 {
    let digits = (value as f32).to_string();
    digits.parse().unwrap_or(value)
}

fn finite(value: f64) -> Option<Value> {
    Number::from_f64(value).map(Value::from)
}

/// Returns what a number is a multiple of.
fn factor(constraints: &Constraints<'_>) -> Option<f64> {
    constraints
        .all("multipleOf")
        .find_map(Value::as_f64)
        .filter(|it| *it > 0.0)
}

/// The limits that a schema gives.
struct Bounds {
    low: Option<Bound>,
    high: Option<Bound>,
}

#[derive(Clone, Copy)]
struct Bound {
    value: f64,
    /// Whether the limit itself is outside.
    exclusive: bool,
}

impl Bounds {
    fn of(constraints: &Constraints<'_>) -> Self {
        let bounds = |plain: &str, exclusive: &str| {
            let is_exclusive = constraints.says(exclusive);
            let plain = constraints.all(plain).filter_map(Value::as_f64);
            let plain = plain.map(move |value| Bound {
                value,
                exclusive: is_exclusive,
            });
            let exclusive = constraints.all(exclusive).filter_map(Value::as_f64);
            let exclusive = exclusive.map(|value| Bound {
                value,
                exclusive: true,
            });
            plain.chain(exclusive).collect::<Vec<_>>()
        };
        let low = bounds("minimum", "exclusiveMinimum").into_iter();
        let high = bounds("maximum", "exclusiveMaximum").into_iter();
        Self {
            low: low.max_by(|a, b| a.value.total_cmp(&b.value)),
            high: high.min_by(|a, b| a.value.total_cmp(&b.value)),
        }
    }

    /// Returns how far the least whole number is above the limit.
    fn step_up(&self) -> i128 {
        self.low
            .map_or(0, |it| i128::from(it.exclusive && it.value.fract() == 0.0))
    }

    /// Returns how far the greatest whole number is below the limit.
    fn step_down(&self) -> i128 {
        self.high
            .map_or(0, |it| i128::from(it.exclusive && it.value.fract() == 0.0))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn are_inside_their_limits() {
        let table = [
            (
                json!({ "minimum": 3, "exclusiveMinimum": true, "maximum": 5 }),
                4.0,
                5.0,
            ),
            (
                json!({ "exclusiveMinimum": 3, "exclusiveMaximum": 5 }),
                4.0,
                4.0,
            ),
            (
                json!({ "minimum": 1, "maximum": 20, "multipleOf": 7 }),
                7.0,
                14.0,
            ),
            (
                json!({ "format": "int32" }),
                i32::MIN.into(),
                i32::MAX.into(),
            ),
        ];
        let mut rng = StdRng::seed_from_u64(1);
        for (schema, low, high) in table {
            let parts = vec![schema.as_object().unwrap()];
            let constraints = Constraints { parts };
            let values =
                (0..100).map(|_| integer(&constraints, &mut rng).unwrap().as_f64().unwrap());
            let values: Vec<f64> = values.collect();
            assert_eq!(
                values.iter().copied().reduce(f64::min),
                Some(low),
                "{schema}"
            );
            assert_eq!(
                values.iter().copied().reduce(f64::max),
                Some(high),
                "{schema}"
            );
        }
    }

    #[test]
    fn have_as_many_digits_as_their_format() {
        let schema = json!({ "format": "float" });
        let parts = vec![schema.as_object().unwrap()];
        let constraints = Constraints { parts };
        let mut rng = StdRng::seed_from_u64(1);
        for _ in 0..100 {
            let value = number(&constraints, &mut rng).unwrap().as_f64().unwrap();
            assert_eq!((value as f32).to_string().parse(), Ok(value));
        }
    }

    #[test]
    fn have_no_digits_of_multiplying() {
        let schema = json!({ "multipleOf": 0.01, "minimum": 0, "maximum": 1 });
        let constraints = Constraints {
            parts: vec![schema.as_object().unwrap()],
        };
        let mut rng = StdRng::seed_from_u64(1);
        for _ in 0..100 {
            let value = number(&constraints, &mut rng).unwrap();
            assert!(value.to_string().len() <= 4, "{value}");
        }
    }
}

//! Tells which examples of an OpenAPI document break their schemas, which members of the others these say
//! nothing of, and which numbers these let be rounded.
//!
//! Reads a [`Job`] as JSON from the file that the argument names, and prints a list with a [`Judgement`]
//! of each example.

mod dialect;
mod members;

use std::collections::HashMap;

use jsonschema::{Draft, Registry, Validator};
use members::Members;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The files of a document and the examples in them.
#[derive(Deserialize)]
struct Job {
    /// Whether schemas are those of OpenAPI 3.1 and later, which are JSON Schema's own.
    modern: bool,
    /// The files as trees. The file 0 is `doc:/0`, and all references have that form.
    files: Vec<Value>,
    samples: Vec<Sample>,
}

#[derive(Deserialize)]
struct Sample {
    /// The reference to the schema.
    schema: String,
    value: Value,
}

/// What there is to say of an example.
#[derive(Serialize)]
struct Judgement {
    /// How it breaks its schema.
    fault: Option<String>,
    #[serde(flatten)]
    members: Members,
}

impl Judgement {
    fn fault(words: impl ToString) -> Self {
        Self {
            fault: Some(words.to_string()),
            members: Members::default(),
        }
    }
}

fn main() {
    let path = std::env::args_os().nth(1).expect("a file with a job");
    let text = std::fs::read_to_string(path).expect("the file with the job");
    let job: Job = serde_json::from_str(&text).expect("a job");
    let results = judge(job);
    println!("{}", json!(results));
}

fn judge(mut job: Job) -> Vec<Judgement> {
    job.files.iter_mut().for_each(dialect::spell_out);
    let draft = match job.modern {
        true => Draft::Draft202012,
        false => {
            job.files.iter_mut().for_each(dialect::rewrite);
            Draft::Draft4
        }
    };
    let files = job.files.iter().enumerate();
    let files =
        files.map(|(index, file)| (format!("doc:/{index}"), draft.create_resource_ref(file)));
    let registry = Registry::new()
        .draft(draft)
        .extend(files)
        .and_then(|registry| registry.prepare());
    let registry = match registry {
        Ok(registry) => registry,
        Err(error) => {
            let samples = job.samples.iter();
            return samples.map(|_| Judgement::fault(&error)).collect();
        }
    };
    let mut validators: HashMap<&str, Result<Validator, String>> = HashMap::new();
    let samples = job.samples.iter();
    samples
        .map(|sample| {
            let validator = validators
                .entry(&sample.schema)
                .or_insert_with(|| validator(&sample.schema, draft, &registry));
            match validator {
                Err(error) => Judgement::fault(format!("its schema is none: {error}")),
                Ok(validator) => one(validator, &sample.value, &job.files),
            }
        })
        .collect()
}

fn one(validator: &Validator, value: &Value, files: &[Value]) -> Judgement {
    match validator.validate(value) {
        Err(error) => {
            let place = error.instance_path().to_string();
            Judgement::fault(format!("{place}: {error}"))
        }
        Ok(()) => Judgement {
            fault: None,
            members: members::of(&validator.evaluate(value), value, files),
        },
    }
}

/// Formats are notes in OpenAPI, and are not asserted.
fn validator(schema: &str, draft: Draft, registry: &Registry<'_>) -> Result<Validator, String> {
    jsonschema::options()
        .with_draft(draft)
        .with_registry(registry)
        .should_validate_formats(false)
        .build(&json!({ "$ref": schema }))
        .map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results(modern: bool, schema: Value, values: &[Value]) -> Vec<bool> {
        let samples = values.iter().map(|value| Sample {
            schema: "doc:/0#/components/schemas/A".into(),
            value: value.clone(),
        });
        let job = Job {
            modern,
            files: vec![json!({ "components": { "schemas": { "A": schema } } })],
            samples: samples.collect(),
        };
        judge(job).iter().map(|it| it.fault.is_none()).collect()
    }

    #[test]
    fn knows_the_schemas_of_3_0() {
        let schema = json!({
            "type": "object",
            "properties": {
                "nullable": { "type": "integer", "nullable": true, "minimum": 1, "exclusiveMinimum": true },
                "listed": { "enum": ["a"], "nullable": true },
                "self": { "$ref": "doc:/0#/components/schemas/A" },
            },
            "required": ["nullable"],
        });
        let values = [
            json!({ "nullable": null, "listed": null }),
            json!({ "nullable": 2, "self": { "nullable": 3 } }),
            json!({ "nullable": 1 }),
            json!({ "nullable": 2, "self": {} }),
            json!({ "nullable": 2, "listed": "b" }),
        ];
        assert_eq!(
            results(false, schema, &values),
            [true, true, false, false, false]
        );
    }

    #[test]
    fn knows_the_schemas_of_3_1() {
        let schema = json!({ "type": ["string", "null"], "format": "uuid", "const": null });
        assert_eq!(
            results(true, schema, &[json!(null), json!("a")]),
            [true, false]
        );
    }

    #[test]
    fn tells_of_schemas_that_are_none() {
        let schema = json!({ "$ref": "#/nowhere" });
        assert_eq!(results(true, schema, &[json!(1)]), [false]);
    }
}

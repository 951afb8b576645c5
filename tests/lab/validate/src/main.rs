//! Tells which examples of an OpenAPI document break their schemas, which members of the others no schema
//! declares, and which of their numbers are in single precision.
//!
//! Reads a [`Job`] as JSON from the file that the argument names, and prints a list with a [`Validation`] of
//! each example.

mod annotations;
mod dialect;

use std::collections::HashMap;
use std::env;
use std::error::Error;
use std::fs;

use jsonschema::{Draft, Registry, Validator};
use serde_json::{Value, json};
use validate::{Dialect, Job, Validation};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args_os()
        .nth(1)
        .ok_or("the file of the job is missing")?;
    let job: Job = serde_json::from_str(&fs::read_to_string(path)?)?;
    println!("{}", serde_json::to_string(&validate(job))?);
    Ok(())
}

/// Validates all examples of a job, in their order.
fn validate(mut job: Job) -> Vec<Validation> {
    job.files.iter_mut().for_each(dialect::spell_out);
    let draft = match job.dialect {
        Dialect::Draft202012 => Draft::Draft202012,
        Dialect::Draft4 => {
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
        Err(error) => return job.examples.iter().map(|_| invalid(&error)).collect(),
    };
    let mut validators: HashMap<&str, Result<Validator, String>> = HashMap::new();
    let mut validations = Vec::new();
    for example in &job.examples {
        let validator = validators
            .entry(&example.schema)
            .or_insert_with(|| validator(&example.schema, draft, &registry));
        validations.push(match validator {
            Err(error) => invalid(format!("its schema is not valid: {error}")),
            Ok(validator) => validate_one(validator, &example.value, &job.files),
        });
    }
    validations
}

fn validate_one(validator: &Validator, value: &Value, files: &[Value]) -> Validation {
    match validator.validate(value) {
        Err(error) => invalid(format!("{}: {error}", error.instance_path())),
        Ok(()) => Validation {
            error: None,
            annotations: annotations::of(&validator.evaluate(value), value, files),
        },
    }
}

fn invalid(error: impl ToString) -> Validation {
    Validation {
        error: Some(error.to_string()),
        ..Validation::default()
    }
}

/// Returns the validator of a schema. It does not assert formats, which are annotations in OpenAPI.
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
    use validate::Example;

    use super::*;

    fn are_valid(dialect: Dialect, schema: Value, values: &[Value]) -> Vec<bool> {
        let examples = values.iter().map(|value| Example {
            schema: "doc:/0#/components/schemas/A".into(),
            value: value.clone(),
        });
        let job = Job {
            dialect,
            files: vec![json!({ "components": { "schemas": { "A": schema } } })],
            examples: examples.collect(),
        };
        validate(job).iter().map(|it| it.error.is_none()).collect()
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
            are_valid(Dialect::Draft4, schema, &values),
            [true, true, false, false, false]
        );
    }

    #[test]
    fn knows_the_schemas_of_3_1() {
        let schema = json!({ "type": ["string", "null"], "format": "uuid", "const": null });
        assert_eq!(
            are_valid(Dialect::Draft202012, schema, &[json!(null), json!("a")]),
            [true, false]
        );
    }

    #[test]
    fn tells_of_schemas_that_are_not_valid() {
        let schema = json!({ "$ref": "#/nowhere" });
        assert_eq!(
            are_valid(Dialect::Draft202012, schema, &[json!(1)]),
            [false]
        );
    }
}

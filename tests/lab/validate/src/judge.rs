//! The validator of a document's values.

use std::collections::HashMap;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, Registry, ValidationError, Validator};
use serde_json::{Value, json};

use crate::{Annotations, Dialect, Job, Validation, annotations, dialect};

/// Validates all examples of a job, in their order.
pub fn validate(job: Job) -> Vec<Validation> {
    let files = prepare(job.files, job.dialect);
    let mut judge = match Judge::new(&files, job.dialect) {
        Ok(judge) => judge,
        Err(error) => return job.examples.iter().map(|_| invalid(&error)).collect(),
    };
    let examples = job.examples.iter();
    let validations = examples.map(|example| judge.validate(&example.schema, &example.value));
    validations.collect()
}

fn invalid(error: impl ToString) -> Validation {
    Validation {
        error: Some(error.to_string()),
        ..Validation::default()
    }
}

/// Brings the schemas in the files of a document to what [`Judge`] reads.
pub fn prepare(mut files: Vec<Value>, dialect: Dialect) -> Vec<Value> {
    for file in &mut files {
        dialect::mend(file, dialect);
        dialect::spell_out(file);
    }
    if dialect == Dialect::Draft4 {
        files.iter_mut().for_each(dialect::rewrite);
    }
    files
}

/// A validator of values by the schemas of a document.
#[derive(Debug)]
pub struct Judge<'f> {
    files: &'f [Value],
    draft: Draft,
    registry: Registry<'f>,
    validators: HashMap<String, Result<Validator, String>>,
}

impl<'f> Judge<'f> {
    /// Returns the validator of a document with files that [`prepare`] has returned.
    ///
    /// # Errors
    ///
    /// When a file names itself by what is no URI.
    pub fn new(files: &'f [Value], dialect: Dialect) -> Result<Self, String> {
        let draft = match dialect {
            Dialect::Draft4 => Draft::Draft4,
            Dialect::Draft202012 => Draft::Draft202012,
        };
        let named = files.iter().enumerate();
        let named =
            named.map(|(index, file)| (format!("doc:/{index}"), draft.create_resource_ref(file)));
        let registry = Registry::new()
            .draft(draft)
            .extend(named)
            .and_then(|registry| registry.prepare())
            .map_err(|error| error.to_string())?;
        Ok(Self {
            files,
            draft,
            registry,
            validators: HashMap::new(),
        })
    }

    /// Validates a value by the schema that a reference such as `doc:/0#/components/schemas/User` names.
    pub fn validate(&mut self, schema: &str, value: &Value) -> Validation {
        let files = self.files;
        match self.validator(schema) {
            Err(error) => invalid(error),
            Ok(validator) => match validator.validate(value) {
                Err(error) => invalid(format!("{}: {error}", error.instance_path())),
                Ok(()) => Validation {
                    error: None,
                    annotations: annotations::of(&validator.evaluate(value), value, files),
                },
            },
        }
    }

    /// Tells whether a value is valid, as [`Judge::validate`] does, in less time.
    pub fn is_valid(&mut self, schema: &str, value: &Value) -> bool {
        let validator = self.validator(schema);
        validator.is_ok_and(|validator| validator.is_valid(value))
    }

    /// Tells whether a value breaks its schema, and in no way but that several alternatives of a `oneOf` allow it.
    pub fn is_ambiguous(&mut self, schema: &str, value: &Value) -> bool {
        self.validator(schema).is_ok_and(|validator| {
            let mut errors = validator.iter_errors(value).peekable();
            let is_one = |error: ValidationError<'_>| {
                matches!(error.kind(), ValidationErrorKind::OneOfMultipleValid { .. })
            };
            errors.peek().is_some() && errors.all(is_one)
        })
    }

    /// Tells what a schema says of the parts of a value that is valid.
    pub fn annotations(&mut self, schema: &str, value: &Value) -> Annotations {
        let files = self.files;
        self.validator(schema).map_or_else(
            |_| Annotations::default(),
            |validator| annotations::of(&validator.evaluate(value), value, files),
        )
    }

    /// Returns the validator of a schema. It does not assert formats, which are annotations in OpenAPI.
    ///
    /// # Errors
    ///
    /// When the schema is not valid itself, or is not there.
    pub fn validator(&mut self, schema: &str) -> Result<&Validator, String> {
        let known = self.validators.contains_key(schema);
        if !known {
            let validator = jsonschema::options()
                .with_draft(self.draft)
                .with_registry(&self.registry)
                .should_validate_formats(false)
                .build(&json!({ "$ref": schema }))
                .map_err(|error| format!("its schema is not valid: {error}"));
            self.validators.insert(schema.to_owned(), validator);
        }
        self.validators[schema].as_ref().map_err(Clone::clone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Example;

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
    fn reads_what_is_meant() {
        let doubled = json!({ "type": "object", "required": ["a", "b", "a"] });
        let limited = json!({ "type": "number", "minimum": 0, "exclusiveMinimum": true });
        for dialect in [Dialect::Draft4, Dialect::Draft202012] {
            let values = [json!({ "a": 1, "b": 1 }), json!({ "a": 1 })];
            assert_eq!(are_valid(dialect, doubled.clone(), &values), [true, false]);
            let old = json!({ "type": "object", "properties": { "a": { "required": true } } });
            assert_eq!(
                are_valid(dialect, old, &[json!({}), json!(1)]),
                [true, false]
            );
            assert_eq!(
                are_valid(dialect, json!({ "enum": [] }), &[json!(1)]),
                [true]
            );
            let values = [json!(1), json!(0)];
            assert_eq!(are_valid(dialect, limited.clone(), &values), [true, false]);
            for (name, expected) in [
                ("string,", [false, true]),
                ("Bool", [false, false]),
                ("any", [true, true]),
            ] {
                let values = [json!(1), json!("a")];
                assert_eq!(
                    are_valid(dialect, json!({ "type": name }), &values),
                    expected,
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn tells_of_values_of_several_alternatives() {
        let files = [json!({ "oneOf": [
            { "type": "object", "required": ["a"] },
            { "type": "object", "required": ["b"] },
        ] })];
        let mut judge = Judge::new(&files, Dialect::Draft202012).unwrap();
        let table = [
            (json!({ "a": 1, "b": 1 }), true),
            (json!({ "a": 1 }), false),
            (json!(1), false),
        ];
        for (value, expected) in table {
            assert_eq!(judge.is_ambiguous("doc:/0#", &value), expected, "{value}");
        }
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

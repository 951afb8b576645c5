//! What a document says and its client does not: parameters, bodies, statuses, media types, security and properties,
//! counted by a reader that shares no code with the generator, and looked for in the generated code.

mod media;
mod omitted;
mod operations;
mod properties;
mod told;

use std::path::Path;

use codegen::{Document, Generation};
use serde::{Deserialize, Serialize};

use crate::corpus::generated::Client;
use crate::failure::Failure;
use omitted::Omitted;
pub use operations::Methods;
use properties::Properties;
use told::Told;

/// The facts of a document.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Account {
    /// All of them.
    pub facts: usize,
    /// Those that are in the client.
    pub kept: usize,
    /// Those that are not, and a message says so.
    pub told: Vec<String>,
    /// Those that are lost without a word.
    pub lost: Vec<String>,
}

/// What became of a fact.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Fate {
    /// The client has it.
    Kept,
    /// A message says that the client does not have it.
    Told,
    /// The client does not have it, and nothing says so.
    Lost,
}

impl Fate {
    /// Returns what became of a fact that the client has, or does not have although something may be told.
    fn of(is_kept: bool, is_told: impl FnOnce() -> bool) -> Self {
        match is_kept {
            true => Fate::Kept,
            false if is_told() => Fate::Told,
            false => Fate::Lost,
        }
    }
}

/// The most lost facts of a document that a failure shows.
const SHOWN: usize = 20;

impl Account {
    /// Describes the facts that are lost without a word, if there are any.
    pub fn failure(&self) -> Option<Failure> {
        let mut details: String = self
            .lost
            .iter()
            .take(SHOWN)
            .map(|it| format!("lost: {it}\n"))
            .collect();
        if self.lost.len() > SHOWN {
            details += &format!("and {} more\n", self.lost.len() - SHOWN);
        }
        let summary = format!("{} facts lost", self.lost.len());
        (!self.lost.is_empty()).then(|| Failure::new(&summary, &details))
    }

    fn note(&mut self, fate: Fate, describe: impl FnOnce() -> String) {
        self.facts += 1;
        match fate {
            Fate::Kept => self.kept += 1,
            Fate::Told => self.told.push(describe()),
            Fate::Lost => self.lost.push(describe()),
        }
    }
}

/// Returns the operations of a document that its settings leave out, by method and path. What overlays leave out is not
/// known, so that it can be any.
pub fn omitted(path: &Path) -> Result<Vec<String>, String> {
    let omitted = Omitted::beside(path)?;
    let reader = reader::Document::load(path).map_err(|error| error.to_string())?;
    let operations = reader::operations(&reader);
    let operations = operations
        .iter()
        .filter(|it| omitted.is_overlaid() || omitted.has_operation(it));
    Ok(operations.map(reader::Operation::name).collect())
}

/// Holds the client of a document against the document. Overlays change the document, so there is no account where
/// there are some.
pub fn of(
    path: &Path,
    document: &Document,
    generation: &Generation,
) -> Result<Option<Account>, String> {
    let omitted = Omitted::beside(path)?;
    if omitted.is_overlaid() {
        return Ok(None);
    }
    let reader = reader::Document::load(path).map_err(|error| error.to_string())?;
    let told = Told::of(&generation.diagnostics, document, &reader);
    let client = Client::of(&generation.files);
    let methods = Methods::of(generation, document, &reader);
    let mut account = Account::default();
    let mut properties = Properties::new(&client, &told, &omitted);
    for operation in reader::operations(&reader) {
        if !omitted.has_operation(&operation) {
            methods.account(&operation, &client, &told, &mut account, &mut properties);
        }
    }
    properties.close(&reader, &mut account);
    Ok(Some(account))
}

#[cfg(test)]
mod tests {
    use codegen::Config;

    use super::*;

    const DOCUMENT: &str = "
openapi: 3.1.0
info: {title: Ponds, version: 1.0.0}
security: [{key: []}]
paths:
  /ponds/{id}: {$ref: '#/components/pathItems/Pond'}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
  pathItems:
    Pond:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      put:
        operationId: put-pond
        security: [{key: []}, {token: []}]
        parameters:
          - {name: depth, in: query, schema: {type: integer}}
          - {name: X-Mode, in: header, schema: {type: string}}
        requestBody:
          content:
            application/json: {schema: {$ref: '#/components/schemas/Pond'}}
            text/csv: {schema: {type: string}}
        responses:
          '200': {description: Done., content: {application/json: {schema: {$ref: '#/components/schemas/Pond'}}}}
          '404': {description: None., content: {application/json: {schema: {type: object, properties: {reason: {type: string}}}}}}
          default: {description: Other.}
      delete:
        operationId: delete-pond
        responses: {'204': {description: Done.}}
  schemas:
    Pond:
      type: object
      properties:
        id: {type: string, readOnly: true}
        fish: {type: array, items: {anyOf: [{$ref: '#/components/schemas/Fish'}, {type: string}]}}
        owner: {type: [object, 'null'], properties: {name: {type: string}}}
    Fish: {type: object, additionalProperties: {$ref: '#/components/schemas/Pond'}, properties: {fins: {type: integer}}}
";

    /// Holds the client of one document against another one.
    fn account(client_of: &str, document: &str) -> Account {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("openapi.yaml");
        // The generator's messages name this file.
        std::fs::write(&path, client_of).unwrap();
        let normalized = codegen::load(&path).unwrap();
        let mut config = Config::default();
        config.rename("ponds");
        let generation = codegen::generate(&normalized, &config).unwrap();
        std::fs::write(&path, document).unwrap();
        of(&path, normalized.document(), &generation)
            .unwrap()
            .unwrap()
    }

    #[test]
    fn clients_keep_their_documents() {
        let account = account(DOCUMENT, DOCUMENT);
        assert_eq!(account.lost, [""; 0]);
        assert_eq!(account.told, [""; 0]);
        assert_eq!((account.kept, account.facts), (24, 24));
    }

    #[test]
    fn lost_facts_are_found() {
        let table: &[(&str, &str, &[&str])] = &[
            (
                "      delete:\n        operationId: delete-pond\n        responses: {'204': {description: Done.}}\n",
                "",
                &[
                    "DELETE /ponds/{id}",
                    "DELETE /ponds/{id}: parameter id (Path)",
                    "DELETE /ponds/{id}: status 204",
                    "DELETE /ponds/{id}: security key",
                ],
            ),
            (
                "name: depth",
                "name: width",
                &["PUT /ponds/{id}: parameter depth (Query)"],
            ),
            (
                "X-Mode, in: header",
                "X-Mode, in: query",
                &["PUT /ponds/{id}: parameter X-Mode (Header)"],
            ),
            (
                "            text/csv: {schema: {type: string}}\n",
                "",
                &["PUT /ponds/{id}: body text/csv"],
            ),
            (
                "          default: {description: Other.}\n",
                "",
                &["PUT /ponds/{id}: status default"],
            ),
            (", {token: []}", "", &["PUT /ponds/{id}: security token"]),
            (
                "reason: ",
                "cause: ",
                &[
                    "openapi.yaml#/components/pathItems/Pond/put/responses/404/content/application~1json/schema: property reason",
                ],
            ),
            (
                "fins: ",
                "legs: ",
                &["openapi.yaml#/components/schemas/Fish: property fins"],
            ),
            (
                "id: {type: string, readOnly: true}",
                "",
                &["openapi.yaml#/components/schemas/Pond: property id"],
            ),
            (
                "        owner: {type: [object, 'null'], properties: {name: {type: string}}}\n",
                "",
                &[
                    "openapi.yaml#/components/schemas/Pond: property owner",
                    "openapi.yaml#/components/schemas/Pond/properties/owner: property name",
                ],
            ),
        ];
        for (from, to, lost) in table {
            let less = DOCUMENT.replace(from, to);
            assert_ne!(less, DOCUMENT, "{from}");
            assert_eq!(account(&less, DOCUMENT).lost, *lost, "{from}");
        }
    }

    #[test]
    fn messages_tell_what_is_lost() {
        let faulty = DOCUMENT.replace("fins: {type: integer}", "fins: {type: fin}");
        let faulty = faulty.replace("name: X-Mode, in: header", "name: X-Mode, in: nowhere");
        let faulty = faulty.replace("{type: [object, 'null'], prop", "{enum: [{}], prop");
        let account = account(&faulty, DOCUMENT);
        let told = [
            "PUT /ponds/{id}: parameter X-Mode (Header)",
            "openapi.yaml#/components/schemas/Pond/properties/owner: property name",
        ];
        assert_eq!(account.told, told);
        assert_eq!(account.lost, [""; 0]);
    }
}

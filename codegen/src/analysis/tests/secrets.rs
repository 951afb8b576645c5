use super::{lowered, names};
use crate::analysis::secrets;

#[test]
fn a_type_holds_the_secrets_of_what_it_is_made_of() {
    let api = lowered(
        r##"
openapi: 3.0.3
info: { title: t, version: "1" }
paths:
  /logins:
    get:
      operationId: list
      responses:
        "200":
          description: ok
          content: { application/json: { schema: { $ref: "#/components/schemas/Logins" } } }
components:
  schemas:
    Logins: { type: object, properties: { items: { type: array, items: { $ref: "#/components/schemas/Login" } } } }
    Login: { oneOf: [{ $ref: "#/components/schemas/Password" }, { $ref: "#/components/schemas/Guest" }] }
    Password: { type: object, required: [password], properties: { password: { type: string, format: password } } }
    Guest: { type: object, required: [name], properties: { name: { type: string }, of: { $ref: "#/components/schemas/Guest" } } }
"##,
    );
    let holders = secrets::holders(&api);
    assert_eq!(
        names(&api, |id| holders[id.0]),
        ["Logins", "Login", "Password"]
    );
}

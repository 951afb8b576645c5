//! The documents. All that they name apart from the names given has [`super::NEUTRAL`] in it.

use serde_json::{Map, Value, json};

/// Returns a document in which every place that has a name takes each of the names. Components are objects.
pub fn of_objects(names: &[&str]) -> Value {
    let mut schemas: Map<String, Value> = names
        .iter()
        .map(|name| ((*name).to_owned(), object(name)))
        .collect();
    schemas.extend(properties(names));
    schemas.extend(alternatives(names));
    schemas.insert("ZebraNeighbours".into(), neighbours(names));
    schemas.extend(others());
    json!({
        "openapi": "3.2.0",
        "info": { "title": "Every name", "version": "1.0.0" },
        "servers": servers(names),
        "paths": paths(names),
        "webhooks": keyed(names, |name| json!({ "post": { "requestBody": body(name), "responses": done() } })),
        "components": {
            "schemas": schemas,
            "securitySchemes": schemes(names),
        },
    })
}

/// Returns a document with a union of each name, and with a union of these, which reads them by their shapes.
pub fn of_unions(names: &[&str]) -> Value {
    let union =
        json!({ "anyOf": [reference("ZebraCat"), reference("ZebraDog"), { "type": "integer" }] });
    let mut schemas = keyed(names, |_| union.clone());
    schemas.extend(others());
    let unions: Vec<Value> = names.iter().map(|name| reference(name)).collect();
    schemas.insert("ZebraUnions".into(), json!({ "anyOf": unions }));
    let operation = json!({
        "operationId": "zebra unions",
        "tags": ["Zebra"],
        "requestBody": body("ZebraUnions"),
        "responses": { "200": response("ZebraUnions") },
    });
    json!({
        "openapi": "3.2.0",
        "info": { "title": "Every union", "version": "1.0.0" },
        "paths": { "/unions": { "post": operation } },
        "components": { "schemas": schemas },
    })
}

/// Returns a document with operations of the names that have no tag, so that they stand beside what the client has.
pub fn of_untagged(names: &[&str]) -> Value {
    let operation = |name: &str| {
        json!({
            "operationId": name,
            "parameters": [query(name, true)],
            "requestBody": content("text/plain", json!({ "type": "string" })),
            "responses": { "200": response("ZebraCat"), "202": done()["204"], "404": response("ZebraDog") },
        })
    };
    let operations = names.iter().enumerate();
    let paths = operations.map(|(index, name)| {
        let path = format!("/names/{index}");
        (path, json!({ "put": operation(name) }))
    });
    let mut paths: Map<String, Value> = paths.collect();
    let tagged = json!({ "operationId": "zebra", "tags": ["Zebra"], "responses": done() });
    paths.insert("/zebra".into(), json!({ "get": tagged }));
    json!({
        "openapi": "3.2.0",
        "info": { "title": "Every method of the client", "version": "1.0.0" },
        "paths": paths,
        "components": { "schemas": others() },
    })
}

/// Returns an object with something of each name.
fn keyed(names: &[&str], value: impl Fn(&str) -> Value) -> Map<String, Value> {
    names
        .iter()
        .map(|name| ((*name).to_owned(), value(name)))
        .collect()
}

fn reference(schema: &str) -> Value {
    let schema = schema.replace('%', "%25").replace(' ', "%20");
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

fn content(media_type: &str, schema: Value) -> Value {
    json!({ "description": "Zebra.", "required": true, "content": { media_type: { "schema": schema } } })
}

fn body(schema: &str) -> Value {
    content("application/json", reference(schema))
}

fn response(schema: &str) -> Value {
    json!({ "description": "Zebra.", "content": { "application/json": { "schema": reference(schema) } } })
}

fn done() -> Value {
    json!({ "204": { "description": "Zebra." } })
}

/// Returns an object that a request can send.
fn object(name: &str) -> Value {
    json!({
        "type": "object",
        "required": ["zebra_time", "zebra_text", "zebra_kind"],
        "properties": {
            "zebra_kind": { "type": "string" },
            "zebra_time": { "type": "string", "format": "date-time" },
            "zebra_text": { "type": "string" },
            "zebra_self": reference(name),
        },
    })
}

/// Returns an object that refers to the schemas with the names, and whose file has types of every kind beside.
fn neighbours(names: &[&str]) -> Value {
    let mut properties = json!({
        "zebra_day": { "type": "string", "format": "date" },
        "zebra_time": { "type": "string", "format": "date-time" },
        "zebra_bytes": { "type": "string", "format": "byte" },
        "zebra_url_bytes": { "type": "string", "format": "base64url" },
        "zebra_decimal": { "type": "number", "format": "decimal" },
        "zebra_any": {},
        "zebra_map": { "type": "object", "additionalProperties": { "type": "string" } },
        "zebra_secret": { "type": "string", "format": "password" },
        "zebra_null": { "type": ["integer", "null"] },
        "zebra_word": { "type": "string", "enum": ["zebra_a", "zebra_b"] },
        "zebra_number": { "type": "integer", "enum": [1, 2] },
        "zebra_value": { "enum": ["zebra_a", 1, true] },
        "zebra_animal": {
            "anyOf": [
                { "type": "object", "required": ["zebra_a"], "properties": { "zebra_a": { "type": "string", "format": "password" } } },
                { "type": "object", "required": ["zebra_b"], "properties": { "zebra_b": reference("ZebraWord") } },
                { "type": "array", "items": { "type": "string", "format": "date" } },
            ],
        },
        "zebra_flat": {
            "type": "object",
            "properties": { "zebra_a": { "type": "string" } },
            "required": ["zebra_a"],
            "oneOf": [reference("ZebraCat"), reference("ZebraDog")],
        },
    });
    for (index, name) in names.iter().enumerate() {
        properties[format!("zebra_{index}")] = reference(name);
    }
    json!({ "type": "object", "properties": properties, "additionalProperties": { "type": "integer" } })
}

/// Returns objects whose properties have the names.
fn properties(names: &[&str]) -> Map<String, Value> {
    let text = keyed(names, |_| json!({ "type": "string" }));
    let nullable = keyed(names, |_| json!({ "type": ["string", "null"] }));
    let object = keyed(names, |_| reference("ZebraCat"));
    let schemas = json!({
        "ZebraOptional": { "type": "object", "properties": text },
        "ZebraNullable": { "type": "object", "properties": nullable },
        "ZebraObjects": { "type": "object", "properties": object, "additionalProperties": true },
        "ZebraRequired": { "type": "object", "properties": text, "required": names },
        "ZebraRequiredObjects": { "type": "object", "properties": object, "required": names },
        "ZebraReceived": { "type": "object", "properties": text, "required": names },
        "ZebraFlat": {
            "type": "object", "properties": text, "required": names,
            "oneOf": [reference("ZebraCat"), reference("ZebraDog")],
        },
    });
    let Value::Object(schemas) = schemas else {
        unreachable!()
    };
    schemas
}

/// Returns enumerations whose values have the names, and unions whose alternatives have them.
fn alternatives(names: &[&str]) -> Map<String, Value> {
    let mut mixed: Vec<Value> = names.iter().map(|name| json!(name)).collect();
    mixed.extend([json!(1), json!(true)]);
    let titled = names.iter().enumerate().map(|(index, name)| {
        let property = format!("zebra_{index}");
        json!({ "title": name, "type": "object", "required": [property], "properties": { property: { "type": "string" } } })
    });
    let titled: Vec<Value> = titled.collect();
    let referenced: Vec<Value> = names.iter().map(|name| reference(name)).collect();
    let mapping = keyed(names, |name| reference(name)["$ref"].clone());
    let schemas = json!({
        "ZebraWord": { "type": "string", "enum": names },
        "ZebraValue": { "enum": mixed },
        "ZebraTitled": { "anyOf": titled },
        "ZebraKind": { "oneOf": referenced, "discriminator": { "propertyName": "zebra_kind", "mapping": mapping } },
    });
    let Value::Object(schemas) = schemas else {
        unreachable!()
    };
    schemas
}

/// Returns the schemas that others refer to.
fn others() -> Map<String, Value> {
    let schemas = json!({
        "ZebraCat": { "type": "object", "required": ["zebra_claws"], "properties": { "zebra_claws": { "type": "integer" } } },
        "ZebraDog": { "type": "object", "required": ["zebra_tail"], "properties": { "zebra_tail": { "type": "string" } } },
        "ZebraPage": {
            "type": "object",
            "required": ["zebra_items"],
            "properties": { "zebra_items": { "type": "array", "items": reference("ZebraCat") }, "zebra_next": { "type": "string" } },
        },
        "ZebraForm": {
            "type": "object",
            "properties": {
                "zebra_file": { "type": "string", "format": "binary" },
                "zebra_list": { "type": "array", "items": { "type": "string" } },
            },
        },
    });
    let Value::Object(schemas) = schemas else {
        unreachable!()
    };
    schemas
}

/// Returns servers that are called by the names and have a variable of each.
fn servers(names: &[&str]) -> Value {
    let of = |(index, name): (usize, &&str)| {
        let url = format!("https://zebra{index}.example.com");
        match name.is_empty() || name.contains(' ') {
            true => json!({ "url": url, "x-name": name }),
            false => json!({
                "url": format!("{url}/{{{name}}}"), "x-name": name, "variables": { *name: { "default": "zebra" } },
            }),
        }
    };
    names.iter().enumerate().map(of).collect()
}

/// Returns security schemes: some that are the only ones of their kinds, and one of another kind for each name.
fn schemes(names: &[&str]) -> Map<String, Value> {
    let mut schemes = keyed(
        names,
        |_| json!({ "type": "apiKey", "in": "header", "name": "X-Zebra" }),
    );
    let flow =
        json!({ "clientCredentials": { "tokenUrl": "https://example.com/zebra", "scopes": {} } });
    let others = json!({
        "zebra bearer": { "type": "http", "scheme": "bearer" },
        "zebra basic": { "type": "http", "scheme": "basic" },
        "zebra digest": { "type": "http", "scheme": "digest" },
        "zebra application": { "type": "oauth2", "flows": flow },
    });
    let Value::Object(others) = others else {
        unreachable!()
    };
    schemes.extend(others);
    schemes
}

fn paths(names: &[&str]) -> Map<String, Value> {
    let mut paths = Map::new();
    for (index, name) in names.iter().enumerate() {
        // In one file with all that operations can have.
        let operation = json!({
            "operationId": name,
            "tags": ["Zebra"],
            "parameters": [query(name, false)],
            "requestBody": body(name),
            "responses": { "200": response(name), "404": response(name) },
        });
        // In a file of its own.
        let tagged =
            json!({ "operationId": format!("zebra {index}"), "tags": [name], "responses": done() });
        paths.insert(
            format!("/names/{index}"),
            json!({ "put": operation, "get": tagged }),
        );
    }
    paths.insert("/zebra/parameters".into(), parameters(names));
    paths.insert("/zebra/schemas".into(), schemas());
    paths.insert("/zebra/types".into(), types());
    paths.insert("/zebra/schemes".into(), secured(names));
    paths.insert("/zebra/responses".into(), responses(names));
    paths.insert("/zebra/bodies".into(), bodies());
    paths
}

fn query(name: &str, required: bool) -> Value {
    json!({ "name": name, "in": "query", "required": required, "schema": { "type": "string" } })
}

/// Returns operations with all names as parameters: optional ones, and required ones beside bodies.
fn parameters(names: &[&str]) -> Value {
    let optional = names.iter().map(|name| query(name, false));
    let dates = names.iter().map(|name| {
        json!({ "name": name, "in": "query", "allowEmptyValue": true, "schema": { "type": "string", "format": "date" } })
    });
    let required = names.iter().map(|name| query(name, true));
    let bodies = json!({
        "required": true,
        "content": {
            "application/json": { "schema": reference("ZebraCat") },
            "application/x-www-form-urlencoded": { "schema": reference("ZebraCat") },
            "text/plain": {},
            "application/*": {},
        },
    });
    let several = json!({
        "200": { "description": "Zebra.", "content": { "application/json": { "schema": reference("ZebraCat") }, "text/csv": {} } },
    });
    json!({
        "get": { "operationId": "zebra optional", "tags": ["Zebra"], "parameters": optional.collect::<Vec<_>>(), "responses": several },
        "put": { "operationId": "zebra dates", "tags": ["Zebra"], "parameters": dates.collect::<Vec<_>>(), "responses": done() },
        "post": {
            "operationId": "zebra required",
            "tags": ["Zebra"],
            "parameters": required.collect::<Vec<_>>(),
            "requestBody": bodies,
            "responses": done(),
        },
    })
}

/// Returns operations that send and receive the schemas whose parts have the names.
fn schemas() -> Value {
    let sent = [
        "ZebraOptional",
        "ZebraNullable",
        "ZebraObjects",
        "ZebraRequired",
        "ZebraRequiredObjects",
        "ZebraFlat",
        "ZebraWord",
        "ZebraValue",
        "ZebraTitled",
        "ZebraKind",
        "ZebraNeighbours",
    ];
    let places = sent.map(|name| (name.to_lowercase(), reference(name)));
    let places: Map<String, Value> = places.into_iter().collect();
    json!({
        "post": {
            "operationId": "zebra send",
            "tags": ["Zebra"],
            "requestBody": content("application/json", json!({ "type": "object", "properties": places })),
            "responses": { "200": response("ZebraReceived") },
        },
    })
}

/// Returns an operation whose file imports what types of values are made of.
fn types() -> Value {
    let formats = [
        ("string", "date-time"),
        ("string", "date"),
        ("string", "byte"),
        ("string", "base64url"),
        ("string", "password"),
        ("number", "decimal"),
    ];
    let parameters = formats.map(|(ty, format)| {
        json!({ "name": format!("zebra {format}"), "in": "query", "schema": { "type": ty, "format": format } })
    });
    let map = |value: Value| json!({ "type": "object", "additionalProperties": value });
    json!({
        "post": {
            "operationId": "zebra types",
            "tags": ["Zebra"],
            "parameters": parameters,
            "requestBody": content("application/json", map(map(json!({ "type": "integer" })))),
            "responses": { "200": content("application/json", map(json!({}))) },
        },
    })
}

/// Returns an operation that takes the credentials of any scheme.
fn secured(names: &[&str]) -> Value {
    let schemes = schemes(names);
    let security: Vec<Value> = schemes.keys().map(|name| json!({ name: [] })).collect();
    json!({ "get": { "operationId": "zebra secured", "tags": ["Zebra"], "security": security, "responses": done() } })
}

/// Returns operations with responses of every kind.
fn responses(names: &[&str]) -> Value {
    let is_token = |name: &str| {
        !name.is_empty()
            && name
                .chars()
                .all(|it| it.is_ascii_alphanumeric() || "_-".contains(it))
    };
    let headers: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| is_token(name))
        .collect();
    let headers = keyed(
        &headers,
        |_| json!({ "schema": { "type": "string", "format": "date" } }),
    );
    let stream = |media_type: &str| json!({ "200": { "description": "Zebra.", "content": { media_type: { "schema": reference("ZebraCat") } } } });
    json!({
        "get": {
            "operationId": "zebra pages",
            "tags": ["Zebra"],
            "x-pagination": { "cursor": "zebra_cursor", "next": "zebra_next", "items": "zebra_items" },
            "parameters": [query("zebra_cursor", false)],
            "responses": { "200": { "description": "Zebra.", "headers": headers, "content": { "application/json": { "schema": reference("ZebraPage") } } } },
        },
        "post": { "operationId": "zebra events", "tags": ["Zebra"], "responses": stream("text/event-stream") },
        "put": { "operationId": "zebra lines", "tags": ["Zebra"], "responses": stream("application/jsonl") },
        "delete": { "operationId": "zebra bytes", "tags": ["Zebra"], "responses": stream("application/octet-stream") },
        "patch": {
            "operationId": "zebra several",
            "tags": ["Zebra"],
            "responses": { "200": response("ZebraCat"), "202": response("ZebraDog"), "204": { "description": "Zebra." } },
        },
        "head": { "operationId": "zebra nothing", "tags": ["Zebra"], "responses": { "400": { "description": "Zebra." } } },
    })
}

/// Returns operations with bodies of every kind.
fn bodies() -> Value {
    let operation = |name: &str, media_type: &str| {
        let body = content(media_type, reference("ZebraForm"));
        json!({ "operationId": format!("zebra {name}"), "tags": ["Zebra"], "requestBody": body, "responses": done() })
    };
    json!({
        "post": operation("parts", "multipart/form-data"),
        "put": operation("form", "application/x-www-form-urlencoded"),
        "patch": operation("file", "application/octet-stream"),
    })
}

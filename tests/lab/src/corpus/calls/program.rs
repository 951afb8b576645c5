//! The program that calls a client: a crate with a function for each way to begin an operation.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use ::calls::{Case, Function, Inventory, Names, Slot};
use codegen::output::features;
use codegen::{Document, Files, Generation};
use reader::Operation;

use crate::corpus::account::Methods;
use crate::corpus::generated::{Argument, Beginning, Client, Home};

/// The part of the program that is the same for all clients.
const MAIN: &str = include_str!("program_main.rs");

/// What a file of functions begins with.
const HEAD: &str = "\
//! A function for each way to begin an operation.
#![allow(unused_imports, unused_mut, unused_variables, clippy::all)]

use client::ClientBuilder;

use crate::Function;

";

/// What a module of functions begins with: the names that types of arguments are written with.
const IMPORTS: &str = "\
    use client::*;

    use crate::{Arguments, Pending, pending};

";

/// Writes the program of a client to a folder, and returns the names that it knows.
pub fn write(
    document: &Document,
    reader: &reader::Document,
    generation: &Generation,
    folder: &Path,
) -> Result<Inventory, String> {
    let client = Client::of(&generation.files);
    let methods = Methods::of(generation, document, reader);
    let mut inventory = Inventory::default();
    let mut functions = Functions::default();
    for operation in reader::operations(reader) {
        inventory
            .operations
            .extend(functions.add(&operation, &methods, &client));
    }
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| format!("{} cannot be written: {error}", path.display()))
    };
    write("Cargo.toml", &manifest(&generation.files))?;
    write("src/main.rs", MAIN)?;
    write("src/functions.rs", &functions.finish(&client))?;
    Ok(inventory)
}

/// The functions of the program.
#[derive(Default)]
struct Functions {
    text: String,
    names: Vec<String>,
}

impl Functions {
    /// Adds the functions of an operation, if the client has it.
    fn add(
        &mut self,
        operation: &Operation<'_>,
        methods: &Methods,
        client: &Client,
    ) -> Option<Names> {
        let (receiver, name, method) = methods.find(operation, client)?;
        let home = client.home(&receiver, &name)?;
        let beginnings = client.beginnings(&receiver, &name);
        let functions = beginnings.iter().map(|beginning| {
            let number = self.names.len();
            self.names.push(format!("m{number}::call"));
            self.write(number, &home, beginning);
            Function {
                number,
                slots: slots(beginning),
            }
        });
        let functions: Vec<Function> = functions.collect();
        let cases = method.cases.into_iter().map(|it| Case {
            status: it.status,
            media_types: it.media_types,
            is_success: it.is_success,
            variant: it.variant,
        });
        (!functions.is_empty()).then(|| Names {
            operation: operation.name(),
            functions,
            accept: method.accept,
            cases: cases.collect(),
        })
    }

    fn write(&mut self, number: usize, home: &Home<'_>, beginning: &Beginning) {
        let Home {
            module, accessor, ..
        } = home;
        let imports = home.imports.iter().map(|it| format!("    {it}\n"));
        let imports: String = imports.collect();
        let required = beginning.arguments.iter().map(|it| value(&it.name, it));
        let required: Vec<String> = required.collect();
        let accessor = accessor.iter().map(|it| format!(".{it}()"));
        let accessor: String = accessor.collect();
        let mut body = format!(
            "        let mut request = client{accessor}.{}({});\n",
            beginning.name,
            required.join(", ")
        );
        for (setter, arguments) in &beginning.setters {
            let keys = arguments.iter().map(|it| key(setter, it));
            let keys: Vec<String> = keys.collect();
            let has = keys.iter().map(|key| format!("arguments.has({key:?})"));
            let has: Vec<String> = has.collect();
            let values = keys.iter().zip(arguments).map(|(key, it)| value(key, it));
            let values: Vec<String> = values.collect();
            let (has, values) = (has.join(" && "), values.join(", "));
            body += &format!(
                "        if {has} {{\n            request = request.{setter}({values});\n        }}\n"
            );
        }
        self.text += &format!(
            "mod m{number} {{\n{IMPORTS}{imports}    use client::{module}::*;\n\n    pub fn call(client: &Client, \
             arguments: &Arguments<'_>) -> Result<Pending, String> {{\n{body}        \
             Ok(pending(request.send()))\n    }}\n}}\n\n"
        );
    }

    fn finish(self, client: &Client) -> String {
        let mut text = HEAD.to_owned() + &self.text;
        text += "/// The functions, by their numbers.\npub static FUNCTIONS: &[Function] = &[\n";
        for name in &self.names {
            let _ = writeln!(text, "    {name},");
        }
        text += "];\n\n/// Gives the client all credentials that it takes.\n\
                 pub fn credentials(builder: ClientBuilder) -> ClientBuilder {\n    builder\n";
        for credential in client.credentials() {
            let texts = vec!["\"credential\""; credential.arguments].join(", ");
            let _ = writeln!(text, "        .{}({texts})", credential.name);
        }
        text + "}\n"
    }
}

/// Returns the key of an argument of a setter.
fn key(setter: &str, argument: &Argument) -> String {
    format!("{setter}.{}", argument.name)
}

fn slots(beginning: &Beginning) -> Vec<Slot> {
    let slot = |key: String, argument: &Argument, required| Slot {
        key,
        kind: argument.kind.clone(),
        text: argument.text.clone(),
        required,
    };
    let own = beginning.arguments.iter();
    let own = own.map(|it| slot(it.name.clone(), it, true));
    let setters = beginning.setters.iter().flat_map(|(setter, arguments)| {
        arguments.iter().map(|it| slot(key(setter, it), it, false))
    });
    own.chain(setters).collect()
}

/// Returns the expression that reads an argument as its type.
fn value(key: &str, argument: &Argument) -> String {
    let ty = argument.ty.as_str();
    let inner = ty
        .strip_prefix("impl Into <")
        .and_then(|it| it.strip_suffix('>'));
    let ty = match (ty, inner.map(str::trim)) {
        ("& str", _) => return format!("&arguments.get::<String>({key:?})?"),
        ("impl AsRef < str >", _) | (_, Some("Body")) => "String",
        (_, Some(inner)) => inner,
        (ty, None) => ty,
    };
    format!("arguments.get::<{ty}>({key:?})?")
}

/// Returns the manifest. It has the client's dependencies, because types of arguments can come from them.
fn manifest(client: &Files) -> String {
    let client = client.get("Cargo.toml").unwrap_or_default();
    let section = |title: &'static str| {
        let lines = client
            .lines()
            .skip_while(move |line| *line != title)
            .skip(1);
        lines.take_while(|line| !line.starts_with('[') && !line.is_empty())
    };
    let name = section("[package]").find_map(|line| line.strip_prefix("name = "));
    let name = name.unwrap_or_default();
    let plain = name.trim_matches('"');
    let is_other = |line: &&str| {
        !line.contains("optional = true")
            && !line.starts_with('#')
            && !["serde ", "serde_json ", "tokio "]
                .iter()
                .any(|it| line.starts_with(it))
    };
    let dependencies = section("[dependencies]").filter(is_other);
    let dependencies: String = dependencies.map(|line| format!("{line}\n")).collect();
    let features: Vec<String> = features(client)
        .iter()
        .map(|it| format!("{it:?}"))
        .collect();
    format!(
        "[package]\nname = \"{plain}-calls\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\n{dependencies}serde = \"1\"\nserde_json = \"1\"\n\
         tokio = {{ version = \"1\", features = [\"rt\", \"time\"] }}\n\
         client = {{ package = {name}, path = \"../client\", default-features = false, features = [{}] }}\n",
        features.join(", ")
    )
}

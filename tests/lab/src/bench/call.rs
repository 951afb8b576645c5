//! A call that a client offers, found in its code.

use std::cmp::Reverse;
use std::io;
use std::path::{Path, PathBuf};

use syn::{FnArg, ImplItem, ImplItemFn, Item, ReceiverKind, ReturnType, Type, Visibility};

use super::generator::{Calling, sources};

/// A call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Call {
    /// The path of the client's type.
    pub client: String,
    /// The call after `client.`; what it takes is of `any()`.
    pub expression: String,
}

/// What was found in a crate's code. A module is its path from the crate's root, with `::` before each name.
#[derive(Default)]
struct Code {
    methods: Vec<Method>,
    /// The types with the modules that they are in.
    types: Vec<(String, String)>,
    /// The modules that others cannot name.
    private: Vec<String>,
    /// The types with a method that sends a request.
    builders: Vec<String>,
}

/// A public method that borrows its receiver.
struct Method {
    receiver: String,
    name: String,
    arguments: Vec<String>,
    is_async: bool,
    output: Option<String>,
}

/// Returns the call with the fewest arguments that the crate in a folder has.
pub fn find(client: &Path, krate: &str, calling: Calling) -> io::Result<Option<Call>> {
    let source = client.join("src");
    let mut found = Code::default();
    for (path, text) in sources(&source)? {
        let module = module(path.strip_prefix(&source).unwrap_or(&path));
        // What the compiler would refuse is not for this to tell.
        if let Ok(file) = syn::parse_file(&text) {
            found.collect(&file.items, &module);
        }
    }
    Ok(match calling {
        Calling::Method => found.direct(krate),
        Calling::Builder => found.built(krate),
    })
}

impl Code {
    fn collect(&mut self, items: &[Item], module: &str) {
        for item in items {
            match item {
                Item::Mod(inner) => {
                    let path = format!("{module}::{}", inner.ident);
                    if let Some((_, items)) = &inner.content {
                        self.collect(items, &path);
                    }
                    if !is_public(&inner.vis) {
                        self.private.push(path);
                    }
                }
                Item::Struct(item) => self.types.push((item.ident.to_string(), module.into())),
                Item::Impl(block) if block.trait_.is_none() => {
                    let Some(receiver) = name(&block.self_ty) else {
                        continue;
                    };
                    let functions = block.items.iter().filter_map(|item| match item {
                        ImplItem::Fn(function) => Some(function),
                        _ => None,
                    });
                    if functions
                        .clone()
                        .any(|function| function.sig.ident == "send")
                    {
                        self.builders.push(receiver.clone());
                    }
                    self.methods
                        .extend(functions.filter_map(|it| method(it, &receiver)));
                }
                _ => {}
            }
        }
    }

    /// Returns a call by an asynchronous method of the type that has most of them.
    fn direct(&self, krate: &str) -> Option<Call> {
        let methods = || self.methods.iter().filter(|it| it.is_async);
        let count = |it: &Method| {
            methods()
                .filter(|other| other.receiver == it.receiver)
                .count()
        };
        let method = methods().min_by_key(|it| (Reverse(count(it)), it.arguments.len()))?;
        Some(Call {
            client: self.path(krate, &method.receiver),
            expression: method.call(),
        })
    }

    /// Returns a call by a method of the client, or by one of what a method of the client returns.
    fn built(&self, krate: &str) -> Option<Call> {
        let own = || self.methods.iter().filter(|it| it.receiver == "Client");
        let begins = |method: &&Method| {
            let output = method.output.as_ref();
            output.is_some_and(|it| self.builders.contains(it))
        };
        let direct = own().filter(begins).map(|call| (None, call));
        let tagged = own().flat_map(|tag| {
            let methods = self.methods.iter();
            let calls = methods.filter(|it| tag.output.as_ref() == Some(&it.receiver));
            calls.map(move |call| (Some(tag), call))
        });
        let calls = direct.chain(tagged);
        let (tag, call) = calls.min_by_key(|(_, call)| call.arguments.len())?;
        let tag = tag.map_or_else(String::new, |tag| format!("{}.", tag.call()));
        Some(Call {
            client: self.path(krate, "Client"),
            expression: format!("{tag}{}.send()", call.call()),
        })
    }

    /// Returns the path of a type; where a module of it is private the crate's root has it.
    fn path(&self, krate: &str, ty: &str) -> String {
        let is_private = |module: &str| {
            let inner =
                |private: &String| format!("{module}::").starts_with(&format!("{private}::"));
            self.private.iter().any(inner)
        };
        let module = self.types.iter().find(|(name, _)| name == ty);
        let module = module.map_or("", |(_, module)| module);
        match is_private(module) {
            true => format!("{krate}::{ty}"),
            false => format!("{krate}{module}::{ty}"),
        }
    }
}

impl Method {
    fn call(&self) -> String {
        format!("{}({})", self.name, self.arguments.join(", "))
    }
}

/// Returns the path of the module that a file is, with `::` before each name.
fn module(path: &Path) -> String {
    let path: PathBuf = path.with_extension("");
    let names = path.iter().filter_map(|name| name.to_str());
    let names = names.filter(|name| !matches!(*name, "lib" | "mod"));
    names.map(|name| format!("::{name}")).collect()
}

fn method(function: &ImplItemFn, receiver: &str) -> Option<Method> {
    let mut inputs = function.sig.inputs.iter();
    let borrows = matches!(inputs.next(), Some(FnArg::Receiver(it)) if matches!(it.kind, ReceiverKind::Reference(..)));
    let output = match &function.sig.output {
        ReturnType::Default => None,
        ReturnType::Type(_, output) => name(output),
    };
    (borrows && is_public(&function.vis)).then(|| Method {
        receiver: receiver.into(),
        name: function.sig.ident.to_string(),
        arguments: inputs.map(argument).collect(),
        is_async: function.sig.asyncness.is_some(),
        output,
    })
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Returns what to write for a parameter. What its type leaves open is a text for most.
fn argument(input: &FnArg) -> String {
    match input {
        FnArg::Typed(typed) if matches!(&*typed.ty, Type::ImplTrait(_)) => "\"x\"".into(),
        _ => "any()".into(),
    }
}

/// Returns the last name in a type's path.
fn name(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(library: &str, text: &str, calling: Calling) -> Option<Call> {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("src/api");
        std::fs::create_dir_all(&source).unwrap();
        std::fs::write(folder.path().join("src/lib.rs"), library).unwrap();
        std::fs::write(source.join("mod.rs"), text).unwrap();
        find(folder.path(), "client", calling).unwrap()
    }

    #[test]
    fn is_a_method_of_the_client() {
        let text = "
            pub struct Client;
            impl Other { pub async fn a(&self) {} }
            impl Client {
                pub async fn b(&self, x: u8, y: impl Into<String>) {}
                pub async fn c(&self, a: u8, b: u8, c: u8) {}
                async fn d(&self) {}
            }";
        let expected = |client: &str| {
            let expression = "b(any(), \"x\")".into();
            let client = client.into();
            Some(Call { client, expression })
        };
        assert_eq!(
            call("pub mod api;", text, Calling::Method),
            expected("client::api::Client")
        );
        assert_eq!(
            call("mod api;", text, Calling::Method),
            expected("client::Client")
        );
    }

    #[test]
    fn is_built_and_sent() {
        let text = "
            impl Client { pub fn users(&self) -> UsersApi {} }
            impl UsersApi { pub fn get(&self, id: impl Into<String>) -> Get {} }";
        let expected = Call {
            client: "client::Client".into(),
            expression: "users().get(\"x\").send()".into(),
        };
        assert_eq!(call("", text, Calling::Builder), Some(expected));
    }

    #[test]
    fn is_built_by_the_client_itself() {
        let text = "
            impl Client {
                pub fn base_url(&self) -> Url {}
                pub fn get(&self, id: impl Into<String>) -> Get {}
            }
            impl Get { pub fn send(self) -> Sending {} }";
        let expected = Call {
            client: "client::Client".into(),
            expression: "get(\"x\").send()".into(),
        };
        assert_eq!(call("", text, Calling::Builder), Some(expected));
    }
}

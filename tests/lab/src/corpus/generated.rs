//! What a client has, read from its generated code: methods, tables of operations, types and their wire names.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use codegen::Files;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{
    Block, Expr, ExprMethodCall, ExprStruct, FnArg, GenericArgument, ImplItem, ImplItemFn, Item,
    Lit, PatIdent, PathArguments, ReturnType, Signature, Type,
};

/// The generated code of a client, as its compiler sees it.
#[derive(Default)]
pub struct Client {
    scopes: Vec<Scope>,
    types: Vec<Definition>,
    /// The types by name: those of models, and those beside operations.
    models: HashMap<String, usize>,
    locals: HashMap<String, Vec<usize>>,
    /// The names of the security schemes for which it takes credentials.
    pub schemes: BTreeSet<String>,
}

/// A file.
#[derive(Default)]
struct Scope {
    is_models: bool,
    /// The path of the module below the crate's root.
    module: String,
    /// The imports of other crates.
    imports: Vec<String>,
    constants: HashMap<String, Expr>,
    methods: BTreeMap<(String, String), ImplItemFn>,
}

/// A type of the client.
struct Definition {
    scope: usize,
    shape: Shape,
    /// Wire names with their fields.
    wires: HashMap<String, String>,
    /// The fields whose members are at the same level.
    flat: Vec<String>,
    /// The field that keeps undeclared members.
    rest: Option<String>,
}

enum Shape {
    /// Fields by name.
    Struct(HashMap<String, Type>),
    /// What variants hold, by their names.
    Enum(HashMap<String, Vec<Type>>),
    Alias(Type),
}

/// What a value can be in the client.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Targets {
    types: BTreeSet<usize>,
    /// Any JSON value.
    pub is_json: bool,
}

/// The method of an operation, and what its request can be given.
#[derive(Debug, Default)]
pub struct Method {
    /// What it puts into the request, by the runtime's method and the name or media type.
    pub sets: Vec<Set>,
    /// The method and the path of the request.
    pub method: String,
    pub path: String,
    /// The `Accept` header.
    pub accept: String,
    /// The alternatives of security.
    pub security: Vec<BTreeSet<String>>,
    /// The documented responses.
    pub cases: Vec<Case>,
}

/// A call that puts something into a request.
#[derive(Debug)]
pub struct Set {
    /// The runtime's method, such as `query` or `json`.
    pub kind: String,
    /// The first text among the arguments: a name or a media type.
    pub text: Option<String>,
    /// What is put in.
    pub targets: Targets,
}

/// Where an operation is.
#[derive(Debug)]
pub struct Home<'c> {
    /// The path of the module that has its types.
    pub module: &'c str,
    /// What its file imports of other crates.
    pub imports: &'c [String],
    /// The client's method that gives the operations of its tag; none where the client has the operation itself.
    pub accessor: Option<String>,
}

/// A way to begin a request, with what its builder takes.
#[derive(Debug)]
pub struct Beginning {
    /// The method that begins it.
    pub name: String,
    /// The arguments of that method.
    pub arguments: Vec<Argument>,
    /// The setters of the builder, with their arguments.
    pub setters: Vec<(String, Vec<Argument>)>,
}

/// An argument of a method.
#[derive(Clone, Debug)]
pub struct Argument {
    /// Its name.
    pub name: String,
    /// Its type as it is written.
    pub ty: String,
    /// The runtime's method that puts it into the request.
    pub kind: String,
    /// The name or the media type that it has there; none where it is the media type itself.
    pub text: Option<String>,
}

/// A method of the client's builder that takes a credential.
#[derive(Debug)]
pub struct Credential {
    /// Its name.
    pub name: String,
    /// How many texts it takes.
    pub arguments: usize,
}

/// A documented response.
#[derive(Debug)]
pub struct Case {
    /// Its key: `200`, `4XX` or `default`.
    pub status: String,
    /// The media types that tell it from others of the status.
    pub media_types: Vec<String>,
    /// Whether it gives the value of the call.
    pub is_success: bool,
    /// The variant that it becomes, where there are several.
    pub variant: Option<String>,
    /// Whether the body is read.
    pub has_body: bool,
    /// What the value is.
    pub targets: Targets,
}

impl Client {
    /// Reads the files of a client.
    pub fn of(files: &Files) -> Self {
        let mut client = Self::default();
        for (path, text) in files.iter() {
            let is_models = path.starts_with("src/models/");
            let is_ours = is_models || path.starts_with("src/api/") || path == "src/client.rs";
            let Some(file) = Some(text).filter(|_| is_ours && path.ends_with(".rs")) else {
                continue;
            };
            if let Ok(file) = syn::parse_file(file) {
                client.add(is_models, module(path), file.items);
            }
        }
        client
    }

    fn add(&mut self, is_models: bool, module: String, items: Vec<Item>) {
        let number = self.scopes.len();
        self.scopes.push(Scope {
            is_models,
            module,
            ..Scope::default()
        });
        let mut tables = Vec::new();
        for item in items {
            match item {
                Item::Struct(item) => {
                    let fields = item.fields.into_iter().enumerate();
                    let fields = fields.map(|(index, field)| {
                        let name = field
                            .ident
                            .map_or_else(|| index.to_string(), |it| plain(&it));
                        (name, field.ty)
                    });
                    self.define(number, plain(&item.ident), Shape::Struct(fields.collect()));
                }
                Item::Enum(item) => {
                    let variants = item.variants.into_iter().map(|variant| {
                        let types = variant.fields.into_iter().map(|it| it.ty).collect();
                        (plain(&variant.ident), types)
                    });
                    self.define(number, plain(&item.ident), Shape::Enum(variants.collect()));
                }
                Item::Type(item) => {
                    self.define(number, plain(&item.ident), Shape::Alias(*item.ty));
                }
                Item::Const(item) => {
                    let constants = &mut self.scopes[number].constants;
                    constants.insert(plain(&item.ident), *item.expr);
                }
                Item::Static(item) => {
                    let mut schemes = Schemes(&mut self.schemes);
                    schemes.visit_expr(&item.expr);
                }
                Item::Use(item) => {
                    let import = item.to_token_stream().to_string();
                    if !import.contains("crate ::") && !import.contains("super ::") {
                        self.scopes[number].imports.push(import);
                    }
                }
                Item::Macro(item) => tables.push(item.mac.tokens),
                Item::Impl(block) if block.trait_.is_none() => {
                    let Some(receiver) = last_name(&block.self_ty) else {
                        continue;
                    };
                    for item in block.items {
                        if let ImplItem::Fn(function) = item {
                            let name = plain(&function.sig.ident);
                            let methods = &mut self.scopes[number].methods;
                            methods.insert((receiver.clone(), name), function);
                        }
                    }
                }
                _ => {}
            }
        }
        for table in tables {
            self.read_table(number, table);
        }
    }

    fn define(&mut self, scope: usize, name: String, shape: Shape) {
        let index = self.types.len();
        self.types.push(Definition {
            scope,
            shape,
            wires: HashMap::new(),
            flat: Vec::new(),
            rest: None,
        });
        match self.scopes[scope].is_models {
            true => {
                self.models.insert(name, index);
            }
            false => self.locals.entry(name).or_default().push(index),
        }
    }

    /// Reads `User { const "kind" = "user" => kind, "id" => id, "name" => name?, +variant, ..additional_properties }`.
    fn read_table(&mut self, scope: usize, table: TokenStream) {
        let mut tokens = table.into_iter();
        let Some(TokenTree::Ident(name)) = tokens.next() else {
            return;
        };
        let group = tokens.find_map(|token| match token {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        });
        let Some(index) = self.named(scope, &plain(&name)) else {
            return;
        };
        let mut wire = None;
        let mut before = ' ';
        for token in group.into_iter().flatten() {
            match token {
                // In `const "kind" = "cat" => kind`, the second literal is the value.
                TokenTree::Literal(literal) if wire.is_none() => {
                    wire = syn::parse_str::<syn::LitStr>(&literal.to_string()).ok();
                }
                TokenTree::Punct(punct) => before = punct.as_char(),
                TokenTree::Ident(_) if wire.is_some() && before != '>' => {}
                TokenTree::Ident(field) => {
                    let (field, definition) = (plain(&field), &mut self.types[index]);
                    match (wire.take(), before) {
                        (Some(wire), _) => {
                            definition.wires.insert(wire.value(), field);
                        }
                        (None, '+') => definition.flat.push(field),
                        (None, '.') => definition.rest = Some(field),
                        (None, _) => {}
                    }
                }
                TokenTree::Literal(_) => {}
                TokenTree::Group(_) => {}
            }
        }
    }

    /// Returns the type of a name in a scope.
    fn named(&self, scope: usize, name: &str) -> Option<usize> {
        if self.scopes[scope].is_models {
            return self.models.get(name).copied();
        }
        let found = self.locals.get(name)?;
        let own = found.iter().find(|it| self.types[**it].scope == scope);
        own.or(found.first()).copied()
    }

    /// Returns what the values of a type can be, with what is in lists, maps, aliases and unions.
    fn targets(&self, scope: usize, ty: &Type) -> Targets {
        let mut targets = Targets::default();
        let mut open = Names::of(scope, ty);
        while let Some((scope, name)) = open.pop() {
            let found = match name.strip_prefix("models::") {
                Some(name) => self.models.get(name).copied(),
                None => self.named(scope, &name),
            };
            let Some(index) = found else {
                targets.is_json |= name == "Value";
                continue;
            };
            if !targets.types.insert(index) {
                continue;
            }
            let definition = &self.types[index];
            let scope = definition.scope;
            match &definition.shape {
                Shape::Alias(ty) => open.extend(Names::of(scope, ty)),
                Shape::Enum(variants) => {
                    let known = variants.iter().filter(|(name, _)| *name != "Unknown");
                    let types = known.flat_map(|(_, types)| types);
                    open.extend(types.flat_map(|ty| Names::of(scope, ty)));
                }
                Shape::Struct(fields) => {
                    let flat = definition.flat.iter().filter_map(|it| fields.get(it));
                    open.extend(flat.flat_map(|ty| Names::of(scope, ty)));
                    // A struct around one value.
                    open.extend(
                        fields
                            .get("0")
                            .into_iter()
                            .flat_map(|ty| Names::of(scope, ty)),
                    );
                }
            }
        }
        targets
    }

    /// Returns what a property can be, where values can have it.
    pub fn property(&self, targets: &Targets, wire: &str) -> Option<Targets> {
        let mut found: Option<Targets> = None;
        for index in &targets.types {
            let definition = &self.types[*index];
            let Shape::Struct(fields) = &definition.shape else {
                continue;
            };
            let field = definition.wires.get(wire).and_then(|it| fields.get(it));
            if let Some(ty) = field {
                found
                    .get_or_insert_default()
                    .extend(self.targets(definition.scope, ty));
            }
        }
        found
    }

    /// Returns what items, and members that are not declared, can be.
    pub fn within(&self, targets: &Targets) -> Targets {
        let mut within = targets.clone();
        for index in &targets.types {
            let definition = &self.types[*index];
            if let (Shape::Struct(fields), Some(rest)) = (&definition.shape, &definition.rest)
                && let Some(ty) = fields.get(rest)
            {
                within.extend(self.targets(definition.scope, ty));
            }
        }
        within
    }

    /// Returns the ways to begin the request of an operation: one, or one for each media type of its body.
    pub fn beginnings(&self, receiver: &str, name: &str) -> Vec<Beginning> {
        let key = (receiver.to_owned(), plain_name(name));
        let mut scopes = self.scopes.iter();
        let found = scopes.find_map(|it| Some((it, it.methods.get(&key)?)));
        let Some((scope, begins)) = found else {
            return Vec::new();
        };
        let constant = endpoint(&begins.block);
        let is_it =
            |function: &ImplItemFn| constant.is_some() && endpoint(&function.block) == constant;
        let methods = scope.methods.iter();
        let beginnings = methods.filter(|((owner, _), it)| *owner == receiver && is_it(it));
        let beginnings = beginnings.filter_map(|(_, begins)| {
            let ReturnType::Type(_, builder) = &begins.sig.output else {
                return None;
            };
            let builder = last_name(builder)?;
            let setters = scope
                .methods
                .iter()
                .filter(|((owner, _), _)| *owner == builder);
            let setters = setters.filter_map(|(_, setter)| {
                let arguments = arguments_of(setter);
                (!arguments.is_empty()).then(|| (setter.sig.ident.to_string(), arguments))
            });
            Some(Beginning {
                name: begins.sig.ident.to_string(),
                arguments: arguments_of(begins),
                setters: setters.collect(),
            })
        });
        beginnings.collect()
    }

    /// Returns where an operation is, by the type that has its method.
    pub fn home(&self, receiver: &str, name: &str) -> Option<Home<'_>> {
        let key = (receiver.to_owned(), plain_name(name));
        let mut scopes = self.scopes.iter();
        let scope = scopes.find(|it| it.methods.contains_key(&key))?;
        if receiver == "Client" {
            return Some(Home {
                module: "api",
                imports: &scope.imports,
                accessor: None,
            });
        }
        let mut functions = self.scopes.iter().flat_map(|it| &it.methods);
        let accessor = functions.find_map(|((owner, _), function)| match &function.sig.output {
            ReturnType::Type(_, ty) if owner == "Client" && last_name(ty)? == receiver => {
                Some(function.sig.ident.to_string())
            }
            _ => None,
        })?;
        Some(Home {
            module: &scope.module,
            imports: &scope.imports,
            accessor: Some(accessor),
        })
    }

    /// Returns the methods of the client's builder that take credentials as texts.
    pub fn credentials(&self) -> Vec<Credential> {
        let functions = self.scopes.iter().flat_map(|it| &it.methods);
        let builders = functions.filter(|((owner, _), _)| owner == "ClientBuilder");
        let credentials = builders.filter_map(|(_, function)| {
            let mut calls = Calls::of("self", function);
            calls.retain(|it| it.method == "credential");
            let arguments = types(&function.sig);
            let is_text = |(_, ty): &(String, &Type)| {
                let text = ty.to_token_stream().to_string();
                text == "impl Into < Secret >" || text == "impl Into < String >"
            };
            (!calls.is_empty() && arguments.iter().all(is_text)).then(|| Credential {
                name: function.sig.ident.to_string(),
                arguments: arguments.len(),
            })
        });
        credentials.collect()
    }

    /// Returns what the client says of an operation.
    pub fn method(&self, receiver: &str, name: &str) -> Option<Method> {
        let key = (receiver.to_owned(), plain_name(name));
        let mut scopes = self.scopes.iter().enumerate();
        let (scope, begins) =
            scopes.find_map(|(scope, it)| Some((scope, it.methods.get(&key)?)))?;
        let constant = endpoint(&begins.block)?;
        let mut method = Method::default();
        let methods = &self.scopes[scope].methods;
        // A body of another media type begins with a method of its own.
        for ((owner, _), begins) in methods {
            if *owner != receiver || endpoint(&begins.block).as_ref() != Some(&constant) {
                continue;
            }
            method.sets.extend(self.sets(scope, begins));
            let ReturnType::Type(_, builder) = &begins.sig.output else {
                continue;
            };
            let builder = last_name(builder);
            let setters = methods
                .iter()
                .filter(|((owner, _), _)| Some(owner) == builder.as_ref());
            for (_, setter) in setters {
                method.sets.extend(self.sets(scope, setter));
            }
        }
        self.read_endpoint(scope, &constant, &mut method)?;
        Some(method)
    }

    fn read_endpoint(&self, scope: usize, constant: &str, method: &mut Method) -> Option<()> {
        let Expr::Struct(endpoint) = self.scopes[scope].constants.get(constant)? else {
            return None;
        };
        let Expr::Struct(operation) = field(endpoint, "operation")? else {
            return None;
        };
        let text = |name| field(operation, name).and_then(literal).unwrap_or_default();
        method.method = text("method");
        method.path = text("path");
        method.accept = text("accept");
        let security = field(operation, "security").map(list).unwrap_or_default();
        let alternatives = security.into_iter().map(|it| {
            let names = list(it).into_iter().filter_map(literal);
            names.collect::<BTreeSet<String>>()
        });
        method.security = alternatives.collect();
        let whole = self.result(scope, constant);
        for (part, whole) in ["success", "failure"].into_iter().zip(whole) {
            let cases = field(endpoint, part).map(list).unwrap_or_default();
            method.cases.extend(cases.iter().filter_map(|it| {
                let case = self.case(scope, it, &whole)?;
                Some(Case {
                    is_success: part == "success",
                    ..case
                })
            }));
        }
        Some(())
    }

    /// Returns what an operation returns and what it fails with: the arguments of `Sending` in its `send`.
    fn result(&self, scope: usize, constant: &str) -> [Targets; 2] {
        let mut functions = self.scopes[scope].methods.iter();
        let send = functions.find(|((_, name), function)| {
            name == "send" && endpoint(&function.block).as_deref() == Some(constant)
        });
        let Some((_, function)) = send else {
            return Default::default();
        };
        let ReturnType::Type(_, sending) = &function.sig.output else {
            return Default::default();
        };
        let mut types = arguments(sending).into_iter();
        [(); 2].map(|()| {
            types
                .next()
                .map(|ty| self.targets(scope, ty))
                .unwrap_or_default()
        })
    }

    /// Reads `Case::code(200, |answer| decode::json(answer).map(Response::Ok)).of(&["text/plain"])`.
    fn case(&self, scope: usize, expression: &Expr, whole: &Targets) -> Option<Case> {
        match expression {
            Expr::MethodCall(call) if call.method == "of" => {
                let case = self.case(scope, &call.receiver, whole)?;
                let media_types = call.args.first().map(list).unwrap_or_default();
                Some(Case {
                    media_types: media_types.into_iter().filter_map(literal).collect(),
                    ..case
                })
            }
            Expr::Call(call) => {
                let Expr::Path(function) = &*call.func else {
                    return None;
                };
                let kind = plain(&function.path.segments.last()?.ident);
                let mut arguments = call.args.iter();
                let status = match kind.split('_').next()? {
                    "code" => number(arguments.next()?)?,
                    "range" => format!("{}XX", number(arguments.next()?)?),
                    "any" => "default".to_owned(),
                    _ => return None,
                };
                let mut paths = Paths::default();
                paths.visit_expr(arguments.next()?);
                let found = paths.0.iter().find_map(|path| self.variant(scope, path));
                let (variant, targets) = found.unzip();
                let ends_empty =
                    |path: &Vec<String>| path.ends_with(&["decode".into(), "empty".into()]);
                Some(Case {
                    status,
                    media_types: Vec::new(),
                    has_body: !paths.0.iter().any(ends_empty),
                    is_success: false,
                    variant,
                    targets: targets.unwrap_or_else(|| whole.clone()),
                })
            }
            _ => None,
        }
    }

    /// Returns what the variant of a path such as `GetUserError::NotFound` holds.
    fn variant(&self, scope: usize, path: &[String]) -> Option<(String, Targets)> {
        let [.., ty, variant] = path else {
            return None;
        };
        let mut index = self.named(scope, ty)?;
        while let Shape::Alias(ty) = &self.types[index].shape {
            index = self.named(scope, &last_name(ty)?)?;
        }
        let definition = &self.types[index];
        let Shape::Enum(variants) = &definition.shape else {
            return None;
        };
        let mut targets = Targets::default();
        for ty in variants.get(variant)? {
            targets.extend(self.targets(definition.scope, ty));
        }
        Some((variant.clone(), targets))
    }

    /// Returns what a function puts into a request.
    fn sets(&self, scope: usize, function: &ImplItemFn) -> Vec<Set> {
        let calls = Calls::of("call", function);
        let types: HashMap<String, &Type> = types(&function.sig).into_iter().collect();
        let sets = calls.iter().map(|call| {
            let mut idents = Paths::default();
            let mut texts = Texts::default();
            for argument in &call.args {
                idents.visit_expr(argument);
            }
            if let Some(argument) = call.args.first() {
                texts.visit_expr(argument);
            }
            let mut targets = Targets::default();
            for ty in idents.0.iter().filter_map(|it| types.get(it.first()?)) {
                targets.extend(self.targets(scope, ty));
            }
            Set {
                kind: call.method.to_string(),
                text: texts.0.into_iter().next(),
                targets,
            }
        });
        sets.collect()
    }
}

impl Targets {
    fn extend(&mut self, other: Targets) {
        self.types.extend(other.types);
        self.is_json |= other.is_json;
    }
}

/// Returns the arguments of a method that it puts into a request.
fn arguments_of(function: &ImplItemFn) -> Vec<Argument> {
    let calls = Calls::of("call", function);
    let arguments = types(&function.sig).into_iter().filter_map(|(name, ty)| {
        let (call, index) = calls.iter().find_map(|call| {
            let index = call.args.iter().position(|argument| {
                let mut paths = Paths::default();
                paths.visit_expr(argument);
                paths.0.iter().any(|path| *path == [name.clone()])
            });
            Some((call, index?))
        })?;
        let mut texts = Texts::default();
        texts.visit_expr(call.args.first()?);
        Some(Argument {
            name,
            ty: ty.to_token_stream().to_string(),
            kind: match (index, call.args.len()) {
                // The media type of a body, which is before it.
                (0, 2..) => "content_type".to_owned(),
                _ => call.method.to_string(),
            },
            text: texts.0.into_iter().next(),
        })
    });
    arguments.collect()
}

fn types(signature: &Signature) -> Vec<(String, &Type)> {
    let arguments = signature
        .inputs
        .iter()
        .filter_map(|argument| match argument {
            FnArg::Typed(argument) => match &*argument.pat {
                syn::Pat::Ident(PatIdent { ident, .. }) => Some((plain(ident), &*argument.ty)),
                _ => None,
            },
            FnArg::Receiver(_) => None,
        });
    arguments.collect()
}

/// Returns the name of the constant that a block names, which is that of its endpoint.
fn endpoint(block: &Block) -> Option<String> {
    let mut paths = Referenced::default();
    paths.visit_block(block);
    let mut names = paths.0.0.into_iter().filter_map(|mut path| path.pop());
    names.find(|name| name.chars().any(char::is_alphabetic) && *name == name.to_uppercase())
}

fn field<'e>(value: &'e ExprStruct, name: &str) -> Option<&'e Expr> {
    let field = value.fields.iter().find(|it| match &it.member {
        syn::Member::Named(member) => member == name,
        syn::Member::Unnamed(_) => false,
    });
    field.map(|it| &it.expr)
}

/// Returns the items of `&[a, b]`.
fn list(expression: &Expr) -> Vec<&Expr> {
    match expression {
        Expr::Reference(reference) => list(&reference.expr),
        Expr::Array(array) => array.elems.iter().collect(),
        _ => Vec::new(),
    }
}

fn literal(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

fn number(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(number) => Some(number.base10_digits().to_owned()),
            _ => None,
        },
        _ => None,
    }
}

/// Returns the path of a file's module: `api::users` for `src/api/users.rs`.
fn module(path: &str) -> String {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    path.trim_end_matches("/mod").replace('/', "::")
}

fn plain_name(name: &str) -> String {
    name.strip_prefix("r#").unwrap_or(name).to_owned()
}

/// Returns an identifier without the mark of those that would be keywords.
fn plain(name: &proc_macro2::Ident) -> String {
    plain_name(&name.to_string())
}

fn last_name(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|it| plain(&it.ident)),
        _ => None,
    }
}

fn arguments(ty: &Type) -> Vec<&Type> {
    let Type::Path(path) = ty else {
        return Vec::new();
    };
    match path.path.segments.last().map(|it| &it.arguments) {
        Some(PathArguments::AngleBracketed(arguments)) => {
            let types = arguments.args.iter().filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            });
            types.collect()
        }
        _ => Vec::new(),
    }
}

/// The names of types in a type: `models::User` keeps its module.
#[derive(Default)]
struct Names(Vec<String>);

impl Names {
    fn of(scope: usize, ty: &Type) -> Vec<(usize, String)> {
        let mut names = Self::default();
        names.visit_type(ty);
        names.0.into_iter().map(|name| (scope, name)).collect()
    }
}

impl<'a> Visit<'a> for Names {
    fn visit_path(&mut self, path: &'a syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|it| plain(&it.ident)).collect();
        match &segments[..] {
            [.., module, name] if module == "models" => self.0.push(format!("models::{name}")),
            [.., name] => self.0.push(name.clone()),
            [] => {}
        }
        visit::visit_path(self, path);
    }
}

/// The paths in an expression.
#[derive(Default)]
struct Paths(Vec<Vec<String>>);

impl<'a> Visit<'a> for Paths {
    fn visit_path(&mut self, path: &'a syn::Path) {
        self.0
            .push(path.segments.iter().map(|it| plain(&it.ident)).collect());
        visit::visit_path(self, path);
    }
}

/// The paths to which an expression has references: `X` of `&X.operation`. In scripts without case nothing else tells a
/// constant from a type.
#[derive(Default)]
struct Referenced(Paths);

impl<'a> Visit<'a> for Referenced {
    fn visit_expr_reference(&mut self, reference: &'a syn::ExprReference) {
        self.0.visit_expr_reference(reference);
    }
}

/// The texts in an expression.
#[derive(Default)]
struct Texts(Vec<String>);

impl<'a> Visit<'a> for Texts {
    fn visit_lit_str(&mut self, text: &'a syn::LitStr) {
        self.0.push(text.value());
    }
}

/// The calls of methods on what has a name: `call`, or a field `call`.
struct Calls<'a> {
    receiver: &'static str,
    found: Vec<&'a ExprMethodCall>,
}

impl<'a> Calls<'a> {
    fn of(receiver: &'static str, function: &'a ImplItemFn) -> Vec<&'a ExprMethodCall> {
        let found = Vec::new();
        let mut calls = Self { receiver, found };
        calls.visit_block(&function.block);
        calls.found
    }
}

impl<'a> Visit<'a> for Calls<'a> {
    fn visit_expr_method_call(&mut self, call: &'a ExprMethodCall) {
        let is_call = match &*call.receiver {
            Expr::Path(path) => path.path.is_ident(self.receiver),
            Expr::Field(field) => {
                matches!(&field.member, syn::Member::Named(it) if it == self.receiver)
            }
            _ => false,
        };
        if is_call {
            self.found.push(call);
        }
        visit::visit_expr_method_call(self, call);
    }
}

/// The names in the table of security schemes.
struct Schemes<'s>(&'s mut BTreeSet<String>);

impl<'a> Visit<'a> for Schemes<'_> {
    fn visit_expr_struct(&mut self, value: &'a ExprStruct) {
        let is_scheme = value
            .path
            .segments
            .last()
            .is_some_and(|it| it.ident == "Scheme");
        if is_scheme {
            self.0.extend(field(value, "name").and_then(literal));
        }
        visit::visit_expr_struct(self, value);
    }
}

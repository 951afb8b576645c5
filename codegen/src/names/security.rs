//! Names of what is generated for security schemes.

use super::case::snake;
use super::reserved;
use super::scope::{Name, Scope};
use crate::api::{Api, CredentialInput, SecurityKind, SecurityScheme};

/// The names of the method that takes one kind of credential of a security scheme, and of its environment variables.
#[derive(Debug)]
pub struct CredentialNames {
    /// What the method takes.
    pub input: CredentialInput,
    /// The builder's method.
    pub method: Name,
    /// The environment variables for the method's arguments, without the prefix of all variables: `API_KEY`.
    pub variables: Vec<String>,
}

/// Names the credentials of all security schemes. A credential is named after the kind of its scheme (`bearer_token`)
/// where no other scheme is of that kind, else after the scheme itself. Names of kinds are assigned first, so that no
/// scheme takes one of them.
pub fn assign(api: &Api) -> Vec<Vec<CredentialNames>> {
    let mut scopes = Scopes {
        methods: Scope::new(reserved::BUILDER_METHODS, "credential"),
        variables: Scope::new(reserved::VARIABLES, "credential"),
    };
    let schemes = &api.security_schemes;
    let alone: Vec<bool> = schemes
        .iter()
        .map(|scheme| is_alone(scheme, schemes))
        .collect();
    let mut order: Vec<usize> = (0..schemes.len()).collect();
    order.sort_by_key(|index| !alone[*index]);

    let mut named: Vec<_> = schemes.iter().map(|_| Vec::new()).collect();
    for index in order {
        let scheme = &schemes[index];
        let base = if alone[index] {
            kind_name(&scheme.kind).to_owned()
        } else {
            snake(&scheme.name, "credential")
        };
        let inputs = scheme.kind.inputs().into_iter();
        named[index] = inputs
            .map(|input| scopes.assign(input, &base, alone[index]))
            .collect();
    }
    named
}

struct Scopes {
    methods: Scope,
    variables: Scope,
}

impl Scopes {
    /// Names the method that takes a credential. `base` is the name of the credential, and `alone` says whether its scheme is
    /// the only one of its kind.
    fn assign(&mut self, input: CredentialInput, base: &str, alone: bool) -> CredentialNames {
        let of_kind = |name: &str| match alone {
            true => name.to_owned(),
            false => format!("{base}_{name}"),
        };
        let (method, variables) = match input {
            CredentialInput::Secret => (base.to_owned(), vec![base.to_owned()]),
            CredentialInput::Provider => (format!("{base}_provider"), Vec::new()),
            CredentialInput::Basic => (
                base.to_owned(),
                ["username", "password"].map(of_kind).to_vec(),
            ),
            CredentialInput::Application => (
                of_kind("client_credentials"),
                ["client_id", "client_secret"].map(of_kind).to_vec(),
            ),
            CredentialInput::ApplicationWith => (of_kind("client_credentials_with"), Vec::new()),
        };
        let variables = variables
            .iter()
            .map(|name| self.variables.assign(name).as_str().to_uppercase());
        CredentialNames {
            input,
            variables: variables.collect(),
            method: self.methods.assign_or(&method, "credential"),
        }
    }
}

/// Returns whether no other scheme is of the same kind.
fn is_alone(scheme: &SecurityScheme, schemes: &[SecurityScheme]) -> bool {
    let kind = std::mem::discriminant(&scheme.kind);
    let same = |other: &&SecurityScheme| std::mem::discriminant(&other.kind) == kind;
    schemes.iter().filter(same).count() == 1
}

fn kind_name(kind: &SecurityKind) -> &'static str {
    match kind {
        SecurityKind::Bearer { .. } => "bearer_token",
        SecurityKind::Basic => "basic_auth",
        SecurityKind::Http { .. } => "authorization",
        SecurityKind::ApiKey { .. } => "api_key",
        SecurityKind::OAuth2 { .. } => "access_token",
        SecurityKind::OpenIdConnect { .. } => "open_id_token",
        SecurityKind::MutualTls => "client_certificate",
    }
}

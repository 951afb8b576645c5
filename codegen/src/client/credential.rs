//! The credentials that a client holds, and the builder's methods that take them.

use super::context::Context;
use crate::api::{CredentialInput, KeyLocation, SecurityKind, SecurityScheme};
use crate::names::{CredentialNames, Name};
use crate::prose;
use crate::prose::security::{credential, details};

/// A security scheme whose credentials a client holds.
#[derive(Clone, Debug)]
pub struct Scheme<'a> {
    /// Its name in the document.
    pub name: &'a str,
    /// Its credential in a few words.
    pub credential: String,
    /// The part of a request that carries the credential.
    pub carrier: Carrier<'a>,
    /// The builder's methods that take it; there is at least one.
    pub methods: Vec<CredentialMethod<'a>>,
}

/// The part of a request that carries a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier<'a> {
    /// The `Authorization` header, after this word.
    Authorization(&'a str),
    /// A header.
    Header(&'a str),
    /// A parameter of the query.
    Query(&'a str),
    /// A cookie.
    Cookie(&'a str),
}

/// A method of the builder that takes credentials.
#[derive(Clone, Debug)]
pub struct CredentialMethod<'a> {
    /// Its name.
    pub name: &'a Name,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// What it takes.
    pub input: CredentialInput,
    /// What the argument for a secret is called.
    pub secret: &'static str,
    /// Where the client gets tokens for the id and the secret of an application.
    pub token_url: Option<&'a str>,
    /// The method that takes the same with further settings.
    pub with_settings: Option<&'a Name>,
    /// The environment variables for its arguments, without the prefix of all variables; none where it has none.
    pub variables: &'a [String],
}

impl<'a> Scheme<'a> {
    /// Returns the schemes whose credentials a client holds, in the order of the document.
    pub(super) fn of_all(context: &Context<'a>) -> Vec<Self> {
        let schemes = context.api.security_schemes.iter();
        let schemes = schemes.zip(context.names.schemes());
        let held = schemes.filter_map(|(scheme, names)| {
            let carrier = carrier(&scheme.kind).filter(|_| !names.is_empty())?;
            let methods = names.iter().enumerate();
            Some(Scheme {
                name: &scheme.name,
                credential: credential(&scheme.kind),
                carrier,
                methods: methods
                    .map(|(index, own)| method(scheme, own, names, index == 0))
                    .collect(),
            })
        });
        held.collect()
    }
}

/// Returns the names of the schemes that are certificates of the client, which the transport holds.
pub(super) fn certificates<'a>(context: &Context<'a>) -> Vec<&'a str> {
    let schemes = context.api.security_schemes.iter();
    let certificates = schemes.filter(|scheme| scheme.kind == SecurityKind::MutualTls);
    certificates.map(|scheme| scheme.name.as_str()).collect()
}

/// Returns the part of a request that carries a credential. A certificate is no part of one.
fn carrier(kind: &SecurityKind) -> Option<Carrier<'_>> {
    Some(match kind {
        SecurityKind::Bearer { .. }
        | SecurityKind::OAuth2 { .. }
        | SecurityKind::OpenIdConnect { .. } => Carrier::Authorization("Bearer"),
        SecurityKind::Basic => Carrier::Authorization("Basic"),
        SecurityKind::Http { scheme } => Carrier::Authorization(scheme),
        SecurityKind::ApiKey { location, name } => match location {
            KeyLocation::Header => Carrier::Header(name),
            KeyLocation::Query => Carrier::Query(name),
            KeyLocation::Cookie => Carrier::Cookie(name),
        },
        SecurityKind::MutualTls => return None,
    })
}

/// Returns a method. The documentation of a scheme's first method has the scheme's description.
fn method<'a>(
    scheme: &'a SecurityScheme,
    names: &'a CredentialNames,
    siblings: &'a [CredentialNames],
    is_first: bool,
) -> CredentialMethod<'a> {
    let mut docs = opening(scheme, names.input);
    if is_first {
        docs.extend(details(scheme));
    }
    let mut siblings = siblings.iter();
    let with_settings = siblings.find(|it| it.input == CredentialInput::ApplicationWith);
    CredentialMethod {
        name: &names.method,
        docs,
        input: names.input,
        secret: match scheme.kind {
            SecurityKind::ApiKey { .. } => "key",
            SecurityKind::Http { .. } => "credentials",
            SecurityKind::Bearer { .. }
            | SecurityKind::Basic
            | SecurityKind::OAuth2 { .. }
            | SecurityKind::OpenIdConnect { .. }
            | SecurityKind::MutualTls => "token",
        },
        token_url: scheme.kind.token_url(),
        with_settings: with_settings.map(|names| &names.method),
        variables: &names.variables,
    }
}

/// Returns the first lines of a method's documentation.
fn opening(scheme: &SecurityScheme, input: CredentialInput) -> Vec<String> {
    let name = prose::code(&scheme.name);
    match input {
        CredentialInput::Secret | CredentialInput::Basic => {
            vec![format!("Authenticates with {}, for the scheme {name}.", credential(&scheme.kind))]
        }
        CredentialInput::Provider => {
            let [what, one] = match scheme.kind {
                SecurityKind::ApiKey { .. } => ["keys", "one"],
                SecurityKind::Http { .. } => ["credentials", "them"],
                SecurityKind::Bearer { .. }
                | SecurityKind::Basic
                | SecurityKind::OAuth2 { .. }
                | SecurityKind::OpenIdConnect { .. }
                | SecurityKind::MutualTls => ["tokens", "one"],
            };
            vec![
                format!("Authenticates with the {what} of a provider, for the scheme {name}."),
                String::new(),
                format!(
                    "The provider is asked for {one} before each request, and once again after a 401."
                ),
            ]
        }
        CredentialInput::Application => vec![
            "Authenticates with tokens that the client fetches itself by the id and the secret of an"
                .to_owned(),
            format!("application (OAuth 2 client credentials), for the scheme {name}."),
            String::new(),
            "A token is kept until shortly before it ends, or until the server refuses it.".to_owned(),
        ],
        CredentialInput::ApplicationWith => vec![
            "Does the same with further settings: scopes, another token URL, parameters.".to_owned(),
        ],
    }
}

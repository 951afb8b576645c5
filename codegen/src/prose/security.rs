//! Security schemes in words.

use super::code::code;
use super::sentence::and;
use super::text::{plain, text};
use crate::api::{FlowKind, KeyLocation, OAuthFlow, SecurityKind, SecurityScheme};

/// Returns the credential of a scheme in a few words: "an API key in the header `X-Key`".
pub fn credential(kind: &SecurityKind) -> String {
    match kind {
        SecurityKind::Bearer {
            format: Some(format),
        } => format!("a bearer token ({})", plain(format)),
        SecurityKind::Bearer { format: None } => "a bearer token".to_owned(),
        SecurityKind::Basic => "a user's name and password (HTTP Basic)".to_owned(),
        SecurityKind::Http { scheme } => {
            format!("credentials of the HTTP scheme {}", code(scheme))
        }
        SecurityKind::ApiKey { location, name } => {
            let location = match location {
                KeyLocation::Header => "header",
                KeyLocation::Query => "query parameter",
                KeyLocation::Cookie => "cookie",
            };
            format!("an API key in the {location} {}", code(name))
        }
        SecurityKind::OAuth2 { .. } => "an access token of OAuth 2".to_owned(),
        SecurityKind::OpenIdConnect { .. } => "a token of OpenID Connect".to_owned(),
        SecurityKind::MutualTls => "a client certificate (mutual TLS)".to_owned(),
    }
}

/// Returns the description of a scheme and what else callers have to know of it, a blank line before each paragraph.
pub fn details(scheme: &SecurityScheme) -> Vec<String> {
    let description = scheme.description.clone();
    let facts = match &scheme.kind {
        SecurityKind::OAuth2 { flows } => flows.iter().flat_map(flow).collect(),
        SecurityKind::OpenIdConnect { url } => {
            vec![format!("The provider describes itself at {}.", code(url))]
        }
        SecurityKind::Http { scheme } => vec![format!(
            "They are sent in the `Authorization` header, behind the word {}.",
            code(scheme)
        )],
        SecurityKind::Bearer { .. }
        | SecurityKind::Basic
        | SecurityKind::ApiKey { .. }
        | SecurityKind::MutualTls => Vec::new(),
    };
    let mut lines = Vec::new();
    for paragraph in description.into_iter().chain(facts) {
        let paragraph = text(&paragraph);
        if !paragraph.is_empty() {
            lines.push(String::new());
            lines.extend(paragraph);
        }
    }
    lines
}

/// Returns a flow of OAuth 2 as paragraphs of Markdown: its URLs, and a list of its scopes.
fn flow(flow: &OAuthFlow) -> Vec<String> {
    let name = match flow.kind {
        FlowKind::Implicit => "implicit",
        FlowKind::Password => "password",
        FlowKind::ClientCredentials => "client credentials",
        FlowKind::AuthorizationCode => "authorization code",
        FlowKind::DeviceAuthorization => "device authorization",
    };
    let places = [
        ("users agree at", &flow.authorization_url),
        ("tokens come from", &flow.token_url),
    ];
    let places = places.iter().filter(|(_, url)| !url.is_empty());
    let places: Vec<String> = places
        .map(|(what, url)| format!("{what} {}", code(url)))
        .collect();
    let mut sentence = format!("By the {name} flow");
    if !places.is_empty() {
        sentence.push_str(&format!(" {}", and(&places)));
    }
    sentence.push_str(if flow.scopes.is_empty() {
        "."
    } else {
        ", for these scopes:"
    });
    let scopes = flow.scopes.iter().map(|(name, meaning)| {
        let meaning = plain(meaning);
        let separator = if meaning.is_empty() { "" } else { ": " };
        format!("- {}{separator}{meaning}", code(name))
    });
    let scopes: Vec<String> = scopes.collect();
    let paragraphs = [sentence, scopes.join("\n")];
    paragraphs
        .into_iter()
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

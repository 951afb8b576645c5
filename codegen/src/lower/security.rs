//! Security schemes, and which of them an operation needs.

use openapiv3::{APIKeyLocation, SecurityScheme as Scheme};

use super::Report;
use crate::api::{
    FlowKind, KeyLocation, OAuthFlow, RequiredScheme, SecurityKind, SecurityRequirement,
    SecurityScheme,
};
use crate::diagnostic::Problem;
use crate::source::{Node, Value};

/// HTTP schemes whose credentials are computed for each request, from a challenge or as a signature, in lower case.
const COMPUTED: &[&str] = &[
    "digest",
    "dpop",
    "gnap",
    "hawk",
    "hoba",
    "mutual",
    "negotiate",
    "ntlm",
    "oauth",
    "scram-sha-1",
    "scram-sha-256",
    "signature",
    "vapid",
];

/// Lowers the security schemes that the document declares.
pub fn security_schemes(root: &Node<'_>, report: &mut Report) -> Vec<SecurityScheme> {
    let declared = declared(root);
    let nodes: Vec<_> = declared.iter().flat_map(Node::entries).collect();
    nodes
        .into_iter()
        .filter(|(name, _)| !name.starts_with("x-"))
        .filter_map(|(name, node)| security_scheme(name, &node, report))
        .collect()
}

fn security_scheme(name: &str, node: &Node<'_>, report: &mut Report) -> Option<SecurityScheme> {
    let target = report.follow(node)?;
    let kind = match target.get("type").and_then(|kind| kind.text()) {
        // `openapiv3` knows no more flows than 3.0 does, and asks for scopes in each.
        Some("oauth2") => oauth2(&target, report)?,
        _ => {
            let scheme = report.read::<Scheme>(&target, &[])?;
            security_kind(scheme, &target, report)?
        }
    };
    Some(SecurityScheme {
        name: name.to_owned(),
        origin: node.origin().clone().into(),
        description: text(&target, "description"),
        kind,
    })
}

fn security_kind(scheme: Scheme, node: &Node<'_>, report: &mut Report) -> Option<SecurityKind> {
    Some(match scheme {
        Scheme::HTTP { extensions, .. } if extensions.contains_key("x-mutual-tls") => {
            SecurityKind::MutualTls
        }
        Scheme::HTTP {
            scheme,
            bearer_format,
            ..
        } => http(scheme.trim(), bearer_format, node, report)?,
        Scheme::APIKey { location, name, .. } => {
            let location = match location {
                APIKeyLocation::Header => KeyLocation::Header,
                APIKeyLocation::Query => KeyLocation::Query,
                APIKeyLocation::Cookie => KeyLocation::Cookie,
            };
            let name = name.trim().to_owned();
            if location != KeyLocation::Query && !is_token(&name) {
                report.tell(Problem::InvalidHeaderName { found: name }, node.origin());
                return None;
            }
            SecurityKind::ApiKey { location, name }
        }
        Scheme::OpenIDConnect {
            open_id_connect_url,
            ..
        } => SecurityKind::OpenIdConnect {
            url: open_id_connect_url,
        },
        Scheme::OAuth2 { .. } => oauth2(node, report)?,
    })
}

fn http(
    scheme: &str,
    format: Option<String>,
    node: &Node<'_>,
    report: &mut Report,
) -> Option<SecurityKind> {
    let lower = scheme.to_ascii_lowercase();
    Some(match lower.as_str() {
        "bearer" => SecurityKind::Bearer { format },
        "basic" => SecurityKind::Basic,
        _ => {
            let found = scheme.to_owned();
            if !is_token(scheme) {
                report.tell(Problem::InvalidHttpScheme { found }, node.origin());
                return None;
            }
            if COMPUTED.contains(&lower.as_str()) {
                report.tell(
                    Problem::ComputedCredentials { scheme: found },
                    node.origin(),
                );
            }
            SecurityKind::Http {
                scheme: scheme.to_owned(),
            }
        }
    })
}

fn oauth2(node: &Node<'_>, report: &mut Report) -> Option<SecurityKind> {
    let Some(flows) = node.get("flows") else {
        let what = "the `flows` of an OAuth 2 scheme";
        report.tell(Problem::Missing { what }, node.origin());
        return None;
    };
    let flows = flows.entries().filter_map(|(key, flow)| {
        let (kind, _) = FlowKind::ALL.iter().find(|(_, name)| *name == key)?;
        Some((*kind, flow))
    });
    let flows = flows.map(|(kind, flow)| OAuthFlow {
        kind,
        authorization_url: text(&flow, "authorizationUrl")
            .or_else(|| text(&flow, "deviceAuthorizationUrl"))
            .unwrap_or_default(),
        token_url: text(&flow, "tokenUrl").unwrap_or_default(),
        scopes: flow
            .get("scopes")
            .iter()
            .flat_map(Node::entries)
            .filter(|(name, _)| !name.starts_with("x-"))
            .map(|(name, node)| (name.to_owned(), node.text().unwrap_or_default().to_owned()))
            .collect(),
    });
    Some(SecurityKind::OAuth2 {
        flows: flows.collect(),
    })
}

/// Lowers security requirements: those of the node, else those of the document.
///
/// An alternative is left out if it needs a scheme that is not declared, or one that is faulty: a diagnostic tells
/// either. Where none is left that is an error, since calls would go out without their credentials.
pub fn requirements(
    node: &Node<'_>,
    root: &Node<'_>,
    schemes: &[SecurityScheme],
    report: &mut Report,
) -> Vec<SecurityRequirement> {
    let Some(list) = listed(node).or_else(|| listed(root)) else {
        return Vec::new();
    };
    let alternatives: Vec<Node<'_>> = list.items().collect();
    let mut lowered = Vec::new();
    let mut unknown = Vec::new();
    for alternative in &alternatives {
        match requirement(alternative, schemes) {
            Ok(known) if lowered.contains(&known) => {}
            Ok(known) => lowered.push(known),
            Err(entry) => unknown.push(entry),
        }
    }
    for (name, entry) in unknown {
        let declared = declared(root).and_then(|declared| report.follow(&declared));
        // What is wrong with a scheme that is declared was told there.
        if declared.is_none_or(|declared| declared.get(&name).is_none()) {
            let problem = match lowered.is_empty() {
                true => Problem::UnknownSecurityScheme { name },
                false => Problem::DroppedRequirement { name },
            };
            report.tell(problem, entry.origin());
        }
    }
    lowered
}

/// Lowers an alternative; an error is the first entry that names no scheme.
fn requirement<'d>(
    node: &Node<'d>,
    schemes: &[SecurityScheme],
) -> Result<SecurityRequirement, (String, Node<'d>)> {
    let mut required = Vec::new();
    for (name, entry) in node.entries() {
        if let Some(scheme) = schemes.iter().position(|scheme| scheme.name == name) {
            let scopes: Vec<Node<'_>> = entry.items().collect();
            let scopes = scopes.iter().filter_map(Node::text).map(str::to_owned);
            required.push(RequiredScheme {
                scheme,
                scopes: scopes.collect(),
            });
            continue;
        }
        return Err((name.to_owned(), entry));
    }
    Ok(SecurityRequirement(required))
}

fn listed<'d>(node: &Node<'d>) -> Option<Node<'d>> {
    node.get("security").filter(|it| !it.value().is_null())
}

fn declared<'d>(root: &Node<'d>) -> Option<Node<'d>> {
    root.get("components")?.get("securitySchemes")
}

fn text(node: &Node<'_>, key: &str) -> Option<String> {
    node.get(key)
        .as_ref()
        .map(Node::value)
        .and_then(Value::as_str)
        .map(str::to_owned)
}

/// Tells whether a text is a token of HTTP (RFC 9110, section 5.6.2).
pub(super) fn is_token(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_part)
}

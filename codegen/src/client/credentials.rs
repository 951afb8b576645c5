//! The credentials that a client holds.

use super::Context;
use crate::api::SecurityScheme;
use crate::names::CredentialNames;

/// Returns the security schemes whose credentials a client holds, with the names of the builder's methods for each.
pub fn schemes<'a>(
    context: &'a Context<'_>,
) -> impl Iterator<Item = (&'a SecurityScheme, &'a [CredentialNames])> {
    let names = context.names.schemes().iter().map(Vec::as_slice);
    let schemes = context.api.security_schemes.iter().zip(names);
    schemes.filter(|(_, methods)| !methods.is_empty())
}

//! The security schemes that callers give credentials for.

use super::Context;
use crate::api::SecurityScheme;
use crate::names::WayNames;

/// Returns the schemes whose credentials a client holds, with the names of the ways to give them.
pub fn schemes<'a>(
    context: &'a Context<'_>,
) -> impl Iterator<Item = (&'a SecurityScheme, &'a [WayNames])> {
    let names = context.names.schemes().iter().map(Vec::as_slice);
    let schemes = context.api.security_schemes.iter().zip(names);
    schemes.filter(|(_, ways)| !ways.is_empty())
}

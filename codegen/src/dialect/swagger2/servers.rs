//! `host`, `basePath` and `schemes`: servers.

use serde_json::{Value, json};

use super::defaults::{Defaults, schemes};
use crate::dialect::node_path::NodePath;
use crate::dialect::rewrite::{Members, Rewrite};

/// Rewrites the root's `host`, `basePath` and `schemes`. Without a host, the URL of the server is relative to that of
/// the document.
pub(super) fn of_document(
    work: &mut Rewrite<'_>,
    root: &mut Members,
    defaults: &Defaults,
    path: &NodePath<'_>,
) {
    for key in ["basePath", "host"] {
        if root.shift_remove(key).is_some() {
            work.moved(path, &["servers"], &[key]);
        }
    }
    if defaults.host.is_some() || defaults.base_path.is_some() {
        root.insert("servers".to_owned(), servers(defaults, &defaults.schemes));
    }
}

/// Rewrites the `schemes` of an operation, if they are not those of the root.
pub(super) fn of_operation(
    work: &mut Rewrite<'_>,
    operation: &mut Members,
    defaults: &Defaults,
    path: &NodePath<'_>,
) {
    let Some(named) = operation.shift_remove("schemes") else {
        return;
    };
    let schemes = schemes(&named);
    let same = schemes.is_empty() || schemes == or_https(&defaults.schemes);
    let Some(host) = &defaults.host else { return };
    if !same && work.add(host.len()) {
        operation.insert("servers".to_owned(), servers(defaults, &schemes));
        work.moved(path, &["servers"], &["schemes"]);
    }
}

fn servers(defaults: &Defaults, schemes: &[String]) -> Value {
    let path = defaults.base_path.as_deref().unwrap_or_default();
    let base = format!("/{}", path.trim_matches('/'));
    let Some(host) = &defaults.host else {
        return json!([{ "url": base }]);
    };
    let address = format!(
        "{}{}",
        host.trim_end_matches('/'),
        base.trim_end_matches('/')
    );
    let schemes = or_https(schemes).into_iter();
    schemes
        .map(|scheme| json!({ "url": format!("{scheme}://{address}") }))
        .collect()
}

/// Returns the schemes, or `https` where none is named.
fn or_https(schemes: &[String]) -> Vec<String> {
    match schemes {
        [] => vec!["https".to_owned()],
        schemes => schemes.to_vec(),
    }
}

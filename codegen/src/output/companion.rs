//! The manifests of crates that try a client: they depend on it.

use super::files::Files;

/// Renders the manifest of a crate that is called as the client with one word more, and that depends on the client in
/// the folder `path`. It has the client's dependencies, because types that it names can come from them.
pub fn manifest(client: &Files, path: &str, word: &str) -> String {
    let client = client.get("Cargo.toml").unwrap_or_default();
    let name = section(client, "[package]")
        .find_map(|line| line.strip_prefix("name = "))
        .unwrap_or_default();
    let dependencies: String = section(client, "[dependencies]")
        .filter(|line| !line.contains("optional = true") && !line.starts_with('#'))
        .map(|line| format!("{line}\n"))
        .collect();
    let features: Vec<String> = features(client)
        .iter()
        .map(|feature| format!("{feature:?}"))
        .collect();
    let features = features.join(", ");
    let plain = name.trim_matches('"');
    format!(
        "[package]\nname = \"{plain}-{word}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\n{dependencies}\
         client = {{ package = {name}, path = \"{path}\", default-features = false, features = [{features}] }}\n"
    )
}

/// Returns the features of a client's manifest that switch its own code, such as those of tags. Features that enable
/// one of a dependency, such as `gzip`, would only make more to compile.
pub fn features(manifest: &str) -> Vec<&str> {
    let features = section(manifest, "[features]").filter_map(|line| line.split_once('='));
    features
        .filter(|(_, enabled)| !enabled.contains('/'))
        .map(|(name, _)| name.trim().trim_matches('"'))
        .filter(|name| !name.starts_with('#') && *name != "default")
        .collect()
}

/// Returns the lines of a table in a manifest, `[features]`.
fn section<'m>(manifest: &'m str, title: &str) -> impl Iterator<Item = &'m str> {
    let lines = manifest
        .lines()
        .skip_while(move |line| *line != title)
        .skip(1);
    lines.take_while(|line| !line.starts_with('[') && !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_features_of_a_manifest() {
        let manifest = "[package]\nname = \"a\"\n\n[features]\ndefault = [\"rustls\"]\n# TLS = x\n\
            rustls = [\"reqwest/rustls\"]\nmock = []\n\"x\" = [\n]\n\n[dependencies]\nbytes = \"1\"\n";
        assert_eq!(features(manifest), ["mock", "x"]);
    }
}

//! `generated-client` is what the generator makes of `spec/` today.

use std::fs;

use tests::fixtures;

#[test]
fn generated_client_is_up_to_date() {
    let (_, generation) = fixtures::users().generate();
    let folder = fixtures::root().join("generated-client");
    let stale: Vec<&str> = generation
        .files
        .iter()
        .filter(|(path, text)| fs::read_to_string(folder.join(path)).ok().as_deref() != Some(text))
        .map(|(path, _)| path)
        .collect();
    assert!(
        stale.is_empty(),
        "run `cargo xtask generate`; these files of generated-client are stale: {stale:?}"
    );
}

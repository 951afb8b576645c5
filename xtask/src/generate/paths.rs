//! Which files a run is about.

use std::env;
use std::path::{Path, PathBuf};

use crate::arguments::Generate;

/// The workspace's document and the folder of its client, from the workspace's root.
const SPEC: &str = "spec/users.yaml";
const OUT: &str = "generated-client";

/// The files of a run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Paths {
    pub(super) spec: PathBuf,
    pub(super) out: PathBuf,
    pub(super) config: Option<PathBuf>,
}

impl Paths {
    /// Returns the files that the options name, or else the workspace's own.
    pub(super) fn of(options: &Generate) -> Self {
        let own = |path| workspace().join(path);
        let spec = options.spec.clone().unwrap_or_else(|| own(SPEC));
        let beside = || Some(spec.with_extension("settings.yaml")).filter(|path| path.exists());
        Self {
            config: options.config.clone().or_else(beside),
            out: options.out.clone().unwrap_or_else(|| own(OUT)),
            spec,
        }
    }
}

/// Returns the root of the workspace that this program was built in, from the current folder where
/// that is inside: messages then have paths to click on.
fn workspace() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new(""));
    let current = env::current_dir().unwrap_or_default();
    match current.strip_prefix(root) {
        Ok(inside) => inside.components().map(|_| "..").collect(),
        Err(_) => root.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn are_the_workspace_own_by_default() {
        let paths = Paths::of(&Generate::default());
        assert!(paths.spec.ends_with(SPEC) && paths.out.ends_with(OUT));
    }

    #[test]
    fn include_the_settings_beside_the_document() {
        let folder = tempfile::tempdir().unwrap();
        let options = Generate {
            spec: Some(folder.path().join("a.b.yaml")),
            ..Generate::default()
        };
        assert_eq!(Paths::of(&options).config, None);
        let settings = folder.path().join("a.b.settings.yaml");
        std::fs::write(&settings, "").unwrap();
        assert_eq!(Paths::of(&options).config, Some(settings));
    }
}

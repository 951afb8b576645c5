//! Short documents for the tests of this stage and of those that come after it.

use super::Lowered;
use crate::api::Api;
use crate::config::Config;
use crate::dialect::Normalized;
use crate::overlay::Loaded;
use crate::prune::Pruned;

/// Loads a document of one file.
pub fn normalized(text: &str) -> Normalized {
    let loaded = Loaded::from_text("api.yaml", text).unwrap();
    let normalized = Normalized::of(loaded);
    normalized.map_err(|refusal| refusal.1.message()).unwrap()
}

/// Lowers a document of one file without settings.
pub fn lowered(text: &str) -> Lowered {
    let config = Config::default();
    Lowered::of(&Pruned::of(&normalized(text), &config), &config)
}

/// Lowers a document of one file without settings; returns the model, with what is wrong with the document.
pub fn api(text: &str) -> (Api, Vec<String>) {
    let (api, _, diagnostics) = lowered(text).into_parts();
    (api, diagnostics.iter().map(|it| it.message()).collect())
}

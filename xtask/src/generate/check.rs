//! `--check`: what would change, and nothing else.

use std::path::Path;

use super::{Outcome, Run};
use crate::console::{Console, Palette};
use crate::diff::unified;
use crate::disk::Comparison;
use crate::report::count;

/// Prints how the folder at `out` differs from what would be generated.
pub(super) fn check(
    run: &Run,
    comparison: &Comparison,
    out: &Path,
    console: &mut Console,
) -> Outcome {
    let plan = &comparison.plan;
    if comparison.waits {
        console.err(&format!(
            "{} waits to be mended, for a run was killed in it: run `cargo xtask generate`",
            out.display()
        ));
        return Outcome::Refused;
    }
    if plan.is_up_to_date() {
        let files = count(plan.unchanged.len(), "file");
        console.out(&run.summary(&format!("{files} up to date")));
        return Outcome::Done;
    }
    let stale = plan
        .update
        .iter()
        .chain(&plan.create)
        .chain(&plan.remove)
        .chain(&plan.refused);
    for path in stale {
        console.out(&diff(run, comparison, out, path, console.out_palette));
    }
    let lists = [
        ("to be changed", &plan.update),
        ("to be created", &plan.create),
        ("to be removed", &plan.remove),
        ("in the way, not generated", &plan.refused),
    ];
    for (label, paths) in lists {
        for path in paths {
            console.err(&format!("{label}: {}", out.join(path).display()));
        }
    }
    console.err(&format!(
        "{} is stale: run `cargo xtask generate`",
        out.display()
    ));
    Outcome::Refused
}

/// Returns the change of one file.
fn diff(run: &Run, comparison: &Comparison, out: &Path, path: &str, palette: Palette) -> String {
    let name = out.join(path).display().to_string();
    let old = comparison.disk.text(path).map(|text| (name.as_str(), text));
    let new = run
        .generation
        .files
        .get(path)
        .map(|text| (name.as_str(), text));
    unified(old, new, palette)
}

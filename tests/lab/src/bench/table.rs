//! The figures as tables for people, and as JSON for programs.

use serde_json::{Map, Value, json};

use super::figures::{Figure, Measured};
use crate::table::{Align, table};

/// What was measured with one document: this generator first, then its peers.
pub struct Comparison {
    /// The document's name.
    pub document: String,
    /// The generators with their versions.
    pub generators: Vec<String>,
    /// What was measured of each, in the same order.
    pub measured: Vec<Measured>,
}

impl Comparison {
    /// Returns the figures as a table of Markdown with what failed below.
    pub fn markdown(&self) -> String {
        let figures: Vec<Figure> = Figure::ALL
            .into_iter()
            .filter(|figure| self.is_measured(*figure))
            .collect();
        let column = |title: &str, cell: &dyn Fn(Figure) -> String| {
            let cells = figures.iter().map(|figure| cell(*figure));
            [title.to_owned()].into_iter().chain(cells).collect()
        };
        let mut columns = vec![(
            Align::Left,
            column(&self.document, &|it| it.title().to_owned()),
        )];
        for (name, measured) in self.generators.iter().zip(&self.measured) {
            columns.push((Align::Right, column(name, &|it| cell(measured, it))));
        }
        if self.measured.len() > 1 {
            let ratio = |it| {
                self.ratio(it)
                    .map_or_else(String::new, |it| format!("{it:.2}"))
            };
            columns.push((Align::Right, column("ours ÷ best peer", &ratio)));
        }
        table(&columns) + &self.failures()
    }

    fn is_measured(&self, figure: Figure) -> bool {
        let mut measured = self.measured.iter();
        measured.any(|it| it.median(figure).is_some() || it.has_failed(figure))
    }

    /// Returns this generator's figure by the least of its peers.
    fn ratio(&self, figure: Figure) -> Option<f64> {
        let (ours, peers) = self.measured.split_first()?;
        let best = peers.iter().filter_map(|peer| peer.median(figure));
        Some(ours.median(figure)? / best.min_by(f64::total_cmp)?)
    }

    fn failures(&self) -> String {
        let mut text = String::new();
        for (name, measured) in self.generators.iter().zip(&self.measured) {
            for (figure, failure) in measured.failures() {
                let title = figure.title();
                text += &format!("\n{name}: {title}: {}", failure.summary);
            }
        }
        text
    }

    /// Returns the figures as an object.
    pub fn json(&self) -> Value {
        let generators = self.generators.iter().zip(&self.measured);
        let generators: Vec<Value> = generators
            .map(|(name, measured)| {
                let samples = Figure::ALL.into_iter().map(|figure| {
                    (
                        figure.title().to_owned(),
                        measured.samples(figure).to_vec().into(),
                    )
                });
                let failures = measured.failures().map(|(figure, failure)| {
                    let text = format!("{}\n{}", failure.summary, failure.details);
                    (figure.title().to_owned(), text.into())
                });
                json!({
                    "generator": name,
                    "samples": samples.collect::<Map<_, _>>(),
                    "failures": failures.collect::<Map<_, _>>(),
                })
            })
            .collect();
        json!({ "document": self.document, "generators": generators })
    }
}

/// Returns a figure as it is shown; what depends on a step that failed is a dash.
fn cell(measured: &Measured, figure: Figure) -> String {
    match measured.median(figure) {
        Some(value) => figure.show(value),
        None if measured.has_failed(figure) => "fails".into(),
        None => "–".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Failure;

    fn comparison() -> Comparison {
        let mut measured = [const { None }; 3].map(Option::<Measured>::unwrap_or_default);
        measured[0].add(Figure::Lines, 50.0);
        measured[0].add(Figure::Check, 1.0);
        measured[1].add(Figure::Lines, 100.0);
        measured[1].add(Figure::Check, 4.0);
        measured[2].add(Figure::Lines, 200.0);
        measured[2].fail(Figure::Check, Failure::new("fails", "error"));
        Comparison {
            document: "nexus".into(),
            generators: vec!["ours".into(), "a 1".into(), "b 2".into()],
            measured: measured.into(),
        }
    }

    #[test]
    fn compare_with_the_best_peer() {
        let expected = "\
| nexus                          | ours | a 1 |   b 2 | ours ÷ best peer |
| ------------------------------ | ---: | --: | ----: | ---------------: |
| lines                          |   50 | 100 |   200 |             0.50 |
| `cargo check` of the client, s |  1.0 | 4.0 | fails |             0.25 |

b 2: `cargo check` of the client, s: fails";
        assert_eq!(comparison().markdown(), expected);
    }

    #[test]
    fn are_data_for_programs() {
        let value = comparison().json();
        assert_eq!(value["generators"][0]["samples"]["lines"][0], 50.0);
        let failures = &value["generators"][2]["failures"];
        assert_eq!(failures["`cargo check` of the client, s"], "fails\nerror");
    }
}

//! The tables of measurements agree with themselves.

use super::{read, rows};

/// The most by which a quotient of rounded figures is off.
const TOLERANCE: f64 = 0.02;

/// Reads a pair of figures such as `0.71 / 156`; none of a cell without, such as `fails`.
fn pair(cell: &str) -> Option<[f64; 2]> {
    let (time, memory) = cell.split_once(" / ")?;
    Some([time.parse().ok()?, memory.parse().ok()?])
}

#[test]
fn quotients_are_those_of_the_figures() {
    let page = read("docs/benchmarks.md");
    let tables = ["| document (operations) |", "| document, command |"];
    let mut checked = 0;
    for cells in tables.iter().flat_map(|head| rows(&page, head)) {
        let (quotients, figures) = cells.split_last().unwrap();
        let Some(quotients) = pair(quotients) else {
            continue;
        };
        let ours = pair(&figures[1]).unwrap();
        let peers: Vec<[f64; 2]> = figures[2..].iter().filter_map(|cell| pair(cell)).collect();
        for index in [0, 1] {
            let best = peers
                .iter()
                .map(|peer| peer[index])
                .fold(f64::INFINITY, f64::min);
            let difference = (ours[index] / best - quotients[index]).abs();
            assert!(
                difference < TOLERANCE,
                "{}: {} / {best}",
                figures[0],
                ours[index]
            );
        }
        checked += 1;
    }
    assert!(checked > 10, "{checked} rows");
}

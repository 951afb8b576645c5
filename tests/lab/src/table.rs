//! Tables of Markdown that are readable as text.

/// The side that the cells of a column keep to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// Texts.
    Left,
    /// Numbers.
    Right,
}

/// Returns columns as a table; the first cell of each is its title, and all have as many.
pub fn table(columns: &[(Align, Vec<String>)]) -> String {
    let lines = columns.first().map_or(0, |(_, cells)| cells.len());
    let mut text = String::new();
    for line in 0..lines {
        let cells = columns
            .iter()
            .map(|(align, cells)| pad(cells, line, *align));
        text += &row(cells);
        if line == 0 {
            text += &row(columns
                .iter()
                .map(|(align, cells)| rule(width(cells), *align)));
        }
    }
    text
}

fn width(cells: &[String]) -> usize {
    let widths = cells.iter().map(|cell| cell.chars().count());
    widths.max().unwrap_or(0).max(3)
}

fn pad(cells: &[String], line: usize, align: Align) -> String {
    let (cell, width) = (&cells[line], width(cells));
    match align {
        Align::Left => format!("{cell:width$}"),
        Align::Right => format!("{cell:>width$}"),
    }
}

fn rule(width: usize, align: Align) -> String {
    match align {
        Align::Left => "-".repeat(width),
        Align::Right => "-".repeat(width - 1) + ":",
    }
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |\n", cells.join(" | "))
}

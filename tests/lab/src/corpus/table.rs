//! The figures as a table for people, and as JSON for programs.

use ::calls::Calls;
use serde_json::{Value, json};

use super::account::Account;
use super::figures::{Examples, Figures, Row};
use super::values::Values;
use crate::table::{Align, table};

/// A column: its title, how it is aligned, and what it has of a row.
struct Column {
    title: &'static str,
    align: Align,
    cell: fn(&Row) -> Option<String>,
    total: Total,
}

/// What the last line has of a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Total {
    Nothing,
    Sum,
    Most,
}

/// The columns; one that has nothing of any row is left out.
const COLUMNS: &[Column] = &[
    text("document", |row| Some(row.name.clone())),
    text("version", |row| of(row, |it| it.version.clone())),
    number("operations", |row| of(row, |it| it.declared.to_string())),
    number("in client", |row| of(row, |it| it.operations.to_string())),
    number("models", |row| of(row, |it| it.models.to_string())),
    number("fields", |row| of(row, |it| it.fields.to_string())),
    number("untyped", |row| of(row, |it| it.untyped.to_string())),
    number("warnings", |row| of(row, |it| it.warnings.to_string())),
    number("faults", |row| of(row, |it| it.faults.len().to_string())),
    number("lines", |row| of(row, |it| it.lines.to_string())),
    number("seconds", |row| of(row, |it| format!("{:.2}", it.seconds))),
    Column {
        total: Total::Most,
        ..number("peak MiB", |row| {
            let peak = row.figures.as_ref()?.peak_memory?;
            Some(format!("{peak:.0}"))
        })
    },
    number("compile seconds", |row| {
        row.compile_seconds.map(|it| format!("{it:.1}"))
    }),
    number("facts", |row| accounted(row, |it| it.facts)),
    number("kept", |row| accounted(row, |it| it.kept)),
    number("told", |row| accounted(row, |it| it.told.len())),
    number("lost", |row| accounted(row, |it| it.lost.len())),
    number("examples", |row| shown(row, |it| it.examples)),
    number("decoded", |row| shown(row, |it| it.decoded)),
    number("equal", |row| shown(row, |it| it.equal)),
    number("undeclared", |row| shown(row, |it| it.undeclared)),
    number("at fault", |row| shown(row, |it| it.at_fault)),
    number("called", |row| called(row, |it| it.called)),
    number("calls", |row| called(row, |it| it.calls)),
    number("right calls", |row| called(row, |it| it.right)),
    number("skipped", |row| called(row, |it| it.skipped.len())),
    number("values", |row| valued(row, |it| it.values)),
    number("thrown away", |row| valued(row, |it| it.thrown)),
    number("values decoded", |row| valued(row, |it| it.decoded)),
    number("values equal", |row| valued(row, |it| it.equal)),
    number("with undeclared", |row| valued(row, |it| it.undeclared)),
    number("alternatives", |row| valued(row, |it| it.decided)),
    number("right alternatives", |row| valued(row, |it| it.right)),
    text("verdict", |row| Some(row.verdict())),
];

const fn text(title: &'static str, cell: fn(&Row) -> Option<String>) -> Column {
    Column {
        title,
        align: Align::Left,
        cell,
        total: Total::Nothing,
    }
}

const fn number(title: &'static str, cell: fn(&Row) -> Option<String>) -> Column {
    Column {
        title,
        align: Align::Right,
        cell,
        total: Total::Sum,
    }
}

fn of(row: &Row, figure: impl Fn(&Figures) -> String) -> Option<String> {
    row.figures.as_ref().map(figure)
}

fn accounted(row: &Row, figure: impl Fn(&Account) -> usize) -> Option<String> {
    let account = row.figures.as_ref()?.account.as_ref()?;
    Some(figure(account).to_string())
}

fn called(row: &Row, figure: impl Fn(&Calls) -> usize) -> Option<String> {
    let calls = row.calls.as_ref()?;
    Some(figure(calls).to_string())
}

fn valued(row: &Row, figure: impl Fn(&Values) -> usize) -> Option<String> {
    let values = row.values.as_ref()?;
    Some(figure(values).to_string())
}

fn shown(row: &Row, figure: impl Fn(&Examples) -> usize) -> Option<String> {
    let examples = row.examples.as_ref()?;
    Some(figure(examples).to_string())
}

/// Returns the rows as a table of Markdown, with a line of sums below where there are several.
pub fn markdown(rows: &[Row]) -> String {
    let columns = COLUMNS
        .iter()
        .filter_map(|column| Some((column.align, cells(column, rows)?)));
    table(&columns.collect::<Vec<_>>())
}

/// Returns a column from top to bottom; nothing where there is nothing in it.
fn cells(column: &Column, rows: &[Row]) -> Option<Vec<String>> {
    let found: Vec<Option<String>> = rows.iter().map(column.cell).collect();
    found.iter().any(Option::is_some).then(|| {
        let mut cells = vec![column.title.to_owned()];
        let total = (rows.len() > 1).then(|| total(column, &found));
        cells.extend(found.into_iter().map(Option::unwrap_or_default));
        cells.extend(total);
        cells
    })
}

fn total(column: &Column, cells: &[Option<String>]) -> String {
    let decimals = |text: &str| text.split_once('.').map_or(0, |(_, digits)| digits.len());
    let texts = cells.iter().flatten();
    let places = texts.clone().map(|text| decimals(text)).max().unwrap_or(0);
    let values = texts.filter_map(|text| text.parse::<f64>().ok());
    match column.total {
        Total::Nothing if column.title == "document" => format!("{} documents", cells.len()),
        Total::Nothing => String::new(),
        Total::Sum => format!("{:.places$}", values.sum::<f64>()),
        Total::Most => format!("{:.places$}", values.fold(0.0, f64::max)),
    }
}

/// Returns the rows as a list of objects.
pub fn json(rows: &[Row]) -> String {
    let rows = rows.iter().map(|row| {
        json!({
            "document": row.name,
            "passes": row.passes(),
            "verdict": row.verdict(),
            "figures": row.figures,
            "compile_seconds": row.compile_seconds,
            "examples": row.examples,
            "calls": row.calls,
            "values": row.values,
            "failure": row.failure.as_ref().map(|it| &it.details),
        })
    });
    format!("{:#}\n", Value::Array(rows.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Failure;

    fn rows() -> Vec<Row> {
        let figures = Figures {
            version: "3.0.0".into(),
            declared: 12,
            operations: 12,
            seconds: 0.256,
            peak_memory: Some(20.4),
            faults: vec!["a".into()],
            ..Figures::default()
        };
        let first = Row {
            figures: Some(figures),
            ..Row::new("a")
        };
        let second = Row {
            failure: Some(Failure::new("panicked", "x")),
            ..Row::new("long")
        };
        vec![first, second]
    }

    #[test]
    fn is_aligned_and_summed() {
        let expected = "\
| document    | version | operations | in client | models | fields | untyped | warnings | faults | lines | seconds | peak MiB | verdict                 |
| ----------- | ------- | ---------: | --------: | -----: | -----: | ------: | -------: | -----: | ----: | ------: | -------: | ----------------------- |
| a           | 3.0.0   |         12 |        12 |      0 |      0 |       0 |        0 |      1 |     0 |    0.26 |       20 | passes, document broken |
| long        |         |            |           |        |        |         |          |        |       |         |          | FAILS: panicked         |
| 2 documents |         |         12 |        12 |      0 |      0 |       0 |        0 |      1 |     0 |    0.26 |       20 |                         |
";
        assert_eq!(markdown(&rows()), expected);
    }

    #[test]
    fn is_data_for_programs() {
        let value: Value = serde_json::from_str(&json(&rows())).unwrap();
        assert_eq!(value[0]["figures"]["declared"], 12);
        assert_eq!(value[1]["passes"], false);
        assert_eq!(value[1]["figures"], Value::Null);
    }
}

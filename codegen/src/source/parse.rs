//! Text to tree: JSON or YAML, as the text itself shows.

use serde::Deserialize;
use serde::de::{DeserializeSeed, IgnoredAny};
use serde_json::Value;

use super::error::{Fault, LoadProblem};
use super::limits::Budget;
use super::pointer::Pointer;
use super::position::line;
use super::tree::{Builder, Exceeded, MergeKeys};
use super::yaml_cost::check_cost;
use super::yaml_tabs::without_tabs;

/// What a text is written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Notation {
    Json,
    Yaml,
    /// Text for people, which is one value.
    Text,
}

/// A tree, and the keys that were given again. Of each such key, the tree has the first member.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) notation: Notation,
    pub(super) tree: Value,
    pub(super) repeated: Vec<Pointer>,
}

/// Parses a text. One that starts like JSON is parsed as JSON first, whatever the name of the file: that is many times
/// faster, and YAML refuses some JSON (tabs, surrogate pairs). If both parsers refuse the text, the fault further on
/// is returned.
pub(super) fn parse(text: &str, budget: &Budget) -> Result<Parsed, Fault> {
    if text.trim().is_empty() {
        return Err(Fault::new(LoadProblem::Empty));
    }
    if !text.trim_start().starts_with(['{', '[']) {
        return budget.attempt(|| yaml(text, budget));
    }
    let fault = match budget.attempt(|| json(text, budget)) {
        Err(fault) if fault.is_syntax() => fault,
        result => return result,
    };
    let second = budget.attempt(|| yaml(text, budget));
    second.map_err(
        |other| match other.is_syntax() && fault.position >= other.position {
            true => fault,
            false => other,
        },
    )
}

fn json(text: &str, budget: &Budget) -> Result<Parsed, Fault> {
    let builder = Builder::new(budget, MergeKeys::Keep);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let result = builder.root().deserialize(&mut deserializer);
    match result.and_then(|tree| deserializer.end().map(|()| tree)) {
        Ok(tree) => Ok(Parsed::new(Notation::Json, tree, builder)),
        Err(error) => Err(Fault {
            problem: problem(&builder, &error.to_string()),
            position: Some(characters(text, error.line(), error.column())),
        }),
    }
}

fn yaml(text: &str, budget: &Budget) -> Result<Parsed, Fault> {
    check_cost(text, budget.limits.depth)?;
    let builder = Builder::new(budget, MergeKeys::Apply);
    let fault = |error: serde_yaml::Error| {
        let position = error.location().map(|it| (it.line(), it.column()));
        let problem = match problem(&builder, &error.to_string()) {
            LoadProblem::Syntax(_) if position.is_some_and(|it| is_tab(text, it)) => {
                LoadProblem::Tab
            }
            problem => problem,
        };
        Fault { problem, position }
    };
    let readable = without_tabs(text);
    let mut documents = serde_yaml::Deserializer::from_str(&readable);
    let tree = match documents.next() {
        Some(first) => builder.root().deserialize(first).map_err(fault)?,
        None => Value::Null,
    };
    if let Some(second) = documents.next() {
        IgnoredAny::deserialize(second).map_err(fault)?;
        return Err(Fault {
            problem: LoadProblem::SeveralDocuments,
            position: second_document(text),
        });
    }
    if tree.is_null() {
        return Err(Fault::new(LoadProblem::Empty));
    }
    Ok(Parsed::new(Notation::Yaml, tree, builder))
}

impl Parsed {
    /// Takes a text for what it is.
    pub(super) fn of_text(text: &str) -> Self {
        Self {
            notation: Notation::Text,
            tree: Value::String(text.to_owned()),
            repeated: Vec::new(),
        }
    }

    fn new(notation: Notation, tree: Value, builder: Builder<'_>) -> Self {
        let repeated = builder.repeated().map(|path| path.iter().collect());
        let repeated = repeated.collect();
        Self {
            notation,
            tree,
            repeated,
        }
    }
}

/// Returns the problem that a parser's message stands for. Both parsers have limits of their own; only a text that was
/// made to do harm reaches them before ours.
fn problem(builder: &Builder<'_>, message: &str) -> LoadProblem {
    match builder.exceeded() {
        Some(Exceeded::Nodes) => return LoadProblem::TooManyNodes(builder.limits().nodes),
        Some(Exceeded::Depth) => return LoadProblem::TooDeep(builder.limits().depth),
        None => {}
    }
    match without_position(message) {
        text if text.contains("recursion limit exceeded") => {
            LoadProblem::TooDeep(builder.limits().depth)
        }
        text if text.contains("repetition limit exceeded") => LoadProblem::TooManyAliases,
        text => LoadProblem::Syntax(text),
    }
}

/// Tells whether a tab stands at a line and a column, both from 1.
fn is_tab(text: &str, (number, column): (usize, usize)) -> bool {
    let before = column.saturating_sub(1);
    line(text, number).chars().nth(before) == Some('\t')
}

/// Removes the first ` at line 1 column 2` from a message: the position is a field of its own.
fn without_position(message: &str) -> String {
    let cut = |start: usize| {
        let rest = message[start..].strip_prefix(" at line ")?;
        let rest = rest.trim_start_matches(|it: char| it.is_ascii_digit());
        let rest = rest.strip_prefix(" column ")?;
        let rest = rest.trim_start_matches(|it: char| it.is_ascii_digit());
        Some(format!("{}{rest}", &message[..start]))
    };
    let start = message.find(" at line ");
    start.and_then(cut).unwrap_or_else(|| message.to_owned())
}

/// Turns a column in bytes into one in characters. The column is 0 where the parser has just read the end of the line
/// before.
fn characters(text: &str, number: usize, column: usize) -> (usize, usize) {
    let line = line(text, number);
    let before = line
        .char_indices()
        .take_while(|(index, _)| index + 1 < column);
    (number, before.count() + 1)
}

/// Returns the position of a text's second document: of the first `---` that follows anything.
fn second_document(text: &str) -> Option<(usize, usize)> {
    let mut content = false;
    for (index, line) in text.lines().enumerate() {
        if line.starts_with("---") {
            if content {
                return Some((index + 1, 1));
            }
            content = true;
        }
        let line = line.trim_start();
        content |= !(line.is_empty() || line.starts_with(['#', '%']));
    }
    None
}

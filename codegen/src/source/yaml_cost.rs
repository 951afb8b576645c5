//! Texts that YAML's parser would take too long for: its time grows with the square of the depth of brackets
//! and of the number of directives, so that a small file could keep it busy for hours.

use granit_parser::{ErrorKind, Event, Marker, ScanError};

use super::error::{Fault, LoadProblem};
use super::yaml_structure::{Comments, offset, parser};

/// The most opening brackets of a text whose depth does not matter.
const HARMLESS_BRACKETS: usize = 2_000;

/// The most lines that are, or look like, YAML directives.
const MOST_DIRECTIVES: usize = 100;

/// Refuses a text that YAML's parser would take too long for: one with too many directives, or whose brackets
/// are nested deeper than `most`. The depth is found by another parser, which looks only at the structure. Where
/// that one gives up, the rest of the text must not have many brackets.
///
/// # Errors
///
/// The text is refused.
pub(super) fn check_cost(text: &str, most: usize) -> Result<(), Fault> {
    if text.lines().filter(|line| line.starts_with('%')).count() > MOST_DIRECTIVES {
        let message = format!("there are more than {MOST_DIRECTIVES} directives");
        return Err(Fault::new(LoadProblem::Syntax(message)));
    }
    if opened(text) <= HARMLESS_BRACKETS {
        return Ok(());
    }
    let mut depth = 0usize;
    let mut parser = parser(text, Comments::PassedOver);
    while let Some(next) = parser.next_event() {
        let marker = match next {
            Ok((Event::SequenceStart(..) | Event::MappingStart(..), span)) => {
                depth += 1;
                span.start
            }
            Ok((Event::SequenceEnd | Event::MappingEnd, span)) => {
                depth = depth.saturating_sub(1);
                span.start
            }
            Ok(_) => continue,
            Err(error) => return given_up(text, most, &error),
        };
        if depth > most {
            return Err(Fault {
                problem: LoadProblem::TooDeep(most),
                position: Some(position(&marker)),
            });
        }
    }
    Ok(())
}

/// Decides about a text in which the parser of the structure gave up.
fn given_up(text: &str, most: usize, error: &ScanError) -> Result<(), Fault> {
    let rest = text.get(offset(error.marker())..).unwrap_or_default();
    let too_deep = matches!(error.kind(), ErrorKind::RecursionLimitExceeded);
    if !too_deep && opened(rest) <= HARMLESS_BRACKETS {
        return Ok(());
    }
    Err(Fault {
        problem: match too_deep {
            true => LoadProblem::TooDeep(most),
            false => LoadProblem::Syntax(error.info()),
        },
        position: Some(position(error.marker())),
    })
}

fn position(marker: &Marker) -> (usize, usize) {
    (marker.line(), marker.col() + 1)
}

/// Counts the opening brackets. They are not nested deeper than that.
fn opened(text: &str) -> usize {
    text.bytes().filter(|it| matches!(it, b'[' | b'{')).count()
}

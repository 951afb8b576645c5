// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Path templates.

use super::parameter_error::{ParameterError, Reason};
use super::percent::{Keep, encode_into, is_encoded};
use std::borrow::Cow;

/// Appends a path template to a URL, expanded: `/users/{user_id}` with `user_id` as `7` gives
/// `/users/7`.
///
/// The texts of the variables are percent-encoded already, as [`Parameter::path_text`] returns
/// them. The literal parts of the template are percent-encoded here where they must be.
///
/// The expanded path has as many segments as the template, also when it is read by the WHATWG URL
/// Standard: that takes `.` and `..`, in any spelling such as `%2E%2e`, out of a path, `..` together with
/// the segment before it. So with `.` as `user_id`, `/users/{user_id}` would become `/users/`, and to
/// delete one user would be to delete them all.
///
/// [`Parameter::path_text`]: super::parameter::Parameter::path_text
///
/// # Errors
///
/// Fails where a variable is not given or has no text, and where an expanded segment is empty, `.`
/// or `..`.
pub(super) fn expand_path<'v>(
    template: &str,
    text_of: impl Fn(&str) -> Option<Result<Cow<'v, str>, String>>,
    url: &mut String,
) -> Result<(), String> {
    let mut expansion = Expansion {
        segment: url.len(),
        url,
        variable: None,
    };
    let mut rest = template;
    while let Some((literal, name, after)) = next_variable(rest) {
        expansion.literal(literal)?;
        let text = text_of(name).ok_or_else(|| refused(name, Reason::NotGiven))?;
        expansion.variable(name, &text?);
        rest = after;
    }
    expansion.literal(rest)?;
    expansion.check_segment()
}

/// Splits a template into its path and the query that follows it: `/users?kind=all`. The query is empty where there is
/// none.
pub(super) fn split_query(template: &str) -> (&str, &str) {
    let mut is_variable = false;
    let mark = template.bytes().position(|byte| {
        match byte {
            b'{' => is_variable = true,
            b'}' => is_variable = false,
            _ => {}
        }
        byte == b'?' && !is_variable
    });
    mark.and_then(|at| Some((template.get(..at)?, template.get(at + 1..)?)))
        .unwrap_or((template, ""))
}

/// Appends a pair of the query of a template to a URL, expanded: `kind=all`, `user={user_id}`.
///
/// # Errors
///
/// Fails where a variable is not given or has no text.
pub(super) fn expand_pair<'v>(
    template: &str,
    text_of: impl Fn(&str) -> Option<Result<Cow<'v, str>, String>>,
    url: &mut String,
) -> Result<(), String> {
    let mut rest = template;
    while let Some((literal, name, after)) = next_variable(rest) {
        encode_into(literal, Keep::Segment, url);
        let text = text_of(name).ok_or_else(|| refused(name, Reason::NotGiven))?;
        url.push_str(&text?);
        rest = after;
    }
    encode_into(rest, Keep::Segment, url);
    Ok(())
}

/// Splits a template at its first variable.
fn next_variable(template: &str) -> Option<(&str, &str, &str)> {
    let (literal, rest) = split_at_byte(template, b'{')?;
    let (name, after) = split_at_byte(rest, b'}')?;
    Some((literal, name, after))
}

/// Splits a text at the first occurrence of an ASCII character. The standard library's searches are made
/// for texts that are longer than those in a path.
fn split_at_byte(text: &str, byte: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|it| it == byte)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// A path that is being expanded.
struct Expansion<'a> {
    url: &'a mut String,
    /// The index at which the last segment starts.
    segment: usize,
    /// The last variable in the last segment.
    variable: Option<&'a str>,
}

impl<'a> Expansion<'a> {
    fn literal(&mut self, mut text: &str) -> Result<(), String> {
        while let Some((part, rest)) = split_at_byte(text, b'/') {
            encode_into(part, Keep::Segment, self.url);
            self.check_segment()?;
            self.url.push('/');
            self.segment = self.url.len();
            self.variable = None;
            text = rest;
        }
        encode_into(text, Keep::Segment, self.url);
        Ok(())
    }

    fn variable(&mut self, name: &'a str, text: &str) {
        debug_assert!(is_encoded(text, Keep::Segment), "{name} is encoded");
        self.url.push_str(text);
        self.variable = Some(name);
    }

    /// Checks the last segment, which must not be `.` or `..`, nor empty where a variable is in it.
    fn check_segment(&self) -> Result<(), String> {
        let segment = self.url.get(self.segment..).unwrap_or_default();
        match self.variable {
            Some(name) if segment.is_empty() => Err(refused(name, Reason::EmptySegment)),
            name if is_dots(segment) => Err(refused(name.unwrap_or(segment), Reason::DotSegment)),
            _ => Ok(()),
        }
    }
}

/// Returns the text of the error for a variable or a segment.
fn refused(name: &str, reason: Reason) -> String {
    ParameterError::new(name, reason).to_string()
}

/// Returns whether a segment is `.` or `..`, percent-encoded or not.
fn is_dots(segment: &str) -> bool {
    let after_two = after_dot(segment).map(|rest| after_dot(rest).unwrap_or(rest));
    after_two.is_some_and(str::is_empty)
}

/// Returns what follows a dot, percent-encoded or not.
fn after_dot(text: &str) -> Option<&str> {
    let mut spellings = [".", "%2e", "%2E"].into_iter();
    spellings.find_map(|dot| text.strip_prefix(dot))
}

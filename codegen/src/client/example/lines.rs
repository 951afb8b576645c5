//! The lines of an example call, as code and pages show it.

use super::{Answer, ExampleCall};

/// The most columns of a line that is not broken.
const WIDTH: usize = 80;

impl ExampleCall<'_> {
    /// Returns its lines, for a crate of that name: what it imports, and the statements after a blank line.
    pub fn lines(&self, krate: &str) -> Vec<String> {
        let mut lines = self.declarations(krate);
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(self.statements());
        lines
    }

    /// Returns the lines that import what it names.
    pub fn declarations(&self, krate: &str) -> Vec<String> {
        let imports = self.imports.iter();
        imports
            .map(|path| format!("use {krate}::{path};"))
            .collect()
    }

    /// Returns the lines of its statements.
    pub fn statements(&self) -> Vec<String> {
        let calls = &self.calls;
        match &self.answer {
            Answer::Ignored => chain("", calls),
            Answer::Printed => {
                let mut lines = chain("let answer = ", calls);
                lines.push("println!(\"{answer:?}\");".to_owned());
                lines
            }
            Answer::Counted => {
                let mut lines = chain("let bytes = ", calls);
                lines.push("println!(\"{} bytes\", bytes.len());".to_owned());
                lines
            }
            Answer::Each(item) => {
                let mut lines = chain(&format!("let mut {item}s = "), calls);
                lines.extend([
                    format!("while let Some({item}) = {item}s.try_next().await? {{"),
                    format!("    println!(\"{{{item}:?}}\");"),
                    "}".to_owned(),
                ]);
                lines
            }
            Answer::Matched { name, variants } => {
                let mut lines = chain("let answer = ", calls);
                lines.push("match answer {".to_owned());
                lines.extend(variants.iter().map(|(variant, has_value)| {
                    let (pattern, action) = match has_value {
                        true => ("(value)", "println!(\"{value:?}\"),"),
                        false => ("", "{}"),
                    };
                    format!("    {name}::{variant}{pattern} => {action}")
                }));
                lines.push("}".to_owned());
                lines
            }
        }
    }
}

/// Returns a chain of method calls as a statement: on one line where it fits, else with a line for each call.
fn chain(before: &str, calls: &[String]) -> Vec<String> {
    let line = format!("{before}{};", calls.concat());
    if line.chars().count() <= WIDTH {
        return vec![line];
    }
    let last = calls.len().saturating_sub(1);
    let lines = calls.iter().enumerate().map(|(index, call)| match index {
        0 => format!("{before}{call}"),
        _ if index == last => format!("    {call};"),
        _ => format!("    {call}"),
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_long_chain_has_a_line_for_each_call() {
        let argument = "a".repeat(60);
        let calls = [
            "client",
            ".users()",
            &format!(".get({argument})"),
            ".send()",
            ".await?",
        ];
        let example = ExampleCall {
            imports: BTreeSet::from(["FilePart".to_owned()]),
            calls: calls.map(str::to_owned).to_vec(),
            answer: Answer::Printed,
        };
        let expected = [
            "use users::FilePart;",
            "",
            "let answer = client",
            "    .users()",
            &format!("    .get({argument})"),
            "    .send()",
            "    .await?;",
            "println!(\"{answer:?}\");",
        ];
        assert_eq!(example.lines("users"), expected);
    }
}

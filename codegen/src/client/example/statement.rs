//! Statements of example calls, broken over several lines where they are too long for one.

/// The most columns of a line that is not broken.
const WIDTH: usize = 80;

/// Returns a chain of method calls as a statement: on one line where it fits, else with a line for each call.
pub fn chain(before: &str, calls: &[String]) -> Vec<String> {
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

/// Returns the statements that print each item of a stream, which the chain returns.
pub fn stream(item: &str, calls: &[String]) -> Vec<String> {
    let mut lines = chain(&format!("let mut {item}s = "), calls);
    lines.extend([
        format!("while let Some({item}) = {item}s.try_next().await? {{"),
        format!("    println!(\"{{{item}:?}}\");"),
        "}".to_owned(),
    ]);
    lines
}

//! Code as the formatter lays it out: on one line where it fits, else with each item of its lists on a line.
//!
//! A layout that is not the formatter's costs time, but does no harm: the formatter prints items anew where a line is
//! too long.

use super::INDENT;

/// The most columns of a line of code.
pub const MARGIN: usize = 89;

/// Code that is broken inside its brackets where it is too long for a line.
#[derive(Clone, Debug)]
pub struct Code {
    /// The code before the items, with the opening bracket.
    before: String,
    items: Vec<Code>,
    /// The code after the items, with the closing bracket.
    after: String,
}

impl<T: Into<String>> From<T> for Code {
    /// Makes code that is never broken.
    fn from(text: T) -> Self {
        Self {
            before: text.into(),
            items: Vec::new(),
            after: String::new(),
        }
    }
}

impl Code {
    /// Makes a list: `before` ends in the opening bracket, `after` begins with the closing one.
    pub fn list(
        before: impl Into<String>,
        items: impl IntoIterator<Item = Code>,
        after: impl Into<String>,
    ) -> Self {
        Self {
            before: before.into(),
            items: items.into_iter().collect(),
            after: after.into(),
        }
    }

    /// Returns the number of columns of the code on one line.
    fn width(&self) -> usize {
        let items: usize = self.items.iter().map(|item| item.width() + 2).sum();
        self.before.len() + items.saturating_sub(2) + self.after.len()
    }

    /// Writes the code to the end of `lines`, which are indented by `indent` columns. The caller writes another `rest`
    /// columns after it, which count for whether it fits.
    pub fn write(&self, lines: &mut String, indent: usize, rest: usize) {
        let start = lines.rfind('\n').map_or(0, |end| end + 1);
        let is_broken = lines.len() - start + self.width() + rest > MARGIN;
        lines.push_str(&self.before);
        for (index, item) in self.items.iter().enumerate() {
            if is_broken {
                new_line(lines, indent + INDENT.len());
                // The formatter does not count the last comma.
                let comma = usize::from(index + 1 < self.items.len());
                item.write(lines, indent + INDENT.len(), comma);
                lines.push(',');
            } else {
                lines.push_str(if index == 0 { "" } else { ", " });
                item.write(lines, indent, 0);
            }
        }
        if is_broken && !self.items.is_empty() {
            new_line(lines, indent);
        }
        lines.push_str(&self.after);
    }
}

fn new_line(lines: &mut String, indent: usize) {
    lines.push('\n');
    lines.extend(std::iter::repeat_n(' ', indent));
}

/// The indentation of the statements of a method.
const BODY: usize = 8;

/// Returns the lines of a method up to its opening brace. The method is `#[inline]`, so that only crates that call it
/// compile it.
pub fn signature(name: &str, arguments: Vec<String>, returned: &Code) -> String {
    let arguments = arguments.into_iter().map(Code::from);
    let head = Code::list(format!("pub fn {name}("), arguments, ") -> ");
    let mut lines = format!("{INDENT}#[inline]\n{INDENT}");
    head.write(&mut lines, INDENT.len(), returned.width() + 2);
    returned.write(&mut lines, INDENT.len(), 2);
    lines + " {\n"
}

/// Returns the statement that calls a method of `receiver`: a name, or a path of fields such as `self.call`, after
/// which the formatter breaks a line that is too long.
pub fn call(receiver: &str, method: &Code, end: &str) -> String {
    let mut lines = format!("{INDENT}{INDENT}{receiver}");
    let width = lines.len() + method.width() + end.len();
    let indent = match receiver.contains('.') && width > MARGIN {
        true => {
            new_line(&mut lines, BODY + INDENT.len());
            BODY + INDENT.len()
        }
        false => BODY,
    };
    method.write(&mut lines, indent, end.len());
    lines + end + "\n"
}

/// The most columns of a struct expression that stays on one line.
const SHORT: usize = 35;

/// Returns the struct expression that a method ends with.
pub fn value(name: &str, fields: &[String]) -> String {
    let line = format!("{name} {{ {} }}", fields.join(", "));
    if line.len() <= SHORT {
        return format!("        {line}\n");
    }
    let fields = fields.iter().map(|field| format!("            {field},\n"));
    format!(
        "        {name} {{\n{}        }}\n",
        fields.collect::<String>()
    )
}

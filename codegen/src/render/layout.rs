//! Code as the formatter lays it out: in a line where it fits, else its lists with an item a line.
//!
//! What is wrong here costs time, and nothing else: a line that is too long all the same is the formatter's.

use super::INDENT;

/// The most columns of a line of code.
pub const MARGIN: usize = 89;

/// Code that is broken within its brackets where it is too long for a line.
#[derive(Clone, Debug)]
pub struct Code {
    /// What stands before the items, with the bracket that opens.
    before: String,
    items: Vec<Code>,
    /// What stands behind the items, with the bracket that closes.
    behind: String,
}

impl<T: Into<String>> From<T> for Code {
    /// Takes code that is in a line whatever comes.
    fn from(text: T) -> Self {
        Self {
            before: text.into(),
            items: Vec::new(),
            behind: String::new(),
        }
    }
}

impl Code {
    /// Returns a list with what stands before and behind its items.
    pub fn list(
        before: impl Into<String>,
        items: impl IntoIterator<Item = Code>,
        behind: impl Into<String>,
    ) -> Self {
        Self {
            before: before.into(),
            items: items.into_iter().collect(),
            behind: behind.into(),
        }
    }

    /// Returns the columns of the code in a line.
    fn width(&self) -> usize {
        let items: usize = self.items.iter().map(|item| item.width() + 2).sum();
        self.before.len() + items.saturating_sub(2) + self.behind.len()
    }

    /// Writes the code to the end of lines that are indented by `indent` columns. Another `rest` columns come
    /// behind it in its last line.
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
        lines.push_str(&self.behind);
    }
}

fn new_line(lines: &mut String, indent: usize) {
    lines.push('\n');
    lines.extend(std::iter::repeat_n(' ', indent));
}

/// The columns before the statements of a method.
const BODY: usize = 8;

/// Returns the first lines of a method, which is compiled where it is called.
pub fn signature(name: &str, arguments: Vec<String>, returned: &Code) -> String {
    let arguments = arguments.into_iter().map(Code::from);
    let head = Code::list(format!("pub fn {name}("), arguments, ") -> ");
    let mut lines = format!("{INDENT}#[inline]\n{INDENT}");
    head.write(&mut lines, INDENT.len(), returned.width() + 2);
    returned.write(&mut lines, INDENT.len(), 2);
    lines + " {\n"
}

/// Returns the line of a method that calls another one of `receiver`, which is a name, or its lines.
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

/// The most columns of a struct's value that is left in a line.
const SHORT: usize = 35;

/// Returns the value of a struct that a method ends with.
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

//! What pages have in common: their paths, the links between them, tables and paragraphs.

use std::collections::{BTreeSet, HashMap};

use crate::client::{Client, ModelPath, Name, RustType};
use crate::prose;

/// The name of the page that lists the others.
pub const INDEX: &str = "README";

/// The content of a cell that has none.
pub const NOTHING: &str = "-";

/// Names that Windows gives another meaning in any folder and with any extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Returns the path of a page.
pub fn path(page: &str) -> String {
    format!("docs/{page}.md")
}

/// The pages on which models are documented.
pub struct Links<'a> {
    pages: HashMap<&'a Name, ModelPage>,
}

/// The place where a model is documented.
struct ModelPage {
    /// The name of the page.
    name: String,
    /// Whether the model has a section of the page, which is that of the model around it.
    is_section: bool,
}

impl<'a> Links<'a> {
    /// Names the pages of the models after them: `User`, or `UserModel` and `UserModel2` where the page of operations or
    /// of another model has the name. Names that differ in case only count as equal, as on some file systems they are.
    pub fn assign(client: &Client<'a>) -> Links<'a> {
        let operations = client.operations.iter().map(|it| it.receiver);
        let others = DEVICES.into_iter().chain([INDEX]);
        let taken = operations.chain(others).map(str::to_lowercase);
        let mut taken: BTreeSet<String> = taken.collect();
        let mut pages = HashMap::new();
        for file in &client.models {
            let Some(name) = file.models.first().map(|model| model.name.as_str()) else {
                continue;
            };
            let candidates = [name.to_owned(), format!("{name}Model")].into_iter();
            let numbered = (2_usize..).map(|number| format!("{name}Model{number}"));
            let free = candidates
                .chain(numbered)
                .find(|candidate| taken.insert(candidate.to_lowercase()));
            let page = free.unwrap_or_default();
            for (index, model) in file.models.iter().enumerate() {
                let page = ModelPage {
                    name: page.clone(),
                    is_section: index > 0,
                };
                pages.insert(model.name, page);
            }
        }
        Links { pages }
    }

    /// Returns the name of a model's page, which for a model written inline is that of the model around it.
    pub fn page(&self, model: &Name) -> &str {
        self.pages.get(model).map_or("", |page| &page.name)
    }

    /// Returns the name of a model, with a link to its documentation.
    pub fn named(&self, model: &Name) -> String {
        self.linked(model, model.as_str())
    }

    /// Returns the text of a type, with a link to the model that it names: `Vec<User>` links to `User`.
    pub fn ty(&self, ty: &RustType<'_>) -> String {
        let text = ty.text(ModelPath::Bare);
        match ty.model() {
            Some(model) => self.linked(model, &text),
            None => format!("`{text}`"),
        }
    }

    fn linked(&self, model: &Name, text: &str) -> String {
        let is_section = self.pages.get(model).is_some_and(|page| page.is_section);
        let anchor = match is_section {
            true => format!("#{}", anchor(model.as_str())),
            false => String::new(),
        };
        format!("[`{text}`]({}.md{anchor})", self.page(model))
    }
}

/// Returns the anchor that GitHub gives a heading.
pub fn anchor(heading: &str) -> String {
    heading.to_lowercase()
}

/// Returns a row of a table.
pub fn row(cells: &[String]) -> String {
    let mut row = String::from("|");
    for cell in cells {
        row.push(' ');
        row.push_str(if cell.is_empty() { NOTHING } else { cell });
        row.push_str(" |");
    }
    row.push('\n');
    row
}

/// Returns a table, or nothing where it would have no row.
pub fn table(head: &[&str], rows: impl Iterator<Item = String>) -> String {
    let rows: String = rows.collect();
    if rows.is_empty() {
        return String::new();
    }
    let head: Vec<String> = head.iter().map(|title| (*title).to_owned()).collect();
    let rule: Vec<String> = head.iter().map(|_| "---".to_owned()).collect();
    row(&head) + &row(&rule) + &rows
}

/// Returns text as a code span for the cell of a table.
pub fn code(text: &str) -> String {
    prose::code(text).replace('|', "\\|")
}

/// Returns sentences as the content of one cell.
pub fn sentences(sentences: &[String]) -> String {
    prose::cell(&sentences.join(" "))
}

/// Returns the first paragraph of the document's Markdown as the content of one cell.
pub fn opening(markdown: Option<&str>) -> String {
    let lines = prose::with_short_opening(markdown.unwrap_or_default()).into_iter();
    let opening: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    prose::cell(&opening.join("\n"))
}

/// Returns the document's Markdown as paragraphs of a page, or nothing.
pub fn paragraph(markdown: Option<&str>) -> String {
    lines(&markdown.map(prose::text).unwrap_or_default())
}

/// Returns lines as paragraphs of a page, or nothing.
pub fn lines(lines: &[String]) -> String {
    if lines.is_empty() {
        String::new()
    } else {
        format!("\n{}\n", lines.join("\n"))
    }
}

/// Returns the links at the end of each section of a page.
pub fn back(page: &str) -> String {
    format!(
        "\n[[Back to top]]({page}.md) [[Back to index]]({INDEX}.md) [[Back to README]](../README.md)\n"
    )
}

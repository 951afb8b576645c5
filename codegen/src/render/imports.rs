//! The `use` declarations of a file, collected while it is written.

use std::cell::RefCell;
use std::collections::BTreeSet;

use proc_macro2::Ident;
use quote::format_ident;

use super::{INDENT, MARGIN};
use crate::client::{ModelPath, Name, RustType};

/// What a file names. Whoever writes the name of an item gets it from here, so that what is imported is what is written.
pub struct Imports<'a> {
    path: ModelPath,
    used: RefCell<Used<'a>>,
}

#[derive(Default)]
struct Used<'a> {
    runtime: BTreeSet<&'static str>,
    library: BTreeSet<&'static str>,
    models: BTreeSet<&'a Name>,
}

impl<'a> Imports<'a> {
    /// Begins a file that names models in a way.
    pub fn new(path: ModelPath) -> Self {
        Imports {
            path,
            used: RefCell::default(),
        }
    }

    /// Returns the name of an item of the runtime.
    pub fn runtime(&self, item: &'static str) -> &'static str {
        self.used.borrow_mut().runtime.insert(item);
        item
    }

    /// Returns the name of an item of the runtime as a token.
    pub fn ident(&self, item: &'static str) -> Ident {
        format_ident!("{}", self.runtime(item))
    }

    /// Returns a type as it is written.
    pub fn ty(&self, ty: &RustType<'a>) -> String {
        self.used.borrow_mut().ty(ty);
        ty.text(self.path)
    }

    /// Returns the declarations. The types in `own` are defined in the file itself.
    pub fn declarations(&self, own: &[&Name]) -> String {
        let used = self.used.borrow();
        let mut models = used.models.iter().filter(|name| !own.contains(name));
        let mut lines = match self.path {
            ModelPath::Bare => {
                let names: Vec<String> = models.map(ToString::to_string).collect();
                use_list("super", names.iter().map(String::as_str))
            }
            ModelPath::Qualified => match models.next() {
                Some(_) => "use crate::models;\n".to_owned(),
                None => String::new(),
            },
        };
        lines += &used.foreign_declarations();
        lines
    }

    /// Returns the declarations of what is not a model.
    pub fn foreign_declarations(&self) -> String {
        self.used.borrow().foreign_declarations()
    }
}

impl<'a> Used<'a> {
    fn ty(&mut self, ty: &RustType<'a>) {
        match ty {
            RustType::Runtime(name, _) => {
                self.runtime.insert(name);
            }
            RustType::Library(path, _) => {
                self.library.insert(path);
            }
            RustType::Model(name) => {
                self.models.insert(name);
            }
            RustType::Prelude(..)
            | RustType::Foreign(_)
            | RustType::Own(_)
            | RustType::Tuple(_) => {}
        }
        ty.parts().iter().for_each(|part| self.ty(part));
    }

    fn foreign_declarations(&self) -> String {
        let mut lines = use_list("crate::runtime", self.runtime.iter().copied());
        lines.extend(self.library.iter().map(|path| format!("use {path};\n")));
        lines
    }
}

/// Renders the declaration that imports names of a module, with as many names on each line as fit.
fn use_list<'n>(module: &str, names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.collect();
    match names.as_slice() {
        [] => return String::new(),
        [name] => return format!("use {module}::{name};\n"),
        _ => {}
    }
    let line = format!("use {module}::{{{}}};\n", names.join(", "));
    if line.len() <= MARGIN + 1 {
        return line;
    }
    let mut text = format!("use {module}::{{\n   ");
    let mut width = INDENT.len() - 1;
    for (index, name) in names.iter().enumerate() {
        // The formatter does not count the last comma.
        let comma = usize::from(index + 1 < names.len());
        if width + 1 + name.len() + comma > MARGIN {
            text.push_str("\n   ");
            width = INDENT.len() - 1;
        }
        text.extend([" ", name, ","]);
        width += 1 + name.len() + comma;
    }
    text + "\n};\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declares_what_was_written() {
        let imports = Imports::new(ModelPath::Qualified);
        assert_eq!(imports.declarations(&[]), "");
        let date = RustType::Library("jiff::civil::Date", Vec::new());
        let dates = RustType::Runtime("Formatted", vec![date]).optional();
        assert_eq!(imports.ty(&dates), "Option<Formatted<Date>>");
        assert_eq!(imports.runtime("Call"), "Call");
        let expected = "use crate::runtime::{Call, Formatted};\nuse jiff::civil::Date;\n";
        assert_eq!(imports.declarations(&[]), expected);
    }
}

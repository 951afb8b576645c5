//! Scopes, and the names that only they can make.

use std::collections::HashSet;
use std::fmt;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

use super::reserved;
use crate::config::is_rust_keyword;

/// An identifier that is valid in Rust and unique in its scope.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

impl Name {
    /// Returns the identifier without `r#`, as it is written in the name of a file.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the identifier as it is written in code.
    pub fn to_ident(&self) -> Ident {
        if is_rust_keyword(&self.0) {
            Ident::new_raw(&self.0, Span::call_site())
        } else {
            Ident::new(&self.0, Span::call_site())
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_rust_keyword(&self.0) {
            f.write_str("r#")?;
        }
        f.write_str(&self.0)
    }
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(self.to_ident());
    }
}

/// A region of emitted code in which each name occurs once.
///
/// Names that differ by case alone count as equal, so that the files of modules stay apart on every
/// file system and a reader can tell types from one another.
pub struct Scope {
    taken: HashSet<String>,
    reserved: &'static [&'static str],
    /// The suffix of names that would otherwise be reserved ones.
    suffix: &'static str,
}

impl Scope {
    /// Makes a scope. `reserved` are the names that the emitted code uses in it, and `suffix` is what such a name gets.
    pub fn new(reserved: &'static [&'static str], suffix: &'static str) -> Scope {
        Scope {
            taken: HashSet::new(),
            reserved,
            suffix,
        }
    }

    /// Returns whether a name would be assigned as it is.
    pub fn is_free(&self, wish: &str) -> bool {
        !self.is_reserved(wish) && !self.taken.contains(&wish.to_lowercase())
    }

    /// Assigns the wished name. A reserved one gets the suffix of the scope (`StringModel`), and one that is taken gets
    /// a number (`User2`).
    pub fn assign(&mut self, wish: &str) -> Name {
        if self.is_reserved(wish) {
            return self.assign_numbered(&with_suffix(wish, self.suffix));
        }
        self.assign_numbered(wish)
    }

    /// Assigns the wished name. A reserved one, or one that is taken, gets `suffix`: `id_query`.
    pub fn assign_or(&mut self, wish: &str, suffix: &str) -> Name {
        if !self.is_reserved(wish) && self.take(wish) {
            return Name(wish.to_owned());
        }
        self.assign_numbered(&with_suffix(wish, suffix))
    }

    /// Assigns the name; where it is taken, with the lowest free number from 2 at its end.
    fn assign_numbered(&mut self, base: &str) -> Name {
        let mut candidate = base.to_owned();
        let mut number = 2_usize;
        while !self.take(&candidate) {
            candidate = format!("{base}{}{number}", if is_snake(base) { "_" } else { "" });
            number += 1;
        }
        Name(candidate)
    }

    fn is_reserved(&self, name: &str) -> bool {
        self.reserved.contains(&name) || reserved::is_never_raw(name)
    }

    fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_lowercase())
    }
}

fn with_suffix(name: &str, suffix: &str) -> String {
    if is_snake(name) {
        format!("{name}_{}", suffix.to_lowercase())
    } else {
        format!("{name}{suffix}")
    }
}

/// Returns whether a name is in snake case. Its first letter does not tell: it may be of a script without case.
fn is_snake(name: &str) -> bool {
    !name.contains(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assigned(wishes: &[&str]) -> Vec<String> {
        let mut scope = Scope::new(&["Option", "send"], "Model");
        wishes
            .iter()
            .map(|wish| scope.assign(wish).to_string())
            .collect()
    }

    #[test]
    fn who_comes_first_keeps_the_plain_name() {
        assert_eq!(
            assigned(&["User", "User", "User"]),
            ["User", "User2", "User3"]
        );
        assert_eq!(assigned(&["user_id", "user_id"]), ["user_id", "user_id_2"]);
        assert_eq!(assigned(&["検索Api", "検索Api"]), ["検索Api", "検索Api2"]);
    }

    #[test]
    fn names_that_differ_by_case_alone_get_numbers() {
        assert_eq!(assigned(&["UserId", "UserID"]), ["UserId", "UserID2"]);
    }

    #[test]
    fn names_of_the_emitted_code_are_avoided() {
        assert_eq!(
            assigned(&["Option", "Option", "send"]),
            ["OptionModel", "OptionModel2", "send_model"]
        );
    }

    #[test]
    fn a_suffix_of_ones_own_tells_equal_names_apart() {
        let mut scope = Scope::new(&["send"], "parameter");
        let wishes = [
            ("id", "path"),
            ("id", "query"),
            ("id", "query"),
            ("send", "header"),
        ];
        let names = wishes.map(|(wish, suffix)| scope.assign_or(wish, suffix).to_string());
        assert_eq!(names, ["id", "id_query", "id_query_2", "send_header"]);
    }

    #[test]
    fn keywords_are_raw_or_given_a_suffix() {
        assert_eq!(
            assigned(&["type", "self", "Self"]),
            ["r#type", "self_model", "SelfModel"]
        );
    }
}

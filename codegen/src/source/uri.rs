//! URIs, and the resolution of references to them (RFC 3986, section 5). Nothing is fetched.

use std::fmt;

/// A URI without a fragment. It may be a path alone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Uri<'t> {
    scheme: Option<&'t str>,
    authority: Option<&'t str>,
    path: String,
    query: Option<&'t str>,
}

impl<'t> Uri<'t> {
    /// Makes the URI of a file.
    pub(super) fn of_path(path: String) -> Self {
        Self {
            path,
            ..Self::default()
        }
    }

    /// Parses a reference without a fragment (section 5.2.1).
    fn parse(text: &'t str) -> Self {
        let (scheme, rest) = match text.split_once(':') {
            Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
            _ => (None, text),
        };
        let (rest, query) = match rest.split_once('?') {
            Some((rest, query)) => (rest, Some(query)),
            None => (rest, None),
        };
        let (authority, path) = match rest.strip_prefix("//") {
            Some(rest) => {
                let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                (Some(authority), path)
            }
            None => (None, rest),
        };
        Self {
            scheme,
            authority,
            path: path.to_owned(),
            query,
        }
    }

    /// Returns the URI that a reference without a fragment stands for when this one is the base (section 5.2.2).
    pub(super) fn join(&self, reference: &'t str) -> Self {
        let reference = Self::parse(reference);
        if reference.scheme.is_some() {
            return reference.normalized();
        }
        let scheme = self.scheme;
        if reference.authority.is_some() {
            return Self {
                scheme,
                ..reference
            }
            .normalized();
        }
        let query = match reference.path.as_str() {
            "" => reference.query.or(self.query),
            _ => reference.query,
        };
        let path = match reference.path.as_str() {
            "" => self.path.clone(),
            path if path.starts_with('/') => path.to_owned(),
            path => self.merge(path),
        };
        let authority = self.authority;
        Self {
            scheme,
            authority,
            path,
            query,
        }
        .normalized()
    }

    /// Replaces the last segment by a relative path (section 5.2.3).
    fn merge(&self, path: &str) -> String {
        match self.path.rfind('/') {
            Some(slash) => format!("{}/{path}", &self.path[..slash]),
            None if self.authority.is_some() => format!("/{path}"),
            None => path.to_owned(),
        }
    }

    /// Removes `.` and `..` from the path (section 5.2.4).
    fn normalized(mut self) -> Self {
        let mut segments: Vec<&str> = Vec::new();
        let is_rooted = self.path.starts_with('/');
        let ends_in_folder = ["/", "/.", "/.."]
            .iter()
            .any(|end| self.path.ends_with(end));
        for segment in self.path.split('/') {
            match segment {
                "" | "." => {}
                ".." => {
                    segments.pop();
                }
                segment => segments.push(segment),
            }
        }
        let start = if is_rooted { "/" } else { "" };
        let end = if ends_in_folder && !segments.is_empty() {
            "/"
        } else {
            ""
        };
        self.path = format!("{start}{}{end}", segments.join("/"));
        self
    }
}

impl fmt::Display for Uri<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(scheme) = self.scheme {
            write!(formatter, "{scheme}:")?;
        }
        if let Some(authority) = self.authority {
            write!(formatter, "//{authority}")?;
        }
        formatter.write_str(&self.path)?;
        match self.query {
            Some(query) => write!(formatter, "?{query}"),
            None => Ok(()),
        }
    }
}

/// Returns whether a text is the name of a scheme (section 3.1).
pub(super) fn is_scheme(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|it| it.is_ascii_alphabetic())
        && characters.all(|it| it.is_ascii_alphanumeric() || "+-.".contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(base: &str, reference: &str, expected: &str) {
        assert_eq!(Uri::parse(base).join(reference).to_string(), expected);
    }

    #[test]
    fn resolves_as_the_examples_of_the_rfc_do() {
        let base = "http://a/b/c/d;p?q";
        for (reference, expected) in [
            ("g:h", "g:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../../../g", "http://a/g"),
            ("g;x=1/../y", "http://a/b/c/y"),
        ] {
            check(base, reference, expected);
        }
    }

    #[test]
    fn resolves_what_has_no_host() {
        check("api/root.yaml", "schemas/user", "api/schemas/user");
        check("root.yaml", "../user", "user");
        check("http://a", "b", "http://a/b");
        check("urn:example:a", "urn:example:b", "urn:example:b");
        check("", "user", "user");
    }

    #[test]
    fn knows_schemes() {
        for (text, expected) in [
            ("https", true),
            ("git+ssh", true),
            ("x-1.0", true),
            ("", false),
            ("1a", false),
            ("a b", false),
            ("a/b", false),
        ] {
            assert_eq!(is_scheme(text), expected, "{text}");
        }
    }
}

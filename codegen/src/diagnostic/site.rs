//! Where problems show.

use std::path::PathBuf;

use super::{Diagnostic, Problem};
use crate::config::ConfigError;
use crate::source::{Document, Position};

/// Where a problem shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Site {
    /// On a line of a file.
    Line(Position),
    /// In a file as a whole.
    File(PathBuf),
    /// Nobody knows where.
    Unknown,
}

impl Diagnostic {
    /// Returns where the problem shows. Problems of files and of settings have a position of their own;
    /// `document` knows the positions of its nodes.
    pub fn site(&self, document: Option<&Document>) -> Site {
        match &self.problem {
            Problem::Load(error) => match &error.position {
                Some(position) => Site::Line(Position::clone(position)),
                None => Site::File(error.path.clone()),
            },
            Problem::Config(error) => site_of_settings(error),
            Problem::UnusedSetting { setting, .. } | Problem::NameTaken { setting, .. } => {
                let position = setting.position.as_deref().cloned();
                position.map_or_else(|| self.site_of_node(document), Site::Line)
            }
            _ => self.site_of_node(document),
        }
    }

    fn site_of_node(&self, document: Option<&Document>) -> Site {
        let position = document.and_then(|it| it.locate(&self.origin));
        position.map_or(Site::Unknown, Site::Line)
    }

    /// Returns the JSON pointer to the node as it was written, which `document` knows; none where
    /// the problem is not in a node.
    pub(super) fn pointer(&self, document: Option<&Document>) -> Option<String> {
        let pointer = match &self.problem {
            Problem::Load(error) => error.pointer.clone()?,
            Problem::Config(_) | Problem::UnusedSetting { .. } | Problem::NameTaken { .. } => {
                return None;
            }
            _ => match document {
                Some(document) => document.written(&self.origin),
                None => self.origin.pointer.clone(),
            },
        };
        Some(pointer.to_string())
    }
}

fn site_of_settings(error: &ConfigError) -> Site {
    let path = error.path.clone();
    match error.position {
        Some((line, column)) => Site::Line(Position::at(path, &error.text, line, column)),
        None => Site::File(path),
    }
}

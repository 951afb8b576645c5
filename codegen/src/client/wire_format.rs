//! How named values are written: the runtime's `Parameter`.

use crate::api::{Parameter, PropertyStyle, Separators, Style};

/// How a named value is written in a part of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WireFormat<'a> {
    /// The name on the wire.
    pub name: &'a str,
    /// The constructor of the runtime's `Parameter` that is for the style: `form`.
    pub style: &'static str,
    /// Whether each item of an array or object is written on its own, where that is not the style's usual way.
    pub exploded: Option<bool>,
    /// Whether reserved characters stay as they are.
    pub allows_reserved: bool,
    /// What separates the items of lists, in place of what the style says.
    pub separator: Option<char>,
    /// What separates the items of lists in lists, the outer ones first.
    pub inner_separators: &'a [char],
}

impl<'a> WireFormat<'a> {
    /// Returns the format of a parameter.
    pub(super) fn of_parameter(parameter: &'a Parameter) -> Self {
        WireFormat {
            allows_reserved: parameter.allow_reserved,
            ..WireFormat::of_style(&parameter.name, parameter.style, parameter.explode)
                .separated(&parameter.separators)
        }
    }

    /// Returns the format of a property of a form, which has a style as a parameter has.
    pub(super) fn of_property(name: &'a str, property: &'a PropertyStyle) -> Self {
        WireFormat {
            allows_reserved: property.allow_reserved,
            ..WireFormat::of_style(name, property.style, property.explode)
                .separated(&property.separators)
        }
    }

    /// Returns the format of a style as it usually is.
    pub(super) fn usual(name: &'a str, style: Style) -> Self {
        WireFormat::of_style(name, style, style.is_exploded())
    }

    fn of_style(name: &'a str, style: Style, explode: bool) -> Self {
        // `explode` means nothing for `deepObject` and for JSON.
        let has_one_form = matches!(style, Style::DeepObject | Style::Json);
        let is_usual = has_one_form || explode == style.is_exploded();
        WireFormat {
            name,
            style: match style {
                Style::Simple => "simple",
                Style::Label => "label",
                Style::Matrix => "matrix",
                Style::Form => "form",
                Style::SpaceDelimited => "space_delimited",
                Style::PipeDelimited => "pipe_delimited",
                Style::DeepObject => "deep_object",
                Style::Cookie => "cookie",
                Style::Json => "json",
            },
            exploded: (!is_usual).then_some(explode),
            allows_reserved: false,
            separator: None,
            inner_separators: &[],
        }
    }

    fn separated(self, separators: &'a Separators) -> Self {
        WireFormat {
            separator: separators.list,
            inner_separators: &separators.inner,
            ..self
        }
    }
}

//! The arguments of methods.

use super::imports::Imports;
use crate::client::{Argument, Conversion};

/// Renders an argument: `id: impl AsRef<str>`.
pub fn declaration<'a>(imports: &Imports<'a>, name: &str, argument: &Argument<'a>) -> String {
    let ty = imports.ty(&argument.ty);
    match argument.conversion {
        Conversion::None => format!("{name}: {ty}"),
        Conversion::AsRef => format!("{name}: impl AsRef<{ty}>"),
        Conversion::Into => format!("{name}: impl Into<{ty}>"),
    }
}

/// Renders the expression that refers to the value of an argument.
pub fn reference<'a>(imports: &Imports<'a>, name: &str, argument: &Argument<'a>) -> String {
    match argument.conversion {
        Conversion::None => format!("&{name}"),
        Conversion::AsRef => format!("{name}.as_ref()"),
        Conversion::Into => format!("&Into::<{}>::into({name})", imports.ty(&argument.ty)),
    }
}

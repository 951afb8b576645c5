// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! The operations of the Users API, by tag.

pub mod users;

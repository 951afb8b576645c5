//! The generated client against a real server: what arrives there, and what becomes of its answers.
//!
//! One program rather than one per theme, since linking each takes longer than running them all.

mod answers;
mod connections;
mod environments;
mod errors;
mod operations;
mod options;
mod pages;
mod redirects;
mod retries;
mod secrets;
mod segments;
mod support;
mod tokens;

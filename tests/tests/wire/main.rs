//! The generated client against a real server: what arrives there, and what becomes of its responses.
//!
//! One program rather than one per theme, since linking each takes longer than running them all.

mod connections;
mod environments;
mod errors;
mod operations;
mod options;
mod pages;
mod redirects;
mod responses;
mod retries;
mod secrets;
mod segments;
mod support;
mod tokens;

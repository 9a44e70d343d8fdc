//! placeholder, replaced by the linter
use super::source::{Draft, Fault};
pub fn lint(_: &Draft) -> Vec<Fault> { Vec::new() }

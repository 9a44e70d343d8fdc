//! The words for what the core finds, in both languages.
//!
//! Each language is one value of one type, so that a missing translation does
//! not compile. Must not know layout: no HTML, no widths, no colours.

pub mod answer;
pub mod article;
pub mod card;
pub mod content;
pub mod date;
pub mod finding;
pub mod life;
pub mod many;
pub mod offline;
pub mod own_build;
pub mod page;
#[cfg(feature = "advisory")]
pub mod picture;
pub mod reading;
pub mod report;
pub mod search;

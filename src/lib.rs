//! Patchline: security advisories for server software, and a checker that
//! reads a pasted build number and says what it means.
//!
//! The rooms, and which may look into which:
//!
//! ```text
//! build <- catalogue <- { reading, assess } <- messages <- { picture <- advisory, report } <- { share, publish } <- web, site, bin
//! ```
//!
//! Everything but `web` compiles without features, on any target, and knows
//! neither a screen, nor a disk, nor a clock: today's date is an argument.

pub mod assess;
pub mod build;
pub mod catalogue;
#[cfg(feature = "data")]
pub mod data;
pub mod day;
pub mod html;
pub mod lang;
pub mod letters;
pub mod messages;
pub mod order;
pub mod publish;
pub mod reading;
pub mod report;
pub mod search;
pub mod share;

#[cfg(feature = "advisory")]
pub mod advisory;
#[cfg(feature = "advisory")]
pub mod picture;
#[cfg(feature = "site")]
pub mod site;
#[cfg(feature = "web")]
pub mod web;

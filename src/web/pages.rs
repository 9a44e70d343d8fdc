//! The pages, one a file: which parts stand on them, in which order.

pub mod advisories;
pub mod advisory;
pub mod check;
pub mod home;
pub mod not_found;

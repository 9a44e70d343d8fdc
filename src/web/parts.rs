//! What pages are made of, one component a file.

pub mod actions;
pub mod answer;
pub mod answers;
pub mod article;
pub mod checker;
pub mod command;
pub mod day;
pub mod exposure;
pub mod fetching;
pub mod identify;
pub mod link;
pub mod listing;
pub mod notes;
pub mod origin;
pub mod plan;
pub mod shell;
pub mod sign;
pub mod sources;
pub mod verdict;

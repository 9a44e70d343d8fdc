//! The pages, as Yew components.
//!
//! Every component can be rendered natively, by [`crate::site`], and in the
//! browser, where it takes over what was written. So whatever differs between
//! the two (today's date, what was typed, what was fetched) is read in effects
//! and never during the first render.
//!
//! Must not know the disk. All words are in [`crate::messages::page`].

mod answering;
mod app;
mod article;
mod asking;
mod browser;
mod checker;
mod checking;
pub mod content;
mod copying;
mod dropping;
mod export;
mod extra;
mod files;
mod handing;
pub mod head;
mod index;
mod list;
mod markdown;
mod own_build;
mod pages;
mod parts;
mod press;
mod pressing;
mod reply;
pub mod route;
mod router;
pub mod search;
mod store;
mod told;
pub mod unbroken;
mod view;
mod work;
pub mod written;

pub use app::{App, AppProps};
pub use article::{Setting, article};
pub use browser::save;
pub use index::{Entry, EntryText, Index, Revision};

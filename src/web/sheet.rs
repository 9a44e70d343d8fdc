//! An answer as HTML, in the order an administrator needs it: what this is
//! and the verdict, what to do, exposure, what installing does not do, notes,
//! sources.
//!
//! Answers are written as text and not as a tree of elements, because nothing
//! in them changes by itself: that is a third of the code to load. What can be
//! clicked in them says so in an attribute, and is heard by whoever shows them
//! ([`crate::web::copying`]).
//!
//! Must not know Yew, nor the browser.

mod actions;
mod band;
mod command;
mod exposure;
mod lost;
mod named;
mod notes;
mod plan;
mod printed;
mod readings;
mod row;
mod sign;
mod sources;

use crate::html::Html;
use crate::lang::Lang;
use crate::web::reply::Answer;

pub use command::command;
pub use lost::lost;
pub use printed::printed;
pub use row::{called, cells, place};
pub use sign::sign;

/// What an answer is: the band with the verdict.
#[must_use]
pub fn verdict(answer: &Answer, lang: Lang) -> Html {
    let mut html = Html::new();
    band::band(&mut html, answer, lang);
    html
}

/// Everything below the verdict.
#[must_use]
pub fn details(answer: &Answer, lang: Lang) -> Html {
    let mut html = Html::new();
    plan::plan(&mut html, answer, lang);
    named::named(&mut html, answer, lang);
    exposure::exposure(&mut html, answer, lang);
    actions::actions(&mut html, answer, lang);
    notes::notes(&mut html, answer, lang);
    readings::readings(&mut html, answer, lang);
    sources::sources(&mut html, answer, lang);
    html
}

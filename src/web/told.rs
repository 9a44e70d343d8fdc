//! An answer as HTML, in the order an administrator needs it: what this is
//! and the verdict, what to do, exposure, what installing does not do, notes,
//! sources.
//!
//! Answers are written as text and not as a tree of elements, because nothing
//! in them changes by itself: that is a third of the code to load. What can be
//! clicked in them says so in an attribute, and is heard by whoever shows them
//! ([`crate::web::copying`], [`crate::web::pressing`]).
//!
//! Must not know Yew, nor the browser.

pub mod actions;
mod asking;
pub mod band;
mod button;
pub mod command;
mod exposure;
mod fetching;
mod hand_on;
mod life;
mod lost;
mod named;
mod notes;
mod origin;
mod own_build;
mod plan;
mod printed;
mod readings;
mod row;
mod sign;
mod sources;
mod summary;
mod table;

use crate::build::Build;
use crate::catalogue::Family;
use crate::html::Html;
use crate::lang::Lang;
use crate::web::parts::link::build_page;
use crate::web::reply::Answer;

pub use actions::actions;
pub use asking::{EXAMPLES, asking, files, without_app};
pub use button::button;
pub use exposure::exposure;
pub use fetching::{fetching, progress, stop};
pub use hand_on::{address, hand_on};
pub use lost::lost;
pub use notes::notes;
pub use own_build::own_build;
pub use plan::plan;
pub use printed::printed;
#[cfg(feature = "site")]
pub use sign::sign;
pub use sources::sources;
pub use summary::summary;
pub use table::{Table, detail, table};

/// Where an answer is told: in which language, and under which path the pages
/// stand that it leads to.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// The language.
    pub lang: Lang,
    /// The path of the site, with a slash at both ends.
    pub base: &'a str,
}

impl Site<'_> {
    /// A build that leads to its page.
    fn build<'h>(self, html: &'h mut Html, family: &Family, build: Build) -> &'h mut Html {
        let page = build_page(self.base, self.lang, family.id(), build);
        html.within(r#"<a href=""#, &page, r#"">"#)
            .code(&build.to_string())
            .raw("</a>")
    }
}

/// The whole answer: the band with the verdict, and everything below it.
#[must_use]
pub fn answer(answer: &Answer, site: Site<'_>) -> Html {
    let mut html = Html::new();
    html.raw(r#"<div class="answer">"#);
    band::band(&mut html, answer, site.lang);
    origin::origin(&mut html, answer, site.lang);
    plan(&mut html, answer, site);
    life::life(&mut html, answer, site);
    named::named(&mut html, answer, site);
    exposure(&mut html, answer, site);
    actions(&mut html, answer, site);
    notes(&mut html, answer, site);
    readings::readings(&mut html, answer, site);
    sources(&mut html, answer, site);
    html.raw("</div>");
    html
}

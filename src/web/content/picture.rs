//! Pictures of what the catalogue holds: life cycles, a branch's history, a
//! build's exposure over time.
//!
//! Each is SVG as text, with a title and a description; the same facts stand
//! beside it as a table. Along the day it is measured in shares of the width
//! and across it in pixels, so that it fits every screen and its letters keep
//! their size. Colours are the style sheet's: no element carries a style.
//!
//! Must not know the pages it stands on.

mod exposure;
mod history;
mod life_cycle;

use crate::catalogue::{Branch, Family, Release};
use crate::html::Html;
use crate::lang::Lang;
use crate::messages::picture::{Picture as Words, picture};
use crate::picture::open_table;
use crate::web::parts::link::build_page;

pub use exposure::{Step, steps};

/// What pictures are drawn of, in one language.
#[derive(Clone, Copy, Debug)]
pub struct Pictures<'f> {
    family: &'f Family,
    lang: Lang,
    base: &'f str,
    words: &'static Words,
}

impl<'f> Pictures<'f> {
    /// The same facts as a table, folded up; it scrolls inside its own box.
    fn open_table(&self, html: &mut Html) {
        open_table(html, self.words.as_table);
    }

    /// The pictures of a family. `base` is the path under which the site is
    /// served, with a slash at both ends.
    #[must_use]
    pub fn of(family: &'f Family, lang: Lang, base: &'f str) -> Self {
        Self {
            family,
            lang,
            base,
            words: picture(lang),
        }
    }

    /// How long each product is supported, and when its branches came out.
    #[must_use]
    pub fn life_cycles(&self) -> Html {
        life_cycle::draw(self)
    }

    /// The releases of a branch and what they closed, one of them marked;
    /// nothing where the branch has that one only.
    #[must_use]
    pub fn history(&self, here: &Release) -> Option<Html> {
        history::draw(self, here)
    }

    /// What a release was open to from its day to the day of the data; nothing
    /// where it is certainly open to nothing.
    #[must_use]
    pub fn exposure(&self, release: &Release) -> Option<Html> {
        exposure::draw(self, release)
    }

    /// A link to a build, named by its number.
    fn number(&self, html: &mut Html, release: &Release) {
        let page = build_page(self.base, self.lang, self.family.id(), release.build);
        html.within(r#"<a href=""#, &page, r#"">"#)
            .code(&release.build.to_string())
            .raw("</a>");
    }

    /// What a release is called on its branch.
    fn short_name(&self, release: &'f Release) -> &'f str {
        let branch: &Branch = self.family.branch(release.branch);
        release.update.as_deref().unwrap_or(&branch.name)
    }
}

//! An advisory's text: fetched as Markdown, made into HTML by the same
//! function that writes the pages, kept for when the reader comes back.
//!
//! Must not know what stands around it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use yew::AttrValue;

use crate::advisory::{self, Links};
use crate::build::Build;
use crate::catalogue::Family;
use crate::lang::Lang;

use super::parts::link;
use super::route::{Place, Route};

/// A rendered text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// Safe HTML. Empty where the page in the browser already holds it.
    pub html: AttrValue,
    /// Its headings.
    pub contents: Vec<Heading>,
}

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its place on the page.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// A rendered text that can be sent from thread to thread.
#[derive(Clone, Debug, PartialEq)]
pub struct BodyText {
    /// Safe HTML.
    pub html: String,
    /// Its headings.
    pub contents: Vec<Heading>,
}

impl From<BodyText> for Body {
    fn from(text: BodyText) -> Self {
        Self {
            html: text.html.into(),
            contents: text.contents,
        }
    }
}

impl BodyText {
    /// Renders the Markdown of an advisory, by what was known on `as_of`.
    #[must_use]
    pub fn render(markdown: &str, family: &Family, lang: Lang, as_of: Date, base: &str) -> Self {
        let rendered = advisory::render(markdown, family, lang, as_of, &Addresses { base, lang });
        Self {
            html: rendered.html,
            contents: rendered
                .toc
                .into_iter()
                .map(|heading| Heading {
                    level: heading.level,
                    id: heading.id,
                    text: heading.text,
                })
                .collect(),
        }
    }
}

/// The addresses of this site's pages, for links in a text.
struct Addresses<'a> {
    base: &'a str,
    lang: Lang,
}

impl Links for Addresses<'_> {
    fn page(&self, path: &str) -> String {
        let home = Route::new(self.lang, Place::Home).path(self.base);
        format!("{home}{}", path.trim_start_matches('/'))
    }

    fn file(&self, path: &str) -> String {
        format!("{}{}", self.base, path.trim_start_matches('/'))
    }

    fn build(&self, family: &str, build: Build) -> String {
        link::build_page(self.base, self.lang, family, build)
    }

    fn cve(&self, id: &str) -> String {
        link::cve_page(self.base, self.lang, id)
    }
}

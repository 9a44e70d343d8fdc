//! Advisories: a text between TOML front matter and the catalogue, made into
//! safe HTML.
//!
//! An advisory is a folder with one Markdown file per language. [`Parts`]
//! takes a file apart, [`FrontMatter`] is what stands between its `+++` lines,
//! and [`render`] makes the rest into HTML: the one function behind the
//! prerendered pages and behind those the browser makes. [`lint`] finds what
//! is wrong with a file and with its translation.
//!
//! A fact stands once, in the catalogue. A text refers to it:
//!
//! | in the text | on the page |
//! |---|---|
//! | `<build:15.2.1118.21>` | a link, "2019 CU12 Jan23SU (15.2.1118.21)" |
//! | `<cve:CVE-2022-41082>` | a link, "CVE-2022-41082" |
//! | `<kb:KB5022193>` | a link to the article of the package |
//! | `[its own words](cve:CVE-2022-41082)` | the same link, with these words |
//! | a fenced block of the language `catalogue` | a table or a list; see `query` |
//!
//! Must not know Yew, the disk, or the clock. Only [`FrontMatter::read`] and
//! [`lint`], which native programs call, read TOML.

mod front_matter;
mod html;
mod lint;
mod listing;
mod markdown;
mod names;
mod query;
mod target;
mod words;

use jiff::civil::Date;

use crate::build::Build;
use crate::catalogue::Family;
use crate::lang::Lang;

pub use front_matter::{
    FrontMatter, FrontMatterError, Kind, Revision, Severity, Source, Status, Withdrawal,
};
pub use lint::{RULES, lint};

/// The line before and after the front matter.
const FENCE: &str = "+++";

/// A file, taken apart. Both parts are slices of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts<'a> {
    /// The TOML between the `+++` lines.
    pub front_matter: &'a str,
    /// The Markdown behind them.
    pub body: &'a str,
}

impl<'a> Parts<'a> {
    /// Takes a file apart; none where it does not begin with a line `+++`, or
    /// where no second one follows.
    #[must_use]
    pub fn of(text: &'a str) -> Option<Self> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut start = None;
        let mut offset = 0;
        for line in text.split_inclusive('\n') {
            let is_fence = line.trim_end() == FENCE;
            match start {
                None if is_fence => start = Some(offset + line.len()),
                None => return None,
                Some(start) if is_fence => {
                    return Some(Self {
                        front_matter: &text[start..offset],
                        body: &text[offset + line.len()..],
                    });
                }
                Some(_) => {}
            }
            offset += line.len();
        }
        None
    }
}

/// Where the pages of the site are, in the language a text is rendered for.
pub trait Links {
    /// The address of a page or a file, given its path from the root of that
    /// language: `/advisories/` becomes `/base/ja/advisories/`. A fragment at
    /// the end stays.
    fn page(&self, path: &str) -> String;

    /// The address of a file that both languages share, given its path from
    /// the root of the site: `/pictures/a.svg` becomes `/base/pictures/a.svg`.
    fn file(&self, path: &str) -> String;

    /// The address of a build's page.
    fn build(&self, family: &str, build: Build) -> String {
        self.page(&format!("/{family}/{build}/"))
    }

    /// The address of a vulnerability's page.
    fn cve(&self, id: &str) -> String {
        self.page(&format!("/cve/{id}/"))
    }
}

/// What a text became.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The page's content, from the first heading of level 2 on.
    pub html: String,
    /// Its headings, in order.
    pub toc: Vec<Heading>,
}

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6; the page's title is the only heading of level 1.
    pub level: u8,
    /// Unique on the page, and the same in every language where the text says
    /// so with `{#id}`.
    pub id: String,
    /// Without markup.
    pub text: String,
}

/// Makes Markdown into safe HTML, by what was known on `as_of`.
///
/// Whatever `body` holds, the result consists of a fixed set of tags and
/// attributes, every tag closed, and its links lead to http, https and mailto
/// addresses or into this site.
#[must_use]
pub fn render(body: &str, family: &Family, lang: Lang, as_of: Date, links: &dyn Links) -> Rendered {
    markdown::walk(body, family, lang, as_of, links).rendered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_taken_apart_at_its_fences() {
        for (text, expected) in [
            ("+++\na = 1\n+++\nbody\n", Some(("a = 1\n", "body\n"))),
            (
                "\u{FEFF}+++\r\na = 1\r\n+++\r\nbody",
                Some(("a = 1\r\n", "body")),
            ),
            ("+++\n+++\n", Some(("", ""))),
            ("+++\n+++", Some(("", ""))),
            (
                "+++\na = '+++'\n+++  \n+++\n",
                Some(("a = '+++'\n", "+++\n")),
            ),
            ("+++\nno end\n", None),
            ("\n+++\n+++\n", None),
            ("---\na: 1\n---\n", None),
            ("", None),
        ] {
            let parts = Parts::of(text);
            assert_eq!(
                parts.map(|parts| (parts.front_matter, parts.body)),
                expected,
                "{text:?}"
            );
        }
    }
}

//! What has a name of its own, found by that name: a build, a KB, a CVE, an
//! advisory, a release in the words people use (`2019 CU12 Jan23SU`).
//!
//! [`Index`] is a file of the site, written beside its pages and searched in
//! the browser; both use the functions of this module, so that what was written
//! can be found. Words inside of texts are another matter, and another library's.
//! Must not know a family, any address but that of a page, nor a screen.

mod text;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::build::Build;
use crate::day;
use crate::lang::{Lang, Text};

use text::{Writing, build_in, names};
pub use text::{fold, key};

/// From how many letters on the beginning of a name finds it.
const BEGINS: usize = 4;

/// How many pages are named for the beginning of a name.
const MOST_BEGUN: usize = 10;

/// A query of more letters than this holds more than a name.
const LONG: usize = 40;

/// Everything that has a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// Where full text can be searched; none where it was not indexed.
    pub full: Option<FullText>,
    /// The families that pages are about.
    pub families: Vec<Family>,
    /// What pages say of themselves, beside their titles.
    pub notes: Vec<Text>,
    /// In the order in which they are shown.
    pub pages: Vec<Page>,
}

/// The library of full text: a script, and what it must be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FullText {
    /// Its path below the base.
    pub path: String,
    /// Its digest.
    pub integrity: String,
}

/// How a family and the parts of its releases' names are written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// The folder of its pages.
    pub id: String,
    /// Names of it in running text.
    pub names: Vec<String>,
    /// What a directory adds to the third part of a build.
    pub offset: Option<u16>,
    /// A word of releases' names, and how it is written out.
    pub terms: Vec<(String, Vec<String>)>,
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Row", into = "Row")]
pub struct Page {
    /// Its path below the base, and below its language; with a place on it.
    pub path: String,
    /// Its title. Japanese is empty where it is the same.
    pub title: Text,
    /// The day of what it is about.
    pub day: Option<Date>,
    /// Which of the notes stands below its title.
    pub note: Option<u16>,
    /// Whether the title is a name whose parts find it.
    pub named: bool,
    /// What else names it: as [`key`] makes it, or in parts after a space.
    pub keys: Vec<String>,
}

/// A page as the file has it.
type Row = (String, String, String, String, Option<u16>, u8, Vec<String>);

impl From<Row> for Page {
    fn from((path, en, ja, date, note, named, keys): Row) -> Self {
        Self {
            path,
            title: Text { en, ja },
            day: day::parse(&date),
            note,
            named: named == 1,
            keys,
        }
    }
}

impl From<Page> for Row {
    fn from(page: Page) -> Self {
        let date = page.day.map(|day| day.to_string()).unwrap_or_default();
        let Text { en, ja } = page.title;
        let named = u8::from(page.named);
        (page.path, en, ja, date, page.note, named, page.keys)
    }
}

impl Page {
    /// Its title in a language.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja if !self.title.ja.is_empty() => &self.title.ja,
            _ => &self.title.en,
        }
    }

    /// The build it is about, which ends its path.
    #[must_use]
    pub fn build(&self) -> Option<Build> {
        let inside = self.path.strip_suffix('/')?;
        inside.rsplit_once('/')?.1.parse().ok()
    }

    fn is_of(&self, family: &str) -> bool {
        self.path.split('/').next() == Some(family)
    }

    fn has(&self, key: &str) -> bool {
        self.keys.iter().any(|own| own == key)
            || text::key(&self.title.en) == key
            || text::key(&self.title.ja) == key
    }

    fn begins(&self, begin: &str) -> bool {
        let mut keys = self.keys.iter();
        keys.any(|own| own.starts_with(begin))
            || text::key(&self.title.en).starts_with(begin)
            || text::key(&self.title.ja).starts_with(begin)
    }
}

/// What a query has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found<'i> {
    /// The pages that it names.
    pub pages: Vec<&'i Page>,
    /// Where it names none: those whose name it begins.
    pub begun: Vec<&'i Page>,
    /// The build in it that the checker should be asked about.
    pub check: Option<Build>,
}

impl Index {
    /// What `query` names.
    #[must_use]
    pub fn find(&self, query: &str) -> Found<'_> {
        let folded = fold(query);
        let key = key(&folded);
        if key.is_empty() {
            return Found::default();
        }
        let build = build_in(&folded);
        let mut pages: Vec<&Page> = match build {
            Some(build) => self.of_build(build),
            None => Vec::new(),
        };
        if pages.is_empty() {
            let writings: Vec<Writing> = self.families.iter().map(Writing::of).collect();
            let asked: Vec<Vec<String>> = writings.iter().map(|one| one.words(&folded)).collect();
            let named = |page: &&Page| {
                page.has(&key)
                    || self.families.iter().zip(&writings).zip(&asked).any(
                        |((family, writing), asked)| {
                            page.is_of(&family.id)
                                && names(asked, &page.keys, &writing.titles(page))
                        },
                    )
            };
            pages = self.pages.iter().filter(named).collect();
        }
        let begun = match pages.is_empty() {
            true => self.begun(&folded, &key),
            false => Vec::new(),
        };
        let check = build.filter(|_| pages.is_empty() || folded.chars().count() > LONG);
        Found {
            pages,
            begun,
            check,
        }
    }

    /// The pages of a build, in the form of a directory too; of three parts,
    /// those of all builds that begin so.
    fn of_build(&self, build: Build) -> Vec<&Page> {
        let is = |page: &&Page, build: Build| {
            page.build().is_some_and(|own| {
                own == build || (build.fourth().is_none() && own.without_fourth() == build)
            })
        };
        let own: Vec<&Page> = self.pages.iter().filter(|page| is(page, build)).collect();
        if !own.is_empty() {
            return own;
        }
        let offsets = self.families.iter().filter_map(|family| family.offset);
        let shown = offsets.filter_map(|offset| {
            let third = build.third().checked_sub(offset)?;
            Some(match build.fourth() {
                Some(fourth) => Build::new(build.major(), build.minor(), third, fourth),
                None => Build::short_of(build.major(), build.minor(), third),
            })
        });
        let shown: Vec<Build> = shown.collect();
        let pages = self.pages.iter();
        pages
            .filter(|page| shown.iter().any(|build| is(page, *build)))
            .collect()
    }

    /// The pages whose name begins so.
    fn begun(&self, folded: &str, key: &str) -> Vec<&Page> {
        if key.len() < BEGINS {
            return Vec::new();
        }
        let begin = folded.trim();
        let number = |page: &Page| {
            page.build()
                .is_some_and(|build| build.to_string().starts_with(begin))
        };
        let pages = self.pages.iter();
        pages
            .filter(|page| page.begins(key) || number(page))
            .take(MOST_BEGUN)
            .collect()
    }
}

#[cfg(test)]
mod tests;

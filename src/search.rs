//! What has a name of its own, found by that name: a build, a KB, a CVE, an
//! advisory, a release in the words people use (`2019 CU12 Jan23SU`).
//!
//! [`Index`] is a file of the site, written beside its pages, and [`Names`] is
//! what it amounts to in the browser. Words inside of texts are another matter, and another library's.
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
}

/// An index, made ready for queries.
#[derive(Debug)]
pub struct Names {
    /// What it was made of.
    pub index: Index,
    /// How each family writes, in the order of the index.
    writings: Vec<Writing>,
    /// What each page is found by, in the order of the index.
    ways: Vec<Ways>,
}

/// What a page is found by.
#[derive(Debug)]
struct Ways {
    build: Option<Build>,
    keys: Vec<String>,
    /// The place of its family.
    family: Option<usize>,
    /// Its names, in parts.
    names: Vec<Vec<String>>,
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

impl Names {
    /// Makes the index ready.
    #[must_use]
    pub fn new(index: Index) -> Self {
        let writings: Vec<Writing> = index.families.iter().map(Writing::of).collect();
        let ways = |page: &Page| {
            let family = index.families.iter().position(|one| page.is_of(&one.id));
            let titles = [&page.title.en, &page.title.ja].map(|title| text::key(title));
            let titles = titles.into_iter().filter(|key| !key.is_empty());
            Ways {
                build: page.build(),
                keys: page.keys.iter().cloned().chain(titles).collect(),
                family,
                names: family.map_or_else(Vec::new, |place| writings[place].titles(page)),
            }
        };
        let ways = index.pages.iter().map(ways).collect();
        Self {
            index,
            writings,
            ways,
        }
    }

    /// The pages that are found in one of their ways.
    fn pages(&self, is: impl Fn(&Ways) -> bool) -> impl Iterator<Item = &Page> {
        let pages = self.index.pages.iter().zip(&self.ways);
        pages
            .filter(move |(_, ways)| is(ways))
            .map(|(page, _)| page)
    }

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
            let writings = self.writings.iter();
            let asked: Vec<Vec<String>> = writings.map(|one| one.words(&folded)).collect();
            let named = |ways: &Ways| {
                let family = ways.family.and_then(|place| asked.get(place));
                ways.keys.contains(&key)
                    || family.is_some_and(|asked| names(asked, &ways.keys, &ways.names))
            };
            pages = self.pages(named).collect();
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
        let is = |ways: &Ways, build: Build| {
            ways.build.is_some_and(|own| {
                own == build || (build.fourth().is_none() && own.without_fourth() == build)
            })
        };
        let own: Vec<&Page> = self.pages(|ways| is(ways, build)).collect();
        if !own.is_empty() {
            return own;
        }
        let offsets = self
            .index
            .families
            .iter()
            .filter_map(|family| family.offset);
        let shown = offsets.filter_map(|offset| {
            let third = build.third().checked_sub(offset)?;
            Some(match build.fourth() {
                Some(fourth) => Build::new(build.major(), build.minor(), third, fourth),
                None => Build::short_of(build.major(), build.minor(), third),
            })
        });
        let shown: Vec<Build> = shown.collect();
        self.pages(|ways| shown.iter().any(|build| is(ways, *build)))
            .collect()
    }

    /// The pages whose name begins so.
    fn begun(&self, folded: &str, key: &str) -> Vec<&Page> {
        if key.len() < BEGINS {
            return Vec::new();
        }
        let begin = folded.trim();
        let begins = |ways: &Ways| {
            let number = ways.build.map(|build| build.to_string());
            ways.keys.iter().any(|own| own.starts_with(key))
                || number.is_some_and(|number| number.starts_with(begin))
        };
        self.pages(begins).take(MOST_BEGUN).collect()
    }
}

#[cfg(test)]
mod tests;

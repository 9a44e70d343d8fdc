//! The list of all advisories, as the site's index file holds it: read by the
//! pages that are written natively, and by the program that renders advisories
//! in the browser.
//!
//! Must not know how an advisory looks.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::catalogue::tables::EventRow;
use crate::day;
use crate::lang::Lang;

/// The list of all advisories, as the site's index file holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// Newest first.
    pub advisories: Vec<Entry>,
    /// What happened to the vulnerabilities of a family, by its folder: the
    /// catalogue that the browser loads does not hold it.
    #[serde(default)]
    pub events: BTreeMap<String, Vec<EventRow>>,
}

impl Index {
    /// The advisory in the folder of that name.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Entry> {
        self.advisories.iter().find(|entry| entry.id == id)
    }
}

/// One advisory in the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The name of its folder.
    pub id: String,
    /// The family it is about.
    pub family: String,
    /// The day of what it is about.
    #[serde(with = "day::written")]
    pub date: Date,
    /// The day it was published.
    #[serde(with = "day::written")]
    pub published: Date,
    /// The day it was last changed.
    #[serde(with = "day::written")]
    pub updated: Date,
    /// The key of its severity, or empty.
    pub severity: String,
    /// The CVEs it is about.
    pub cves: Vec<String>,
    /// The branches it tells readers to install or to update: only the pages
    /// that are written natively know them.
    #[serde(skip)]
    pub branches: Vec<String>,
    /// In English.
    pub en: EntryText,
    /// In Japanese.
    pub ja: EntryText,
}

impl Entry {
    /// What it says in one language.
    #[must_use]
    pub const fn text(&self, lang: Lang) -> &EntryText {
        match lang {
            Lang::En => &self.en,
            Lang::Ja => &self.ja,
        }
    }
}

/// An advisory in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryText {
    /// Its title.
    pub title: String,
    /// What it says, in two sentences.
    pub summary: String,
    /// What changed and when, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revisions: Vec<Revision>,
    /// Names and addresses of what it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<(String, String)>,
}

/// A change of an advisory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// When.
    #[serde(with = "day::written")]
    pub date: Date,
    /// What changed.
    pub summary: String,
}

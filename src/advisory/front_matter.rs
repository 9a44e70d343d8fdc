//! What stands between the `+++` lines of an advisory.
//!
//! Must not know Markdown or the catalogue: whether a CVE that is named here
//! exists is the linter's business. Builds and packages have no key here, for
//! they follow from the CVEs and the branches.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::lang::Lang;

/// The facts about one language of an advisory.
///
/// The files of an advisory agree in everything but their words and their
/// revisions; the linter sees to it. As JSON it makes up the index that pages
/// list advisories from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontMatter {
    /// `PL-`, the year of [`Self::date`], a number of four digits in that year:
    /// `PL-2023-0001`. Never used again.
    pub id: String,
    /// What sort of advisory it is.
    pub kind: Kind,
    /// The family it is about, such as `exchange`.
    pub family: String,
    /// The page's heading.
    pub title: String,
    /// One or two sentences, for lists and search results.
    pub summary: String,
    /// The language of this file.
    #[serde(with = "tag")]
    pub lang: Lang,
    /// The day whose state it describes; its folder is named after it.
    pub date: Date,
    /// The day the original was published here, on `date` or later.
    pub published: Date,
    /// The day of this file's last revision.
    pub modified: Date,
    /// How finished it is.
    pub status: Status,
    /// The worst that can happen to readers who do nothing.
    pub severity: Severity,
    /// The CVEs it is about; those it merely mentions are not listed.
    #[serde(default)]
    pub cves: Vec<String>,
    /// The branches it tells readers to install or to update: `2019/CU12`.
    #[serde(default)]
    pub branches: Vec<String>,
    /// The ids of the advisories it replaces.
    #[serde(default)]
    pub supersedes: Vec<String>,
    /// The id of the advisory to read in place of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<String>,
    /// It was wrong or has no object any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawal>,
    /// In a translation: the number of the original's revision that it follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translated_from: Option<u32>,
    /// Oldest first; at least one.
    pub revisions: Vec<Revision>,
    /// At least one.
    pub sources: Vec<Source>,
}

/// Sorts of advisories.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Security updates were released.
    SecurityUpdate,
    /// Hotfix updates were released.
    HotfixUpdate,
    /// A new base to install, such as a cumulative update.
    Base,
    /// A setting has to be changed.
    Configuration,
    /// A product leaves support.
    EndOfSupport,
    /// Advice without a single release behind it.
    Guidance,
}

/// How finished an advisory is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Not to be relied on.
    Draft,
    /// True as far as known; more is to come.
    Interim,
    /// Complete.
    Final,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Severity {
    Low,
    Medium,
    High,
    Critical,
}

/// Why an advisory does not stand any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// Since when.
    pub date: Date,
    /// One sentence.
    pub reason: String,
}

/// A state of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// Counted from 1, in each language by itself.
    pub number: u32,
    /// The day it was published.
    pub date: Date,
    /// What changed.
    pub summary: String,
}

/// Where a statement comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// `https://…`.
    pub url: String,
    /// What it is.
    pub title: String,
    /// The day, the month or the year up to which it was read: `2026-08-20`, `2026-08`.
    pub read: String,
    /// Which statements it bears out.
    pub supports: String,
}

/// Front matter that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the front matter cannot be read: {0}")]
pub struct FrontMatterError(#[from] toml::de::Error);

impl FrontMatter {
    /// Reads what stands between the `+++` lines.
    ///
    /// # Errors
    ///
    /// At the first thing that is not as it has to be. [`super::lint`] finds
    /// all of them.
    pub fn read(toml: &str) -> Result<Self, FrontMatterError> {
        Ok(toml::from_str(toml)?)
    }

    /// Whether readers should be sent elsewhere.
    #[must_use]
    pub const fn is_out_of_date(&self) -> bool {
        self.superseded_by.is_some() || self.withdrawn.is_some()
    }
}

/// A language as its tag.
mod tag {
    use serde::{Deserialize, Deserializer, Serializer, de};

    use crate::lang::Lang;

    pub(super) fn serialize<S: Serializer>(lang: &Lang, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(lang.tag())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Lang, D::Error> {
        let tag = String::deserialize(deserializer)?;
        Lang::ALL
            .into_iter()
            .find(|lang| lang.tag() == tag)
            .ok_or_else(|| de::Error::custom("a language is `en` or `ja`"))
    }
}

//! The words of the pages that are written natively: builds, vulnerabilities,
//! families, sources, feeds.
//!
//! Must not know layout. Where a sentence holds a value, it is a function; an
//! argument called `name` is a name as the catalogue has it.

mod en;
mod ja;

use jiff::civil::Date;

use crate::catalogue::Score;
use crate::catalogue::tables::{About, Remedy, Sure};
use crate::lang::Lang;

/// All words of these pages, in one language.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is the group of words it names")]
pub struct Content {
    pub descriptions: Descriptions,
    pub advisories: Advisories,
    pub below: Below,
    pub identify: Identify,
    pub common: Common,
    pub build: Build,
    pub cve: Cve,
    pub family: Family,
    pub sources: Sources,
    pub feeds: Feeds,
    pub filters: Filters,
}

/// What search results say of a page of which nothing more is written.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Descriptions {
    pub home: &'static str,
    pub check: &'static str,
    pub advisories: &'static str,
}

/// The list of advisories.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Advisories {
    pub title: &'static str,
    pub lede: &'static str,
    pub none: &'static str,
}

/// What stands below the checker on the front page.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Below {
    pub newest: &'static str,
    pub all: &'static str,
}

/// How to find out which build a server runs.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Identify {
    pub title: &'static str,
    pub right: &'static str,
    pub wrong: &'static str,
    pub wrong_command: &'static str,
    pub wrong_text: &'static str,
}

/// What several of the pages say.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Common {
    /// Where the reader is, read out.
    pub place: &'static str,
    pub all_builds: &'static str,
    pub product: &'static str,
    pub branch: &'static str,
    pub build: &'static str,
    pub released: &'static str,
    pub article: &'static str,
    pub status: &'static str,
    /// Between two values of one cell.
    pub comma: &'static str,
    /// From the first of a range to the last.
    pub range: fn(&str, &str) -> String,
    pub serviced: &'static str,
    pub serviced_until: fn(Date) -> String,
    pub esu_until: fn(Date) -> String,
    pub out_of_service: fn(Date) -> String,
    pub out_of_support: fn(Date) -> String,
    pub out_of_support_undated: &'static str,
    pub not_written: &'static str,
    pub newest_title: &'static str,
    pub newest_text: fn(Date) -> String,
    pub newest_build: &'static str,
}

/// The page of a build.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Build {
    /// Build and name.
    pub title: fn(&str, &str) -> String,
    /// Kind, the branch it updates (or nothing, where it opens one), day.
    pub lede: fn(&str, Option<&str>, Date) -> String,
    /// Build, name, kind, day, verdict.
    pub description: fn(&str, &str, &str, Date, &str) -> String,
    pub stands_for_title: fn(&str, &str) -> String,
    pub stands_for: &'static str,
    /// Build, and the branch it belongs to.
    pub unnamed_title: fn(&str, &str) -> String,
    /// How many it is certainly open to, and how many of those are exploited.
    pub open: fn(usize, usize) -> String,
    pub everything: fn(&str) -> String,
    pub as_of: fn(Date) -> String,
    pub check_today: &'static str,
    pub facts: &'static str,
    pub padded: &'static str,
    /// Of a branch: what its updates do not change.
    pub shown_alike: fn(&str) -> String,
    pub aliases: &'static str,
    pub repeats: &'static str,
    pub repeated_as: &'static str,
    pub service: &'static str,
    pub fixed: fn(usize) -> String,
    pub fixed_none: &'static str,
    pub neighbours: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub first: fn(&str) -> String,
    pub last: fn(&str) -> String,
}

/// The page of a vulnerability.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Cve {
    /// Identifier, name it is known by (or nothing), family.
    pub title: fn(&str, Option<&str>, &str) -> String,
    /// Impact, family, day.
    pub lede: fn(&str, &str, Date) -> String,
    /// Identifier, impact, family.
    pub description: fn(&str, &str, &str) -> String,
    pub score: &'static str,
    pub no_score: &'static str,
    pub severity: fn(Score) -> &'static str,
    /// What a metric of a vector and its value mean; none for most.
    pub metric: fn(&str, &str) -> Option<&'static str>,
    pub exploited: &'static str,
    pub exploited_since: fn(Date) -> String,
    pub not_exploited: &'static str,
    pub due: fn(Date) -> String,
    pub ransomware: &'static str,
    pub ransomware_known: &'static str,
    pub ransomware_unknown: &'static str,
    pub remedy: &'static str,
    pub remedy_is: fn(Remedy) -> &'static str,
    pub record: &'static str,
    pub record_link: &'static str,
    pub fixed_title: &'static str,
    pub fixed_intro: &'static str,
    pub first_fixed: &'static str,
    pub no_own_fix: fn(&str) -> String,
    pub no_fix: &'static str,
    pub born_fixed: &'static str,
    pub not_affected: &'static str,
    pub not_listed: &'static str,
    pub others: fn(&str) -> String,
    pub no_build: &'static str,
    pub actions: &'static str,
    pub advisories: &'static str,
    pub evidence: &'static str,
}

/// The page of a family.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Family {
    pub title: fn(&str) -> String,
    pub lede: fn(usize, Date) -> String,
    pub description: fn(&str, usize) -> String,
    pub life_cycle: &'static str,
    pub life_cycle_intro: &'static str,
    pub mainstream: &'static str,
    pub extended: &'static str,
    pub esu: &'static str,
    pub no_end: &'static str,
    pub day_unknown: &'static str,
    pub esu_period: fn(&str, Date, Date, &str) -> String,
    pub builds: &'static str,
    pub vulnerabilities: &'static str,
    /// How many, and how many of them are exploited.
    pub vulnerabilities_intro: fn(usize, usize) -> String,
    pub exploited_since: &'static str,
    pub of_year: fn(i16, usize) -> String,
    pub update: &'static str,
    pub others: &'static str,
}

/// The page of sources.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Sources {
    pub title: &'static str,
    pub lede: &'static str,
    pub description: &'static str,
    pub list: &'static str,
    pub code: &'static str,
    pub codes: &'static str,
    pub name: &'static str,
    pub read: &'static str,
    pub conflicts: &'static str,
    pub conflicts_intro: fn(usize) -> String,
    pub about: fn(About) -> &'static str,
    pub values: &'static str,
    pub used: &'static str,
    pub why: &'static str,
    pub sure: fn(Sure) -> &'static str,
}

/// The page of feeds.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Feeds {
    pub title: &'static str,
    pub lede: &'static str,
    pub description: &'static str,
    pub subscribe: &'static str,
    pub branches: &'static str,
    pub branches_text: &'static str,
    pub download: &'static str,
    pub api: &'static str,
    pub releases: &'static str,
    pub cves: &'static str,
    pub csaf: &'static str,
    pub osv: &'static str,
}

/// The filters above the list of advisories.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Filters {
    pub title: &'static str,
    pub all: &'static str,
    pub product: &'static str,
    pub severity: &'static str,
    /// Of a severity's key.
    pub severity_is: fn(&str) -> &'static str,
    pub year: &'static str,
    pub year_is: fn(i16) -> String,
    pub exploited: &'static str,
    pub reset: &'static str,
    /// What stands before how many are shown.
    pub shown: &'static str,
}

/// The words in one language.
#[must_use]
pub const fn content(lang: Lang) -> &'static Content {
    match lang {
        Lang::En => &en::WORDS,
        Lang::Ja => &ja::WORDS,
    }
}

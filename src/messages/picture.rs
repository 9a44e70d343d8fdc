//! The words in and around the pictures.
//!
//! Must not know layout.

mod en;
mod ja;

use jiff::civil::Date;

use crate::catalogue::tables::When;
use crate::lang::Lang;

/// All words of the pictures, in one language.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is the group of words it names")]
pub struct Picture {
    /// What opens the facts of a picture as a table.
    pub as_table: &'static str,
    pub day: &'static str,
    pub life_cycle: LifeCycle,
    pub history: History,
    pub exposure: Exposure,
    pub days: Days,
}

/// The life cycles of a family's products.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct LifeCycle {
    /// Of the family of that name.
    pub title: fn(&str) -> String,
    /// How many products, and the day of the data.
    pub description: fn(usize, Date) -> String,
    pub mainstream: &'static str,
    pub extended: &'static str,
    pub esu: &'static str,
    /// The kinds of release that open a branch.
    pub opens: fn(&[&str]) -> String,
    pub day: fn(Date) -> String,
    /// A product without an end.
    pub no_end: fn(&str) -> String,
    /// A product whose end no source gives.
    pub no_day: fn(&str) -> String,
}

/// The history of a branch.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct History {
    /// Of the branch of that name.
    pub heading: fn(&str) -> String,
    pub title: fn(&str) -> String,
    /// How many releases, how many vulnerabilities they closed, how many of
    /// those are exploited.
    pub description: fn(usize, usize, usize) -> String,
    /// The kinds of release that have one mark.
    pub kinds: fn(&[&str]) -> String,
    pub closed: &'static str,
    pub exploited: &'static str,
    /// How many one release closed, and how many of those are exploited.
    pub closed_count: fn(usize, usize) -> String,
    pub here: fn(&str) -> String,
    pub release: &'static str,
    pub build: &'static str,
}

/// What a build was open to over time.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Exposure {
    pub heading: &'static str,
    /// Of the build of that number.
    pub title: fn(&str) -> String,
    /// First day, last day, and the counts of the last.
    pub description: fn(Date, Date, Counts) -> String,
    pub summary: fn(Date, Date, Counts) -> String,
    pub open: &'static str,
    pub exploited: &'static str,
    pub possible: &'static str,
    pub open_now: fn(usize) -> String,
    pub exploited_now: fn(usize) -> String,
}

/// The days of a vulnerability.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Days {
    pub heading: &'static str,
    pub title: &'static str,
    /// How many vulnerabilities, the first day and the last.
    pub description: fn(usize, Date, Date) -> String,
    pub reported: &'static str,
    pub exploited: &'static str,
    pub announced: &'static str,
    pub published: &'static str,
    pub fixed: &'static str,
    pub listed: &'static str,
    pub when: fn(When) -> String,
    /// By how many days something lies after the fix, at least and at most.
    pub relative: fn((i32, i32)) -> String,
    /// The vulnerabilities, and the same of the first attack.
    pub attacked: fn(&str, (i32, i32)) -> String,
    /// The vulnerabilities, and what sources name different days for.
    pub differ: fn(&str, &str) -> String,
    pub vulnerability: &'static str,
    pub event: &'static str,
    pub day: &'static str,
    pub to_fix: &'static str,
    pub source: &'static str,
}

/// How many vulnerabilities a release is open to on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Certainly.
    pub open: usize,
    /// Of those, the ones known to be exploited.
    pub exploited: usize,
    /// Besides, the ones of which no source says whether the branch is affected.
    pub possible: usize,
}

/// The words in one language.
#[must_use]
pub const fn picture(lang: Lang) -> &'static Picture {
    match lang {
        Lang::En => &en::WORDS,
        Lang::Ja => &ja::WORDS,
    }
}

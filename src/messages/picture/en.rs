//! The words in English.

use crate::lang::Lang;
use crate::messages::date;

use super::{Days, Exposure, History, LifeCycle, Picture};

fn day(date: jiff::civil::Date) -> String {
    date::day(date, Lang::En)
}

/// By how many days something lies after the fix.
fn relative(days: (i32, i32)) -> String {
    match days {
        (0, 0) => "the same day".to_owned(),
        (1, 1) => "1 day after".to_owned(),
        (-1, -1) => "1 day before".to_owned(),
        (days, same) if days == same && days > 0 => format!("{days} days after"),
        (days, same) if days == same => format!("{} days before", -days),
        (from, to) if to < 0 => format!("{} to {} days before", -to, -from),
        (from, to) if from > 0 => format!("{from} to {to} days after"),
        (from, to) => format!("{} days before to {to} days after", -from),
    }
}

pub(super) static WORDS: Picture = Picture {
    as_table: "The same as a table",
    day: "Day",
    life_cycle: LifeCycle {
        title: |family| format!("Life cycles of {family}"),
        description: |products, date| {
            format!(
                "A bar for each of {products} products, newest first: mainstream support, extended support and extended security updates (ESU), with a mark where a branch opened. A line marks {}. The days stand in the table below.",
                day(date)
            )
        },
        mainstream: "mainstream support",
        extended: "extended support",
        esu: "extended security updates (ESU)",
        opens: |kinds| format!("a branch opens: {}", kinds.join(", ")),
        day: |date| format!("day of the data, {}", day(date)),
        no_end: |product| format!("{product} (no end is set)"),
        no_day: |product| format!("{product} (support has ended; no source gives the day)"),
    },
    history: History {
        heading: |branch| format!("History of {branch}"),
        title: |branch| format!("Releases of {branch} over time"),
        description: |releases, closed, exploited| {
            let known = match (closed, exploited) {
                (0, _) => "No vulnerability is known that they were the first to fix.".to_owned(),
                (1, 0) => {
                    "They fixed 1 vulnerability, which is not known to be exploited.".to_owned()
                }
                (1, _) => "They fixed 1 vulnerability, which is exploited.".to_owned(),
                (_, 0) => format!(
                    "They fixed {closed} vulnerabilities, none of them known to be exploited."
                ),
                _ => format!("They fixed {closed} vulnerabilities, {exploited} of them exploited."),
            };
            format!(
                "{releases} releases on the days they came out. {known} Each stands in the table below."
            )
        },
        kinds: |kinds| kinds.join(", "),
        closed: "vulnerabilities fixed",
        exploited: "of these exploited",
        closed_count: |closed, exploited| match (closed, exploited) {
            (0, _) => "(no known vulnerability fixed)".to_owned(),
            (_, 0) => format!("({closed} fixed)"),
            _ => format!("({closed} fixed, {exploited} exploited)"),
        },
        here: |name| format!("this build: {name}"),
        release: "Release",
        build: "Build",
    },
    exposure: Exposure {
        heading: "Exposure over time",
        title: |build| format!("Open vulnerabilities of {build} over time"),
        description: |from, to, counts| {
            format!(
                "Two lines from {} to {}: the vulnerabilities that were public and open, rising to {}, and the exploited ones among them, rising to {}. The days stand in the table below.",
                day(from),
                day(to),
                counts.open,
                counts.exploited
            )
        },
        summary: |from, to, counts| {
            let possible = match counts.possible {
                0 => String::new(),
                1 => " For 1 more, no source says whether the branch is affected.".to_owned(),
                count => {
                    format!(" For {count} more, no source says whether the branch is affected.")
                }
            };
            format!(
                "Known and not fixed in this build, from its release on {} to {}. Exploited counts from the day of the entry in CISA's list.{possible}",
                day(from),
                day(to)
            )
        },
        open: "open",
        exploited: "of these exploited",
        possible: "possible",
        open_now: |count| format!("{count} open"),
        exploited_now: |count| format!("{count} exploited"),
    },
    days: Days {
        heading: "From the first attack to the fix",
        title: "Days of first exploitation, publication, fix and CISA's entry",
        description: |count, from, to| {
            let line = if count == 1 { "A line" } else { "Lines" };
            format!(
                "{line} for {count} {}, from {} to {}, with a mark on each day: known first exploitation, publication of the CVE record, first fix, and the entry in CISA's list. The days stand in the table below.",
                if count == 1 {
                    "vulnerability"
                } else {
                    "vulnerabilities"
                },
                day(from),
                day(to)
            )
        },
        reported: "reported to the vendor",
        exploited: "first exploitation that is known",
        announced: "word gets out",
        published: "CVE record",
        fixed: "first fix",
        listed: "CISA KEV entry",
        when: |when| {
            if when.is_month() {
                date::month(when.from, Lang::En)
            } else {
                day(when.from)
            }
        },
        relative,
        attacked: |names, days| {
            let relative = match days {
                (0, 0) => "on the day of".to_owned(),
                days => relative(days),
            };
            format!("{names}: the first exploitation that is known lies {relative} the first fix.")
        },
        differ: |names, what| {
            format!("{names}: sources name different days ({what}); the table has each.")
        },
        vulnerability: "Vulnerability",
        event: "Event",
        day: "Day",
        to_fix: "Against the first fix",
        source: "Source",
    },
};

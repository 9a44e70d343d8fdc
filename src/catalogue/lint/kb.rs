//! Numbers of Knowledge Base articles.
//!
//! An article may cover several products and branches, but then on one day. A
//! list that copies one number to every product is a known fault of sources.

use std::collections::BTreeMap;

use super::index::{Index, excused, release_name};
use crate::catalogue::source::{At, Fault, RuleInfo};
use crate::catalogue::tables::ReleaseRow;

pub(super) const KB_MALFORMED: RuleInfo = RuleInfo::new(
    "kb-malformed",
    "A KB number is not `KB` and five to seven digits.",
    "Links and searches made from it would lead nowhere.",
);

pub(super) const KB_TWO_PRODUCTS: RuleInfo = RuleInfo::excusable(
    "kb-two-products",
    "Releases of two products have the same KB number, but not the same date.",
    "One of them is a copy from the wrong line; its readers would get the wrong package.",
);

pub(super) const KB_TWO_DATES: RuleInfo = RuleInfo::excusable(
    "kb-two-dates",
    "Releases of two branches of a product have the same KB number, but not the same date.",
    "One of them is a copy from the wrong line, or one of the dates is wrong.",
);

pub(super) const KB_TWO_UPDATES: RuleInfo = RuleInfo::excusable(
    "kb-two-updates",
    "Two releases of a branch have the same KB number, and neither reissues the other.",
    "One of them is a copy from the line above.",
);

pub(super) fn check(index: &Index<'_>, faults: &mut Vec<Fault>) {
    let mut releases: BTreeMap<&str, Vec<&At<ReleaseRow>>> = BTreeMap::new();
    for row in &index.draft.releases {
        let kb = row.value.kb.as_str();
        if kb.is_empty() {
            continue;
        }
        if is_well_formed(kb) {
            releases.entry(kb).or_default().push(row);
        } else {
            faults.push(KB_MALFORMED.at(
                row.field("kb"),
                format!("`{kb}` is no KB number"),
                "write KB and the digits: KB5022193; leave it empty where none is known",
            ));
        }
    }
    for rows in releases.values() {
        for (at, row) in rows.iter().enumerate() {
            // The nearest earlier one is what it was copied from.
            let clash = rows[..at].iter().rev().find_map(|before| {
                let rule = broken(&before.value, &row.value)?;
                let notes = [&before.value.notes, &row.value.notes];
                let is_excused = notes.into_iter().any(|notes| excused(rule, notes));
                (!is_excused).then_some((rule, before))
            });
            if let Some((rule, before)) = clash {
                let message = format!(
                    "{} is {} of {} on line {} already",
                    row.value.kb,
                    release_name(&before.value),
                    before.value.date,
                    before.place.line
                );
                let hint = if rule == &KB_TWO_UPDATES {
                    "correct the number; or name the earlier package in `reissues`"
                } else {
                    "correct the number or the date"
                };
                faults.push(rule.at(row.field("kb"), message, hint));
            }
        }
    }
}

/// The rule that two releases with the same number break, if they do.
fn broken(before: &ReleaseRow, row: &ReleaseRow) -> Option<&'static RuleInfo> {
    // A repaired package may keep the number, on another branch too.
    let reissues = |one: &ReleaseRow, other: &ReleaseRow| {
        !one.reissues.is_empty() && (one.reissues == other.update || one.reissues == other.reissues)
    };
    if reissues(before, row) || reissues(row, before) {
        None
    } else if before.product != row.product {
        (before.date != row.date).then_some(&KB_TWO_PRODUCTS)
    } else if before.branch != row.branch {
        (before.date != row.date).then_some(&KB_TWO_DATES)
    } else {
        // A release that stands twice has its own rule.
        (before.update != row.update).then_some(&KB_TWO_UPDATES)
    }
}

fn is_well_formed(kb: &str) -> bool {
    kb.strip_prefix("KB").is_some_and(|digits| {
        (5..=7).contains(&digits.len())
            && digits.bytes().all(|digit| digit.is_ascii_digit())
            && !digits.starts_with('0')
    })
}

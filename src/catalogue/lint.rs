//! The rules that the facts of a family have to keep, beyond being readable.
//!
//! [`check`] is what callers want: it reads, judges, and gives either tables
//! without a fault or every fault there is. One file of `lint/` holds the rules
//! about one thing; each rule is a [`RuleInfo`] beside the code that applies it.
//!
//! A few rules have real exceptions in the world. A row is excused from such a
//! rule by a note of the rule's id (`RuleInfo::excusable`), so that the reason
//! stands in the data, in both languages, and readers see it too.
//!
//! Must not know any product, nor how a row was written down.

mod aliases;
mod branches;
mod builds;
mod fixes;
mod index;
mod kb;
mod keys;
mod life_cycle;
mod names;
mod order;
mod ranges;
mod recognition;
mod sources;
mod texts;
mod vulnerabilities;

use super::source::{self, Draft, Fault, RuleInfo, SourceFile};
use super::tables::Tables;
use index::Index;

/// Every rule over the rows, in the order in which documentation shows them.
/// The rules over the form of files are [`source::RULES`].
pub const RULES: &[RuleInfo] = &[
    names::UNKNOWN_PRODUCT,
    names::UNKNOWN_BRANCH,
    names::UNKNOWN_UPDATE,
    names::UNKNOWN_KIND,
    names::UNKNOWN_IMPACT,
    names::UNKNOWN_CVE,
    names::UNKNOWN_NOTE,
    names::UNKNOWN_SOURCE,
    keys::KEY_TWICE,
    builds::BUILD_TWICE,
    builds::RELEASE_TWICE,
    builds::BUILD_FALLS_BACK,
    builds::DATE_RUNS_BACK,
    builds::BELOW_BASE,
    builds::PREFIX_UNREADABLE,
    builds::BUILD_OUTSIDE_PRODUCT,
    builds::THIRD_PART_SHARED,
    builds::REISSUE_BACKWARDS,
    builds::KIND_MISPLACED,
    builds::DATE_AFTER_DATA,
    branches::BRANCH_WITHOUT_BASE,
    branches::BRANCH_TWO_BASES,
    branches::WINDOW_MISSING,
    branches::WINDOW_TWICE,
    branches::WINDOW_BEFORE_RELEASE,
    kb::KB_MALFORMED,
    kb::KB_TWO_PRODUCTS,
    kb::KB_TWO_DATES,
    kb::KB_TWO_UPDATES,
    aliases::ALIAS_EMPTY,
    aliases::ALIAS_IS_RELEASE,
    aliases::ALIAS_TWICE,
    aliases::UNIDENTIFIED_IS_KNOWN,
    aliases::UNIDENTIFIED_MISPLACED,
    vulnerabilities::CVE_MALFORMED,
    vulnerabilities::CVE_TWICE,
    vulnerabilities::CVSS_UNREADABLE,
    vulnerabilities::CVSS_NOT_BASE,
    vulnerabilities::KEV_TWICE,
    vulnerabilities::KEV_BEFORE_PUBLICATION,
    vulnerabilities::KEV_RANSOMWARE,
    fixes::FIX_TWICE,
    fixes::FIX_STATE,
    fixes::REMEDY_WITHOUT_FIX,
    fixes::REMEDY_SETTING_WITH_FIX,
    fixes::REMEDY_WITHOUT_ACTION,
    life_cycle::LIFE_CYCLE_ORDER,
    life_cycle::ENDED_WITH_DAY,
    life_cycle::ESU_ORDER,
    life_cycle::MOVE_BACKWARDS,
    ranges::RANGE_BACKWARDS,
    ranges::RANGE_OVERLAP,
    ranges::APPLIES_NOWHERE,
    ranges::VERSIONS_UNSORTED,
    recognition::LABEL_TWICE,
    recognition::LABEL_EMPTY,
    texts::TEXT_EMPTY,
    texts::TEXT_UNTRANSLATED,
    sources::SOURCE_MISSING,
    sources::URL_MALFORMED,
    sources::READ_MALFORMED,
    sources::UNUSED_NOTE,
    sources::UNUSED_SOURCE,
    order::UNSORTED,
];

/// Every check; each reports what it finds and none stops another.
const CHECKS: &[fn(&Index<'_>, &mut Vec<Fault>)] = &[
    names::check,
    keys::check,
    builds::check,
    branches::check,
    kb::check,
    aliases::check,
    vulnerabilities::check,
    fixes::check,
    life_cycle::check,
    ranges::check,
    recognition::check,
    texts::check,
    sources::check,
    order::check,
];

/// Judges the rows. All faults, sorted by file, line and column.
#[must_use]
pub fn lint(draft: &Draft) -> Vec<Fault> {
    let index = Index::new(draft);
    let mut faults = Vec::new();
    for check in CHECKS {
        check(&index, &mut faults);
    }
    faults.sort();
    faults
}

/// Reads and judges the files of a family: the rows as far as they could be
/// read, and every fault of form and of content, sorted by file, line and
/// column.
#[must_use]
pub fn examine(files: &[SourceFile<'_>]) -> (Draft, Vec<Fault>) {
    let (draft, mut faults) = source::parse(files);
    faults.extend(lint(&draft));
    faults.sort();
    (draft, faults)
}

/// The tables of a family's files.
///
/// # Errors
///
/// Every fault that [`examine`] finds.
pub fn check(files: &[SourceFile<'_>]) -> Result<Tables, Vec<Fault>> {
    let (draft, faults) = examine(files);
    match draft.tables() {
        Some(tables) if faults.is_empty() => Ok(tables),
        // Without a `family.toml` there is a fault that says so.
        _ => Err(faults),
    }
}

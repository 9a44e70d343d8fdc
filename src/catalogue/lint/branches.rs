//! Branches: each has one base, and one rule of how long it is serviced.

use std::collections::BTreeMap;

use super::index::{Index, spoken};
use crate::catalogue::source::{Fault, File, RuleInfo};
use crate::catalogue::tables::Window;

pub(super) const BRANCH_WITHOUT_BASE: RuleInfo = RuleInfo::new(
    "branch-without-base",
    "A branch has updates, but no release without an update.",
    "A server on which no update was installed yet could not be recognised.",
);

pub(super) const BRANCH_TWO_BASES: RuleInfo = RuleInfo::new(
    "branch-two-bases",
    "A branch has two releases without an update.",
    "An update whose name was forgotten passes for the branch itself.",
);

pub(super) const WINDOW_MISSING: RuleInfo = RuleInfo::new(
    "window-missing",
    "A branch has no line in `branches.csv`.",
    "Whether it still gets updates would be unknown.",
);

pub(super) const WINDOW_TWICE: RuleInfo = RuleInfo::new(
    "window-twice",
    "A branch has two lines in `branches.csv`.",
    "Which of the two holds would depend on their order.",
);

pub(super) const WINDOW_BEFORE_RELEASE: RuleInfo = RuleInfo::new(
    "window-before-release",
    "The service of a branch ends on or before the day of its release.",
    "It would never have been serviced; the year is most likely wrong.",
);

pub(super) fn check(index: &Index<'_>, faults: &mut Vec<Fault>) {
    bases(index, faults);
    windows(index, faults);
}

fn bases(index: &Index<'_>, faults: &mut Vec<Fault>) {
    for branch in index.branches() {
        let name = spoken(&[branch.product, branch.name]);
        let Some(base) = branch.base else {
            // The row that is missing may be one that could not be read.
            if index.draft.is_whole(File::Releases) {
                faults.push(BRANCH_WITHOUT_BASE.at(
                    branch.rows[0].field("branch"),
                    format!("{name} has no base"),
                    "add the release that opened the branch, with an empty update",
                ));
            }
            continue;
        };
        for row in &branch.rows {
            if row.value.update.is_empty() && row.place != base.place {
                faults.push(BRANCH_TWO_BASES.at(
                    row.field("update"),
                    format!("{name} has its base on line {} already", base.place.line),
                    "name the update, or correct the branch",
                ));
            }
        }
    }
}

fn windows(index: &Index<'_>, faults: &mut Vec<Fault>) {
    let mut first: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for row in &index.draft.branches {
        let key = (row.value.product.as_str(), row.value.branch.as_str());
        let name = spoken(&[key.0, key.1]);
        if let Some(line) = first.get(&key) {
            faults.push(WINDOW_TWICE.at(
                row.field("branch"),
                format!("{name} stands on line {line} already"),
                "make one line of the two",
            ));
        } else {
            first.insert(key, row.place.line);
        }
        let base = index.branch(key.0, key.1).and_then(|branch| branch.base);
        if let (Window::Until(day), Some(base)) = (row.value.window, base)
            && day <= base.value.date
        {
            let released = base.value.date;
            faults.push(WINDOW_BEFORE_RELEASE.at(
                row.field("window"),
                format!("{name} was released on {released}; its service cannot end on {day}"),
                "the day is the first one without service; correct it",
            ));
        }
    }
    if !index.draft.is_whole(File::Branches) {
        return;
    }
    for branch in index.branches() {
        if !first.contains_key(&(branch.product, branch.name)) {
            let name = spoken(&[branch.product, branch.name]);
            faults.push(WINDOW_MISSING.at(
                branch.front().field("branch"),
                format!("branches.csv does not say how long {name} is serviced"),
                format!(
                    "add {},{},life-cycle or another window",
                    branch.product, branch.name
                ),
            ));
        }
    }
}

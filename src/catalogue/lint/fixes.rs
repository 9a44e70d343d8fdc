//! What closes a vulnerability: fixes and remedies have to agree.

use std::collections::{BTreeMap, BTreeSet};

use super::index::{Index, spoken};
use crate::catalogue::source::{Fault, File, RuleInfo};
use crate::catalogue::tables::{FixState, Remedy};

pub(super) const FIX_TWICE: RuleInfo = RuleInfo::new(
    "fix-twice",
    "A branch has two lines for one CVE.",
    "The first update that closes it can only be one.",
);

pub(super) const FIX_STATE: RuleInfo = RuleInfo::new(
    "fix-state",
    "An update is named, though the branch is not affected or not listed.",
    "It would be called fixed and not affected at once.",
);

pub(super) const REMEDY_WITHOUT_FIX: RuleInfo = RuleInfo::new(
    "remedy-without-fix",
    "A build is to close a CVE, but no update is said to.",
    "No server would ever be exposed to it.",
);

pub(super) const REMEDY_SETTING_WITH_FIX: RuleInfo = RuleInfo::new(
    "remedy-setting-with-fix",
    "No build is to close a CVE, but an update is said to.",
    "One of the two is wrong; readers would be told either too much or too little.",
);

pub(super) const REMEDY_WITHOUT_ACTION: RuleInfo = RuleInfo::new(
    "remedy-without-action",
    "A setting is to close a CVE, but no action names it.",
    "Readers would learn that installing is not enough, and not what is.",
);

pub(super) fn check(index: &Index<'_>, faults: &mut Vec<Fault>) {
    let draft = index.draft;
    let mut first: BTreeMap<(&str, &str, &str), u32> = BTreeMap::new();
    let mut fixed: BTreeMap<&str, u32> = BTreeMap::new();
    for row in &draft.fixes {
        let fix = &row.value;
        let key = (fix.cve.as_str(), fix.product.as_str(), fix.branch.as_str());
        if let Some(line) = first.get(&key) {
            faults.push(FIX_TWICE.at(
                row.field("branch"),
                format!(
                    "{} on {} stands on line {line} already",
                    fix.cve,
                    spoken(&[&fix.product, &fix.branch])
                ),
                "keep the first update that closes it",
            ));
        } else {
            first.insert(key, row.place.line);
        }
        if fix.state == FixState::Fixed {
            fixed.entry(&fix.cve).or_insert(row.place.line);
        } else if !fix.update.is_empty() {
            faults.push(FIX_STATE.at(
                row.field("update"),
                format!("`{}` is named, but the state is not `fixed`", fix.update),
                "empty the update, or correct the state",
            ));
        }
    }
    let actions = draft.actions.iter().flat_map(|row| &row.value.ids);
    let actions: BTreeSet<&str> = actions.map(String::as_str).collect();
    for row in &draft.vulnerabilities {
        let id = row.value.id.as_str();
        let remedy = row.value.remedy;
        let place = || row.field("remedy");
        if remedy != Remedy::Setting && !fixed.contains_key(id) && draft.is_whole(File::Fixes) {
            faults.push(REMEDY_WITHOUT_FIX.at(
                place(),
                format!("no line of fixes.csv says which update closes {id}"),
                "add the fix; where no build closes it, write `setting` and add an action",
            ));
        }
        if let (Remedy::Setting, Some(line)) = (remedy, fixed.get(id)) {
            faults.push(REMEDY_SETTING_WITH_FIX.at(
                place(),
                format!("line {line} of fixes.csv names an update that closes {id}"),
                "write `build`, or `build-and-setting` where something has to be done by hand; \
                 or remove the fixes",
            ));
        }
        if remedy != Remedy::Build && !actions.contains(id) && draft.is_whole(File::Actions) {
            faults.push(REMEDY_WITHOUT_ACTION.at(
                place(),
                format!("no action of actions.toml names {id}"),
                "add an action with it in `ids`; where installing is enough, write `build`",
            ));
        }
    }
}

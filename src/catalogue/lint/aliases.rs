//! Builds and names beside the official ones.

use std::collections::BTreeMap;

use super::index::{Index, release_name, spoken, third_part};
use crate::build::Build;
use crate::catalogue::source::{Fault, RuleInfo};

pub(super) const ALIAS_EMPTY: RuleInfo = RuleInfo::new(
    "alias-empty",
    "An alias has neither a build nor a name.",
    "It says nothing.",
);

pub(super) const ALIAS_IS_RELEASE: RuleInfo = RuleInfo::new(
    "alias-is-release",
    "The build of an alias is the build of a release.",
    "A server that shows it would be taken for two releases.",
);

pub(super) const ALIAS_TWICE: RuleInfo = RuleInfo::new(
    "alias-twice",
    "A build or a name of a product is an alias twice.",
    "It would stand for two releases, or for one release in two ways.",
);

pub(super) const UNIDENTIFIED_IS_KNOWN: RuleInfo = RuleInfo::new(
    "unidentified-is-known",
    "A build without a known name is a release, an alias, or listed twice.",
    "Once it is identified, it must no longer be called unknown.",
);

pub(super) const UNIDENTIFIED_MISPLACED: RuleInfo = RuleInfo::new(
    "unidentified-misplaced",
    "The third part of a build without a known name belongs to another branch.",
    "All that is known of such a build is its branch.",
);

pub(super) fn check(index: &Index<'_>, faults: &mut Vec<Fault>) {
    let mut known: BTreeMap<Build, String> = BTreeMap::new();
    for row in &index.draft.releases {
        known
            .entry(row.value.build)
            .or_insert_with(|| release_name(&row.value));
    }
    aliases(index, &mut known, faults);
    unidentified(index, &mut known, faults);
}

/// Adds the builds of aliases to those that are `known`.
fn aliases(index: &Index<'_>, known: &mut BTreeMap<Build, String>, faults: &mut Vec<Fault>) {
    let mut builds: BTreeMap<Build, u32> = BTreeMap::new();
    let mut names: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for row in &index.draft.aliases {
        let alias = &row.value;
        if alias.build.is_none() && alias.name.is_empty() {
            faults.push(ALIAS_EMPTY.at(
                row.field("build"),
                "neither a build nor a name",
                "give one of the two, or remove the line",
            ));
        }
        if let Some(build) = alias.build {
            let place = row.field("build");
            if let Some(line) = builds.get(&build) {
                let message = format!("{build} is an alias on line {line} already");
                faults.push(ALIAS_TWICE.at(place, message, "keep one of the two"));
            } else if let Some(release) = known.get(&build) {
                let message = format!("{build} is {release}");
                let hint = "an alias is a build that no release has; correct it or remove it";
                faults.push(ALIAS_IS_RELEASE.at(place, message, hint));
            } else {
                builds.insert(build, row.place.line);
            }
        }
        if !alias.name.is_empty() {
            let key = (alias.product.as_str(), alias.name.as_str());
            if let Some(line) = names.get(&key) {
                let message = format!("`{}` is an alias on line {line} already", key.1);
                faults.push(ALIAS_TWICE.at(row.field("name"), message, "keep one of the two"));
            } else {
                names.insert(key, row.place.line);
            }
        }
    }
    for (build, line) in builds {
        known.insert(build, format!("an alias on line {line} of aliases.csv"));
    }
}

fn unidentified(index: &Index<'_>, known: &mut BTreeMap<Build, String>, faults: &mut Vec<Fault>) {
    for row in &index.draft.unidentified {
        let build = row.value.build;
        if let Some(what) = known.get(&build) {
            faults.push(UNIDENTIFIED_IS_KNOWN.at(
                row.field("build"),
                format!("{build} is {what}"),
                "remove the line",
            ));
        } else {
            let line = row.place.line;
            known.insert(build, format!("on line {line} of unidentified.csv already"));
        }
        let part = third_part(build);
        let has_part = |name: &str| {
            index
                .branch(&row.value.product, name)
                .is_some_and(|branch| {
                    let mut builds = branch.rows.iter().map(|row| row.value.build);
                    builds.any(|build| third_part(build) == part)
                })
        };
        if has_part(&row.value.branch) {
            continue;
        }
        let branches = index.branches_of(&row.value.product).iter();
        if let Some(owner) = branches
            .map(|branch| branch.name)
            .find(|&name| has_part(name))
        {
            faults.push(UNIDENTIFIED_MISPLACED.at(
                row.field("branch"),
                format!(
                    "{build} belongs to {}, where all builds of {part} are",
                    spoken(&[&row.value.product, owner])
                ),
                format!("write {owner}, or correct the build"),
            ));
        }
    }
}

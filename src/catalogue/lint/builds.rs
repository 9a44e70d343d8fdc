//! Builds and dates of releases.
//!
//! A build is what readers bring; the whole site hangs on each standing for
//! one release, in the right branch, in the right order.

use std::collections::BTreeMap;

use super::index::{Branch, Index, excused, release_name, third_part};
use crate::build::Build;
use crate::catalogue::source::{At, Fault, File, RuleInfo};
use crate::catalogue::tables::{ProductRow, ReleaseRow};

pub(super) const BUILD_TWICE: RuleInfo = RuleInfo::new(
    "build-twice",
    "Two releases have the same build.",
    "A server that shows this build could not be told what it runs.",
);

pub(super) const RELEASE_TWICE: RuleInfo = RuleInfo::new(
    "release-twice",
    "An update stands twice in its branch.",
    "Fixes name a release by product, branch and update; they would name two.",
);

pub(super) const BUILD_FALLS_BACK: RuleInfo = RuleInfo::excusable(
    "build-falls-back",
    "Within a branch, a release has a lower build than the one before it, though it is not older.",
    "In a branch the higher build holds the lower one; a slip in a digit would turn that round.",
);

pub(super) const DATE_RUNS_BACK: RuleInfo = RuleInfo::excusable(
    "date-runs-back",
    "Within a branch, a release has an earlier date than the one before it, though its build is higher.",
    "On some days the answer would name an update that was not out, or miss one that was.",
);

pub(super) const BELOW_BASE: RuleInfo = RuleInfo::excusable(
    "below-base",
    "An update has a lower build than the base of its branch, and the base does not reissue it.",
    "It would be taken for something older than the branch it belongs to.",
);

pub(super) const PREFIX_UNREADABLE: RuleInfo = RuleInfo::new(
    "prefix-unreadable",
    "The `builds` of a product are not the first parts of a build: `15.2`, or `14`.",
    "No build could be recognised as one of the product.",
);

pub(super) const BUILD_OUTSIDE_PRODUCT: RuleInfo = RuleInfo::new(
    "build-outside-product",
    "A build does not begin with the parts that builds of its product begin with.",
    "It stands with the wrong product, or has a slip in its first parts.",
);

pub(super) const THIRD_PART_SHARED: RuleInfo = RuleInfo::excusable(
    "third-part-shared",
    "Two branches of a product, neither a preview, have builds with the same third part.",
    "Texts that show three parts only are read as the branch; this would make it two.",
);

pub(super) const REISSUE_BACKWARDS: RuleInfo = RuleInfo::new(
    "reissue-backwards",
    "A repaired package does not have a higher build than the one it repairs.",
    "The repaired package would be taken for the broken one.",
);

pub(super) const KIND_MISPLACED: RuleInfo = RuleInfo::new(
    "kind-misplaced",
    "A row without an update is of a kind that opens no branch, or an update is of a kind that does, and the base does not reissue it.",
    "An update whose name was forgotten would pass for the branch itself.",
);

pub(super) const DATE_AFTER_DATA: RuleInfo = RuleInfo::new(
    "date-after-data",
    "A release is dated after `data_through` of `family.toml`.",
    "The page says up to which day it knows every release; this one shows that it lies.",
);

pub(super) fn check(index: &Index<'_>, faults: &mut Vec<Fault>) {
    unique_builds(index, faults);
    prefixes(index, faults);
    third_parts(index, faults);
    for branch in index.branches() {
        unique_updates(branch, faults);
        steps(branch, faults);
        against_base(index, branch, faults);
        reissues(branch, faults);
    }
    let through = index.draft.family.as_ref();
    if let Some(through) = through.map(|family| family.value.data_through) {
        for row in &index.draft.releases {
            let date = row.value.date;
            if date > through {
                faults.push(DATE_AFTER_DATA.at(
                    row.field("date"),
                    format!("{date} is after {through}, up to which the data is said to go"),
                    "correct the date, or raise data_through in family.toml",
                ));
            }
        }
    }
}

fn unique_builds(index: &Index<'_>, faults: &mut Vec<Fault>) {
    let mut first: BTreeMap<Build, &At<ReleaseRow>> = BTreeMap::new();
    for row in &index.draft.releases {
        let build = row.value.build;
        if let Some(before) = first.get(&build) {
            faults.push(BUILD_TWICE.at(
                row.field("build"),
                format!(
                    "{build} is {} on line {} already",
                    release_name(&before.value),
                    before.place.line
                ),
                "one of the two builds is wrong; or this is another name: put it into aliases.csv",
            ));
        } else {
            first.insert(build, row);
        }
    }
}

fn unique_updates(branch: &Branch<'_>, faults: &mut Vec<Fault>) {
    let mut first: BTreeMap<&str, u32> = BTreeMap::new();
    for row in &branch.rows {
        let update = row.value.update.as_str();
        // Two bases have their own rule.
        if update.is_empty() {
            continue;
        }
        if let Some(line) = first.get(update) {
            faults.push(RELEASE_TWICE.at(
                row.field("update"),
                format!("{} stands on line {line} already", release_name(&row.value)),
                "give the repaired package its own name, such as `v2` at the end",
            ));
        } else {
            first.insert(update, row.place.line);
        }
    }
}

/// Compares each release with the one before it in the branch. Where both the
/// build and the date are lower, two lines changed places: that is `unsorted`.
fn steps(branch: &Branch<'_>, faults: &mut Vec<Fault>) {
    for pair in branch.rows.windows(2) {
        let [before, row] = [pair[0], pair[1]];
        let [old, new] = [&before.value, &row.value];
        let build_falls = new.build < old.build;
        let date_falls = new.date < old.date;
        let line = before.place.line;
        let is_base = new.update.is_empty() || old.update.is_empty();
        if build_falls && !date_falls && !is_base && !excused(&BUILD_FALLS_BACK, &new.notes) {
            faults.push(BUILD_FALLS_BACK.at(
                row.field("build"),
                format!(
                    "{} of {} is lower than {} of {} on line {line}",
                    new.build,
                    release_name(new),
                    old.build,
                    release_name(old)
                ),
                "one of the two builds is wrong",
            ));
        }
        if date_falls && !build_falls && !excused(&DATE_RUNS_BACK, &new.notes) {
            faults.push(DATE_RUNS_BACK.at(
                row.field("date"),
                format!(
                    "{} of {} is before {} of {} on line {line}",
                    new.date,
                    release_name(new),
                    old.date,
                    release_name(old)
                ),
                "one of the two dates is wrong",
            ));
        }
    }
}

/// What only a base may be, and what stands above it.
fn against_base(index: &Index<'_>, branch: &Branch<'_>, faults: &mut Vec<Fault>) {
    let reissued = branch.base.map_or("", |base| base.value.reissues.as_str());
    let is_base_odd = odd_base(branch, faults);
    for row in &branch.rows {
        let release = &row.value;
        let is_base = release.update.is_empty();
        let is_reissued = !is_base && release.update == reissued;
        if let Some(kind) = index.kind(&release.kind)
            && kind.base != is_base
            // A first package below its base has its own rule.
            && (is_base || branch.base.is_none_or(|base| release.build > base.value.build))
        {
            let (message, hint) = if kind.base {
                (
                    format!("`{}` opens a branch, but this is an update", kind.id),
                    "correct the kind or empty the update; a first package that the base repairs \
                     is named in the `reissues` of the base",
                )
            } else {
                (
                    format!("`{}` opens no branch, but no update is named", kind.id),
                    "correct the kind, or name the update",
                )
            };
            faults.push(KIND_MISPLACED.at(row.field("kind"), message, hint));
        }
        let Some(base) = branch.base.filter(|_| !is_base_odd) else {
            continue;
        };
        if !is_base
            && !is_reissued
            && release.build < base.value.build
            && !excused(&BELOW_BASE, &release.notes)
        {
            faults.push(BELOW_BASE.at(
                row.field("build"),
                format!(
                    "{} of {} is lower than {}, the base of {}",
                    release.build,
                    release_name(release),
                    base.value.build,
                    branch.name
                ),
                "correct the build; or name the update in the `reissues` of the base, if the base \
                 repairs it",
            ));
        }
    }
}

/// Where a base is higher than several updates, and lower than none, it is the
/// base that is wrong: one fault instead of one for each update.
fn odd_base(branch: &Branch<'_>, faults: &mut Vec<Fault>) -> bool {
    let Some(base) = branch.base else {
        return false;
    };
    let mut updates = branch
        .rows
        .iter()
        .filter(|row| !row.value.update.is_empty());
    let is_odd = branch.rows.len() > 2 && updates.all(|row| row.value.build < base.value.build);
    if is_odd && !excused(&BELOW_BASE, &base.value.notes) {
        faults.push(BELOW_BASE.at(
            base.field("build"),
            format!(
                "{}, the base of {}, is higher than all its updates",
                base.value.build, branch.name
            ),
            "correct the build",
        ));
    }
    is_odd
}

fn reissues(branch: &Branch<'_>, faults: &mut Vec<Fault>) {
    for row in &branch.rows {
        let release = &row.value;
        if release.reissues.is_empty() {
            continue;
        }
        let Some(first) = branch.row(&release.reissues) else {
            continue;
        };
        if release.build <= first.value.build {
            faults.push(REISSUE_BACKWARDS.at(
                row.field("reissues"),
                format!(
                    "{} of {} is not higher than {} of {}, which it reissues",
                    release.build,
                    release_name(release),
                    first.value.build,
                    release_name(&first.value)
                ),
                "the later package names the earlier one, not the other way round",
            ));
        }
    }
}

fn prefixes(index: &Index<'_>, faults: &mut Vec<Fault>) {
    let mut prefixes: BTreeMap<&str, (&ProductRow, Vec<u16>)> = BTreeMap::new();
    for row in &index.draft.products {
        let product = &row.value;
        let parts: Result<Vec<u16>, _> = product.builds.split('.').map(str::parse).collect();
        match parts {
            Ok(parts) if parts.len() <= 3 => {
                prefixes.insert(&product.id, (product, parts));
            }
            _ => faults.push(PREFIX_UNREADABLE.at(
                row.field("builds"),
                format!("`{}` is no beginning of a build", product.builds),
                "write one to three numbers with dots between: 15.2",
            )),
        }
    }
    let releases = index.draft.releases.iter();
    let releases = releases.map(|row| (&row.value.product, row.value.build, row.field("build")));
    let unidentified = index.draft.unidentified.iter();
    let unidentified =
        unidentified.map(|row| (&row.value.product, row.value.build, row.field("build")));
    for (product, build, place) in releases.chain(unidentified) {
        let Some((product, prefix)) = prefixes.get(product.as_str()) else {
            continue;
        };
        let parts = [build.major(), build.minor(), build.third()];
        if !parts.starts_with(prefix) {
            faults.push(BUILD_OUTSIDE_PRODUCT.at(
                place,
                format!(
                    "{build} does not begin with {}, as builds of {} do",
                    product.builds, product.id
                ),
                "correct the build or the product",
            ));
        }
    }
}

fn third_parts(index: &Index<'_>, faults: &mut Vec<Fault>) {
    // It says which branches are previews.
    if !index.draft.is_whole(File::Family) {
        return;
    }
    let mut first: BTreeMap<(&str, Build), &Branch<'_>> = BTreeMap::new();
    for branch in index.branches().filter(|branch| !index.is_preview(branch)) {
        for row in &branch.rows {
            let part = third_part(row.value.build);
            let owner = *first.entry((branch.product, part)).or_insert(branch);
            if owner.name != branch.name && !excused(&THIRD_PART_SHARED, &row.value.notes) {
                faults.push(THIRD_PART_SHARED.at(
                    row.field("build"),
                    format!(
                        "{part} belongs to {} {} on line {} already",
                        owner.product,
                        owner.name,
                        owner.front().place.line
                    ),
                    "correct the build or the branch",
                ));
                // One for a branch: its other rows have the same cause.
                break;
            }
        }
    }
}

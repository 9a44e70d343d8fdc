//! What a set of vulnerabilities is to every release, by what was known on a
//! day: the answer that CSAF and OSV are written from.
//!
//! Must not know any format.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::catalogue::tables::Remedy;
use crate::catalogue::{Branch, BranchId, Family, Outcome, Release, ReleaseId, Vulnerability};

/// What a vulnerability is to a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It is there.
    Affected(Way),
    /// It was there in an earlier release, or in another branch.
    Fixed,
    /// A source says that it never was there.
    NotAffected,
    /// A source leaves it open.
    Open,
}

/// What helps an affected release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// This release of the same branch.
    Update(ReleaseId),
    /// A newer branch, from this release of it on.
    Move(ReleaseId),
    /// Something that is not a release: one of the family's actions.
    Setting,
    /// Nothing was out on that day.
    Nothing,
}

/// The releases of a branch from which on it is free of a vulnerability.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OnBranch {
    /// Clean from here on.
    From(ReleaseId),
    /// Affected throughout.
    Throughout,
    /// By actions: see [`Family::actions_on`].
    Setting,
    Fixed,
    NotAffected,
    Open,
}

/// The releases that were out on a day and meant for production, by branch.
pub(super) fn releases(
    family: &Family,
    as_of: Date,
) -> impl Iterator<Item = (&Branch, Vec<&Release>)> {
    family
        .branches()
        .iter()
        .filter(|branch| !branch.preview)
        .map(move |branch| {
            let releases: Vec<&Release> = branch
                .releases
                .iter()
                .map(|id| family.release(*id))
                .filter(|release| release.date <= as_of)
                .collect();
            (branch, releases)
        })
        .filter(|(_, releases)| !releases.is_empty())
}

/// What a vulnerability is to every release of [`releases`], in their order;
/// nothing for releases of which no source speaks.
pub(super) fn states<'f>(
    family: &'f Family,
    vulnerability: &Vulnerability,
    as_of: Date,
) -> Vec<(&'f Release, State)> {
    let mut states = Vec::new();
    for (branch, releases) in releases(family, as_of) {
        let Some(on_branch) = on_branch(family, branch, vulnerability, as_of) else {
            continue;
        };
        for release in releases {
            let state = match on_branch {
                OnBranch::From(first) if release.id < first => State::Affected(Way::Update(first)),
                OnBranch::From(_) | OnBranch::Fixed => State::Fixed,
                OnBranch::Throughout => {
                    State::Affected(elsewhere(family, branch, vulnerability, as_of))
                }
                OnBranch::NotAffected => State::NotAffected,
                OnBranch::Open => State::Open,
                OnBranch::Setting if has_action(family, release, vulnerability, as_of) => {
                    State::Affected(Way::Setting)
                }
                OnBranch::Setting => continue,
            };
            states.push((release, state));
        }
    }
    states
}

fn on_branch(
    family: &Family,
    branch: &Branch,
    vulnerability: &Vulnerability,
    as_of: Date,
) -> Option<OnBranch> {
    if vulnerability.remedy == Remedy::Setting {
        return Some(OnBranch::Setting);
    }
    let affected = family
        .affected(branch)
        .iter()
        .find(|affected| affected.vulnerability == vulnerability.index);
    if let Some(affected) = affected {
        return Some(match affected.closed_by {
            Some(id) if family.release(id).date <= as_of => OnBranch::From(id),
            Some(_) => OnBranch::Throughout,
            None if affected.certain => OnBranch::Throughout,
            None => OnBranch::Open,
        });
    }
    let said = vulnerability
        .fixes
        .iter()
        .find(|fix| fix.branch == branch.id);
    match said.map(|fix| fix.outcome) {
        Some(Outcome::NotAffected) => Some(OnBranch::NotAffected),
        Some(_) => None,
        // A branch that opened with the fixes in it.
        None => family
            .fixing(branch, vulnerability)
            .next()
            .map(|_| OnBranch::Fixed),
    }
}

/// The way out of a branch that gets no fix: the newest fix in the product.
fn elsewhere(family: &Family, branch: &Branch, vulnerability: &Vulnerability, as_of: Date) -> Way {
    family
        .fixing(branch, vulnerability)
        .filter(|release| release.date <= as_of && release.branch > branch.id)
        .max_by_key(|release| release.id)
        .map_or(Way::Nothing, |release| Way::Move(release.id))
}

/// The actions that a vulnerability asks for on a release, as indices into
/// [`Family::actions`], as far as they were known on a day.
pub(super) fn actions(
    family: &Family,
    release: &Release,
    vulnerability: &Vulnerability,
    as_of: Date,
) -> Vec<usize> {
    family
        .actions_on(release.id)
        .filter(|index| {
            let row = &family.actions()[*index];
            row.since <= as_of && row.ids.contains(&vulnerability.id)
        })
        .collect()
}

fn has_action(
    family: &Family,
    release: &Release,
    vulnerability: &Vulnerability,
    as_of: Date,
) -> bool {
    !actions(family, release, vulnerability, as_of).is_empty()
}

/// What several vulnerabilities together are to a branch.
pub(super) struct Together<'f> {
    pub(super) branch: BranchId,
    /// The releases that have any of them, oldest first; never empty.
    pub(super) affected: Vec<&'f Release>,
    /// The first release of the branch after those, where there is one.
    pub(super) fixed: Option<&'f Release>,
}

/// The branches that any of the vulnerabilities is or was in. What a setting
/// closes is left out: no build tells whether it was made.
pub(super) fn together<'f>(
    family: &'f Family,
    vulnerabilities: &[&Vulnerability],
    as_of: Date,
) -> Vec<Together<'f>> {
    let with_any: BTreeSet<ReleaseId> = vulnerabilities
        .iter()
        .flat_map(|vulnerability| states(family, vulnerability, as_of))
        .filter(|(_, state)| matches!(state, State::Affected(way) if *way != Way::Setting))
        .map(|(release, _)| release.id)
        .collect();
    let mut found: Vec<Together<'f>> = Vec::new();
    for (branch, releases) in releases(family, as_of) {
        let (affected, clean): (Vec<&Release>, Vec<&Release>) = releases
            .into_iter()
            .partition(|release| with_any.contains(&release.id));
        if let Some(last) = affected.last().map(|release| release.id) {
            found.push(Together {
                branch: branch.id,
                affected,
                fixed: clean.into_iter().find(|release| release.id > last),
            });
        }
    }
    found
}

//! Which vulnerabilities one release is open to, by what was public on a day.
//!
//! Must not know plans or verdicts.

use jiff::civil::Date;

use crate::catalogue::{Family, Release, ReleaseId, VulnerabilityId};

/// One vulnerability that a release is open to.
pub(super) struct Exposed {
    pub(super) vulnerability: VulnerabilityId,
    /// False where no source says whether the branch is affected.
    pub(super) certain: bool,
    /// The first release that closes it and was out on the day.
    pub(super) fixed_in: Option<ReleaseId>,
}

/// What `release` is open to on `as_of`, by CVE identifier.
pub(super) fn of(family: &Family, release: &Release, as_of: Date) -> impl Iterator<Item = Exposed> {
    let branch = family.branch(release.branch);
    let id = release.id;
    family
        .affected(branch)
        .iter()
        .filter(move |affected| affected.closed_by.is_none_or(|closed_by| id < closed_by))
        .map(move |affected| (affected, family.vulnerability(affected.vulnerability)))
        .filter(move |(_, vulnerability)| vulnerability.published <= as_of)
        .map(move |(affected, vulnerability)| Exposed {
            vulnerability: affected.vulnerability,
            certain: affected.certain,
            fixed_in: family
                .fixing(branch, vulnerability)
                .filter(|fix| fix.branch >= branch.id && fix.date <= as_of)
                .map(|fix| fix.id)
                .min(),
        })
}

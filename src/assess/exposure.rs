//! Which vulnerabilities one release is open to, by what was public on a day.
//!
//! Must not know plans or verdicts.

use jiff::civil::Date;

use crate::catalogue::{Family, Outcome, Release, ReleaseId, Vulnerability, VulnerabilityId};
use crate::catalogue::tables::Remedy;

/// One vulnerability that a release is open to.
pub(super) struct Exposed {
    pub(super) vulnerability: VulnerabilityId,
    /// False where no source says whether the branch is affected.
    pub(super) certain: bool,
    /// The first release that closes it and was out on the day.
    pub(super) fixed_in: Option<ReleaseId>,
}

/// What `release` is open to on `as_of`, by CVE identifier.
pub(super) fn of(family: &Family, release: &Release, as_of: Date) -> Vec<Exposed> {
    family
        .vulnerabilities()
        .iter()
        .filter(|vulnerability| vulnerability.published <= as_of)
        .filter_map(|vulnerability| to(family, release, vulnerability, as_of))
        .collect()
}

/// Whether `release` is open to one vulnerability.
///
/// Clean is a release at or above the first fixing update of its own branch,
/// or on a branch newer than every branch with a fix that came out on or after
/// the day of the fix. A product without a fix is not affected; what no build
/// fixes is a matter of actions.
fn to(
    family: &Family,
    release: &Release,
    vulnerability: &Vulnerability,
    as_of: Date,
) -> Option<Exposed> {
    if vulnerability.remedy == Remedy::Setting {
        return None;
    }
    let of_product = || {
        vulnerability
            .fixes
            .iter()
            .filter(|fix| family.branch(fix.branch).product == release.product)
    };
    let fixing = || {
        of_product().filter_map(|fix| match fix.outcome {
            Outcome::FixedBy(id) => Some(family.release(id)),
            Outcome::NotAffected | Outcome::NotListed => None,
        })
    };
    let exposed = |certain| {
        let fixed_in = fixing()
            .filter(|fix| fix.branch >= release.branch && fix.date <= as_of)
            .min_by_key(|fix| fix.id)
            .map(|fix| fix.id);
        Some(Exposed {
            vulnerability: vulnerability.index,
            certain,
            fixed_in,
        })
    };
    match of_product().find(|fix| fix.branch == release.branch).map(|fix| fix.outcome) {
        Some(Outcome::FixedBy(id)) if release.id >= id => None,
        Some(Outcome::FixedBy(_)) => exposed(true),
        Some(Outcome::NotAffected) => None,
        Some(Outcome::NotListed) => exposed(false),
        None => {
            let newest = fixing().map(|fix| fix.branch).max()?;
            let fixed_on = fixing().map(|fix| fix.date).max()?;
            let opened = family.release(family.branch(release.branch).base).date;
            if release.branch > newest && opened >= fixed_on {
                None
            } else {
                exposed(true)
            }
        }
    }
}

//! Which vulnerabilities each branch has, and from which of its releases on
//! it has them no more.
//!
//! This follows from the fixes alone and holds on every day; what was public
//! on a day is the business of `assess`. It is worked out once, since every
//! answer asks for it.

use super::tables::Remedy;
use super::{Branch, Family, Fix, Outcome, Release, ReleaseId, Vulnerability, VulnerabilityId};

/// A vulnerability that a branch has, or may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Affected {
    /// Which.
    pub vulnerability: VulnerabilityId,
    /// The first release of the branch without it; none where only another
    /// branch closes it.
    pub closed_by: Option<ReleaseId>,
    /// False where no source says whether the branch is affected.
    pub certain: bool,
}

impl Family {
    /// What a branch is or was open to, by CVE identifier.
    #[must_use]
    pub fn affected(&self, branch: &Branch) -> &[Affected] {
        &self.affected[branch.id.index()]
    }

    /// What [`Self::affected`] answers, for every branch.
    pub(super) fn work_out_affected(&self) -> Vec<Vec<Affected>> {
        self.branches
            .iter()
            .map(|branch| {
                self.vulnerabilities
                    .iter()
                    .filter_map(|vulnerability| self.how_affected(branch, vulnerability))
                    .collect()
            })
            .collect()
    }

    /// Clean is a release at or above the first fixing update of its own
    /// branch, or on a branch newer than every branch with a fix that came out
    /// on or after the day of the newest such branch's fix. Branches older than the fixing ones, or
    /// between them, have the vulnerability. A product without a fix is not
    /// affected, and what no build fixes is a matter of actions.
    fn how_affected(&self, branch: &Branch, vulnerability: &Vulnerability) -> Option<Affected> {
        if vulnerability.remedy == Remedy::Setting {
            return None;
        }
        let affected = |closed_by, certain| {
            Some(Affected {
                vulnerability: vulnerability.index,
                closed_by,
                certain,
            })
        };
        let own = vulnerability
            .fixes
            .iter()
            .find(|fix| fix.branch == branch.id);
        match own.map(|fix| fix.outcome) {
            Some(Outcome::FixedBy(id)) => affected(Some(id), true),
            Some(Outcome::NotAffected) => None,
            Some(Outcome::NotListed) => affected(None, false),
            None => {
                let newest = self
                    .fixing(branch, vulnerability)
                    .max_by_key(|fix| fix.branch)?;
                let opened = self.release(branch.base).date;
                if branch.id > newest.branch && opened >= newest.date {
                    None
                } else {
                    affected(None, true)
                }
            }
        }
    }

    /// The releases that close a vulnerability on any branch of the same product.
    pub fn fixing<'f>(
        &'f self,
        branch: &Branch,
        vulnerability: &'f Vulnerability,
    ) -> impl Iterator<Item = &'f Release> {
        let product = branch.product;
        let of_product = move |fix: &&Fix| self.branch(fix.branch).product == product;
        vulnerability
            .fixes
            .iter()
            .filter(of_product)
            .filter_map(|fix| match fix.outcome {
                Outcome::FixedBy(id) => Some(self.release(id)),
                Outcome::NotAffected | Outcome::NotListed => None,
            })
    }
}

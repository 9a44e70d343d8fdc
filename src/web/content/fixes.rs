//! What became of a vulnerability on every branch, in as few lines as it takes:
//! neighbouring branches with the same end share one.
//!
//! Must not know how the lines are shown.

use crate::catalogue::tables::Remedy;
use crate::catalogue::{
    Affected, Branch, BranchId, Family, Outcome, ProductId, ReleaseId, Vulnerability,
};

/// Branches of one product for which the same holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) product: ProductId,
    /// Oldest first, without gaps but for previews.
    pub(super) branches: Vec<BranchId>,
    pub(super) state: State,
}

/// How a vulnerability ended on a branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// This release is the first of the branch without it.
    Fixed(ReleaseId),
    /// The branch keeps it; this release of a newer branch is without it.
    LeaveFor(Option<ReleaseId>),
    /// The branch came out with the fix.
    BornFixed,
    /// It never was there.
    NotAffected,
    /// No source says.
    NotListed,
}

/// The lines for one vulnerability, newest product first; none for products
/// that no source names.
pub(super) fn lines(family: &Family, known: &Vulnerability) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    if known.remedy == Remedy::Setting {
        return lines;
    }
    for product in family.products().iter().rev() {
        let named = known
            .fixes
            .iter()
            .any(|fix| family.branch(fix.branch).product == product.id);
        if !named {
            continue;
        }
        for id in product.branches.iter().rev() {
            let branch = family.branch(*id);
            if branch.preview {
                continue;
            }
            let state = state(family, branch, known);
            match lines.last_mut() {
                Some(line) if line.product == product.id && line.state == state => {
                    line.branches.insert(0, *id);
                }
                _ => lines.push(Line {
                    product: product.id,
                    branches: vec![*id],
                    state,
                }),
            }
        }
    }
    lines
}

/// The products that no line is about, oldest first.
pub(super) fn unnamed(family: &Family, lines: &[Line]) -> Vec<ProductId> {
    family
        .products()
        .iter()
        .map(|product| product.id)
        .filter(|id| lines.iter().all(|line| line.product != *id))
        .collect()
}

fn state(family: &Family, branch: &Branch, known: &Vulnerability) -> State {
    let own = known.fixes.iter().find(|fix| fix.branch == branch.id);
    match own.map(|fix| fix.outcome) {
        Some(Outcome::FixedBy(id)) => return State::Fixed(id),
        Some(Outcome::NotAffected) => return State::NotAffected,
        Some(Outcome::NotListed) => return State::NotListed,
        None => {}
    }
    let about = |affected: &&Affected| affected.vulnerability == known.index;
    if family
        .affected(branch)
        .iter()
        .any(|affected| about(&affected))
    {
        State::LeaveFor(
            family
                .fixing(branch, known)
                .filter(|fix| fix.branch >= branch.id)
                .map(|fix| fix.id)
                .min(),
        )
    } else {
        State::BornFixed
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::assess::assess;
    use crate::catalogue::{Catalogue, Evidence};
    use crate::data;

    fn catalogue() -> Catalogue {
        data::catalogue(&data::files()).expect("a catalogue without faults")
    }

    /// Whether the base of a branch is open to it on the day of the data.
    fn base_is_open(family: &Family, branch: &Branch, known: &Vulnerability) -> bool {
        let build = family.release(branch.base).build;
        let sighting = family.identify(build, Evidence::Installed).expect("listed");
        assess(family, &sighting, family.data_through())
            .exposure
            .iter()
            .any(|open| open.vulnerability == known.index)
    }

    #[test]
    fn every_branch_of_a_product_that_a_fix_names_stands_on_one_line() {
        for family in &catalogue().families {
            for known in family.vulnerabilities() {
                let lines = lines(family, known);
                let mut shown = BTreeSet::new();
                for line in &lines {
                    for id in &line.branches {
                        assert!(shown.insert(*id), "{}: {id:?} twice", known.id);
                        assert_eq!(family.branch(*id).product, line.product);
                    }
                }
                let products: BTreeSet<ProductId> = known
                    .fixes
                    .iter()
                    .map(|fix| family.branch(fix.branch).product)
                    .collect();
                let real = family
                    .branches()
                    .iter()
                    .filter(|branch| products.contains(&branch.product) && !branch.preview)
                    .count();
                let expected = if known.remedy == Remedy::Setting {
                    0
                } else {
                    real
                };
                assert_eq!(shown.len(), expected, "{}", known.id);
                for id in unnamed(family, &lines) {
                    assert!(lines.iter().all(|line| line.product != id));
                }
            }
        }
    }

    #[test]
    fn a_line_says_what_the_judge_says_of_the_base_of_each_of_its_branches() {
        let mut judged = 0;
        for family in &catalogue().families {
            let public = |known: &&Vulnerability| known.published <= family.data_through();
            for known in family.vulnerabilities().iter().filter(public) {
                for line in lines(family, known) {
                    for id in line.branches {
                        let branch = family.branch(id);
                        let open = base_is_open(family, branch, known);
                        let expected = match line.state {
                            State::Fixed(id) => id != branch.base,
                            State::LeaveFor(_) | State::NotListed => true,
                            State::BornFixed | State::NotAffected => false,
                        };
                        assert_eq!(open, expected, "{} on {}", known.id, branch.name);
                        judged += 1;
                    }
                }
            }
        }
        assert!(judged > 1000, "{judged}");
    }
}

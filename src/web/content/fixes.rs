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

//! A scanner names a vulnerability beside a build: who is right, and why.
//!
//! Must not know how scanners write, nor the words of the answer.

use crate::catalogue::tables::Remedy;
use crate::catalogue::{BranchId, Family, ReleaseId, Vulnerability};

use super::{Assessment, Certainty, Identity};

/// What to say of one vulnerability on one assessed server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The identifier as it was named, in upper case.
    pub cve: String,
    /// What holds.
    pub state: FindingState,
    /// What has to be done by hand besides: indices into [`Family::actions`].
    pub actions: Vec<usize>,
}

/// What holds of a vulnerability on a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingState {
    /// The server is or may be open to it.
    Open {
        /// How sure that is.
        certainty: Certainty,
        /// The first release that closes it, if one is out.
        fixed_in: Option<ReleaseId>,
    },
    /// This release of the server's branch closed it, or a later one did.
    Fixed(ReleaseId),
    /// The server's branch came out with the fix in it.
    BornFixed(BranchId),
    /// No build closes it: what counts is whether the actions were done.
    Setting,
    /// The catalogue knows it, and not on this product.
    OtherProduct,
    /// No update of the family closes it; an action tells whose update does.
    Elsewhere,
    /// It was not public on the day.
    NotPublic,
    /// The catalogue does not know it.
    Unknown,
    /// What the server runs is not known well enough.
    Undecided,
}

/// Answers for one vulnerability that was named beside a build.
#[must_use]
pub fn reconcile(family: &Family, assessment: &Assessment, cve: &str) -> Finding {
    let cve = cve.to_ascii_uppercase();
    let actions: Vec<usize> = family
        .actions()
        .iter()
        .enumerate()
        .filter(|(_, row)| row.since <= assessment.as_of && row.ids.contains(&cve))
        .map(|(index, _)| index)
        .collect();
    let state = match family.vulnerability_of(&cve) {
        None if actions.is_empty() => FindingState::Unknown,
        None => FindingState::Elsewhere,
        Some(known) if known.published > assessment.as_of => FindingState::NotPublic,
        Some(known) => state_of(family, assessment, known),
    };
    let concerns = |index: &usize| match state {
        // What was named for another product needs nothing done here.
        FindingState::OtherProduct | FindingState::NotPublic | FindingState::Undecided => false,
        // What only bridged the time to the fix is over.
        FindingState::Fixed(_) | FindingState::BornFixed(_) => assessment.actions.contains(index),
        _ => true,
    };
    let actions = actions.into_iter().filter(concerns).collect();
    Finding {
        cve,
        state,
        actions,
    }
}

fn state_of(family: &Family, assessment: &Assessment, known: &Vulnerability) -> FindingState {
    if known.remedy == Remedy::Setting {
        return FindingState::Setting;
    }
    let open = assessment
        .exposure
        .iter()
        .find(|exposure| exposure.vulnerability == known.index);
    if let Some(exposure) = open {
        return FindingState::Open {
            certainty: exposure.certainty,
            fixed_in: exposure.fixed_in,
        };
    }
    let branch = match assessment.identity {
        Identity::Release(id) => family.branch(family.release(id).branch),
        Identity::Branch(id) => family.branch(id),
        Identity::Product(_) | Identity::Cloud | Identity::Unknown => {
            return FindingState::Undecided;
        }
    };
    let affected = family
        .affected(branch)
        .iter()
        .find(|affected| affected.vulnerability == known.index);
    match affected {
        // Not among the exposures, so every candidate is at or above it, unless
        // nothing was judged at all.
        Some(_) if assessment.verdict == super::Verdict::None => FindingState::Undecided,
        Some(affected) => affected
            .closed_by
            .map_or(FindingState::Undecided, FindingState::Fixed),
        None if family.fixing(branch, known).next().is_some() => FindingState::BornFixed(branch.id),
        None => FindingState::OtherProduct,
    }
}

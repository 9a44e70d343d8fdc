//! Many servers in a few lines: how many need what, and the worst case.
//!
//! Must not know words or screens.

use crate::assess::{Assessment, Certainty, Verdict};
use crate::build::Build;
use crate::catalogue::Catalogue;
use crate::order;

/// One assessed server: the index of its family, and the answer.
pub type Judged<'a> = (usize, &'a Assessment);

/// What stands above a list of many servers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// How many there are.
    pub servers: usize,
    /// How many have each verdict, the most urgent first; only those that occur.
    pub verdicts: Vec<(Verdict, usize)>,
    /// Servers that take the same way, the most first.
    pub groups: Vec<Group>,
    /// How many are certainly open to something that is exploited.
    pub exploited: usize,
    /// The place in the list of the server to see to first; none of an empty list.
    pub worst: Option<usize>,
}

/// Servers that have to install the same builds in the same order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The index of the family.
    pub family: usize,
    /// What to install, in order; never empty.
    pub required: Vec<Build>,
    /// Their places in the list.
    pub servers: Vec<usize>,
}

/// The index of a family, and what to install, in order.
type Way = (usize, Vec<Build>);

/// How urgent a verdict is; the most urgent first.
const URGENCY: [Verdict; 9] = [
    Verdict::ProductUnsupported,
    Verdict::BranchUnsupported,
    Verdict::UpdateRequired,
    Verdict::Mitigate,
    Verdict::UpdateUnknown,
    Verdict::None,
    Verdict::UpdateAvailable,
    Verdict::Current,
    Verdict::Cloud,
];

/// The place of a verdict among all, the most urgent being 0.
#[must_use]
pub fn urgency(verdict: Verdict) -> usize {
    URGENCY
        .iter()
        .position(|known| *known == verdict)
        .unwrap_or(URGENCY.len())
}

/// Sums up a list of servers.
#[must_use]
pub fn summary(catalogue: &Catalogue, judged: &[Judged<'_>]) -> Summary {
    let mut verdicts: Vec<(Verdict, usize)> = Vec::new();
    let mut groups: Vec<(Way, Vec<usize>)> = Vec::new();
    let mut exploited = 0;
    for (place, (family, assessment)) in judged.iter().enumerate() {
        let verdict = assessment.verdict;
        *order::entry(&mut verdicts, verdict) += 1;
        let required = assessment.required(&catalogue.families[*family]);
        if !required.is_empty() {
            order::entry(&mut groups, (*family, required)).push(place);
        }
        exploited += usize::from(exploited_in(assessment) > 0);
    }
    let mut groups: Vec<Group> = groups
        .into_iter()
        .map(|((family, required), servers)| Group {
            family,
            required,
            servers,
        })
        .collect();
    order::sort_by(&mut groups, |a, b| {
        let by_size = b.servers.len().cmp(&a.servers.len());
        by_size.then_with(|| (a.family, &a.required).cmp(&(b.family, &b.required)))
    });
    order::sort_by_key(&mut verdicts, |(verdict, _)| urgency(*verdict));
    let worst = (0..judged.len()).min_by_key(|place| rank(judged[*place].1));
    Summary {
        servers: judged.len(),
        verdicts,
        groups,
        exploited,
        worst,
    }
}

/// How many exploited vulnerabilities a server is certainly open to.
#[must_use]
pub fn exploited_in(assessment: &Assessment) -> usize {
    assessment
        .exposure
        .iter()
        .filter(|exposure| exposure.exploited.is_some() && exposure.certainty == Certainty::Exposed)
        .count()
}

/// Sorts the server to see to first to the front.
#[must_use]
pub fn rank(
    assessment: &Assessment,
) -> (std::cmp::Reverse<usize>, usize, std::cmp::Reverse<usize>) {
    use std::cmp::Reverse;
    (
        Reverse(exploited_in(assessment)),
        urgency(assessment.verdict),
        Reverse(assessment.exposure.len()),
    )
}

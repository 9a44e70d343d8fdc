//! One server of what was seen several times.
//!
//! Must not know the text; it sees drafts, in the order in which they were
//! found.

use std::collections::HashMap;

use crate::catalogue::tables::Worth;
use crate::catalogue::{Catalogue, Level};

use super::record::{Bounds, Draft, branch_of};
use super::{Merged, Observation, Why};

/// The observations that `drafts` amount to.
pub(super) fn merge(catalogue: &Catalogue, drafts: Vec<Draft>) -> Vec<Observation> {
    let numbers = drafts
        .iter()
        .any(|draft| draft.observation.sighting.build.is_some());
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_build: HashMap<(usize, Option<crate::build::Build>, bool), usize> = HashMap::new();
    for draft in drafts {
        // A name in passing says nothing where a number stands.
        if draft.aside && numbers {
            continue;
        }
        let observation = &draft.observation;
        let hint = observation.worth == Worth::Hint;
        let home = if observation.sighting.level == Level::Reference {
            None
        } else if let Some(label) = &observation.label {
            let key = short(label);
            by_name.get(&key).and_then(|places| {
                places.iter().copied().find(|place| {
                    let known = &kept[*place].observation;
                    // Components of one server can differ: each build is shown.
                    let fits = if hint {
                        known.worth == Worth::Hint
                            && known.sighting.build == observation.sighting.build
                    } else {
                        known.worth != Worth::Hint
                    };
                    known.family == observation.family
                        && fits
                        && same_host(known.label.as_deref().unwrap_or(""), label)
                })
            })
        } else if hint {
            by_build
                .get(&(observation.family, observation.sighting.build, true))
                .copied()
        } else if draft.alone
            || draft.bounds == Bounds::Firm
            || observation.sighting.build.is_none()
        {
            None
        } else {
            by_build
                .get(&(observation.family, observation.sighting.build, false))
                .copied()
        };
        if let Some(place) = home {
            join(catalogue, &mut kept[place].observation, draft.observation);
            continue;
        }
        let place = kept.len();
        if let Some(label) = &observation.label {
            by_name.entry(short(label)).or_default().push(place);
        }
        if hint || observation.label.is_none() && !draft.alone && draft.bounds != Bounds::Firm {
            by_build
                .entry((observation.family, observation.sighting.build, hint))
                .or_insert(place);
        }
        kept.push(draft);
    }
    pair_up(catalogue, &mut kept);
    kept.into_iter().map(|draft| draft.observation).collect()
}

/// A branch that a console shows beside the one exact build of that branch is
/// no second server, where at most one of the two has a name.
fn pair_up(catalogue: &Catalogue, kept: &mut Vec<Draft>) {
    let mut branches: HashMap<(usize, crate::catalogue::BranchId), (Vec<usize>, Vec<usize>)> =
        HashMap::new();
    for (place, draft) in kept.iter().enumerate() {
        let observation = &draft.observation;
        let family = &catalogue.families[observation.family];
        let Some(branch) = branch_of(family, &observation.sighting) else {
            continue;
        };
        let entry = branches.entry((observation.family, branch)).or_default();
        match (observation.worth, observation.sighting.level) {
            (_, Level::Reference | Level::Previous | Level::Cloud) => {}
            (Worth::BranchShown, _) if observation.sighting.build.is_some() => entry.0.push(place),
            (Worth::Installed, _) => entry.1.push(place),
            (Worth::Bare, Level::Exact) if observation.sighting.build.is_some() => {
                entry.1.push(place)
            }
            _ => {}
        }
    }
    let mut gone: Vec<usize> = Vec::new();
    let mut pairs: Vec<(usize, usize)> = branches
        .into_values()
        .filter_map(
            |(shown, exact)| match (shown.as_slice(), exact.as_slice()) {
                ([shown], [exact]) => Some((*shown, *exact)),
                _ => None,
            },
        )
        .collect();
    pairs.sort_unstable();
    for (shown, exact) in pairs {
        let named = |place: usize| kept[place].observation.label.is_some();
        let alone = kept[shown].alone && kept[exact].alone;
        if named(shown) && named(exact) || alone {
            continue;
        }
        let (first, second) = (shown.min(exact), shown.max(exact));
        let other = kept[second].observation.clone();
        join(catalogue, &mut kept[first].observation, other);
        gone.push(second);
    }
    gone.sort_unstable();
    for place in gone.into_iter().rev() {
        kept.remove(place);
    }
}

/// Puts a later sight of the same server to an earlier one.
fn join(catalogue: &Catalogue, known: &mut Observation, mut later: Observation) {
    let why = relation(catalogue, known, &later);
    let replaces = match why {
        Why::Replaced => true,
        Why::Weaker | Why::Earlier => later.worth < known.worth,
        _ => false,
    };
    if replaces {
        std::mem::swap(known, &mut later);
        if known.label.is_none() {
            known.label.clone_from(&later.label);
        }
    }
    if known.label.is_none() {
        known.label.clone_from(&later.label);
    }
    known.merged.push(Merged {
        line: later.line,
        text: later.text,
        build: later.sighting.build,
        level: later.sighting.level,
        why,
    });
    known.merged.append(&mut later.merged);
    for id in later.named {
        if !known.named.contains(&id) {
            known.named.push(id);
        }
    }
    known.line = known.line.min(later.line);
}

fn relation(catalogue: &Catalogue, known: &Observation, later: &Observation) -> Why {
    if known.sighting.build == later.sighting.build && known.sighting.build.is_some() {
        return if later.worth == known.worth {
            Why::Same
        } else {
            Why::Weaker
        };
    }
    if known.worth == Worth::Previous || later.worth == Worth::Previous {
        return Why::Earlier;
    }
    if known.sighting.build.is_none() || later.sighting.build.is_none() {
        return Why::Weaker;
    }
    if known.worth == later.worth {
        return Why::Replaced;
    }
    let _ = catalogue;
    Why::Weaker
}

fn short(label: &str) -> String {
    label.split('.').next().unwrap_or(label).to_lowercase()
}

/// `MBX01` is `mbx01.example.com`; two full names have to be equal.
fn same_host(a: &str, b: &str) -> bool {
    let full = |name: &str| name.contains('.');
    if full(a) && full(b) {
        a.eq_ignore_ascii_case(b)
    } else {
        short(a) == short(b)
    }
}

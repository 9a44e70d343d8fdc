//! One server of what was seen several times.
//!
//! Must not know the text; it sees drafts, in the order in which they were
//! found.

use crate::catalogue::tables::Worth;
use crate::catalogue::{BranchId, Catalogue, Level};
use crate::letters::lower;
use crate::order;

use super::record::{Bounds, Draft, branch_of, note_id};
use super::{Merged, Observation, Places, Why};

/// Which names of servers a key stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A name with its domain.
    Full,
    /// A name without.
    Short,
    /// The first part of either.
    Any,
}

/// The key of a server by its name: the family, and of a hint the build, because
/// the components of one server can differ and each is shown.
fn called(observation: &Observation, form: Form, name: &str) -> String {
    let form = match form {
        Form::Full => "full ",
        Form::Short => "short ",
        Form::Any => "any ",
    };
    let mut key = form.to_owned();
    if observation.worth == Worth::Hint {
        key.push_str(&built(observation));
    } else {
        key.push_str(&observation.family.to_string());
    }
    // No number holds a line break, so no name passes for one.
    key.push('\n');
    key.push_str(name);
    key
}

/// The key of servers without a name, which are alike where they show the same
/// build.
fn built(observation: &Observation) -> String {
    let mut key = observation.family.to_string();
    if observation.worth == Worth::Hint {
        key.push_str(" hint");
    }
    if let Some(build) = observation.sighting.build {
        key.push(' ');
        key.push_str(&build.to_string());
    }
    key
}

/// Drafts becoming observations, some at a time.
pub(super) struct Merging {
    drafts: std::vec::IntoIter<Draft>,
    /// Some draft has a build.
    numbers: bool,
    kept: Vec<Observation>,
    /// Of each that was kept, whether it stands alone on its line.
    alone: Vec<bool>,
    by_name: Places,
    by_build: Places,
}

impl Merging {
    pub(super) fn new(drafts: Vec<Draft>) -> Self {
        let numbers = drafts
            .iter()
            .any(|draft| draft.observation.sighting.build.is_some());
        Self {
            drafts: drafts.into_iter(),
            numbers,
            kept: Vec::new(),
            alone: Vec::new(),
            by_name: Places::new(),
            by_build: Places::new(),
        }
    }

    /// Merges the next few drafts; whether there were any.
    pub(super) fn step(&mut self) -> bool {
        /// Far less than what a page may be kept waiting for.
        const FEW: usize = 256;
        for _ in 0..FEW {
            let Some(draft) = self.drafts.next() else {
                return false;
            };
            self.take(draft);
        }
        true
    }

    /// The observations, once no draft is left.
    pub(super) fn observations(mut self, catalogue: &Catalogue) -> Vec<Observation> {
        pair_up(catalogue, &mut self.kept, &self.alone);
        self.kept
    }

    fn take(&mut self, draft: Draft) {
        // A name in passing says nothing where a number stands.
        if draft.aside && self.numbers {
            return;
        }
        let observation = &draft.observation;
        let hint = observation.worth == Worth::Hint;
        let build = built(observation);
        let names = observation.label.as_deref().map(|label| {
            let (form, name) = if label.contains('.') {
                (Form::Full, lower(label))
            } else {
                (Form::Short, short(label))
            };
            (form, called(observation, form, &name), label)
        });
        let home = if observation.sighting.level == Level::Reference {
            None
        } else if let Some((form, own, label)) = &names {
            // `MBX01` is `mbx01.example.com`; two full names have to be equal.
            let other = match form {
                Form::Full => Form::Short,
                Form::Short | Form::Any => Form::Any,
            };
            let other = called(observation, other, &short(label));
            let known = [own, &other].map(|name| self.by_name.get(name));
            // A piece of a header without its server may be this one's.
            let unnamed = || {
                let place = self.by_build.get(&build).filter(|_| hint)?;
                self.kept[place].label.is_none().then_some(place)
            };
            known.into_iter().flatten().min().or_else(unnamed)
        } else if !hint
            && (draft.alone || draft.bounds == Bounds::Firm || observation.sighting.build.is_none())
        {
            None
        } else {
            self.by_build.get(&build)
        };
        let place = home.unwrap_or(self.kept.len());
        if let Some((_, own, label)) = names {
            let any = called(observation, Form::Any, &short(label));
            for name in [own, any] {
                self.by_name.first(name, place);
            }
        }
        if home.is_some() {
            join(&mut self.kept[place], draft.observation);
            return;
        }
        if hint || observation.label.is_none() && !draft.alone && draft.bounds != Bounds::Firm {
            self.by_build.first(build, place);
        }
        self.alone.push(draft.alone);
        self.kept.push(draft.observation);
    }
}

/// The only one so far, or that there are several.
#[derive(Clone, Copy, Default)]
enum Only {
    #[default]
    None,
    One(usize),
    Several,
}

impl Only {
    const fn add(&mut self, place: usize) {
        *self = match self {
            Self::None => Self::One(place),
            Self::One(_) | Self::Several => Self::Several,
        };
    }
}

/// A branch that a console shows beside the one exact build of that branch is
/// no second server, where at most one of the two has a name.
fn pair_up(catalogue: &Catalogue, kept: &mut Vec<Observation>, alone: &[bool]) {
    // Of each branch, where it is shown alone, and where with its update.
    let mut branches: Vec<((usize, BranchId), (Only, Only))> = Vec::new();
    for (place, observation) in kept.iter().enumerate() {
        let family = &catalogue.families[observation.family];
        let has_build = observation.sighting.build.is_some();
        let is_exact = match (observation.worth, observation.sighting.level) {
            (_, Level::Reference | Level::Previous | Level::Cloud) => continue,
            (Worth::BranchShown, _) if has_build => false,
            (Worth::Installed, _) => true,
            (Worth::Bare, Level::Exact) if has_build => true,
            _ => continue,
        };
        let Some(branch) = branch_of(family, &observation.sighting) else {
            continue;
        };
        let (shown, exact) = order::entry(&mut branches, (observation.family, branch));
        if is_exact { exact } else { shown }.add(place);
    }
    let mut gone: Vec<usize> = Vec::new();
    for (_, pair) in &branches {
        let (Only::One(shown), Only::One(exact)) = *pair else {
            continue;
        };
        let named = |place: usize| kept[place].label.is_some();
        if named(shown) && named(exact) || alone[shown] && alone[exact] {
            continue;
        }
        let (first, second) = (shown.min(exact), shown.max(exact));
        let other = kept[second].clone();
        join(&mut kept[first], other);
        gone.push(second);
    }
    let mut place = 0;
    kept.retain(|_| {
        place += 1;
        !gone.contains(&(place - 1))
    });
}

/// Puts a later sight of the same server to an earlier one.
fn join(known: &mut Observation, mut later: Observation) {
    let why = relation(known, &later);
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
        note_id(&mut known.named, id);
    }
    known.line = known.line.min(later.line);
}

fn relation(known: &Observation, later: &Observation) -> Why {
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
    Why::Weaker
}

fn short(label: &str) -> String {
    lower(label.split('.').next().unwrap_or(label))
}

//! What the reader has typed, and the day it is asked for: kept while they go
//! from page to page and from one language to the other.
//!
//! Must not know the answer, nor the box it was typed into.

use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::civil::Date;
use yew::prelude::*;

use crate::assess::Assessment;
use crate::build::Build;
use crate::catalogue::tables::Worth;
use crate::catalogue::{Catalogue, Evidence, Family};
use crate::reading::{NotUnderstood, Observation, read};
use crate::report::judge;

use super::browser;
use super::store::Shared;

/// The most text that is read at once, in bytes.
pub const MOST: usize = 10 * 1024 * 1024;

/// The most answers that are shown at once.
pub const SHOWN: usize = 100;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// What was typed or pasted.
    pub text: Rc<str>,
    /// The day that was chosen; none for today.
    pub chosen: Option<Date>,
    /// Today, once it is known.
    pub today: Option<Date>,
    /// Where a bare build came from, as far as the reader has said.
    pub origins: BTreeMap<Build, Origin>,
}

impl Question {
    /// The day the answer is for.
    #[must_use]
    pub fn as_of(&self) -> Option<Date> {
        self.chosen.or(self.today)
    }
}

/// Where a bare build came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file version, which moves with every update.
    Installed,
    /// A value that shows the branch only.
    BranchShown,
}

/// A change to what is asked.
#[derive(Clone, Debug)]
pub enum Change {
    /// Another text.
    Text(Rc<str>),
    /// Another day; none for today.
    Day(Option<Date>),
    /// Today, found out.
    Today(Option<Date>),
    /// The reader says where a bare build came from.
    Origin(Build, Origin),
}

impl Reducible for Question {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::Text(text) => next.text = text,
            Change::Day(day) => next.chosen = day,
            Change::Today(day) => next.today = day,
            Change::Origin(build, origin) => {
                next.origins.insert(build, origin);
            }
        }
        Rc::new(next)
    }
}

/// The question, and how to change it.
pub type Checking = UseReducerHandle<Question>;

/// The question of this app.
///
/// # Panics
///
/// Outside of [`super::App`], which is a fault of the programme.
#[hook]
pub fn use_checking() -> Checking {
    #[expect(
        clippy::expect_used,
        reason = "every component is below App, which provides it"
    )]
    use_context::<Checking>().expect("a question")
}

/// Makes the question; for [`super::App`] alone.
#[hook]
pub fn use_new_checking() -> Checking {
    let checking = use_reducer(Question::default);
    let dispatcher = checking.dispatcher();
    use_effect_with((), move |()| {
        dispatcher.dispatch(Change::Today(browser::today()));
    });
    checking
}

/// Everything there is to say to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The day it is for.
    pub as_of: Date,
    /// At most [`SHOWN`], in the order of the text.
    pub answers: Vec<Rc<Answer>>,
    /// How many more builds were found.
    pub more: usize,
    /// At most [`SHOWN`], in the order of the text.
    pub not_understood: Vec<NotUnderstood>,
    /// How many more lines were not understood.
    pub more_not_understood: usize,
}

/// One build that was found, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The facts it rests on.
    pub catalogue: Shared<Catalogue>,
    /// What was found.
    pub observation: Observation,
    /// What it means.
    pub assessment: Assessment,
    /// Where the reader says a bare number came from.
    pub origin: Option<Origin>,
}

impl Answer {
    /// The family it belongs to.
    #[must_use]
    pub fn family(&self) -> &Family {
        &self.catalogue.0.families[self.observation.family]
    }
}

/// Answers a question.
#[must_use]
pub fn reply(catalogue: &Shared<Catalogue>, question: &Question, as_of: Date) -> Reply {
    let reading = read(&question.text, &catalogue.0);
    let found = reading.observations.len();
    let lost = reading.not_understood.len();
    let answers = reading
        .observations
        .into_iter()
        .take(SHOWN)
        .map(|observation| Rc::new(answer(catalogue, question, observation, as_of)))
        .collect();
    Reply {
        as_of,
        answers,
        more: found.saturating_sub(SHOWN),
        not_understood: reading.not_understood.into_iter().take(SHOWN).collect(),
        more_not_understood: lost.saturating_sub(SHOWN),
    }
}

fn answer(
    catalogue: &Shared<Catalogue>,
    question: &Question,
    mut observation: Observation,
    as_of: Date,
) -> Answer {
    let family = &catalogue.0.families[observation.family];
    let origin = bare(&observation).and_then(|build| question.origins.get(&build).copied());
    match origin {
        Some(Origin::Installed) => observation.worth = Worth::Installed,
        Some(Origin::BranchShown) => observation.worth = Worth::BranchShown,
        None => {}
    }
    if origin == Some(Origin::Installed)
        && let Some(build) = observation.sighting.build
        && let Some(sighting) = family.identify(build, Evidence::Installed)
    {
        observation.sighting = sighting;
    }
    Answer {
        assessment: judge(family, &observation, as_of),
        catalogue: catalogue.clone(),
        observation,
        origin,
    }
}

/// The build of an observation that is a number and nothing else, so that
/// where it came from is the reader's to say.
#[must_use]
pub fn bare(observation: &Observation) -> Option<Build> {
    observation.text.trim().parse().ok()
}

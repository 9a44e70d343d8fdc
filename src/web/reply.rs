//! The answers to a question: one for each server, and what they have in
//! common.
//!
//! Servers that show the same thing are judged once: forty servers share few
//! builds. Must not know the browser, nor how answers are shown.

use std::rc::Rc;

use jiff::civil::Date;

use crate::assess::{Assessment, Verdict};
use crate::build::Build;
use crate::catalogue::tables::Worth;
use crate::catalogue::{Catalogue, Evidence, Family, Sighting};
use crate::order;
use crate::reading::{NotUnderstood, Observation, Reading, read};
use crate::report::judge;
use crate::report::summary::{exploited_in, summary, urgency};
use crate::share;

use super::checking::{Origin, Question, bare};
use super::store::Shared;

/// Everything there is to say to a question.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The day it is for.
    pub as_of: Date,
    /// In the order of the text.
    pub answers: Vec<Rc<Answer>>,
    /// In the order of the text.
    pub not_understood: Vec<Lost>,
    /// What the answers have in common; for a list of several.
    pub overview: Overview,
    /// The answers come from a link, not from a text.
    pub linked: bool,
    /// The reader stopped the reading: lines read, and lines in all.
    pub stopped: Option<(usize, usize)>,
}

/// Something that was not read.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost {
    /// The file it stands in, where it is one.
    pub file: Option<Rc<str>>,
    /// What, where and why.
    pub item: NotUnderstood,
}

/// One server that was found, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The facts it rests on.
    pub catalogue: Shared<Catalogue>,
    /// The file it was found in, where it is one.
    pub file: Option<Rc<str>>,
    /// What was found.
    pub observation: Observation,
    /// What it means.
    pub assessment: Rc<Assessment>,
    /// What it shares with the servers that show the same thing.
    pub kind: Rc<Kind>,
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

/// What servers have in common that show the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Counted from 0, in the order in which they were met.
    pub number: usize,
    /// The builds to install, in order.
    pub required: Vec<Build>,
    /// How many exploited vulnerabilities it is certainly open to.
    pub exploited: usize,
}

/// What stands above a list of several servers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// How many have each verdict, the most urgent first; only those that occur.
    pub verdicts: Vec<(Verdict, usize)>,
    /// Servers that have to install the same, the most first.
    pub groups: Vec<Group>,
    /// How many are certainly open to something that is exploited.
    pub exploited: usize,
    /// The place of the answer to see to first.
    pub worst: Option<usize>,
}

/// Servers that have to install the same builds in the same order.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The index of the family.
    pub family: usize,
    /// What to install, in order; never empty.
    pub required: Vec<Build>,
    /// How many they are.
    pub servers: usize,
    /// The place of one of them.
    pub first: usize,
}

/// Judges what is found, and keeps what was judged once.
pub struct Judge<'q> {
    catalogue: &'q Shared<Catalogue>,
    question: &'q Question,
    as_of: Date,
    known: Vec<Judged>,
    kinds: Vec<Counted>,
    answers: Vec<Rc<Answer>>,
    lost: Vec<Lost>,
}

struct Judged {
    family: usize,
    is_bare: bool,
    sighting: Sighting,
    assessment: Rc<Assessment>,
    kind: Rc<Kind>,
}

/// A kind, and who is of it.
struct Counted {
    family: usize,
    assessment: Rc<Assessment>,
    servers: usize,
    first: usize,
}

impl<'q> Judge<'q> {
    /// A judge who has not seen anything yet.
    #[must_use]
    pub const fn new(
        catalogue: &'q Shared<Catalogue>,
        question: &'q Question,
        as_of: Date,
    ) -> Self {
        Self {
            catalogue,
            question,
            as_of,
            known: Vec::new(),
            kinds: Vec::new(),
            answers: Vec::new(),
            lost: Vec::new(),
        }
    }

    /// Answers for one server.
    pub fn add(&mut self, file: Option<&Rc<str>>, mut observation: Observation) {
        let family = &self.catalogue.0.families[observation.family];
        let origin = bare(&observation).and_then(|build| self.question.origin(build));
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
        let (assessment, kind) = self.judged(family, &observation);
        let counted = &mut self.kinds[kind.number];
        counted.servers += 1;
        self.answers.push(Rc::new(Answer {
            catalogue: self.catalogue.clone(),
            file: file.cloned(),
            observation,
            assessment,
            kind,
            origin,
        }));
    }

    fn judged(&mut self, family: &Family, seen: &Observation) -> (Rc<Assessment>, Rc<Kind>) {
        let is_bare = seen.worth == Worth::Bare;
        // Builds differ most often, so they are compared first.
        let is_same = |judged: &&Judged| {
            judged.sighting.build == seen.sighting.build
                && judged.is_bare == is_bare
                && judged.family == seen.family
                && judged.sighting == seen.sighting
        };
        if let Some(judged) = self.known.iter().find(is_same) {
            return (judged.assessment.clone(), judged.kind.clone());
        }
        let assessment = Rc::new(judge(family, seen, self.as_of));
        let kind = Rc::new(Kind {
            number: self.kinds.len(),
            required: assessment.required(family),
            exploited: exploited_in(&assessment),
        });
        self.known.push(Judged {
            family: seen.family,
            is_bare,
            sighting: seen.sighting.clone(),
            assessment: assessment.clone(),
            kind: kind.clone(),
        });
        self.kinds.push(Counted {
            family: seen.family,
            assessment: assessment.clone(),
            servers: 0,
            first: self.answers.len(),
        });
        (assessment, kind)
    }

    /// Notes what was not read.
    pub fn lose(&mut self, file: Option<&Rc<str>>, items: Vec<NotUnderstood>) {
        self.lost.extend(items.into_iter().map(|item| Lost {
            file: file.cloned(),
            item,
        }));
    }

    /// Answers for everything in a reading.
    pub fn add_all(&mut self, file: Option<&Rc<str>>, reading: Reading) {
        for observation in reading.observations {
            self.add(file, observation);
        }
        self.lose(file, reading.not_understood);
    }

    /// All answers.
    #[must_use]
    pub fn reply(self) -> Reply {
        let overview = overview(&self.catalogue.0, &self.kinds);
        Reply {
            as_of: self.as_of,
            answers: self.answers,
            not_understood: self.lost,
            overview,
            linked: false,
            stopped: None,
        }
    }
}

/// Sums the kinds up, then counts the servers of each.
fn overview(catalogue: &Catalogue, kinds: &[Counted]) -> Overview {
    let judged: Vec<(usize, &Assessment)> = kinds
        .iter()
        .map(|kind| (kind.family, &*kind.assessment))
        .collect();
    let of_kinds = summary(catalogue, &judged);
    let mut verdicts: Vec<(Verdict, usize)> = Vec::new();
    for kind in kinds {
        *order::entry(&mut verdicts, kind.assessment.verdict) += kind.servers;
    }
    order::sort_by_key(&mut verdicts, |(verdict, _)| urgency(*verdict));
    let mut groups: Vec<Group> = of_kinds
        .groups
        .into_iter()
        .map(|group| Group {
            family: group.family,
            required: group.required,
            servers: group.servers.iter().map(|kind| kinds[*kind].servers).sum(),
            first: group
                .servers
                .iter()
                .map(|kind| kinds[*kind].first)
                .min()
                .unwrap_or_default(),
        })
        .collect();
    order::sort_by_key(&mut groups, |group| std::cmp::Reverse(group.servers));
    Overview {
        verdicts,
        groups,
        exploited: kinds
            .iter()
            .filter(|kind| exploited_in(&kind.assessment) > 0)
            .map(|kind| kind.servers)
            .sum(),
        worst: of_kinds.worst.map(|kind| kinds[kind].first),
    }
}

/// Answers a question in one go.
#[must_use]
pub fn reply(catalogue: &Shared<Catalogue>, question: &Question, as_of: Date) -> Reply {
    let mut judge = Judge::new(catalogue, question, as_of);
    if let Some(link) = &question.link {
        let shared = share::decode(link, &catalogue.0).unwrap_or_default();
        for observation in shared.observations {
            judge.add(None, observation);
        }
        return Reply {
            linked: true,
            ..judge.reply()
        };
    }
    for source in question.texts() {
        judge.add_all(source.file.as_ref(), read(&source.text, &catalogue.0));
    }
    judge.reply()
}

//! A list of many answers as the reader wants to see it: which of them, in
//! which order.
//!
//! Must not know how a row looks.

use std::cmp::{Ordering, Reverse};
use std::rc::Rc;

use crate::assess::{Assessment, Identity, Verdict};
use crate::build::Build;
use crate::letters::small;
use crate::order;
use crate::report::summary::urgency;

use super::reply::{Answer, Group, Reply};

/// The columns of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The server's name, or its place in the text.
    Server,
    /// What it runs.
    Runs,
    /// The verdict, the most urgent first.
    Verdict,
    /// What to install.
    Install,
    /// What it is open to: exploited ones count before the others.
    Open,
}

impl Column {
    const ALL: [Self; 5] = [
        Self::Server,
        Self::Runs,
        Self::Verdict,
        Self::Install,
        Self::Open,
    ];

    /// Its name, as buttons tell it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Server => "server",
            Self::Runs => "runs",
            Self::Verdict => "verdict",
            Self::Install => "install",
            Self::Open => "open",
        }
    }

    /// The column of that name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.key() == key)
    }
}

/// What of the list is shown, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Sorted by this column.
    pub column: Column,
    /// The other way round.
    pub descending: bool,
    /// Only these verdicts; all where none is chosen.
    pub verdicts: Vec<Verdict>,
    /// Only those who have to install this: family and builds.
    pub group: Option<(usize, Vec<Build>)>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            column: Column::Verdict,
            descending: false,
            verdicts: Vec::new(),
            group: None,
        }
    }
}

impl View {
    /// Sorts by a column; once more turns it round.
    pub fn sort_by(&mut self, column: Column) {
        self.descending = self.column == column && !self.descending;
        self.column = column;
    }

    /// With or without a verdict.
    pub fn toggle(&mut self, verdict: Verdict) {
        match self.verdicts.iter().position(|chosen| *chosen == verdict) {
            Some(place) => {
                self.verdicts.swap_remove(place);
            }
            None => self.verdicts.push(verdict),
        }
    }

    /// With or without a group.
    pub fn group_by(&mut self, group: &Group) {
        self.group = if self.shows_group(group) {
            None
        } else {
            Some((group.family, group.required.clone()))
        };
    }

    /// Whether only that group is shown.
    #[must_use]
    pub fn shows_group(&self, group: &Group) -> bool {
        self.group.as_ref().is_some_and(|(family, required)| {
            *family == group.family && *required == group.required
        })
    }

    /// Every server, in the same order.
    #[must_use]
    pub fn of_all(&self) -> Self {
        Self {
            column: self.column,
            descending: self.descending,
            ..Self::default()
        }
    }

    /// Forgets what no server of the reply has: what was chosen for another text
    /// does not hide this one. One server alone is always shown.
    pub fn fit(&mut self, reply: &Reply) {
        let overview = &reply.overview;
        let is_list = reply.answers.len() > 1;
        self.verdicts.retain(|chosen| {
            let mut verdicts = overview.verdicts.iter();
            is_list && verdicts.any(|(verdict, _)| verdict == chosen)
        });
        if !is_list || !overview.groups.iter().any(|group| self.shows_group(group)) {
            self.group = None;
        }
    }

    /// Whether something is left out.
    #[must_use]
    pub fn filters(&self) -> bool {
        !self.verdicts.is_empty() || self.group.is_some()
    }

    fn takes(&self, answer: &Answer) -> bool {
        let verdict = answer.assessment.verdict;
        (self.verdicts.is_empty() || self.verdicts.contains(&verdict))
            && self.group.as_ref().is_none_or(|(family, required)| {
                answer.observation.family == *family && answer.kind.required == *required
            })
    }

    /// The places in the list of the answers that are shown, in their order.
    #[must_use]
    pub fn places(&self, answers: &[Rc<Answer>]) -> Vec<usize> {
        let places: Vec<usize> = (0..answers.len())
            .filter(|place| self.takes(&answers[*place]))
            .collect();
        let names: Vec<String> = match self.column {
            Column::Server => answers.iter().map(|answer| sortable(answer)).collect(),
            _ => Vec::new(),
        };
        let compare = |a: usize, b: usize| -> Ordering {
            let (one, other) = (&answers[a], &answers[b]);
            let verdict = |answer: &Answer| urgency(answer.assessment.verdict);
            let open = |answer: &Answer| {
                Reverse((answer.kind.exploited, answer.assessment.exposure.len()))
            };
            match self.column {
                Column::Server => names[a].cmp(&names[b]),
                Column::Runs => runs(&one.assessment, one).cmp(&runs(&other.assessment, other)),
                Column::Verdict => (verdict(one), open(one)).cmp(&(verdict(other), open(other))),
                // Who has nothing to install comes last.
                Column::Install => (one.kind.required.is_empty(), &one.kind.required)
                    .cmp(&(other.kind.required.is_empty(), &other.kind.required)),
                Column::Open => open(one).cmp(&open(other)),
            }
        };
        // Equals stay in the order of the text, whichever way round.
        let sorted = order::places(places.len(), &|a, b| {
            let (a, b) = (places[a], places[b]);
            if self.descending {
                compare(b, a)
            } else {
                compare(a, b)
            }
        });
        sorted.into_iter().map(|place| places[place]).collect()
    }
}

/// By family, then by build; what has none comes last.
fn runs(assessment: &Assessment, answer: &Answer) -> (usize, bool, Option<Build>, usize) {
    let build = assessment.build.or(match assessment.identity {
        Identity::Release(id) => Some(answer.family().release(id).build),
        _ => None,
    });
    (
        answer.observation.family,
        build.is_none(),
        build,
        answer.kind.number,
    )
}

/// A name that sorts as people count: `MBX2` before `MBX10`. Servers without
/// a name follow in the order of the text.
fn sortable(answer: &Answer) -> String {
    let Some(label) = &answer.observation.label else {
        return format!("\u{10ffff}{:010}", answer.observation.line);
    };
    let mut out = String::with_capacity(label.len() + 8);
    let mut digits = String::new();
    for letter in label.chars().chain(std::iter::once('\0')) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        if !digits.is_empty() {
            out.push_str(&format!("{digits:0>10}"));
            digits.clear();
        }
        out.push(small(letter));
    }
    out
}

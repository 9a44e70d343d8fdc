//! Answers to hand on: the JSON of the command line's contract, and its
//! plainer forms.
//!
//! The contract is stable: fields are added, never renamed or removed. Must
//! not know the terminal, the disk or the clock.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::assess::{Assessment, Identity, PlanOption, assess, reconcile};
use crate::catalogue::tables::Worth;
use crate::catalogue::{Branch, Catalogue, Family, Release, Score};
use crate::lang::Lang;
use crate::messages::{answer, finding, reading};
use crate::reading::{Observation, Reading};

pub mod json;
pub mod summary;
pub mod table;
pub mod text;

/// One of the words that the contract names, such as `update-required`.
pub type Word = Cow<'static, str>;

/// A form for people, made of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Plain text, for a ticket.
    Plain,
    /// The same as Markdown.
    Markdown,
    /// A table: one line a server.
    Csv,
}

impl Form {
    const ALL: [Self; 3] = [Self::Plain, Self::Markdown, Self::Csv];

    /// Its name, as programs tell it each other.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
        }
    }

    /// The form of that name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.key() == key)
    }

    /// A report in this form.
    #[must_use]
    pub fn write(self, report: &Report, lang: Lang) -> String {
        match self {
            Self::Plain => text::plain(report, lang),
            Self::Markdown => text::markdown(report, lang),
            Self::Csv => table::csv(report),
        }
    }
}

/// Everything that was asked and answered.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Report {
    /// The day the answers are for.
    #[serde(with = "crate::day::written")]
    pub as_of: Date,
    /// The newest day whose releases are known.
    #[serde(with = "crate::day::written")]
    pub data_through: Date,
    /// One entry for each server or build that was read.
    pub servers: Vec<Server>,
    /// What was not read, and why.
    pub not_understood: Vec<NotUnderstood>,
}

/// One server, judged.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Server {
    /// The file it was read from, where it was a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Counted from 1.
    pub line: u32,
    /// The server's name, or null.
    pub label: Option<String>,
    /// The version as it stands in the text.
    pub text: String,
    /// How surely it was read.
    pub level: Word,
    /// The build as read, in the short form, or null where only a name was given.
    pub build: Option<String>,
    /// Such as `exchange`.
    pub family: String,
    /// Such as `2019`, or empty.
    pub product: String,
    /// Such as `CU12`, or empty.
    pub branch: String,
    /// Such as `Nov22SU`; empty for the base itself, and where it is unknown.
    pub update: String,
    /// The full name.
    pub name: String,
    /// The day it was released, where it is one release.
    #[serde(with = "crate::day::optional")]
    pub released: Option<Date>,
    /// The verdict in one word.
    pub verdict: Word,
    /// Builds to install, in order, on the shortest way.
    pub required: Vec<String>,
    /// Builds to install, in order, by the vendor's recommendation.
    pub recommended: Vec<String>,
    /// The ways in full.
    pub options: Vec<Way>,
    /// What it is open to, worst first.
    pub exposed: Vec<Exposed>,
    /// What installing does not do.
    pub actions: Vec<Action>,
    /// Answers for vulnerabilities that the text names beside the build.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FindingLine>,
    /// What else must be said.
    pub notes: Vec<String>,
}

/// One way to a fixed state.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Way {
    /// Why one would take it.
    pub why: String,
    /// In order.
    pub steps: Vec<StepLine>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct StepLine {
    /// What sort of thing.
    pub kind: Word,
    /// The build it installs, or null.
    pub build: Option<String>,
    /// What it installs, or what it does.
    pub name: String,
    /// The KB article of the package, or null.
    pub kb: Option<String>,
    /// Where it is announced, or null.
    pub url: Option<String>,
    /// Only to be had under extended security updates.
    pub esu: bool,
    /// The command to run, or null.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<String>,
}

/// One vulnerability a server is or may be open to.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Exposed {
    /// The CVE identifier.
    pub id: String,
    /// The CVSS base score, or null.
    pub cvss: Option<Score>,
    /// The day it was put among the exploited ones, or null.
    #[serde(with = "crate::day::optional")]
    pub exploited: Option<Date>,
    /// `exposed` or `possible`.
    pub certainty: Word,
    /// The first build that closes it for this server, or null.
    pub fixed_in: Option<String>,
}

/// One thing that installing does not do.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Action {
    /// A CVE identifier, or a name.
    pub id: String,
    /// What to do, in a few words; what several ask for alike has one title.
    pub title: String,
    /// What to do and why.
    pub text: String,
    /// The commands, or null.
    pub command: Option<String>,
}

/// The answer for a vulnerability that a text names beside a build.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct FindingLine {
    /// The CVE identifier.
    pub id: String,
    /// What holds, in one word.
    pub state: Word,
    /// What holds, as a sentence.
    pub text: String,
}

/// Something that was not read.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct NotUnderstood {
    /// The file it stands in, where it was a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Counted from 1.
    pub line: u32,
    /// What stood there.
    pub text: String,
    /// Why it was not read.
    pub reason: String,
}

/// Judges everything in a reading, for one day, in the words of one language.
#[must_use]
pub fn report(catalogue: &Catalogue, reading: &Reading, as_of: Date, lang: Lang) -> Report {
    let mut report = Report::new(catalogue, as_of);
    report.add(catalogue, reading, None, lang);
    report
}

impl Report {
    /// A report in which nothing stands yet.
    #[must_use]
    pub fn new(catalogue: &Catalogue, as_of: Date) -> Self {
        Self {
            as_of,
            data_through: data_through(catalogue),
            servers: Vec::new(),
            not_understood: Vec::new(),
        }
    }

    /// Judges everything in a reading, and adds it.
    pub fn add(
        &mut self,
        catalogue: &Catalogue,
        reading: &Reading,
        file: Option<&str>,
        lang: Lang,
    ) {
        let file = file.map(ToOwned::to_owned);
        for observation in &reading.observations {
            let family = &catalogue.families[observation.family];
            let assessment = judge(family, observation, self.as_of);
            self.servers.push(Server {
                file: file.clone(),
                ..server(family, observation, &assessment, lang)
            });
        }
        for item in &reading.not_understood {
            self.not_understood.push(NotUnderstood {
                file: file.clone(),
                line: item.line,
                text: item.text.clone(),
                reason: reading::reason(&item.reason, lang),
            });
        }
    }
}

/// Judges an observation by what was known on `as_of`.
#[must_use]
pub fn judge(family: &Family, observation: &Observation, as_of: Date) -> Assessment {
    let assessment = assess(family, &observation.sighting, as_of);
    match observation.worth {
        Worth::Bare => assessment.of_unlabelled(family),
        _ => assessment,
    }
}

/// The day through which every family's releases are known.
#[must_use]
pub fn data_through(catalogue: &Catalogue) -> Date {
    catalogue
        .families
        .iter()
        .map(Family::data_through)
        .min()
        .unwrap_or(Date::MIN)
}

/// One judged observation, in the words of one language.
#[must_use]
pub fn server(
    family: &Family,
    observation: &Observation,
    assessment: &Assessment,
    lang: Lang,
) -> Server {
    let strings = |builds: Vec<crate::build::Build>| -> Vec<String> {
        builds.iter().map(ToString::to_string).collect()
    };
    let (release, branch) = place(family, assessment);
    let product = match assessment.identity {
        Identity::Product(id) => Some(id),
        _ => branch.map(|branch| branch.product),
    };
    Server {
        file: None,
        line: observation.line,
        label: observation.label.clone(),
        text: observation.text.clone(),
        level: assessment.level.key().into(),
        build: assessment.build.map(|build| build.to_string()),
        family: family.id().to_owned(),
        product: product
            .map(|id| family.product(id).row.id.clone())
            .unwrap_or_default(),
        branch: branch.map(|branch| branch.name.clone()).unwrap_or_default(),
        update: release
            .and_then(|release| release.update.clone())
            .unwrap_or_default(),
        name: answer::identity(family, assessment, lang),
        released: release.map(|release| release.date),
        verdict: assessment.verdict.key().into(),
        required: strings(assessment.required(family)),
        recommended: strings(assessment.recommended(family)),
        options: assessment
            .options
            .iter()
            .map(|option| way(family, option, lang))
            .collect(),
        exposed: exposed(family, assessment),
        actions: actions(family, assessment, lang),
        findings: findings(family, observation, assessment, lang),
        notes: notes(family, observation, assessment, lang),
    }
}

/// The release and the branch of what was assessed, as far as they are known.
fn place<'f>(
    family: &'f Family,
    assessment: &Assessment,
) -> (Option<&'f Release>, Option<&'f Branch>) {
    match assessment.identity {
        Identity::Release(id) => {
            let release = family.release(id);
            (Some(release), Some(family.branch(release.branch)))
        }
        Identity::Branch(id) => (None, Some(family.branch(id))),
        Identity::Product(_) | Identity::Cloud | Identity::Unknown => (None, None),
    }
}

fn way(family: &Family, option: &PlanOption, lang: Lang) -> Way {
    Way {
        why: answer::reason(option.reason, lang).to_owned(),
        steps: option
            .steps
            .iter()
            .map(|step| {
                let release = step.release.map(|id| family.release(id));
                let settles = step.kind == crate::assess::StepKind::Verify;
                StepLine {
                    kind: step.kind.key().into(),
                    build: release.map(|release| release.build.to_string()),
                    name: release.map_or_else(
                        || answer::step(family, step, lang),
                        |release| family.name(release, lang),
                    ),
                    kb: release.and_then(|release| release.kb.clone()),
                    url: release.and_then(|release| release.url.clone()),
                    esu: step.esu,
                    command: settles.then(|| family.tables().family.settle.command.clone()),
                }
            })
            .collect(),
    }
}

fn exposed(family: &Family, assessment: &Assessment) -> Vec<Exposed> {
    assessment
        .exposure
        .iter()
        .map(|exposure| {
            let vulnerability = family.vulnerability(exposure.vulnerability);
            Exposed {
                id: vulnerability.id.clone(),
                cvss: vulnerability.score,
                exploited: exposure.exploited,
                certainty: exposure.certainty.key().into(),
                fixed_in: exposure
                    .fixed_in
                    .map(|id| family.release(id).build.to_string()),
            }
        })
        .collect()
}

fn actions(family: &Family, assessment: &Assessment, lang: Lang) -> Vec<Action> {
    assessment
        .actions
        .iter()
        .map(|index| &family.actions()[*index])
        .flat_map(|row| {
            row.ids.iter().map(|id| Action {
                id: id.clone(),
                title: row.title.get(lang).to_owned(),
                text: row.text.get(lang).trim().to_owned(),
                command: row
                    .command
                    .as_ref()
                    .map(|command| command.trim().to_owned()),
            })
        })
        .collect()
}

fn findings(
    family: &Family,
    observation: &Observation,
    assessment: &Assessment,
    lang: Lang,
) -> Vec<FindingLine> {
    observation
        .named
        .iter()
        .map(|cve| {
            let found = reconcile(family, assessment, cve);
            FindingLine {
                state: finding::key(found.state).into(),
                text: finding::finding(family, &found, lang),
                id: found.cve,
            }
        })
        .collect()
}

/// What has to be said: of the reading, of the answer, of the release itself.
fn notes(
    family: &Family,
    observation: &Observation,
    assessment: &Assessment,
    lang: Lang,
) -> Vec<String> {
    let remarks = observation
        .remarks
        .iter()
        .map(|remark| reading::remark(remark, lang));
    let merged = observation.merged.iter();
    let merged = merged.map(|merged| reading::also(merged, lang));
    let answers = assessment
        .notes
        .iter()
        .map(|note| answer::note(family, note, lang));
    let issues = assessment
        .issues
        .iter()
        .map(|index| family.issues()[*index].text.get(lang).trim().to_owned());
    remarks.chain(merged).chain(answers).chain(issues).collect()
}

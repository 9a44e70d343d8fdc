//! What a sighting means on a day: verdict, plan, exposure, what remains.
//!
//! ```
//! # fn demo(family: &patchline::catalogue::Family) -> Option<()> {
//! use patchline::assess::assess;
//! use patchline::catalogue::Evidence;
//!
//! let sighting = family.identify("15.2.1118.20".parse().ok()?, Evidence::Installed)?;
//! let assessment = assess(family, &sighting, "2023-01-26".parse().ok()?);
//! assert_eq!(assessment.verdict.key(), "update-required");
//! # Some(()) }
//! ```
//!
//! The day is an argument, and nothing released, published or decided after
//! it is known. Must not know text formats, files, screens, or the clock; the
//! words for what it finds are in `messages`.

mod exposure;
mod plan;
mod reconcile;

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::build::Build;
use crate::catalogue::{
    Branch, BranchId, Family, Level, ProductId, Release, ReleaseId, Sighting, Standing,
    VulnerabilityId,
};
use crate::order;

use exposure::Exposed;
use plan::Planner;
pub use plan::{PlanOption, Reason, Step, StepKind};
pub use reconcile::{Finding, FindingState, reconcile};

/// What to make of a server, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The newest updates are installed.
    Current,
    /// Something newer is out, and no security fix is missing.
    UpdateAvailable,
    /// The branch is serviced; its update level is unknown.
    UpdateUnknown,
    /// Nothing newer closes a public vulnerability: only mitigation helps.
    Mitigate,
    /// A security fix is missing.
    UpdateRequired,
    /// This branch gets no updates any more.
    BranchUnsupported,
    /// This product gets no public updates any more.
    ProductUnsupported,
    /// Its operator patches it.
    Cloud,
    /// Nothing can be judged.
    None,
}

impl Verdict {
    /// All verdicts, mildest first.
    pub const ALL: [Self; 9] = [
        Self::Current,
        Self::UpdateAvailable,
        Self::UpdateUnknown,
        Self::Mitigate,
        Self::UpdateRequired,
        Self::BranchUnsupported,
        Self::ProductUnsupported,
        Self::Cloud,
        Self::None,
    ];

    /// The name in exported data, such as `update-required`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::UpdateAvailable => "update-available",
            Self::UpdateUnknown => "update-unknown",
            Self::Mitigate => "mitigate",
            Self::UpdateRequired => "update-required",
            Self::BranchUnsupported => "branch-unsupported",
            Self::ProductUnsupported => "product-unsupported",
            Self::Cloud => "cloud",
            Self::None => "none",
        }
    }

    /// The verdict with this name in exported data.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.key() == key)
    }
}

/// The answer for one sighting on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The build as read.
    pub build: Option<Build>,
    /// How surely it was read.
    pub level: Level,
    /// The day it was judged for.
    pub as_of: Date,
    /// What it is.
    pub identity: Identity,
    /// What to make of it.
    pub verdict: Verdict,
    /// The first is the shortest way to a fixed state, unless the verdict asks
    /// for none; a further one is what the vendor recommends.
    pub options: Vec<PlanOption>,
    /// What it is open to, exploited first, then by score.
    pub exposure: Vec<Exposure>,
    /// What installing does not do: indices into [`Family::actions`].
    pub actions: Vec<usize>,
    /// Faults of the release itself: indices into [`Family::issues`].
    pub issues: Vec<usize>,
    /// What else must be said.
    pub notes: Vec<Note>,
}

/// What a sighting turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// This release.
    Release(ReleaseId),
    /// A release of this branch, the update unknown.
    Branch(BranchId),
    /// A release of this product, the branch unknown.
    Product(ProductId),
    /// A service that its operator patches.
    Cloud,
    /// Nothing that is known.
    Unknown,
}

/// A vulnerability that a server is or may be open to.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposure {
    /// Which.
    pub vulnerability: VulnerabilityId,
    /// Whether every candidate is open to it, or some.
    pub certainty: Certainty,
    /// The day it was put among the exploited ones, as far as known that day.
    pub exploited: Option<Date>,
    /// The first release that closes it for this server, if one was out.
    pub fixed_in: Option<ReleaseId>,
}

/// How sure an exposure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Whatever of the candidates is installed, it is open.
    Exposed,
    /// It depends on what is installed, or no source says.
    Possible,
}

impl Certainty {
    /// The name in exported data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Exposed => "exposed",
            Self::Possible => "possible",
        }
    }
}

/// A remark that belongs to an answer. The words are in `messages`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The text shows the branch only; what settles it is the family's command.
    OnlyBranchShown,
    /// The text shows this release for one component only: it, or a newer one of
    /// its branch, is installed.
    HintAt(ReleaseId),
    /// A bare number that equals the base: it may come from either command.
    BareBase,
    /// The build as read is another form of this release.
    AliasOf(ReleaseId),
    /// No list has the build; it is judged as this release.
    JudgedAs {
        /// The listed release below it, or the base.
        release: ReleaseId,
        /// The listed release above it.
        upper: Option<ReleaseId>,
    },
    /// A remark of the catalogue, by its key.
    Remark(String),
    /// The build is above everything known.
    NewerThanData {
        /// The newest release known there.
        newest: ReleaseId,
    },
    /// No branch of the product has such builds.
    NoSuchBranch(ProductId),
    /// It was not out on that day.
    NotReleased {
        /// The day it came.
        released: Date,
    },
    /// A preview, superseded by the finished product.
    Preview,
    /// An older package of a release that was issued again.
    Reissued {
        /// The repaired package.
        by: ReleaseId,
    },
    /// Public support is over since this day; none where no source gives it.
    SupportEnded(Option<Date>),
    /// A period of extended security updates runs until this day.
    EsuRuns {
        /// Its last day.
        until: Date,
        /// Whether it covers the installed branch.
        covered: bool,
    },
    /// Extended security updates are over since this day.
    EsuOver(Date),
    /// No period of extended security updates runs; the next begins on this day.
    EsuPause(Date),
    /// An update was released after the end of support and is missing.
    LateUpdate(ReleaseId),
    /// The branch gets no updates since this day.
    WindowEnded(Date),
    /// A build of an earlier state is no proof of the present one.
    EarlierState,
    /// A build that a text quotes is no server.
    Quoted,
    /// A build number cannot show whether the remaining actions were done.
    ActionsNotVisible,
}

impl Assessment {
    /// The same answer for a number without a label, of which only the reader
    /// knows where it came from.
    #[must_use]
    pub fn of_unlabelled(mut self, family: &Family) -> Self {
        let is_base = self.build.is_some_and(|build| is_base(family, build));
        if self.level == Level::BranchOnly && is_base {
            for note in &mut self.notes {
                if *note == Note::OnlyBranchShown {
                    *note = Note::BareBase;
                }
            }
        }
        self
    }

    /// The builds to install, in order, on the shortest way; empty where
    /// nothing is needed or nothing can be said.
    #[must_use]
    pub fn required(&self, family: &Family) -> Vec<Build> {
        self.options
            .iter()
            .find(|option| option.reason.is_shortest())
            .map(|option| option.builds(family))
            .unwrap_or_default()
    }

    /// The builds to install, in order, by the vendor's recommendation.
    #[must_use]
    pub fn recommended(&self, family: &Family) -> Vec<Build> {
        self.options
            .iter()
            .rfind(|option| !option.reason.is_shortest())
            .or_else(|| self.options.first())
            .map(|option| option.builds(family))
            .unwrap_or_default()
    }
}

/// Judges a sighting by what was known on `as_of`.
#[must_use]
pub fn assess(family: &Family, sighting: &Sighting, as_of: Date) -> Assessment {
    let mut assessment = Assessment {
        build: sighting.build,
        level: sighting.level,
        as_of,
        identity: Identity::Unknown,
        verdict: Verdict::None,
        options: Vec::new(),
        exposure: Vec::new(),
        actions: Vec::new(),
        issues: Vec::new(),
        notes: Vec::new(),
    };
    match &sighting.standing {
        Standing::Foreign => {}
        Standing::Cloud => {
            assessment.identity = Identity::Cloud;
            assessment.verdict = Verdict::Cloud;
        }
        Standing::NoBranch(product) => {
            let newest = newest_of(family, *product);
            let beyond = sighting.build.is_some_and(|build| build > newest.build);
            assessment.identity = Identity::Product(*product);
            assessment.notes.push(if beyond {
                Note::NewerThanData { newest: newest.id }
            } else {
                Note::NoSuchBranch(*product)
            });
        }
        Standing::Beyond(branch) => {
            let branch = family.branch(*branch);
            assessment.identity = Identity::Branch(branch.id);
            if let Some(newest) = branch.releases.last() {
                assessment
                    .notes
                    .push(Note::NewerThanData { newest: *newest });
            }
        }
        Standing::Between {
            branch,
            lower,
            upper,
        } => {
            let release = lower.unwrap_or(family.branch(*branch).base);
            assessment.notes.push(Note::JudgedAs {
                release,
                upper: *upper,
            });
            let remark = family
                .tables()
                .unidentified
                .iter()
                .find(|row| Some(row.build) == sighting.build);
            if let Some(row) = remark {
                assessment.notes.push(Note::Remark(row.note.clone()));
            }
            judge(family, &[release], &mut assessment);
            assessment.identity = Identity::Branch(*branch);
        }
        Standing::Releases(candidates) => {
            judge_listed(family, sighting, candidates, &mut assessment)
        }
    }
    assessment
}

fn judge_listed(
    family: &Family,
    sighting: &Sighting,
    candidates: &[ReleaseId],
    assessment: &mut Assessment,
) {
    match (sighting.level, candidates) {
        (Level::Alias, [release]) if sighting.build.is_some() => {
            assessment.notes.push(Note::AliasOf(*release));
            let remark = family
                .tables()
                .aliases
                .iter()
                .find(|row| row.build == sighting.build);
            if let Some(row) = remark {
                assessment.notes.push(Note::Remark(row.note.clone()));
            }
        }
        (Level::Previous, _) => assessment.notes.push(Note::EarlierState),
        (Level::Reference, _) => assessment.notes.push(Note::Quoted),
        _ => {}
    }
    judge(family, candidates, assessment);
    if matches!(sighting.level, Level::Previous | Level::Reference) {
        assessment.verdict = Verdict::None;
        assessment.options.clear();
        assessment.exposure.clear();
        assessment.actions.clear();
    }
}

/// Judges what is installed to be one of `candidates`, or of what a hint at one
/// of them leaves open.
fn judge(family: &Family, candidates: &[ReleaseId], assessment: &mut Assessment) {
    let as_of = assessment.as_of;
    let is_hint = assessment.level == Level::Hint;
    let widened;
    let candidates = match candidates {
        [shown] if is_hint => {
            assessment.notes.push(Note::HintAt(*shown));
            widened = from_on(family, *shown, as_of);
            widened.as_slice()
        }
        _ => candidates,
    };
    let releases: Vec<&Release> = candidates.iter().map(|id| family.release(*id)).collect();
    assessment.identity = common_identity(&releases);
    let out: Vec<&Release> = releases
        .iter()
        .copied()
        .filter(|release| release.date <= as_of)
        .collect();
    let Some(&lowest) = out.first() else {
        if let Some(released) = releases.iter().map(|release| release.date).min() {
            assessment.notes.push(Note::NotReleased { released });
        }
        return;
    };
    // One release that an alias or a neighbour stands for keeps its own text.
    for key in lowest.notes().iter().filter(|_| candidates.len() == 1) {
        assessment.notes.push(Note::Remark(key.clone()));
    }
    let branch = family.branch(lowest.branch);
    let one_branch = out.iter().all(|release| release.branch == branch.id);
    if one_branch && branch.preview {
        judge_preview(family, branch, assessment);
        return;
    }

    let planner = Planner::new(family, as_of);
    let verdicts: Vec<Verdict> = out
        .iter()
        .map(|release| verdict_of(&planner, release))
        .collect();
    assessment.exposure = merged_exposure(family, &out, as_of);
    let agreed = verdicts.windows(2).all(|pair| pair[0] == pair[1]);
    assessment.verdict = match (agreed, one_branch) {
        (true, _) => verdicts[0],
        (false, true) => Verdict::UpdateUnknown,
        (false, false) => Verdict::None,
    };
    if is_hint {
        // One component of some server is no proof that another lacks a fix.
        for exposure in &mut assessment.exposure {
            exposure.certainty = Certainty::Possible;
        }
        if assessment.verdict == Verdict::UpdateRequired {
            assessment.verdict = Verdict::UpdateUnknown;
        }
    }
    if one_branch {
        assessment.options = if out.len() == 1 && assessment.verdict != Verdict::UpdateUnknown {
            planner.options(lowest)
        } else {
            planner.options_for_unknown(branch, lowest, assessment.verdict)
        };
        support_notes(&planner, lowest, out.len() == 1, &mut assessment.notes);
    }
    if out.len() > 1 && one_branch && !is_hint {
        assessment.notes.insert(0, Note::OnlyBranchShown);
    }
    if let ([release], true) = (out.as_slice(), one_branch) {
        assessment.issues = issues_of(family, release, as_of);
        if let Some(by) = reissue_of(family, release, as_of) {
            assessment.notes.push(Note::Reissued { by });
        }
    }
    assessment.actions = remaining_actions(family, &out, assessment, as_of);
    if !assessment.actions.is_empty() {
        assessment.notes.push(Note::ActionsNotVisible);
    }
}

/// A release and every newer one of its branch that was out on the day.
fn from_on(family: &Family, shown: ReleaseId, as_of: Date) -> Vec<ReleaseId> {
    let branch = family.branch(family.release(shown).branch);
    let newer = branch.releases.iter().copied();
    newer
        .filter(|id| *id == shown || *id > shown && family.release(*id).date <= as_of)
        .collect()
}

fn judge_preview(family: &Family, branch: &Branch, assessment: &mut Assessment) {
    if family.is_serviced(branch, assessment.as_of) {
        assessment.verdict = Verdict::Current;
    }
    assessment.notes.push(Note::Preview);
}

/// The verdict for a server on which exactly this release is installed.
fn verdict_of(planner: &Planner<'_>, release: &Release) -> Verdict {
    let family = planner.family;
    let branch = family.branch(release.branch);
    if family
        .product(release.product)
        .is_unsupported(planner.as_of)
    {
        return Verdict::ProductUnsupported;
    }
    if !family.is_serviced(branch, planner.as_of) {
        return Verdict::BranchUnsupported;
    }
    let open = || exposure::of(family, release, planner.as_of);
    if planner.misses_security(release) || open().any(|exposed| exposed.fixed_in.is_some()) {
        Verdict::UpdateRequired
    } else if open().any(|exposed| exposed.certain) {
        Verdict::Mitigate
    } else if planner.newest_update(branch) > Some(release.id) {
        Verdict::UpdateAvailable
    } else {
        Verdict::Current
    }
}

fn merged_exposure(family: &Family, candidates: &[&Release], as_of: Date) -> Vec<Exposure> {
    let mut found: Vec<Exposed> = Vec::new();
    for release in candidates {
        found.extend(exposure::of(family, release, as_of));
    }
    order::sort_by_key(&mut found, |exposed| exposed.vulnerability);
    let mut exposures: Vec<Exposure> = found
        .chunk_by(|a, b| a.vulnerability == b.vulnerability)
        .map(|same| {
            let id = same[0].vulnerability;
            let certain = same.iter().all(|exposed| exposed.certain);
            Exposure {
                vulnerability: id,
                certainty: if certain && same.len() == candidates.len() {
                    Certainty::Exposed
                } else {
                    Certainty::Possible
                },
                exploited: family.vulnerability(id).exploited(as_of),
                fixed_in: same.iter().find_map(|exposed| exposed.fixed_in),
            }
        })
        .collect();
    order::sort_by(&mut exposures, |a, b| {
        let rank = |exposure: &Exposure| {
            let vulnerability = family.vulnerability(exposure.vulnerability);
            (
                exposure.exploited.is_none(),
                // A vulnerability without a score stands behind those that have one.
                Reverse(vulnerability.score),
            )
        };
        rank(a)
            .cmp(&rank(b))
            .then(b.vulnerability.cmp(&a.vulnerability))
    });
    exposures
}

fn support_notes(planner: &Planner<'_>, release: &Release, exact: bool, notes: &mut Vec<Note>) {
    let Planner { family, as_of, .. } = *planner;
    let product = family.product(release.product);
    let branch = family.branch(release.branch);
    if product.is_unsupported(as_of) {
        notes.push(Note::SupportEnded(product.row.extended_end));
        if let Some(period) = product.esu(as_of) {
            notes.push(Note::EsuRuns {
                until: period.to,
                covered: period.branches.contains(&branch.name),
            });
        } else if let Some(next) = product.row.esu.iter().find(|period| period.from > as_of) {
            notes.push(Note::EsuPause(next.from));
        } else if let Some(last) = product.row.esu.last() {
            notes.push(Note::EsuOver(last.to));
        } else if let (true, Some(newest)) = (exact, planner.newest_update(branch)) {
            let late = product
                .row
                .extended_end
                .is_some_and(|end| family.release(newest).date > end);
            if late && newest > release.id {
                notes.push(Note::LateUpdate(newest));
            }
        }
    } else if !family.is_serviced(branch, as_of)
        && let Some(end) = family.window_end(branch, as_of)
    {
        notes.push(Note::WindowEnded(end));
    }
}

/// What has to be done by hand on any candidate, or on what the shortest way leads to.
fn remaining_actions(
    family: &Family,
    candidates: &[&Release],
    assessment: &Assessment,
    as_of: Date,
) -> Vec<usize> {
    let target = assessment
        .options
        .first()
        .and_then(|option| option.steps.iter().rev().find_map(|step| step.release));
    let mut concerned: Vec<usize> = Vec::new();
    for id in candidates.iter().map(|release| release.id).chain(target) {
        concerned.extend(family.actions_on(id));
    }
    concerned.retain(|index| family.actions()[*index].since <= as_of);
    order::sort(&mut concerned);
    concerned.dedup();
    concerned
}

fn issues_of(family: &Family, release: &Release, as_of: Date) -> Vec<usize> {
    family
        .issues_on(release.id)
        .filter(|index| family.issues()[*index].since <= as_of)
        .collect()
}

fn reissue_of(family: &Family, release: &Release, as_of: Date) -> Option<ReleaseId> {
    family
        .branch(release.branch)
        .releases
        .iter()
        .map(|id| family.release(*id))
        .find(|later| later.reissues == Some(release.id) && later.date <= as_of)
        .map(|later| later.id)
}

fn common_identity(releases: &[&Release]) -> Identity {
    match releases {
        [] => Identity::Unknown,
        [release] => Identity::Release(release.id),
        [first, rest @ ..] => {
            if rest.iter().all(|release| release.branch == first.branch) {
                Identity::Branch(first.branch)
            } else if rest.iter().all(|release| release.product == first.product) {
                Identity::Product(first.product)
            } else {
                Identity::Unknown
            }
        }
    }
}

fn is_base(family: &Family, build: Build) -> bool {
    family
        .release_of(build)
        .is_some_and(|release| family.branch(release.branch).base == release.id)
}

fn newest_of(family: &Family, product: ProductId) -> &Release {
    let newest = family
        .releases()
        .iter()
        .rfind(|release| release.product == product);
    // `Family::new` makes no product without branches, nor a branch without a base.
    newest.unwrap_or(&family.releases()[0])
}

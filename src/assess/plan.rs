//! The ways out: which releases to install, in which order.
//!
//! Every rule that names a product, a branch or a platform version is data of
//! the catalogue. Must not know words for what it plans; `messages` has them.

use jiff::civil::Date;

use crate::build::Build;
use crate::catalogue::tables::{MoveRow, Way};
use crate::catalogue::{Branch, BranchId, Family, Product, ProductId, Release, ReleaseId};

use super::{Verdict, exposure};

/// One way to a fixed state.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanOption {
    /// Why one would take it.
    pub reason: Reason,
    /// In order. Empty where the state it leads to is already reached.
    pub steps: Vec<Step>,
}

impl PlanOption {
    /// The builds it installs, in order.
    #[must_use]
    pub fn builds(&self, family: &Family) -> Vec<Build> {
        self.steps
            .iter()
            .filter_map(|step| step.release)
            .map(|id| family.release(id).build)
            .collect()
    }
}

/// Why one would take a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The newest security update of the installed branch.
    SameBranch,
    /// The installed branch gets no updates, or not this fix: the newest that does.
    NewerBranch,
    /// Extended security updates, for those who bought them.
    Esu,
    /// Extended security updates have nothing newer to offer.
    EsuReached,
    /// No way leads on within the product.
    Successor,
    /// No way leads on within the product; the vendor names no newer one either.
    NoWay,
    /// Find out which update is installed; the newest one can be installed again.
    Settle,
    /// The newest update of any kind, where it is newer than the newest security update.
    NewestUpdate,
    /// The newest branch of the product, where an older one is still serviced.
    RecommendedBranch,
    /// The successor, which the vendor recommends.
    RecommendedSuccessor,
}

impl Reason {
    /// Whether the way is the shortest one, rather than a recommendation beside it.
    #[must_use]
    pub const fn is_shortest(self) -> bool {
        !matches!(
            self,
            Self::NewestUpdate | Self::RecommendedBranch | Self::RecommendedSuccessor
        )
    }
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What sort of thing.
    pub kind: StepKind,
    /// The release to install, where there is one.
    pub release: Option<ReleaseId>,
    /// The platform version to bring, where that is the step.
    pub platform: Option<String>,
    /// Only to be had under extended security updates.
    pub esu: bool,
    /// The move it carries out: an index into the family's moves.
    pub movement: Option<usize>,
}

/// What sort of thing a step is. The names are the contract of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Install a branch's base over an older branch of the product.
    InstallCu,
    /// Install an update on its branch.
    InstallUpdate,
    /// Install the next product over this one.
    InPlaceUpgrade,
    /// Build a new server and move the data.
    Migrate,
    /// Bring the platform to a version that both sides support.
    Platform,
    /// Run a command and look.
    Verify,
}

impl StepKind {
    /// The name in exported data, such as `install-update`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::InstallCu => "install-cu",
            Self::InstallUpdate => "install-update",
            Self::InPlaceUpgrade => "in-place-upgrade",
            Self::Migrate => "migrate",
            Self::Platform => "net-framework",
            Self::Verify => "verify",
        }
    }
}

/// How far a way goes along the updates of its last branch.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goal {
    Security,
    Newest,
}

/// Plans by what was known on one day.
#[derive(Clone, Copy)]
pub(super) struct Planner<'f> {
    pub(super) family: &'f Family,
    pub(super) as_of: Date,
}

impl<'f> Planner<'f> {
    pub(super) const fn new(family: &'f Family, as_of: Date) -> Self {
        Self { family, as_of }
    }

    /// The ways for a server on which exactly `release` is installed.
    pub(super) fn options(&self, release: &Release) -> Vec<PlanOption> {
        let family = self.family;
        let product = family.product(release.product);
        let branch = family.branch(release.branch);
        if product.is_unsupported(self.as_of) {
            return self.options_past_support(product, branch, Some(release.id));
        }
        let mut options = Vec::new();
        if family.is_serviced(branch, self.as_of) {
            let own = self.update_steps(branch, Some(release.id), Goal::Security);
            let reached = own
                .last()
                .and_then(|step| step.release)
                .map_or(release, |id| family.release(id));
            if self.is_open_to_fixed(reached) {
                options.extend(self.newer_branch(
                    product,
                    branch,
                    Goal::Security,
                    Reason::NewerBranch,
                ));
            } else if self.misses_security(release) {
                options.push(PlanOption {
                    reason: Reason::SameBranch,
                    steps: own,
                });
            }
        } else {
            options.extend(
                self.newer_branch(product, branch, Goal::Security, Reason::NewerBranch)
                    .or_else(|| self.leave(branch, Goal::Security, Reason::Successor))
                    .or(Some(NO_WAY)),
            );
        }
        self.recommend(product, branch, Some(release.id), &mut options);
        options
    }

    /// The ways for a server of which only the branch is known.
    pub(super) fn options_for_unknown(
        &self,
        branch: &Branch,
        lowest: &Release,
        verdict: Verdict,
    ) -> Vec<PlanOption> {
        let product = self.family.product(branch.product);
        let mut options = match verdict {
            Verdict::ProductUnsupported => {
                return self.options_past_support(product, branch, None);
            }
            Verdict::UpdateUnknown => {
                let mut steps = vec![Step::of(StepKind::Verify)];
                let newest = self.update_steps(branch, None, Goal::Security);
                let reached = newest
                    .last()
                    .and_then(|step| step.release)
                    .map_or(lowest, |id| self.family.release(id));
                if self.is_open_to_fixed(reached)
                    && let Some(onward) =
                        self.newer_branch(product, branch, Goal::Security, Reason::Settle)
                {
                    steps.extend(onward.steps);
                } else {
                    steps.extend(newest);
                }
                vec![PlanOption {
                    reason: Reason::Settle,
                    steps,
                }]
            }
            _ => return self.options(lowest),
        };
        self.recommend(product, branch, None, &mut options);
        options
    }

    /// Whether a newer update of the release's branch closes something, or was made to.
    pub(super) fn misses_security(&self, release: &Release) -> bool {
        self.out(self.family.branch(release.branch))
            .any(|newer| newer.id > release.id && self.is_security(newer))
    }

    /// The newest release of a branch that was out on the day.
    pub(super) fn newest_update(&self, branch: &Branch) -> Option<ReleaseId> {
        self.out(branch).last().map(|release| release.id)
    }

    fn options_past_support(
        &self,
        product: &Product,
        branch: &Branch,
        installed: Option<ReleaseId>,
    ) -> Vec<PlanOption> {
        let mut options = Vec::new();
        if let Some(period) = product.esu(self.as_of) {
            let covered = period.branches.contains(&branch.name);
            let steps = if covered {
                Some(self.update_steps(branch, installed, Goal::Security))
            } else {
                product
                    .branches
                    .iter()
                    .rev()
                    .map(|id| self.family.branch(*id))
                    .filter(|target| period.branches.contains(&target.name))
                    .find(|target| target.id > branch.id && self.is_out(target))
                    .map(|target| self.steps_to(branch, target, Goal::Security))
            };
            options.extend(steps.map(|steps| PlanOption {
                reason: if steps.is_empty() {
                    Reason::EsuReached
                } else {
                    Reason::Esu
                },
                steps,
            }));
        }
        if options.is_empty() {
            options.push(
                self.leave(branch, Goal::Security, Reason::Successor)
                    .unwrap_or(NO_WAY),
            );
        }
        options.extend(self.leave(branch, Goal::Newest, Reason::RecommendedSuccessor));
        without_repeats(options)
    }

    /// Adds what the vendor recommends, where it is another way than those found.
    fn recommend(
        &self,
        product: &Product,
        branch: &Branch,
        installed: Option<ReleaseId>,
        options: &mut Vec<PlanOption>,
    ) {
        let to_successor = self
            .family
            .moves_from(product)
            .any(|row| row.recommended_from.is_some_and(|day| day <= self.as_of));
        let recommended = if to_successor {
            self.leave(branch, Goal::Newest, Reason::RecommendedSuccessor)
        } else {
            None
        };
        let recommended = recommended
            .or_else(|| self.newer_branch(product, branch, Goal::Newest, Reason::RecommendedBranch))
            .or_else(|| {
                let steps = self.update_steps(branch, installed, Goal::Newest);
                (!steps.is_empty() && self.family.is_serviced(branch, self.as_of)).then_some(
                    PlanOption {
                        reason: Reason::NewestUpdate,
                        steps,
                    },
                )
            });
        options.extend(recommended);
        *options = without_repeats(std::mem::take(options));
    }

    /// To the newest serviced branch of the same product, if it is newer.
    fn newer_branch(
        &self,
        product: &Product,
        branch: &Branch,
        goal: Goal,
        reason: Reason,
    ) -> Option<PlanOption> {
        let target = self.newest_serviced(product)?;
        (target.id > branch.id).then(|| PlanOption {
            reason,
            steps: self.steps_to(branch, target, goal),
        })
    }

    /// To the newest product that is supported on the day and can be reached,
    /// by the fewest moves.
    fn leave(&self, branch: &Branch, goal: Goal, reason: Reason) -> Option<PlanOption> {
        let family = self.family;
        let route = self.route(branch.product)?;
        let mut steps = Vec::new();
        let mut at = branch;
        for (position, (index, movement)) in route.iter().enumerate() {
            if !movement.from_branches.is_empty() && !movement.from_branches.contains(&at.name) {
                let gate = self.newest_named(at.product, &movement.from_branches)?;
                if gate.id < at.id {
                    return None;
                }
                steps.extend(self.branch_steps(at, gate));
            }
            let target = family.product(family.find_product(&movement.to)?);
            let onward = route.get(position + 1).map(|(_, next)| next);
            let arrival = self.arrival(target, movement, onward.copied())?;
            let base = family.release(arrival.base);
            steps.push(Step {
                release: Some(base.id),
                movement: Some(*index),
                esu: base.esu,
                ..Step::of(match movement.way {
                    Way::InPlace => StepKind::InPlaceUpgrade,
                    Way::Migrate => StepKind::Migrate,
                })
            });
            at = arrival;
        }
        steps.extend(self.update_steps(at, Some(at.base), goal));
        Some(PlanOption { reason, steps })
    }

    /// The moves to the newest product that is supported on the day: the
    /// fewest that lead there, the first listed where several do.
    fn route(&self, from: ProductId) -> Option<Vec<(usize, &'f MoveRow)>> {
        let family = self.family;
        let mut routes: Vec<Option<Vec<(usize, &MoveRow)>>> = vec![None; family.products().len()];
        routes[from.index()] = Some(Vec::new());
        let mut reached = vec![from];
        let mut next = 0;
        while let Some(&at) = reached.get(next) {
            next += 1;
            let so_far = routes[at.index()].clone().unwrap_or_default();
            for (index, row) in family.tables().family.moves.iter().enumerate() {
                let Some(to) = family.find_product(&row.to) else {
                    continue;
                };
                if row.from != family.product(at).row.id
                    || routes[to.index()].is_some()
                    || !family
                        .product(to)
                        .branches
                        .iter()
                        .any(|id| self.is_out(family.branch(*id)) && !family.branch(*id).preview)
                {
                    continue;
                }
                let mut route = so_far.clone();
                route.push((index, row));
                routes[to.index()] = Some(route);
                reached.push(to);
            }
        }
        family
            .products()
            .iter()
            .rev()
            .filter(|product| product.id > from && !product.is_unsupported(self.as_of))
            .filter(|product| self.newest_serviced(product).is_some())
            .find_map(|product| routes[product.id.index()].take())
    }

    /// The branch on which a move arrives: the newest it reaches, and from
    /// which the next move, if there is one, can start.
    fn arrival(
        &self,
        target: &Product,
        movement: &MoveRow,
        onward: Option<&MoveRow>,
    ) -> Option<&'f Branch> {
        let reached = |branch: &&Branch| {
            !branch.preview
                && self.is_out(branch)
                && (movement.to_branches.is_empty() || movement.to_branches.contains(&branch.name))
        };
        let of_target = || {
            target
                .branches
                .iter()
                .rev()
                .map(|id| self.family.branch(*id))
                .filter(reached)
        };
        let starts_next =
            |branch: &&Branch| onward.is_some_and(|next| next.from_branches.contains(&branch.name));
        let serviced = |branch: &&Branch| self.family.is_serviced(branch, self.as_of);
        of_target()
            .find(starts_next)
            .or_else(|| of_target().find(serviced))
            .or_else(|| of_target().next())
    }

    fn steps_to(&self, from: &Branch, to: &Branch, goal: Goal) -> Vec<Step> {
        let mut steps = self.branch_steps(from, to);
        steps.extend(self.update_steps(to, Some(to.base), goal));
        steps
    }

    /// From branch to branch of one product, over the stepping stones that the
    /// platform asks for: a release installs only on a platform version that it
    /// supports, and a platform version is installed only under a branch that
    /// supports it.
    fn branch_steps(&self, from: &Branch, to: &Branch) -> Vec<Step> {
        let family = self.family;
        let versions = |branch: &Branch| -> &'f [String] {
            family
                .platform(branch)
                .map_or(&[], |row| row.versions.as_slice())
        };
        let avoid: &[String] = family
            .tables()
            .family
            .platform
            .as_ref()
            .map_or(&[], |platform| platform.avoid.as_slice());
        let mut steps = Vec::new();
        let mut at = from;
        while at.id < to.id {
            let here = versions(at);
            let shares = |branch: &Branch| {
                let there = versions(branch);
                here.is_empty()
                    || there.is_empty()
                    || here.iter().any(|version| there.contains(version))
            };
            let next = family
                .branches()
                .iter()
                .rev()
                .filter(|branch| branch.product == at.product && !branch.preview)
                .filter(|branch| branch.id > at.id && branch.id <= to.id && self.is_out(branch))
                .find(|branch| shares(branch))
                // No version fits both sides: the sources have no way, so the direct one is named.
                .unwrap_or_else(|| family.branch(to.id));
            let there = versions(next);
            let on_neither = here.iter().any(|version| !there.contains(version));
            if on_neither && !there.is_empty() {
                let common = || here.iter().rev().filter(|version| there.contains(version));
                let version = common()
                    .find(|version| !avoid.contains(version))
                    .or_else(|| common().next());
                steps.extend(version.map(|version| Step {
                    platform: Some(version.clone()),
                    ..Step::of(StepKind::Platform)
                }));
            }
            let base = family.release(next.base);
            steps.push(Step {
                release: Some(base.id),
                esu: base.esu,
                ..Step::of(StepKind::InstallCu)
            });
            at = next;
        }
        steps
    }

    /// The one update that brings a branch from `installed` to the goal.
    fn update_steps(&self, branch: &Branch, installed: Option<ReleaseId>, goal: Goal) -> Vec<Step> {
        self.out(branch)
            .filter(|release| match goal {
                Goal::Newest => true,
                Goal::Security => release.reissues.is_some() || self.is_security(release),
            })
            .last()
            .filter(|release| installed.is_none_or(|installed| release.id > installed))
            .map(|release| Step {
                release: Some(release.id),
                esu: release.esu,
                ..Step::of(if release.id == branch.base {
                    StepKind::InstallCu
                } else {
                    StepKind::InstallUpdate
                })
            })
            .into_iter()
            .collect()
    }

    /// Whether a release closes something: it was made to, or a fix that was
    /// public on the day names it. A repaired package closes what it names only.
    fn is_security(&self, release: &Release) -> bool {
        let made_to = self.family.kind(release).security && release.reissues.is_none();
        made_to || release.closes_since.is_some_and(|day| day <= self.as_of)
    }

    fn is_open_to_fixed(&self, release: &Release) -> bool {
        exposure::of(self.family, release, self.as_of).any(|exposed| exposed.fixed_in.is_some())
    }

    fn newest_serviced(&self, product: &Product) -> Option<&'f Branch> {
        product
            .branches
            .iter()
            .rev()
            .map(|id| self.family.branch(*id))
            .find(|branch| !branch.preview && self.family.is_serviced(branch, self.as_of))
    }

    fn newest_named(&self, product: ProductId, names: &[String]) -> Option<&'f Branch> {
        let ids: &[BranchId] = &self.family.product(product).branches;
        ids.iter()
            .rev()
            .map(|id| self.family.branch(*id))
            .find(|branch| names.contains(&branch.name) && self.is_out(branch))
    }

    fn is_out(&self, branch: &Branch) -> bool {
        self.family.release(branch.base).date <= self.as_of
    }

    /// The releases of a branch from its base on that were out on the day.
    fn out(&self, branch: &Branch) -> impl Iterator<Item = &'f Release> {
        let (family, as_of, base) = (self.family, self.as_of, branch.base);
        family
            .branch(branch.id)
            .releases
            .iter()
            .filter(move |id| **id >= base)
            .map(move |id| family.release(*id))
            .filter(move |release| release.date <= as_of)
    }
}

/// Where neither the product nor a successor offers anything.
const NO_WAY: PlanOption = PlanOption {
    reason: Reason::NoWay,
    steps: Vec::new(),
};

impl Step {
    const fn of(kind: StepKind) -> Self {
        Self {
            kind,
            release: None,
            platform: None,
            esu: false,
            movement: None,
        }
    }
}

/// Drops ways that repeat the steps of an earlier one.
fn without_repeats(options: Vec<PlanOption>) -> Vec<PlanOption> {
    let mut kept: Vec<PlanOption> = Vec::new();
    for option in options {
        let repeats = kept.iter().any(|earlier| {
            earlier.steps == option.steps
                || earlier
                    .steps
                    .iter()
                    .filter(|step| step.kind != StepKind::Verify)
                    .eq(&option.steps)
        });
        if !repeats {
            kept.push(option);
        }
    }
    kept
}

//! Which releases a build can be.
//!
//! A build is judged by where it came from: the same number is one release
//! when a file version shows it, and a whole branch when a console shows it
//! that never moves with updates. Must not know the texts those came in.

use crate::build::Build;
use crate::order;

use super::{Branch, BranchId, Family, Product, ProductId, ReleaseId};

/// How surely a text tells what is installed. The names are the contract of
/// the command line and of the exported files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A listed build, from a source that moves with every update.
    Exact,
    /// Only the branch is shown; the update level is unknown.
    BranchOnly,
    /// Another number or name under which a listed release is met.
    Alias,
    /// The shape is right; no list has it.
    Unlisted,
    /// Authoritative values disagree.
    Conflict,
    /// Several products or branches are possible.
    Ambiguous,
    /// A true build of an earlier state.
    Previous,
    /// Only a name was given.
    NameOnly,
    /// Schema numbers and the like, or one component on one node.
    Hint,
    /// A build quoted in a text, not a server's.
    Reference,
    /// A service that its operator patches.
    Cloud,
    /// Looks like a build, is another product.
    Foreign,
}

impl Level {
    /// All levels, in the order of their definition.
    pub const ALL: [Self; 12] = [
        Self::Exact,
        Self::BranchOnly,
        Self::Alias,
        Self::Unlisted,
        Self::Conflict,
        Self::Ambiguous,
        Self::Previous,
        Self::NameOnly,
        Self::Hint,
        Self::Reference,
        Self::Cloud,
        Self::Foreign,
    ];

    /// The name in exported data, such as `branch-only`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::BranchOnly => "branch-only",
            Self::Alias => "alias",
            Self::Unlisted => "unlisted",
            Self::Conflict => "conflict",
            Self::Ambiguous => "ambiguous",
            Self::Previous => "previous",
            Self::NameOnly => "name-only",
            Self::Hint => "hint",
            Self::Reference => "reference",
            Self::Cloud => "cloud",
            Self::Foreign => "foreign",
        }
    }
}

/// What the place a build was found in is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// It moves with every update: a file version, a response header.
    Installed,
    /// It shows the branch and never moves with updates.
    BranchShown,
    /// A number without a label: where it came from is not known.
    Bare,
}

/// A build as it was met, and the releases it can stand for.
#[derive(Clone, Debug, PartialEq)]
pub struct Sighting {
    /// The build as read; none where only a name was given.
    pub build: Option<Build>,
    /// How surely it was read.
    pub level: Level,
    /// What it can stand for.
    pub standing: Standing,
}

/// What a build stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// One of these; ordered, never empty.
    Releases(Vec<ReleaseId>),
    /// In this branch, on no list, at or above `lower` (or below the base,
    /// where there is none) and below `upper`.
    Between {
        /// The branch, told by the third part.
        branch: BranchId,
        /// The newest listed release below.
        lower: Option<ReleaseId>,
        /// The oldest listed release above.
        upper: Option<ReleaseId>,
    },
    /// In this branch, above everything that is listed.
    Beyond(BranchId),
    /// Of this product by its first parts, but of no branch of it.
    NoBranch(ProductId),
    /// A service that its operator patches.
    Cloud,
    /// Nothing of the family, though the text says so.
    Foreign,
}

impl Family {
    /// What `build` can stand for, given where it was found; none where its
    /// first parts belong to no product of the family.
    #[must_use]
    pub fn identify(&self, build: Build, evidence: Evidence) -> Option<Sighting> {
        let products: Vec<&Product> = self
            .products()
            .iter()
            .filter(|product| has_prefix(build, &product.row.builds))
            .collect();
        let sighting = |level, standing| {
            Some(Sighting {
                build: Some(build),
                level,
                standing,
            })
        };
        if let Some(release) = self.release_of(build) {
            let branch = self.branch(release.branch);
            let hides_updates = match evidence {
                Evidence::Installed => false,
                Evidence::BranchShown => true,
                Evidence::Bare => branch.base == release.id,
            };
            return if hides_updates {
                sighting(Level::BranchOnly, self.all_of(branch))
            } else {
                sighting(Level::Exact, Standing::Releases(vec![release.id]))
            };
        }
        if let Some(release) = self.alias_of(build) {
            // An alias of a base hides updates exactly as the base itself does.
            let branch = self.branch(self.release(release).branch);
            return match evidence {
                Evidence::BranchShown => sighting(Level::BranchOnly, self.all_of(branch)),
                _ => sighting(Level::Alias, Standing::Releases(vec![release])),
            };
        }
        let newest = products.last()?;
        let branches: Vec<&Branch> = products
            .iter()
            .flat_map(|product| &product.branches)
            .map(|id| self.branch(*id))
            .filter(|branch| {
                self.release(branch.base).build.without_fourth() == build.without_fourth()
            })
            .collect();
        match (branches.as_slice(), build.fourth()) {
            ([], _) => sighting(Level::Unlisted, Standing::NoBranch(newest.id)),
            ([branch], None) => sighting(Level::BranchOnly, self.all_of(branch)),
            ([branch], Some(_)) if evidence == Evidence::BranchShown => {
                sighting(Level::BranchOnly, self.all_of(branch))
            }
            ([branch], Some(_)) => {
                let below = |id: &&ReleaseId| self.release(**id).build < build;
                let lower = branch.releases.iter().rev().find(below).copied();
                let upper = branch.releases.iter().find(|id| !below(id)).copied();
                let standing = match upper {
                    None => Standing::Beyond(branch.id),
                    Some(_) => Standing::Between {
                        branch: branch.id,
                        lower,
                        upper,
                    },
                };
                sighting(Level::Unlisted, standing)
            }
            (several, _) => {
                let mut releases: Vec<ReleaseId> = several
                    .iter()
                    .flat_map(|branch| branch.releases.iter().copied())
                    .collect();
                order::sort(&mut releases);
                sighting(Level::Ambiguous, Standing::Releases(releases))
            }
        }
    }

    /// Every release of a branch from its base on.
    #[must_use]
    pub fn all_of(&self, branch: &Branch) -> Standing {
        Standing::Releases(
            branch
                .releases
                .iter()
                .copied()
                .filter(|id| *id >= branch.base)
                .collect(),
        )
    }

    fn alias_of(&self, build: Build) -> Option<ReleaseId> {
        self.tables()
            .aliases
            .iter()
            .find(|row| row.build == Some(build))
            .and_then(|row| self.find(&row.product, &row.branch, &row.update))
    }
}

/// Whether `prefix`, one or two whole parts, begins the build.
fn has_prefix(build: Build, prefix: &str) -> bool {
    let mut parts = prefix.split('.').map(|part| part.parse::<u16>().ok());
    parts.next().flatten() == Some(build.major())
        && parts
            .next()
            .is_none_or(|minor| minor == Some(build.minor()))
}

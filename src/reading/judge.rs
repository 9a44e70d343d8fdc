//! What a number is, given the label beside it.
//!
//! The label decides the level, not the number. Must not know how the text is
//! laid out.

use crate::build::Build;
use crate::catalogue::tables::Worth;
use crate::catalogue::{Catalogue, Evidence, Family, Level, ReleaseId, Sighting, Standing};
use crate::lang::Text;
use crate::order;

use super::scan::{Found, Shape};
use super::vocabulary::Label;
use super::{Ignored, Reason};

/// What a number turned out to be.
#[derive(Clone, Debug)]
pub(super) enum Judged {
    /// A build; one entry for each family that claims it.
    Builds(Vec<Claim>),
    /// Not to be read, and why.
    Refused(Reason),
    /// Not worth a word to the reader.
    Passed(Ignored),
}

/// A family's claim to a build.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) family: usize,
    pub(super) worth: Worth,
    pub(super) sighting: Sighting,
    pub(super) damaged: bool,
}

/// What stands around a number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context<'a> {
    pub(super) label: Option<&'a Label>,
    /// The command that printed it, if one stands above.
    pub(super) command: Option<(usize, Worth)>,
    /// The words around say that it is a limit or a wish.
    pub(super) wanted: bool,
    /// Whose versions lines with such marks show.
    pub(super) marked: Option<&'a Text>,
    /// The host beside it is one of a service.
    pub(super) cloud_host: bool,
}

/// Judges one number.
pub(super) fn judge(catalogue: &Catalogue, found: &Found, context: Context<'_>) -> Judged {
    let foreign = || by_number(catalogue, found).map_or(Reason::NoFamily, Reason::Foreign);
    let prefix = (found.parts[0], found.parts[1]);
    match found.shape {
        Shape::Object => return Judged::Passed(Ignored::OtherVersion),
        Shape::Lettered => {
            let what = rows(catalogue)
                .find(|row| row.lettered)
                .map(|row| row.what.clone());
            return match what {
                Some(what) if claims_prefix(catalogue, prefix) => {
                    Judged::Refused(Reason::Foreign(what))
                }
                _ => Judged::Passed(Ignored::OtherVersion),
            };
        }
        Shape::Cut => {
            let family = catalogue
                .families
                .iter()
                .find(|family| has_prefix(family, prefix));
            return match family {
                Some(family) => Judged::Refused(Reason::CutOff {
                    command: family.tables().recognition.uncut.clone(),
                }),
                None => Judged::Passed(Ignored::OtherVersion),
            };
        }
        Shape::Dotted | Shape::VersionBuild | Shape::Tuple => {}
    }
    if let Some(Label::Foreign(what)) = context.label {
        return Judged::Refused(Reason::Foreign(what.clone()));
    }
    if let Some(Label::Version {
        worth: Worth::Other,
        ..
    }) = context.label
    {
        return Judged::Passed(Ignored::OtherVersion);
    }
    if let (Some(what), None) = (context.marked, context.label.filter(|label| is_own(label))) {
        return Judged::Refused(Reason::Foreign(what.clone()));
    }
    let Some(build) = build_of(found) else {
        return Judged::Refused(if claims_prefix(catalogue, prefix) && found.count <= 4 {
            Reason::NotABuild
        } else {
            foreign()
        });
    };
    if is_date(found, catalogue) {
        return Judged::Passed(Ignored::Date);
    }
    let mut claims = Vec::new();
    let mut wanted = context.wanted;
    let mut target = false;
    for (index, family) in catalogue.families.iter().enumerate() {
        let (mut worth, own) = match context.label {
            Some(Label::Version {
                family: of,
                worth,
                own,
                ..
            }) => {
                if *of != index && *own {
                    continue;
                }
                (*worth, *own)
            }
            _ => match context.command {
                Some((of, worth)) if of == index => (worth, false),
                _ => (Worth::Bare, false),
            },
        };
        if found.shape == Shape::VersionBuild && worth < Worth::BranchShown {
            worth = Worth::BranchShown;
        }
        if let Some(claim) = claim(family, build, found, worth, own, context) {
            match worth {
                Worth::Target => target = true,
                Worth::Reference if context.wanted => wanted = true,
                _ => {}
            }
            claims.push(Claim {
                family: index,
                ..claim
            });
        }
    }
    // A number that no branch knows gives way to a look-alike that does.
    if !claims.is_empty()
        && claims.iter().all(is_unplaced)
        && !context.label.is_some_and(is_own)
        && let Some(what) = by_number(catalogue, found)
    {
        return Judged::Refused(Reason::Foreign(what));
    }
    // And to a family that knows it.
    if claims.iter().any(|claim| !is_unplaced(claim)) {
        claims.retain(|claim| !is_unplaced(claim));
    }
    if claims.is_empty() {
        return if is_address(found) {
            Judged::Passed(Ignored::Address)
        } else {
            Judged::Refused(foreign())
        };
    }
    if target {
        return Judged::Refused(Reason::SetupTarget(build));
    }
    if wanted {
        return Judged::Refused(Reason::Limit(build));
    }
    if claims.len() > 1 {
        for claim in &mut claims {
            claim.sighting.level = Level::Ambiguous;
        }
    }
    Judged::Builds(claims)
}

/// A packed number: four bits of kind, six of major, six of minor, one
/// reserved, fifteen of build.
pub(super) fn unpacked(value: &str) -> Option<Found> {
    let digits = value
        .trim()
        .trim_start_matches("0x")
        .trim_start_matches("0X");
    let number = match digits.len() {
        8 => u32::from_str_radix(digits, 16).ok()?,
        9 | 10 => digits.parse().ok()?,
        _ => return None,
    };
    (number >> 28 == 7).then_some(Found {
        start: 0,
        end: value.len(),
        parts: [
            (number >> 22) & 0x3f,
            (number >> 16) & 0x3f,
            number & 0x7fff,
            0,
        ],
        count: 3,
        shape: Shape::Dotted,
        comma: false,
        padded: false,
    })
}

fn is_own(label: &Label) -> bool {
    matches!(label, Label::Version { own: true, .. })
        || matches!(
            label,
            Label::Version {
                worth: Worth::Installed,
                ..
            }
        )
}

fn is_unplaced(claim: &Claim) -> bool {
    matches!(
        claim.sighting.standing,
        Standing::NoBranch(_) | Standing::Foreign
    )
}

fn build_of(found: &Found) -> Option<Build> {
    let part = |at: usize| u16::try_from(found.parts[at]).ok();
    match found.count {
        3 => Some(Build::short_of(part(0)?, part(1)?, part(2)?)),
        4 => Some(Build::new(part(0)?, part(1)?, part(2)?, part(3)?)),
        _ => None,
    }
}

/// The claim of one family, if it has one.
fn claim(
    family: &Family,
    build: Build,
    found: &Found,
    worth: Worth,
    own: bool,
    context: Context<'_>,
) -> Option<Claim> {
    let data = &family.tables().recognition;
    let result = |worth, sighting, damaged| {
        Some(Claim {
            family: 0,
            worth,
            sighting,
            damaged,
        })
    };
    let cloud = |build| Sighting {
        build: Some(build),
        level: Level::Cloud,
        standing: Standing::Cloud,
    };
    if data
        .cloud
        .iter()
        .flat_map(|row| &row.builds)
        .any(|prefix| is_prefix(prefix, (u32::from(build.major()), u32::from(build.minor()))))
    {
        let address = context.label.is_none() && is_address(found);
        return if address {
            None
        } else {
            result(worth, cloud(build), false)
        };
    }
    if !has_prefix(family, (found.parts[0], found.parts[1])) {
        return None;
    }
    if context.cloud_host {
        return result(worth, cloud(build), false);
    }
    let (build, worth) = match data.directory_offset {
        Some(offset) if build.third() >= offset => {
            let third = build.third() - offset;
            let plain = match build.fourth() {
                Some(fourth) => Build::new(build.major(), build.minor(), third, fourth),
                None => Build::short_of(build.major(), build.minor(), third),
            };
            (plain, worth.max(Worth::BranchShown))
        }
        _ => (build, worth),
    };
    let evidence = match worth {
        Worth::Installed | Worth::Hint | Worth::Reference => Evidence::Installed,
        Worth::BranchShown => Evidence::BranchShown,
        Worth::Bare | Worth::Previous | Worth::Target | Worth::Other => Evidence::Bare,
    };
    // Few builds have a revision so high that the listed ones have to be asked.
    let range = || Range::of(family, build);
    if build
        .fourth()
        .is_some_and(|fourth| fourth > MARGIN && fourth > range().highest_fourth)
    {
        return own.then_some(Claim {
            family: 0,
            worth,
            sighting: Sighting {
                build: Some(build),
                level: Level::Foreign,
                standing: Standing::Foreign,
            },
            damaged: false,
        });
    }
    let mut sighting = family.identify(build, evidence)?;
    if matches!(sighting.standing, Standing::NoBranch(_)) && !own {
        let small = found.parts.iter().all(|part| *part <= 255);
        if range().ended || found.count == 3 || small && worth == Worth::Bare {
            return None;
        }
    }
    let mut damaged = false;
    if evidence != Evidence::BranchShown
        && let Some(candidates) = undamaged(family, build, found, &sighting)
    {
        sighting.level = Level::Ambiguous;
        sighting.standing = Standing::Releases(candidates);
        damaged = true;
    }
    let known = matches!(sighting.level, Level::Exact | Level::Alias);
    let placed = known || sighting.level == Level::BranchOnly;
    match worth {
        Worth::Hint if known || matches!(sighting.standing, Standing::Between { .. }) => {
            sighting.level = Level::Hint;
        }
        Worth::Previous if placed => sighting.level = Level::Previous,
        Worth::Reference if placed => sighting.level = Level::Reference,
        _ => {}
    }
    result(worth, sighting, damaged)
}

/// The releases a number can stand for that may have lost its last zero, as
/// a spreadsheet or a decimal comma makes `.1` of `.10`.
fn undamaged(
    family: &Family,
    build: Build,
    found: &Found,
    sighting: &Sighting,
) -> Option<Vec<ReleaseId>> {
    let fourth = build.fourth().filter(|fourth| (1..=9).contains(fourth))?;
    if found.padded {
        return None;
    }
    let whole = Build::new(build.major(), build.minor(), build.third(), fourth * 10);
    let whole = family.release_of(whole)?;
    let mut candidates = match &sighting.standing {
        Standing::Releases(ids) if found.comma && ids.len() == 1 => ids.clone(),
        Standing::Releases(ids) if found.comma && sighting.level == Level::BranchOnly => {
            ids.first().map(|id| vec![*id])?
        }
        Standing::Between { branch, lower, .. } => {
            vec![lower.unwrap_or(family.branch(*branch).base)]
        }
        Standing::Beyond(branch) => vec![family.branch(*branch).base],
        _ => return None,
    };
    candidates.push(whole.id);
    order::sort(&mut candidates);
    candidates.dedup();
    Some(candidates)
}

/// How far an ended product's revisions may lie above the listed ones.
const MARGIN: u16 = 100;

/// What builds of the products with these first parts can look like.
struct Range {
    ended: bool,
    highest_fourth: u16,
}

impl Range {
    fn of(family: &Family, build: Build) -> Self {
        /// Padded builds leave three digits for it.
        const MOST: u16 = 999;
        let mut range = Self {
            ended: true,
            highest_fourth: 0,
        };
        for product in family.products() {
            if !is_prefix(
                &product.row.builds,
                (u32::from(build.major()), u32::from(build.minor())),
            ) {
                continue;
            }
            let ended = product.is_unsupported(family.data_through()) && product.row.esu.is_empty();
            range.ended &= ended;
            let highest = product
                .branches
                .iter()
                .flat_map(|id| &family.branch(*id).releases)
                .filter_map(|id| family.release(*id).build.fourth())
                .max()
                .unwrap_or(0);
            let limit = if ended {
                highest.saturating_add(MARGIN)
            } else {
                MOST
            };
            range.highest_fourth = range.highest_fourth.max(limit);
        }
        range
    }
}

fn is_prefix(prefix: &str, (major, minor): (u32, u32)) -> bool {
    let mut parts = prefix.split('.').map(|part| part.parse::<u32>().ok());
    parts.next().flatten() == Some(major) && parts.next().is_none_or(|part| part == Some(minor))
}

fn has_prefix(family: &Family, prefix: (u32, u32)) -> bool {
    family
        .products()
        .iter()
        .any(|product| is_prefix(&product.row.builds, prefix))
        || family
            .tables()
            .recognition
            .cloud
            .iter()
            .flat_map(|row| &row.builds)
            .any(|builds| is_prefix(builds, prefix))
}

/// Whether any family has builds with these first parts.
pub(super) fn claims_prefix(catalogue: &Catalogue, prefix: (u32, u32)) -> bool {
    catalogue
        .families
        .iter()
        .any(|family| has_prefix(family, prefix))
}

fn rows(catalogue: &Catalogue) -> impl Iterator<Item = &crate::catalogue::tables::ForeignRow> {
    catalogue
        .families
        .iter()
        .flat_map(|family| &family.tables().recognition.foreign)
}

/// Whose number it looks like, by its parts alone.
fn by_number(catalogue: &Catalogue, found: &Found) -> Option<Text> {
    rows(catalogue)
        .find(|row| {
            row.builds
                .iter()
                .any(|prefix| is_prefix(prefix, (found.parts[0], found.parts[1])))
                && found.parts[2] >= row.third_from
                && (row.fourth_from == 0 || found.count >= 4 && found.parts[3] >= row.fourth_from)
        })
        .map(|row| row.what.clone())
}

/// `15.2.2023`, unless a branch has that number.
fn is_date(found: &Found, catalogue: &Catalogue) -> bool {
    let [day, month, year, _] = found.parts;
    found.count == 3
        && (1..=31).contains(&day)
        && (1..=12).contains(&month)
        && (1990..=2039).contains(&year)
        && !catalogue.families.iter().any(|family| {
            family.branches().iter().any(|branch| {
                let base = family.release(branch.base).build;
                (
                    u32::from(base.major()),
                    u32::from(base.minor()),
                    u32::from(base.third()),
                ) == (day, month, year)
            })
        })
}

pub(super) fn is_address(found: &Found) -> bool {
    found.count == 4 && found.parts.iter().all(|part| *part <= 255) && !found.padded
}

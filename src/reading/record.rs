//! What belongs together: the lines of a list, a row, an object, a paragraph.
//!
//! A record gathers builds, names, articles and identifiers until its end and
//! then says which servers they are. Must not know how the text marks the
//! bounds of a record.

use crate::build::Build;
use crate::catalogue::tables::Worth;
use crate::catalogue::{Catalogue, Family, Level, ReleaseId, Sighting, Standing};
use crate::order;

use super::judge::Claim;
use super::names::{Name, What};
use super::{Merged, NotUnderstood, Observation, Reason, Remark, Why};

/// A build where it stands.
#[derive(Clone, Debug)]
pub(super) struct Sight {
    pub(super) line: u32,
    pub(super) text: String,
    pub(super) claim: Claim,
    /// The label's key, or empty.
    pub(super) key: String,
    /// A field of its own, not a part of a longer text.
    pub(super) typed: bool,
    /// Nothing else stands on its line but, at most, a server's name.
    pub(super) alone: bool,
    /// A server's name on the same line.
    pub(super) host: Option<String>,
    /// A short and a long form of one build side by side, as lists of releases have them.
    pub(super) listed: bool,
}

/// A release's name where it stands.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) line: u32,
    pub(super) text: String,
    pub(super) name: Name,
    /// Said to be missing, wanted or a limit.
    pub(super) wanted: bool,
    /// Hardly anything else stands on its line.
    pub(super) short: bool,
    pub(super) host: Option<String>,
}

/// How a record is marked off, which says how sure it is that its values
/// belong to one server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Bounds {
    /// A paragraph: only labels tell.
    #[default]
    Loose,
    /// A row or an object: one server.
    Firm,
    /// A scanner's block: one server, possibly with every release it can be.
    Scanner,
}

/// Adds an identifier to those named beside a build.
pub(super) fn note_id(named: &mut Vec<String>, id: String) {
    /// No scanner names more beside one server; what it names is a list of its own.
    const MOST: usize = 2_000;
    if named.len() < MOST && !named.contains(&id) {
        named.push(id);
    }
}

/// A draft of an observation, before servers seen several times are merged.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) observation: Observation,
    pub(super) bounds: Bounds,
    pub(super) alone: bool,
    /// Only a name was given, in the middle of other words.
    pub(super) aside: bool,
}

/// See the module.
#[derive(Clone, Debug, Default)]
pub(super) struct Record {
    pub(super) name: Option<(usize, String)>,
    pub(super) name_key: String,
    pub(super) sights: Vec<Sight>,
    pub(super) names: Vec<Named>,
    pub(super) articles: Vec<(u32, String, String)>,
    pub(super) named: Vec<String>,
    pub(super) keys: Vec<(String, bool)>,
    pub(super) doubt: Option<Worth>,
    pub(super) parts: Vec<Parts>,
    pub(super) bounds: Bounds,
}

/// Parts of a version that are gathered one by one.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    /// The family and row, or none for the parts of a plain version object.
    pub(super) of: Option<(usize, usize)>,
    pub(super) values: [Option<u32>; 4],
    pub(super) line: u32,
    /// The label of the object around.
    pub(super) label: Option<String>,
}

impl Record {
    pub(super) fn is_empty(&self) -> bool {
        self.sights.is_empty()
            && self.names.is_empty()
            && self.articles.is_empty()
            && self.parts.is_empty()
    }

    /// Whether there is more in it than belongs to one server: a list without
    /// blank lines. What belongs together is merged in the end all the same.
    pub(super) fn is_crowded(&self) -> bool {
        const MANY: usize = 48;
        self.sights.len() > MANY || self.names.len() > MANY || self.articles.len() > MANY
    }

    /// Notes a server's name; the surest label wins, then the first.
    pub(super) fn call(&mut self, rank: usize, key: &str, name: &str) {
        if self.name.as_ref().is_none_or(|(known, _)| rank < *known) {
            self.name = Some((
                rank,
                name.trim_matches(['"', '\'', '[', ']', '\\']).to_owned(),
            ));
            key.clone_into(&mut self.name_key);
        }
    }

    /// The servers of this record, and what of it was not understood.
    pub(super) fn resolve(mut self, catalogue: &Catalogue) -> (Vec<Draft>, Vec<NotUnderstood>) {
        let mut refused = Vec::new();
        if self.sights.is_empty() {
            return (self.by_name(catalogue, &mut refused), refused);
        }
        if let Some(doubt) = self.doubt {
            for sight in &mut self.sights {
                lower(catalogue, sight, doubt);
            }
        }
        let mut drafts = Vec::new();
        for group in self.groups(catalogue) {
            drafts.push(self.draft(catalogue, group));
        }
        (drafts, refused)
    }

    /// The sights of each server, the deciding one first.
    fn groups(&self, catalogue: &Catalogue) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        let mut order: Vec<usize> = (0..self.sights.len()).collect();
        // A field of its own before a text, the surer label first, then as they stand.
        order::sort_by_key(&mut order, |at| {
            (self.sights[*at].claim.worth, !self.sights[*at].typed)
        });
        for at in order {
            let sight = &self.sights[at];
            let home = groups.iter_mut().find_map(|group| {
                self.relation(catalogue, &self.sights[group.best], sight)
                    .map(|why| (group, why))
            });
            match home {
                Some((group, why)) => group.others.push((at, why)),
                None => groups.push(Group {
                    best: at,
                    others: Vec::new(),
                }),
            }
        }
        order::sort_by_key(&mut groups, |group| group.best);
        groups
    }

    /// Why `other` belongs to the server of `best`, if it does.
    fn relation(&self, catalogue: &Catalogue, best: &Sight, other: &Sight) -> Option<Why> {
        if best.claim.family != other.claim.family {
            return (self.bounds != Bounds::Loose
                && best.claim.sighting.build != other.claim.sighting.build)
                .then_some(Why::Weaker);
        }
        if best.host.is_some() && other.host.is_some() && best.host != other.host {
            return None;
        }
        let (build, another) = (best.claim.sighting.build, other.claim.sighting.build);
        if build == another {
            let apart = best.alone && other.alone && best.line != other.line;
            return (!apart).then_some(Why::Same);
        }
        let family = &catalogue.families[best.claim.family];
        let one_branch = branch_of(family, &best.claim.sighting)
            == branch_of(family, &other.claim.sighting)
            && branch_of(family, &best.claim.sighting).is_some();
        let listed = |sight: &Sight| sight.listed || sight.claim.worth == Worth::Reference;
        if listed(best) || listed(other) {
            return None;
        }
        match (best.claim.worth, other.claim.worth) {
            (_, Worth::Previous) if best.claim.worth != Worth::Previous => Some(Why::Earlier),
            (Worth::Installed | Worth::Bare, Worth::BranchShown) => {
                (one_branch || self.bounds != Bounds::Loose).then_some(Why::Weaker)
            }
            (Worth::Installed, Worth::Installed) => {
                let same_field = best.typed != other.typed
                    && (best.key.ends_with(&other.key) || other.key.ends_with(&best.key));
                match self.bounds {
                    Bounds::Scanner => Some(Why::Candidate),
                    Bounds::Firm => Some(Why::Contradicts),
                    Bounds::Loose => (same_field || one_branch && best.key != other.key)
                        .then_some(Why::Contradicts),
                }
            }
            (Worth::Installed, Worth::Bare) => {
                // Behind a labelled build, the line's further numbers are parts of it.
                let beside = best.line == other.line && one_branch && other.key.is_empty();
                let unplaced = matches!(other.claim.sighting.standing, Standing::NoBranch(_));
                (self.bounds != Bounds::Loose || beside || unplaced).then_some(Why::Weaker)
            }
            (Worth::Bare, Worth::Bare) => match self.bounds {
                Bounds::Scanner => Some(Why::Candidate),
                Bounds::Firm => Some(Why::Contradicts),
                // Two builds of one server on one line: which is the present one is not said.
                Bounds::Loose => {
                    let one =
                        best.line == other.line && best.host.is_some() && best.host == other.host;
                    one.then_some(Why::Contradicts)
                }
            },
            (Worth::BranchShown, Worth::BranchShown) => match self.bounds {
                Bounds::Firm => Some(Why::Contradicts),
                Bounds::Scanner | Bounds::Loose => None,
            },
            (_, Worth::Hint) if self.bounds != Bounds::Loose => Some(Why::Weaker),
            _ => None,
        }
    }

    fn draft(&self, catalogue: &Catalogue, group: Group) -> Draft {
        let best = &self.sights[group.best];
        let family = &catalogue.families[best.claim.family];
        let mut sighting = best.claim.sighting.clone();
        let whys: Vec<Why> = group.others.iter().map(|(_, why)| *why).collect();
        if whys.contains(&Why::Contradicts) && sighting.level != Level::Foreign {
            sighting.level = Level::Conflict;
        }
        if whys.contains(&Why::Candidate) {
            let all = group
                .others
                .iter()
                .map(|(at, _)| &self.sights[*at].claim.sighting);
            sighting = any_of(family, std::iter::once(&best.claim.sighting).chain(all));
        }
        if best.listed
            && matches!(
                sighting.level,
                Level::Exact | Level::Alias | Level::BranchOnly
            )
        {
            sighting.level = Level::Reference;
            if let Some(release) = sighting.build.and_then(|build| family.release_of(build)) {
                sighting.standing = Standing::Releases(vec![release.id]);
            }
        }
        let mut remarks = Vec::new();
        if best.claim.damaged {
            remarks.push(Remark::MaybeDamaged);
        }
        if self.doubt.is_some() {
            remarks.push(Remark::Doubtful);
        }
        for named in &self.names {
            // A name beside another build belongs to that one.
            let beside = |sight: &Sight| sight.line == named.line;
            let ours = group
                .others
                .iter()
                .filter(|(at, _)| beside(&self.sights[*at]))
                .count();
            let several = self.sights.iter().filter(|sight| beside(sight)).count() > ours + 1
                || group.others.iter().any(|(_, why)| *why == Why::Earlier);
            let near = self.bounds != Bounds::Loose
                || beside(best) && !several
                || named.line.abs_diff(best.line) <= 8 && !self.sights.iter().any(beside);
            if near
                && !named.wanted
                && named.name.spelled
                && disagrees(family, best.claim.family, &sighting, &named.name)
            {
                let remark = Remark::NameDisagrees(named.text.clone());
                if !remarks.contains(&remark) {
                    remarks.push(remark);
                }
            }
        }
        let merged = group
            .others
            .iter()
            .filter(|(_, why)| *why != Why::Same)
            .map(|(at, why)| {
                let other = &self.sights[*at];
                Merged {
                    line: other.line,
                    text: other.text.clone(),
                    build: other.claim.sighting.build,
                    level: other.claim.sighting.level,
                    why: *why,
                }
            })
            .collect();
        let host = group
            .others
            .iter()
            .filter_map(|(at, _)| self.sights[*at].host.clone())
            .next();
        Draft {
            observation: Observation {
                line: best.line,
                label: best
                    .host
                    .clone()
                    .or_else(|| self.name.as_ref().map(|(_, name)| name.clone()))
                    .or(host),
                text: best.text.clone(),
                family: best.claim.family,
                sighting,
                worth: best.claim.worth,
                named: self.named.clone(),
                merged,
                remarks,
            },
            bounds: self.bounds,
            alone: best.alone,
            aside: false,
        }
    }

    /// What names alone say, where no number stands.
    fn by_name(&self, catalogue: &Catalogue, refused: &mut Vec<NotUnderstood>) -> Vec<Draft> {
        let mut drafts: Vec<(Draft, Vec<ReleaseId>)> = Vec::new();
        let found: Vec<&Named> = self.names.iter().filter(|named| !named.wanted).collect();
        let specific = found
            .iter()
            .any(|named| !matches!(named.name.what, What::Product(_)));
        for named in found {
            let family = &catalogue.families[named.name.family];
            let (candidates, level) = match &named.name.what {
                What::Unknown(_) => {
                    refused.push(NotUnderstood::new(
                        named.line,
                        &named.text,
                        Reason::UnknownName,
                    ));
                    continue;
                }
                What::Cloud => (Vec::new(), Level::Cloud),
                What::Product(_) if specific => continue,
                What::Product(product) => (
                    family
                        .releases()
                        .iter()
                        .filter(|release| release.product == *product)
                        .filter(|release| !family.branch(release.branch).preview)
                        .map(|release| release.id)
                        .collect(),
                    Level::NameOnly,
                ),
                What::Branch(branch) => match family.all_of(family.branch(*branch)) {
                    Standing::Releases(ids) => (ids, Level::NameOnly),
                    _ => continue,
                },
                What::Releases(ids) if ids.len() > 1 => (ids.clone(), Level::Ambiguous),
                What::Releases(ids) => (ids.clone(), Level::NameOnly),
            };
            // The same server again, said more closely: `2016 CU22`, then `KB5014261`.
            let host = named
                .host
                .clone()
                .or_else(|| self.name.as_ref().map(|(_, name)| name.clone()));
            let known = drafts.iter_mut().find(|(draft, ids)| {
                let apart = draft.alone
                    && named.short
                    && host.is_none()
                    && draft.observation.line != named.line;
                draft.observation.family == named.name.family
                    && !apart
                    && draft.observation.label == host
                    && (ids.iter().any(|id| candidates.contains(id))
                        || ids.is_empty() && candidates.is_empty())
            });
            if let Some((draft, ids)) = known {
                ids.retain(|id| candidates.contains(id));
                draft.aside &= !named.short;
                continue;
            }
            let observation = Observation {
                line: named.line,
                label: host,
                text: named.text.clone(),
                family: named.name.family,
                sighting: Sighting {
                    build: None,
                    level,
                    standing: if level == Level::Cloud {
                        Standing::Cloud
                    } else {
                        Standing::Releases(candidates.clone())
                    },
                },
                worth: Worth::Bare,
                named: self.named.clone(),
                merged: Vec::new(),
                remarks: Vec::new(),
            };
            drafts.push((
                Draft {
                    observation,
                    bounds: self.bounds,
                    alone: named.short,
                    aside: !named.short && self.bounds == Bounds::Loose,
                },
                candidates,
            ));
        }
        self.by_article(catalogue, &mut drafts, refused);
        drafts
            .into_iter()
            .map(|(mut draft, ids)| {
                if draft.observation.sighting.level != Level::Cloud {
                    let family = &catalogue.families[draft.observation.family];
                    let mut branches: Vec<_> =
                        ids.iter().map(|id| family.release(*id).branch).collect();
                    branches.dedup();
                    let one = ids.len() == 1 || draft.observation.sighting.level == Level::NameOnly;
                    draft.observation.sighting.level = if one {
                        Level::NameOnly
                    } else {
                        Level::Ambiguous
                    };
                    draft.observation.sighting.standing = Standing::Releases(ids);
                }
                draft
            })
            .collect()
    }

    /// Narrows what names leave open by the articles beside them.
    fn by_article(
        &self,
        catalogue: &Catalogue,
        drafts: &mut Vec<(Draft, Vec<ReleaseId>)>,
        refused: &mut Vec<NotUnderstood>,
    ) {
        for (family_index, family) in catalogue.families.iter().enumerate() {
            let mut loose: Vec<(u32, &str, Vec<ReleaseId>)> = Vec::new();
            for (line, text, article) in &self.articles {
                let ids: Vec<ReleaseId> = family
                    .releases()
                    .iter()
                    .filter(|release| release.kb.as_deref() == Some(article))
                    .map(|release| release.id)
                    .collect();
                if ids.is_empty() {
                    if drafts.is_empty() && catalogue.families.len() == family_index + 1 {
                        refused.push(NotUnderstood::new(*line, text, Reason::UnknownArticle));
                    }
                    continue;
                }
                loose.push((*line, text, ids));
            }
            if loose.is_empty() {
                continue;
            }
            let mut used = false;
            for (draft, candidates) in drafts.iter_mut() {
                if draft.observation.family != family_index {
                    continue;
                }
                // Updates hold all that came before: the newest counts.
                let newest = loose
                    .iter()
                    .map(|(.., ids)| {
                        candidates
                            .iter()
                            .copied()
                            .filter(|id| ids.contains(id))
                            .collect::<Vec<_>>()
                    })
                    .filter(|ids| !ids.is_empty())
                    .max_by_key(|ids| ids.last().copied());
                if let Some(ids) = newest {
                    used = true;
                    let several = ids.len() > 1;
                    *candidates = ids;
                    draft.observation.sighting.level = if several {
                        Level::Ambiguous
                    } else {
                        Level::NameOnly
                    };
                }
            }
            if used || !drafts.is_empty() {
                continue;
            }
            for (line, text, ids) in loose {
                let level = if ids.len() > 1 {
                    Level::Ambiguous
                } else {
                    Level::NameOnly
                };
                drafts.push((
                    Draft {
                        observation: Observation {
                            line,
                            label: self.name.as_ref().map(|(_, name)| name.clone()),
                            text: text.to_owned(),
                            family: family_index,
                            sighting: Sighting {
                                build: None,
                                level,
                                standing: Standing::Releases(ids.clone()),
                            },
                            worth: Worth::Bare,
                            named: self.named.clone(),
                            merged: Vec::new(),
                            remarks: Vec::new(),
                        },
                        bounds: self.bounds,
                        alone: false,
                        aside: self.bounds == Bounds::Loose,
                    },
                    ids,
                ));
            }
        }
    }
}

/// Sights of one server: the deciding one, and the others with the reason.
struct Group {
    best: usize,
    others: Vec<(usize, Why)>,
}

/// Takes a sight down to what `worth` allows.
fn lower(catalogue: &Catalogue, sight: &mut Sight, worth: Worth) {
    if sight.claim.worth >= worth || worth != Worth::BranchShown {
        return;
    }
    let family = &catalogue.families[sight.claim.family];
    let Some(build) = sight.claim.sighting.build else {
        return;
    };
    sight.claim.worth = worth;
    if matches!(
        sight.claim.sighting.level,
        Level::Exact | Level::Alias | Level::Unlisted
    ) && let Some(sighting) = family.identify(build, crate::catalogue::Evidence::BranchShown)
    {
        sight.claim.sighting = sighting;
    }
}

/// The branch that a sighting lies in, if it is one.
pub(super) fn branch_of(
    family: &Family,
    sighting: &Sighting,
) -> Option<crate::catalogue::BranchId> {
    match &sighting.standing {
        Standing::Releases(ids) => {
            let branch = family.release(*ids.first()?).branch;
            ids.iter()
                .all(|id| family.release(*id).branch == branch)
                .then_some(branch)
        }
        Standing::Between { branch, .. } | Standing::Beyond(branch) => Some(*branch),
        _ => None,
    }
}

/// One server that can be any of these.
fn any_of<'a>(family: &Family, sightings: impl Iterator<Item = &'a Sighting> + Clone) -> Sighting {
    let first: Option<Build> = sightings.clone().find_map(|sighting| sighting.build);
    let mut branches: Vec<_> = sightings
        .clone()
        .filter_map(|sighting| branch_of(family, sighting))
        .collect();
    branches.dedup();
    if let [branch] = branches.as_slice() {
        return Sighting {
            build: first.map(Build::without_fourth),
            level: Level::BranchOnly,
            standing: family.all_of(family.branch(*branch)),
        };
    }
    let mut ids: Vec<ReleaseId> = sightings
        .filter_map(|sighting| match &sighting.standing {
            Standing::Releases(ids) => Some(ids.clone()),
            _ => None,
        })
        .flatten()
        .collect();
    order::sort(&mut ids);
    ids.dedup();
    Sighting {
        build: first,
        level: Level::Ambiguous,
        standing: Standing::Releases(ids),
    }
}

/// Whether a name says something else than the number.
fn disagrees(family: &Family, index: usize, sighting: &Sighting, name: &Name) -> bool {
    if name.family != index {
        return false;
    }
    let Some(branch) = branch_of(family, sighting) else {
        return false;
    };
    match &name.what {
        What::Cloud | What::Unknown(_) => false,
        What::Product(product) => family.branch(branch).product != *product,
        What::Branch(named) => branch != *named,
        What::Releases(named) => match &sighting.standing {
            Standing::Releases(ids) => !ids.iter().any(|id| named.contains(id)),
            _ => !named.iter().any(|id| family.release(*id).branch == branch),
        },
    }
}

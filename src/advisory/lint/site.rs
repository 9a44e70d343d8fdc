//! What can be wrong between an advisory and the rest of the site.
//!
//! Must not know the wording of any text.

use std::collections::BTreeMap;

use crate::build::Build;
use crate::catalogue::Family;
use crate::catalogue::source::{Fault, RuleInfo};
use crate::lang::Lang;

use super::Page;

pub(super) const DEAD_ANCHOR: RuleInfo = RuleInfo::new(
    "dead-anchor",
    "A link leads to a place that the page does not have.",
    "It would do nothing.",
);

pub(super) const DEAD_LINK: RuleInfo = RuleInfo::new(
    "dead-link",
    "A link leads to a page that the site does not have.",
    "Readers would be told that there is nothing.",
);

pub(super) const ID_TAKEN: RuleInfo = RuleInfo::new(
    "advisory-id-taken",
    "Two advisories have the same id.",
    "Whoever quotes it would mean either.",
);

pub(super) const UNKNOWN_ADVISORY: RuleInfo = RuleInfo::new(
    "unknown-advisory",
    "The front matter names an advisory that does not exist.",
    "The page would send its readers nowhere.",
);

pub(super) const ONE_SIDED: RuleInfo = RuleInfo::new(
    "supersedes-one-sided",
    "An advisory replaces another that does not say so, or the other way round.",
    "Readers of the older one would not learn that it is out of date.",
);

/// The pages that stand whatever the catalogue holds, from the site's root.
const FIXED_PAGES: [&str; 5] = ["/", "/check/", "/advisories/", "/sources/", "/feeds/"];

/// Judges all pages against each other.
pub(super) fn check(pages: &[Page<'_>], families: &[Family], faults: &mut Vec<Fault>) {
    for page in pages {
        for (range, to) in &page.walk.internal {
            if let Some((rule, message, hint)) = dead(to, page, pages, families) {
                faults.push(rule.at(page.in_body(range.start), message, hint));
            }
        }
    }
    ids(pages, faults);
    successions(pages, faults);
}

fn dead(
    to: &str,
    page: &Page<'_>,
    pages: &[Page<'_>],
    families: &[Family],
) -> Option<(RuleInfo, String, &'static str)> {
    let (path, anchor) = match to.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (to, None),
    };
    let path = path.split('?').next().unwrap_or(path);
    let target = if path.is_empty() {
        Some(page)
    } else {
        let folder = path
            .strip_prefix("/advisories/")
            .and_then(|rest| rest.strip_suffix('/'));
        let found = folder.and_then(|folder| {
            pages
                .iter()
                .find(|other| other.folder == folder && other.lang == page.lang)
        });
        if found.is_none() && !exists(path, families) {
            return Some((
                DEAD_LINK,
                format!("the site has no page `{path}`"),
                "write the path from the root, without a language, with a slash at its end",
            ));
        }
        found
    };
    let (target, anchor) = (target?, anchor?);
    let known = target
        .walk
        .rendered
        .toc
        .iter()
        .any(|heading| heading.id == anchor);
    (!known).then(|| {
        (
            DEAD_ANCHOR,
            format!("`{}` has no heading `#{anchor}`", target.folder),
            "write the id of a heading: what stands behind # in {#id}",
        )
    })
}

fn exists(path: &str, families: &[Family]) -> bool {
    if FIXED_PAGES.contains(&path) {
        return true;
    }
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    let is_of = |family: &str| families.iter().find(|candidate| candidate.id() == family);
    path.ends_with('/')
        && match parts.as_slice() {
            [family] => is_of(family).is_some(),
            ["cve", id] => families
                .iter()
                .any(|family| family.vulnerability_of(id).is_some()),
            [family, build] => is_of(family).is_some_and(|family| {
                build
                    .parse()
                    .is_ok_and(|build: Build| has_page(family, build))
            }),
            _ => false,
        }
}

/// Whether a build has a page: a release, another form of one, or a build
/// without a name.
fn has_page(family: &Family, build: Build) -> bool {
    let tables = family.tables();
    family.release_of(build).is_some()
        || tables.aliases.iter().any(|row| row.build == Some(build))
        || tables.unidentified.iter().any(|row| row.build == build)
}

/// The originals, by id.
fn originals<'p, 'a>(pages: &'p [Page<'a>]) -> BTreeMap<&'p str, &'p Page<'a>> {
    let mut found = BTreeMap::new();
    for page in pages.iter().filter(|page| page.lang == Lang::default()) {
        if let Some(front) = &page.front {
            found.entry(front.id.as_str()).or_insert(page);
        }
    }
    found
}

fn ids(pages: &[Page<'_>], faults: &mut Vec<Fault>) {
    let originals = originals(pages);
    for page in pages.iter().filter(|page| page.lang == Lang::default()) {
        let Some(front) = &page.front else {
            continue;
        };
        if let Some(other) = originals.get(front.id.as_str())
            && other.folder != page.folder
        {
            faults.push(ID_TAKEN.at(
                page.spot("id"),
                format!("`{}` is the id of `{}`", front.id, other.folder),
                "take the next free number of the year",
            ));
        }
    }
}

fn successions(pages: &[Page<'_>], faults: &mut Vec<Fault>) {
    let originals = originals(pages);
    for page in pages.iter().filter(|page| page.lang == Lang::default()) {
        let Some(front) = &page.front else {
            continue;
        };
        let older = front
            .supersedes
            .iter()
            .enumerate()
            .map(|(index, id)| (format!("supersedes[{index}]"), id, true));
        let newer = front
            .superseded_by
            .iter()
            .map(|id| ("superseded_by".to_owned(), id, false));
        for (key, id, is_older) in older.chain(newer) {
            let other = originals
                .get(id.as_str())
                .and_then(|other| other.front.as_ref());
            let Some(other) = other else {
                faults.push(UNKNOWN_ADVISORY.at(
                    page.spot(&key),
                    format!("there is no advisory `{id}`"),
                    "write the id of an advisory: PL-2023-0001",
                ));
                continue;
            };
            let answers = if is_older {
                other.superseded_by.as_ref() == Some(&front.id)
            } else {
                other.supersedes.contains(&front.id)
            };
            if !answers {
                faults.push(ONE_SIDED.at(
                    page.spot(&key),
                    format!("`{id}` does not name `{}` in return", front.id),
                    "write supersedes in the newer one and superseded_by in the older one",
                ));
            }
        }
    }
}

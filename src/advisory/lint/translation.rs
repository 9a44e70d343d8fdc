//! What can be wrong between the languages of one advisory.
//!
//! The English text is the original. Must not know other advisories.

use crate::advisory::FrontMatter;
use crate::catalogue::source::{Fault, RuleInfo};
use crate::lang::Lang;

use super::{Page, place::place};

pub(super) const MISSING: RuleInfo = RuleInfo::new(
    "translation-missing",
    "An advisory exists in one language only.",
    "Every page of the site exists in both.",
);

pub(super) const NOT_MARKED: RuleInfo = RuleInfo::new(
    "translation-not-marked",
    "A translation does not say which revision it follows, or the original says so.",
    "Readers could not see whether a translation lags behind.",
);

pub(super) const AHEAD: RuleInfo = RuleInfo::new(
    "translation-ahead",
    "A translation follows a revision that the original does not have.",
    "The number is wrong, or the original lacks a revision.",
);

pub(super) const FACTS_DIFFER: RuleInfo = RuleInfo::new(
    "translation-facts-differ",
    "A fact in the front matter differs between the languages.",
    "One of the two is wrong, and its readers are misled.",
);

pub(super) const HEADINGS_DIFFER: RuleInfo = RuleInfo::new(
    "translation-headings-differ",
    "The ids of the headings differ between the original and a translation of its last revision.",
    "Switching the language would not lead to the same section.",
);

/// Judges the pages of one folder.
pub(super) fn check(pages: &[&Page<'_>], faults: &mut Vec<Fault>) {
    let of = |lang: Lang| pages.iter().copied().find(|page| page.lang == lang);
    for lang in Lang::ALL {
        if of(lang).is_none()
            && let Some(other) = pages.first()
        {
            faults.push(MISSING.at(
                place(other.file, other.text, 0),
                format!("`{}` has no {}.md", other.folder, lang.tag()),
                "add the translation, with the same facts in its front matter",
            ));
        }
    }
    let original = of(Lang::default());
    for page in pages {
        let Some(front) = &page.front else {
            continue;
        };
        let is_original = page.lang == Lang::default();
        if is_original == front.translated_from.is_some() {
            faults.push(if is_original {
                NOT_MARKED.at(
                    page.spot("translated_from"),
                    "the original says that it is a translation",
                    "remove `translated_from`",
                )
            } else {
                NOT_MARKED.at(
                    page.spot(""),
                    "the translation does not say which revision it follows",
                    "add a line `translated_from = 1`",
                )
            });
        }
        if !is_original
            && let Some(original) = original
            && let Some(first) = &original.front
        {
            facts(page, front, first, faults);
            let newest = first.revisions.last().map_or(0, |revision| revision.number);
            let follows = front.translated_from.unwrap_or(newest);
            if follows > newest {
                faults.push(AHEAD.at(
                    page.spot("translated_from"),
                    format!("revision {follows} is followed, but the last one is {newest}"),
                    "write the number of the revision that was translated",
                ));
            } else if follows == newest {
                headings(page, original, faults);
            }
        }
    }
}

fn facts(page: &Page<'_>, front: &FrontMatter, first: &FrontMatter, faults: &mut Vec<Fault>) {
    let withdrawn =
        |front: &FrontMatter| front.withdrawn.as_ref().map(|withdrawal| withdrawal.date);
    let same = [
        ("id", front.id == first.id),
        ("kind", front.kind == first.kind),
        ("family", front.family == first.family),
        ("date", front.date == first.date),
        ("published", front.published == first.published),
        ("status", front.status == first.status),
        ("severity", front.severity == first.severity),
        ("cves", front.cves == first.cves),
        ("branches", front.branches == first.branches),
        ("supersedes", front.supersedes == first.supersedes),
        ("superseded_by", front.superseded_by == first.superseded_by),
        ("withdrawn", withdrawn(front) == withdrawn(first)),
    ];
    for (key, _) in same.into_iter().filter(|(_, same)| !same) {
        faults.push(FACTS_DIFFER.at(
            page.spot(key),
            format!("`{key}` is not what the original has"),
            "copy it from en.md, or put it right in both",
        ));
    }
}

fn headings(page: &Page<'_>, original: &Page<'_>, faults: &mut Vec<Fault>) {
    let (ids, wanted) = (&page.walk.ids, &original.walk.ids);
    let differs = ids
        .iter()
        .zip(wanted)
        .position(|((_, id), (_, wanted))| id != wanted)
        .or_else(|| (ids.len() != wanted.len()).then(|| ids.len().min(wanted.len())));
    let Some(index) = differs else {
        return;
    };
    let (offset, message) = match (ids.get(index), wanted.get(index)) {
        (Some((range, id)), Some((_, wanted))) => (
            range.start,
            format!("`#{id}` stands where the original has `#{wanted}`"),
        ),
        (Some((range, id)), None) => (range.start, format!("the original has no `#{id}`")),
        (None, wanted) => (
            0,
            format!(
                "`#{}` of the original is missing",
                wanted.map_or("", |(_, id)| id)
            ),
        ),
    };
    faults.push(HEADINGS_DIFFER.at(
        page.in_body(offset),
        message,
        "give the headings the same ids, in the same order",
    ));
}

//! Whether servers are affected by the vulnerabilities that a page is about:
//! for each server a band that says it, what holds of each vulnerability, and
//! what has to be done by hand.
//!
//! A page that is about none gets the verdicts.

use std::collections::BTreeSet;

use crate::assess::{Certainty, Finding, FindingState, Verdict, reconcile};
use crate::html::Html;
use crate::lang::Lang;
use crate::messages::answer as say;
use crate::messages::own_build::answer as words;
use crate::messages::page::page;
use crate::web::reply::{Answer, Reply};
use crate::web::route::{Place, Route};

use super::actions::action;
use super::band::{band, says};
use super::{Site, lost, named};

/// How many servers are shown; the checker shows all.
const MOST: usize = 10;

/// The answer; returns what of it is read out while one types. `other_day` says
/// that it is not the answer of today.
pub fn own_build(
    html: &mut Html,
    reply: &Reply,
    cves: &[&str],
    other_day: bool,
    site: Site<'_>,
) -> String {
    let lang = site.lang;
    let mut said = String::new();
    if other_day {
        let day = (page(lang).answer.on_that_day)(reply.as_of);
        html.within(r#"<p class="other-day">"#, &day, "</p>");
    }
    for answer in reply.answers.iter().take(MOST) {
        html.raw(r#"<div class="answer">"#);
        let word = one(html, answer, cves, site);
        html.raw("</div>");
        said.push_str(&say::identity(answer.family(), &answer.assessment, lang));
        said.push_str(": ");
        said.push_str(word);
        said.push_str(". ");
    }
    html.html(&lost(&reply.not_understood, lang));
    html.raw("<p>");
    if let Some(rest @ 1..) = reply.answers.len().checked_sub(MOST) {
        html.text(&(words(lang).more)(rest)).raw(" ");
    }
    let check = Route::new(lang, Place::Check).path(site.base);
    html.within(r#"<a href=""#, &check, r#"">"#)
        .within("", words(lang).whole, "</a></p>");
    said
}

/// One server; returns the word of its band.
fn one(html: &mut Html, answer: &Answer, cves: &[&str], site: Site<'_>) -> &'static str {
    let lang = site.lang;
    let (family, assessment) = (answer.family(), &*answer.assessment);
    let overall = say::verdict(assessment.verdict, lang);
    if cves.is_empty() || assessment.verdict == Verdict::Cloud {
        band(html, answer, lang);
        return overall.word;
    }
    let found: Vec<Finding> = cves
        .iter()
        .map(|cve| reconcile(family, assessment, cve))
        .collect();
    let (look, word) = in_all(&found, lang);
    let meaning = [words(lang).overall, overall.word].concat();
    says(html, answer, look, word, &meaning, lang);
    let by_hand: BTreeSet<usize> = found
        .iter()
        .flat_map(|finding| finding.actions.iter().copied())
        .collect();
    html.raw(r#"<div class="named">"#);
    named::list(html, family, found.into_iter(), site);
    html.raw(r#"</div><section class="actions">"#);
    for row in by_hand
        .iter()
        .filter_map(|index| family.actions().get(*index))
    {
        action(html, row, lang);
    }
    html.raw("</section>");
    word
}

/// What holds of all vulnerabilities together: the worst, as the look of a
/// verdict and a word.
fn in_all(found: &[Finding], lang: Lang) -> (Verdict, &'static str) {
    let words = words(lang);
    let looks = [
        (Verdict::Current, words.not_affected),
        (Verdict::Mitigate, words.remains),
        (Verdict::Mitigate, words.by_hand),
        (Verdict::UpdateUnknown, words.undecided),
        (Verdict::UpdateUnknown, words.possible),
        (Verdict::UpdateRequired, words.affected),
    ];
    let rank = |finding: &Finding| match finding.state {
        FindingState::Open {
            certainty: Certainty::Exposed,
            ..
        } => 5,
        FindingState::Open { .. } => 4,
        FindingState::NotPublic | FindingState::Unknown | FindingState::Undecided => 3,
        FindingState::Setting | FindingState::Elsewhere => 2,
        FindingState::Fixed(_) | FindingState::BornFixed(_) | FindingState::OtherProduct => {
            usize::from(!finding.actions.is_empty())
        }
    };
    looks[found.iter().map(rank).max().unwrap_or(0)]
}

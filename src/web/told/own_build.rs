//! Whether servers are affected by the vulnerabilities that a page is about:
//! for each server a band that says it, what holds of each vulnerability, and
//! what has to be done by hand.
//!
//! A page that is about none gets the verdicts.

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
use super::origin::origin;
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
        .text(words(lang).whole)
        .raw("</a></p>");
    said
}

/// One server; returns the word of its band.
fn one(html: &mut Html, answer: &Answer, cves: &[&str], site: Site<'_>) -> &'static str {
    let lang = site.lang;
    let (family, assessment) = (answer.family(), &*answer.assessment);
    let overall = say::verdict(assessment.verdict, lang);
    if cves.is_empty() || assessment.verdict == Verdict::Cloud {
        band(html, answer, lang);
        origin(html, answer, lang);
        return overall.word;
    }
    let found: Vec<Finding> = cves
        .iter()
        .map(|cve| reconcile(family, assessment, cve))
        .collect();
    let (look, word) = in_all(&found, lang);
    let meaning = [words(lang).overall, overall.word].concat();
    says(html, answer, look, word, &meaning, lang);
    origin(html, answer, lang);
    let by_hand = |index: &usize| found.iter().any(|finding| finding.actions.contains(index));
    let actions = family.actions().iter().enumerate();
    let actions = actions.filter(|(index, _)| by_hand(index));
    html.raw(r#"<div class="named">"#);
    named::list(html, family, &found, site);
    html.raw(r#"</div><section class="actions">"#);
    for (_, row) in actions {
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

#[cfg(all(test, feature = "data"))]
mod tests {
    use std::rc::Rc;

    use jiff::civil::date;

    use super::*;
    use crate::data;
    use crate::web::checking::Question;
    use crate::web::reply::reply;
    use crate::web::store::Shared;

    const PROXYNOTSHELL: &str = "CVE-2022-41040 CVE-2022-41080 CVE-2022-41082";

    fn asked(text: &str, cves: &str, lang: Lang) -> (String, String) {
        let catalogue = data::catalogue(&data::files()).expect("the catalogue has no fault");
        let question = Question {
            text: text.into(),
            ..Question::default()
        };
        let reply = reply(&Shared(Rc::new(catalogue)), &question, date(2026, 10, 13));
        let cves: Vec<&str> = cves.split_whitespace().collect();
        let site = Site { lang, base: "/p/" };
        let mut html = Html::new();
        let said = own_build(&mut html, &reply, &cves, false, site);
        (html.into_string(), said)
    }

    #[test]
    fn the_band_answers_the_question_of_the_page() {
        for (text, cves, look, said) in [
            ("15.2.1118.15", PROXYNOTSHELL, "update-required", "Affected"),
            ("15.2.1118.20", PROXYNOTSHELL, "current", "Not affected"),
            ("15.2.1544.4", PROXYNOTSHELL, "current", "Not affected"),
            (
                "AdminDisplayVersion : Version 15.2 (Build 1118.7)",
                PROXYNOTSHELL,
                "update-unknown",
                "Possibly affected",
            ),
            (
                "15.2.1118.15",
                "CVE-2021-1730",
                "mitigate",
                "Depends on what was done by hand",
            ),
            (
                "15.2.1118.15",
                "CVE-2022-21978",
                "mitigate",
                "Fixed build; something remains to be done",
            ),
            (
                "15.2.1118.20",
                "",
                "product-unsupported",
                "Product out of support",
            ),
        ] {
            let (html, heard) = asked(text, cves, Lang::En);
            let band = format!("<div class=\"band {look}\">");
            assert!(html.contains(&band), "{text}, {cves}: {html}");
            assert!(heard.ends_with(&format!(": {said}. ")), "{text}: {heard}");
            assert!(html.contains(said) && html.contains("href=\"/p/check/\""));
        }
    }

    #[test]
    fn every_vulnerability_of_the_page_is_answered_and_no_other() {
        let (html, _) = asked("15.2.1118.15", PROXYNOTSHELL, Lang::Ja);
        for cve in PROXYNOTSHELL.split_whitespace() {
            assert!(html.contains(&format!("/p/ja/cve/{cve}/")), "{cve}");
        }
        assert_eq!(html.matches("<li class=\"finding-open\">").count(), 3);
        assert!(html.contains("15.2.1118.20"), "the first fixed build");
    }

    #[test]
    fn what_is_not_read_says_so_and_many_are_counted() {
        let (html, said) = asked("no build at all", PROXYNOTSHELL, Lang::En);
        assert!(
            html.contains("no build at all") && said.is_empty(),
            "{html}"
        );
        let many: Vec<String> = (0..14).map(|n| format!("MBX{n:02} 15.2.1118.15")).collect();
        let (html, _) = asked(&many.join("\n"), PROXYNOTSHELL, Lang::En);
        assert_eq!(html.matches("<div class=\"band ").count(), MOST);
        assert!(html.contains("4 more are in the checker."), "{html}");
    }
}

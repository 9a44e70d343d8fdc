//! The verdict: a band with what this is, a sign, a word and one sentence.

use crate::assess::{Identity, Note, Verdict};
use crate::html::Html;
use crate::lang::Lang;
use crate::messages::answer as say;
use crate::messages::date::day;
use crate::messages::page::page;
use crate::web::reply::Answer;

use super::sign::sign;

/// The band.
pub fn band(html: &mut Html, answer: &Answer, lang: Lang) {
    let verdict = answer.assessment.verdict;
    let words = say::verdict(verdict, lang);
    says(html, answer, verdict, words.word, words.meaning, lang);
}

/// A band that says something else of a server, with the sign and the colours
/// of a verdict.
pub fn says(
    html: &mut Html,
    answer: &Answer,
    look: Verdict,
    word: &str,
    meaning: &str,
    lang: Lang,
) {
    let assessment = &answer.assessment;
    html.within(r#"<div class="band "#, look.key(), r#""><p class="what">"#)
        .within(
            "<strong>",
            &say::identity(answer.family(), assessment, lang),
            "</strong>",
        );
    facts(html, answer, lang);
    html.raw(r#"</p><h2 class="word">"#);
    sign(html, look);
    html.text(word)
        .within(r#"</h2><p class="meaning">"#, meaning, "</p>");
    for note in reading_notes(answer, lang) {
        html.within(r#"<p class="meaning">"#, &note, "</p>");
    }
    html.raw("</div>");
}

/// The build as read, its day, and how surely it was read.
fn facts(html: &mut Html, answer: &Answer, lang: Lang) {
    let assessment = &answer.assessment;
    html.raw(r#"<span class="facts">"#);
    if let Some(label) = &answer.observation.label {
        html.within("<span>", label, "</span>");
    }
    if let Some(build) = assessment.build {
        html.code(&build.to_string());
    }
    if let Identity::Release(id) = assessment.identity {
        let date = answer.family().release(id).date;
        html.within(
            "<span>",
            &(page(lang).answer.released)(&day(date, lang)),
            "</span>",
        );
    }
    html.within(
        "<span>",
        say::level(assessment.level, lang),
        "</span></span>",
    );
}

/// The notes that say how the text was read, which belong to the verdict.
fn reading_notes(answer: &Answer, lang: Lang) -> impl Iterator<Item = String> {
    answer
        .assessment
        .notes
        .iter()
        .filter(|note| is_about_reading(note))
        .map(move |note| say::note(answer.family(), note, lang))
}

/// Whether a note explains the verdict rather than adding to it.
#[must_use]
pub const fn is_about_reading(note: &Note) -> bool {
    matches!(
        note,
        Note::OnlyBranchShown
            | Note::BareBase
            | Note::AliasOf(_)
            | Note::JudgedAs { .. }
            | Note::NewerThanData { .. }
            | Note::NoSuchBranch(_)
            | Note::NotReleased { .. }
            | Note::Preview
            | Note::EarlierState
            | Note::Quoted
    )
}

//! The verdict: a band with what this is, a sign, a word and one sentence.

use yew::prelude::*;

use crate::assess::{Identity, Note};
use crate::lang::Lang;
use crate::messages::answer as say;
use crate::messages::date::day;
use crate::messages::page::page;
use crate::web::parts::answer::Props;
use crate::web::parts::sign::Sign;
use crate::web::reply::Answer;

#[component]
pub fn Band(props: &Props) -> Html {
    let lang = props.lang;
    let answer = &props.answer;
    let assessment = &answer.assessment;
    let words = say::verdict(assessment.verdict, lang);
    html! {
        <div class={classes!("band", assessment.verdict.key())}>
            <p class="what">
                <strong>{ say::identity(answer.family(), assessment, lang) }</strong>
                { facts(answer, lang) }
            </p>
            <h2 class="word"><Sign verdict={assessment.verdict} />{ words.word }</h2>
            <p class="meaning">{ words.meaning }</p>
            { for reading_notes(answer, lang).map(|note| html! { <p class="meaning">{ note }</p> }) }
        </div>
    }
}

/// The build as read, its day, and how surely it was read.
fn facts(answer: &Answer, lang: Lang) -> Html {
    let assessment = &answer.assessment;
    let released = match assessment.identity {
        Identity::Release(id) => Some(answer.family().release(id).date),
        _ => None,
    };
    html! {
        <span class="facts">
            if let Some(label) = &answer.observation.label {
                <span>{ label.clone() }</span>
            }
            if let Some(build) = assessment.build {
                <code translate="no">{ build.to_string() }</code>
            }
            if let Some(date) = released {
                <span>{ (page(lang).answer.released)(&day(date, lang)) }</span>
            }
            <span>{ say::level(assessment.level, lang) }</span>
        </span>
    }
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

//! All answers to a question: one in full, several as a table, and what was
//! not understood.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::answer as say;
use crate::messages::many::many as words_of_many;
use crate::messages::page::page;
use crate::web::checker::{Checker, Message, Tell};
use crate::web::parts::answer::answer;
use crate::web::parts::hand_on::hand_on;
use crate::web::parts::many::many;
use crate::web::parts::{button, written};
use crate::web::reply::Reply;
use crate::web::told::{self, Site};

/// The answers.
pub fn answers(reply: &Reply, checker: &Checker, site: Site<'_>) -> Html {
    let lang = site.lang;
    let words = page(lang);
    html! {
        <section class="answers" aria-label={words.checker.answers}>
            <p class="unseen" role="status">{ spoken(reply, lang) }</p>
            if reply.linked {
                { from_link(reply, &checker.tell, lang) }
            }
            if let Some((done, total)) = reply.stopped {
                <p class="other-day">{ (words_of_many(lang).progress.stopped)(done, total) }</p>
            }
            if checker.question.another_day() {
                <p class="other-day">{ (words.answer.on_that_day)(reply.as_of) }</p>
            }
            { match reply.answers.as_slice() {
                [] => Html::default(),
                [one] => html! {
                    <>
                        { answer(one, &checker.tell, site) }
                        { hand_on(reply, checker, site) }
                    </>
                },
                _ => many(reply, checker, site),
            } }
            { written(told::lost(&reply.not_understood, lang)) }
        </section>
    }
}

fn from_link(reply: &Reply, tell: &Tell, lang: Lang) -> Html {
    let words = words_of_many(lang).link;
    html! {
        <p class="from-link">
            { if reply.answers.is_empty() { words.unreadable } else { words.from_link } }
            { " " }
            { button(tell, Message::Clear, words.clear) }
        </p>
    }
}

/// What a screen reader says while one types.
fn spoken(reply: &Reply, lang: Lang) -> String {
    let words = page(lang).checker;
    match reply.answers.as_slice() {
        [] if reply.linked => words_of_many(lang).link.unreadable.to_owned(),
        [] => (words.not_understood)(reply.not_understood.len()),
        [one] => {
            let mut said = say::identity(one.family(), &one.assessment, lang);
            said.push_str(": ");
            said.push_str(say::verdict(one.assessment.verdict, lang).word);
            said
        }
        several => (words.found)(several.len()),
    }
}

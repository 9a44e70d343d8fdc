//! All answers to a question: one in full, several as a table, and what was
//! not understood.

use std::rc::Rc;

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::answer;
use crate::messages::many::many;
use crate::messages::page::page;
use crate::web::parts::answer::Answered;
use crate::web::parts::hand_on::HandOn;
use crate::web::parts::lost::NotRead;
use crate::web::parts::many::Many;
use crate::web::reply::Reply;
use crate::web::store::Shared;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub reply: Shared<Reply>,
    /// The answer is not the one of today.
    pub another_day: bool,
    /// Asks nothing any more.
    pub clear: Callback<()>,
}

#[component]
pub fn Answers(props: &Props) -> Html {
    let lang = props.lang;
    let words = page(lang);
    let reply = &props.reply.0;
    let body = match reply.answers.as_slice() {
        [] => html! {},
        [one] => html! {
            <>
                <Answered {lang} answer={one.clone()} />
                <HandOn {lang} reply={props.reply.clone()} places={Rc::new(vec![0])} />
            </>
        },
        _ => html! { <Many {lang} reply={props.reply.clone()} /> },
    };
    html! {
        <section class="answers" aria-label={words.checker.answers}>
            <p class="unseen" role="status">{ spoken(reply, lang) }</p>
            if reply.linked {
                { from_link(props) }
            }
            if let Some((done, total)) = reply.stopped {
                <p class="other-day">{ (many(lang).progress.stopped)(done, total) }</p>
            }
            if props.another_day {
                <p class="other-day">{ (words.answer.on_that_day)(reply.as_of) }</p>
            }
            { body }
            <NotRead {lang} reply={props.reply.clone()} />
        </section>
    }
}

fn from_link(props: &Props) -> Html {
    let words = many(props.lang).link;
    let onclick = props.clear.reform(|_: MouseEvent| ());
    html! {
        <p class="from-link">
            { if props.reply.0.answers.is_empty() { words.unreadable } else { words.from_link } }
            { " " }
            <button type="button" {onclick}>{ words.clear }</button>
        </p>
    }
}

/// What a screen reader says while one types.
fn spoken(reply: &Reply, lang: Lang) -> String {
    let words = page(lang).checker;
    match reply.answers.as_slice() {
        [] if reply.linked => many(lang).link.unreadable.to_owned(),
        [] => (words.not_understood)(reply.not_understood.len()),
        [one] => {
            let name = answer::identity(one.family(), &one.assessment, lang);
            format!(
                "{name}: {}",
                answer::verdict(one.assessment.verdict, lang).word
            )
        }
        several => (words.found)(several.len()),
    }
}

//! All answers to a question: one in full, several as a table, and what was
//! not understood.

use std::rc::Rc;

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::answer as say;
use crate::messages::many::many;
use crate::messages::page::page;
use crate::web::checking::Checking;
use crate::web::parts::answer::answer;
use crate::web::parts::hand_on::HandOn;
use crate::web::parts::many::Many;
use crate::web::parts::written;
use crate::web::reply::Reply;
use crate::web::store::{Shared, Store};
use crate::web::told::{self, Site};

/// The answers; `clear` asks nothing any more.
pub fn answers(
    reply: &Shared<Reply>,
    store: &Store,
    checking: &Checking,
    clear: &Callback<()>,
    site: Site<'_>,
) -> Html {
    let lang = site.lang;
    let words = page(lang);
    let shared = reply;
    let reply = &shared.0;
    let body = match reply.answers.as_slice() {
        [] => html! {},
        [one] => html! {
            <>
                { answer(one, checking, site) }
                <HandOn
                    {lang}
                    store={store.clone()}
                    checking={checking.clone()}
                    reply={shared.clone()}
                    places={Rc::new(vec![0])}
                />
            </>
        },
        _ => html! { <Many
            {lang}
            store={store.clone()}
            checking={checking.clone()}
            reply={shared.clone()}
        /> },
    };
    html! {
        <section class="answers" aria-label={words.checker.answers}>
            <p class="unseen" role="status">{ spoken(reply, lang) }</p>
            if reply.linked {
                { from_link(reply, clear, lang) }
            }
            if let Some((done, total)) = reply.stopped {
                <p class="other-day">{ (many(lang).progress.stopped)(done, total) }</p>
            }
            if checking.another_day() {
                <p class="other-day">{ (words.answer.on_that_day)(reply.as_of) }</p>
            }
            { body }
            { written(told::lost(&reply.not_understood, lang)) }
        </section>
    }
}

fn from_link(reply: &Reply, clear: &Callback<()>, lang: Lang) -> Html {
    let words = many(lang).link;
    let onclick = clear.reform(|_: MouseEvent| ());
    html! {
        <p class="from-link">
            { if reply.answers.is_empty() { words.unreadable } else { words.from_link } }
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
            let mut said = say::identity(one.family(), &one.assessment, lang);
            said.push_str(": ");
            said.push_str(say::verdict(one.assessment.verdict, lang).word);
            said
        }
        several => (words.found)(several.len()),
    }
}

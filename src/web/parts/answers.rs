//! All answers to a question: one in full, several as a list, and what was
//! not understood.
//!
//! What is written as text changes as a whole; what a screen reader is told of
//! stands in elements that stay. Must not know what an answer says.

use yew::prelude::*;

use crate::html::Html as Text;
use crate::lang::Lang;
use crate::messages::many::many;
use crate::messages::page::page;
use crate::web::checker::Checker;
use crate::web::parts::written;
use crate::web::press::Press;
use crate::web::reply::Reply;
use crate::web::told::{self, Site, button};

/// The answers.
pub fn answers(reply: &Reply, checker: &Checker, site: Site<'_>) -> Html {
    let lang = site.lang;
    let words = page(lang).checker;
    let is_list = reply.answers.len() > 1;
    let body = match reply.answers.as_slice() {
        [one] => told::answer(one, site),
        [] => Text::new(),
        _ => told::summary(reply, &checker.list.view, lang),
    };
    html! {
        <section class="answers" aria-label={words.answers}>
            { written(remarks(reply, checker, lang)) }
            { written(body) }
            if is_list {
                { list(reply, checker, lang) }
            }
            if !reply.answers.is_empty() {
                { hand_on(reply, checker, site) }
            }
            { written(told::lost(&reply.not_understood, lang)) }
        </section>
    }
}

/// What is said of all answers: that they come from a link, are not complete,
/// or are for another day.
fn remarks(reply: &Reply, checker: &Checker, lang: Lang) -> Text {
    let words = many(lang);
    let mut html = Text::new();
    if reply.linked {
        let link = words.link;
        let said = if reply.answers.is_empty() {
            link.unreadable
        } else {
            link.from_link
        };
        html.within(r#"<p class="from-link">"#, said, " ");
        button(&mut html, Press::Clear, link.clear);
        html.raw("</p>");
    }
    let mut remark = |said: &str| {
        html.within(r#"<p class="other-day">"#, said, "</p>");
    };
    if let Some((done, total)) = reply.stopped {
        remark(&(words.progress.stopped)(done, total));
    }
    if checker.question.another_day() {
        remark(&(page(lang).answer.on_that_day)(reply.as_of));
    }
    html
}

/// How much of the list is shown, and its table.
fn list(reply: &Reply, checker: &Checker, lang: Lang) -> Html {
    let words = many(lang).table;
    let list = &checker.list;
    let mut all = Text::new();
    let mut shown = String::new();
    if list.view.filters() {
        button(&mut all, Press::All, words.all);
        shown = (words.shown)(list.places.len(), reply.answers.len());
    }
    html! {
        <>
            <div class="shown"><p role="status">{ shown }</p>{ written(all) }</div>
            <div class="list" ref={&list.node}>
                { Html::from_html_unchecked(list.table.clone()) }
            </div>
        </>
    }
}

/// The buttons that hand the result on, and what became of it.
fn hand_on(reply: &Reply, checker: &Checker, site: Site<'_>) -> Html {
    let (list, handing) = (&checker.list, &checker.handing);
    let part = list.view.filters().then(|| list.places.len());
    let named = list
        .places
        .iter()
        .any(|place| reply.answers[*place].observation.label.is_some());
    let buttons = told::hand_on(part, named.then_some(handing.names), site.lang);
    let mut below = Text::new();
    if let Some(link) = &handing.link {
        below.html(&told::address(link, site.lang));
    }
    if handing.printing {
        below.html(&told::printed(reply, &list.places, site));
    }
    html! {
        <section class="hand-on" aria-labelledby="hand-on">
            { written(buttons) }
            <p class="said" role="status">{ handing.said.clone() }</p>
            { written(below) }
        </section>
    }
}

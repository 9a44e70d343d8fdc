//! All answers to a question: one in full, several as a list, and what was
//! not understood.
//!
//! What is written as text changes as a whole; the table of the list stays
//! where it is. Must not know what an answer says.

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
    let list = &checker.list;
    let mut above = remarks(reply, checker, lang);
    match reply.answers.as_slice() {
        [one] => above.html(&told::answer(one, site)),
        [] => &mut above,
        _ => {
            above.html(&told::summary(reply, &list.view, lang));
            shown(&mut above, reply, checker, lang)
        }
    };
    let mut below = Text::new();
    if !reply.answers.is_empty() {
        hand_on(&mut below, reply, checker, site);
    }
    below.html(&told::lost(&reply.not_understood, lang));
    html! {
        <section class="answers" aria-label={page(lang).checker.answers}>
            { written(above) }
            <div class="list">{ Html::from_html_unchecked(list.table.clone()) }</div>
            { written(below) }
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

/// How much of the list is shown, where that is not all.
fn shown<'h>(html: &'h mut Text, reply: &Reply, checker: &Checker, lang: Lang) -> &'h mut Text {
    if let Some(said) = part(reply, checker, lang) {
        html.within(r#"<div class="shown"><p>"#, &said, "</p>");
        button(html, Press::All, many(lang).table.all);
        html.raw("</div>");
    }
    html
}

/// So many of so many servers, where that is not all.
pub fn part(reply: &Reply, checker: &Checker, lang: Lang) -> Option<String> {
    let list = &checker.list;
    let said = || (many(lang).table.shown)(list.places.len(), reply.answers.len());
    list.view.filters().then(said)
}

/// The buttons that hand the result on, and what became of it.
fn hand_on(html: &mut Text, reply: &Reply, checker: &Checker, site: Site<'_>) {
    let (list, handing) = (&checker.list, &checker.handing);
    let part = list.view.filters().then(|| list.places.len());
    let named = list
        .places
        .iter()
        .any(|place| reply.answers[*place].observation.label.is_some());
    html.raw(r#"<section class="hand-on" aria-labelledby="hand-on">"#)
        .html(&told::hand_on(
            part,
            named.then_some(handing.names),
            site.lang,
        ))
        .within(r#"<p class="said">"#, &handing.said, "</p>");
    if let Some(link) = &handing.link {
        html.html(&told::address(link, site.lang));
    }
    if handing.printing {
        html.html(&told::printed(reply, &list.places, site));
    }
    html.raw("</section>");
}

//! The box, and what stands below it: the answer, or why there is none yet.
//!
//! What is written as text changes as a whole; what a screen reader is told of
//! stands in an element that stays.

use jiff::civil::Date;
use yew::prelude::*;

use crate::day;
use crate::html::Html as Text;
use crate::lang::Lang;
use crate::messages::answer as say;
use crate::messages::many::many;
use crate::messages::page::page;
use crate::web::checker::{Checker, site};
use crate::web::parts::answers::{answers, part};
use crate::web::parts::written;
use crate::web::reply::Reply;
use crate::web::store::{Loaded, Store};
use crate::web::told;
use crate::web::work::Work;

/// Updates come out every month; facts that are older than this, in days, lack
/// some.
const OLD: i32 = 45;

/// The checker.
pub fn checker(checker: &Checker, store: &Store, lang: Lang) -> Html {
    let question = &checker.question;
    let mut below = told::files(&question.files, lang);
    below.html(&age(store.written.data_through, question.today, lang));
    html! {
        <>
            { written(told::asking(lang)) }
            { written(told::without_app(lang)) }
            { written(below) }
            <p class="unseen" role="status">{ spoken(checker, lang) }</p>
            { result(checker, store, lang) }
        </>
    }
}

/// Says that the facts are old: a copy that was kept, or a site that nobody
/// looks after any more, must not pass for today's. What is written natively
/// says nothing of it: the app finds out which day it is.
fn age(through: Date, today: Option<Date>, lang: Lang) -> Text {
    let days = today.map_or(0, |today| day::between(through, today));
    let mut html = Text::new();
    if days > OLD {
        let old = (page(lang).checker.old)(through, days);
        html.within(r#"<p class="trouble" role="status">"#, &old, "</p>");
    }
    html
}

/// What stands below the box.
fn result(checker: &Checker, store: &Store, lang: Lang) -> Html {
    let words = page(lang).checker;
    let question = &checker.question;
    if question.is_empty() {
        return Html::default();
    }
    let mut html = Text::new();
    if checker.is_too_long() {
        let megabytes = question.text.len().div_ceil(1024 * 1024);
        let said = (words.too_long)(megabytes);
        html.within(r#"<p class="trouble" role="alert">"#, &said, "</p>");
        return written(html);
    }
    match (checker.work(), store.catalogue(lang)) {
        (Work::Done(reply), _) => return answers(&reply.0, checker, site(store, lang)),
        (Work::Reading(done, total), _) => {
            return html! {
                <div class="progress">
                    { written(told::progress(*done, *total, lang)) }
                    { written(told::stop(lang)) }
                </div>
            };
        }
        (Work::Waiting, Loaded::Failed) => html = told::fetching(true, words.failed, lang),
        (Work::Waiting, Loaded::Waiting) => {
            html.within(
                r#"<p class="waiting" role="status">"#,
                words.loading,
                "</p>",
            );
        }
        (Work::Waiting, Loaded::Ready(_)) => {}
    }
    written(html)
}

/// What a screen reader says of what is going on.
fn spoken(checker: &Checker, lang: Lang) -> String {
    let words = many(lang);
    if checker.busy {
        return words.files.reading.to_owned();
    }
    if checker.question.is_empty() {
        return String::new();
    }
    let said = &checker.handing.said;
    match checker.work() {
        Work::Waiting => String::new(),
        Work::Reading(..) => words.progress.title.to_owned(),
        Work::Done(_) if !said.is_empty() => said.clone(),
        Work::Done(reply) => {
            part(&reply.0, checker, lang).unwrap_or_else(|| answered(&reply.0, lang))
        }
    }
}

/// What it says of the answers, while one types.
fn answered(reply: &Reply, lang: Lang) -> String {
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

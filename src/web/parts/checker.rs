//! The box, and what stands below it: the answer, or why there is none yet.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::day;
use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::checker::{Checker, Message, site};
use crate::web::checking::Change;
use crate::web::parts::age::age;
use crate::web::parts::answers::answers;
use crate::web::parts::fetching::fetching;
use crate::web::parts::files::files;
use crate::web::parts::progress::progress;
use crate::web::parts::{button, click};
use crate::web::press::Press;
use crate::web::store::{Loaded, Store};
use crate::web::work::Work;

/// What can be tried with one click: a build, an old one, and what a console shows.
const EXAMPLES: [&str; 3] = ["15.2.1118.20", "15.1.2507.6", "Version 15.2 (Build 1544.4)"];

/// The checker; `again` fetches the catalogue once more.
pub fn checker(checker: &Checker, store: &Store, again: &Callback<()>, lang: Lang) -> Html {
    let words = page(lang).checker;
    let (question, tell) = (&checker.question, &checker.tell);
    let oninput = {
        let tell = tell.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            tell.emit(Message::Typed(text));
        })
    };
    let onchange = {
        let tell = tell.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            tell.emit(Message::Change(Change::Day(day::parse(&value))));
        })
    };
    let examples = EXAMPLES.iter().map(|example| {
        let onclick = click(tell, Message::Put(example));
        html! { <li><button type="button" class="example" {onclick}>{ *example }</button></li> }
    });
    let shown_day = question
        .as_of()
        .map(|date| date.to_string())
        .unwrap_or_default();
    html! {
        <>
            <form class="box" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                <label class="question" for="paste">{ words.label }</label>
                <textarea
                    id="paste"
                    ref={&checker.node}
                    {oninput}
                    rows={rows(&question.text)}
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    translate="no"
                    aria-describedby="paste-hint"
                    placeholder="15.2.1118.20"
                />
                <div class="under">
                    <p id="paste-hint" class="hint">{ words.hint }</p>
                    { files(checker, lang) }
                </div>
                <div class="row">
                    <div class="examples">
                        <span id="examples">{ words.examples }</span>
                        <ul aria-labelledby="examples">{ for examples }</ul>
                    </div>
                    <div class="day">
                        <label for="as-of">{ words.as_of }</label>
                        <input id="as-of" type="date" value={shown_day} {onchange} />
                        if question.another_day() {
                            { button(Press::Today, words.today) }
                        }
                        if !question.is_empty() {
                            { button(Press::Clear, words.clear) }
                        }
                    </div>
                </div>
            </form>
            <noscript>{ words.no_script }</noscript>
            <p class="no-app">{ words.no_app }</p>
            { age(store.written.data_through, question.today, lang) }
            { result(checker, store, again, lang) }
        </>
    }
}

/// What stands below the box.
fn result(checker: &Checker, store: &Store, again: &Callback<()>, lang: Lang) -> Html {
    let words = page(lang).checker;
    let question = &checker.question;
    if question.is_empty() {
        return Html::default();
    }
    if checker.is_too_long() {
        let megabytes = question.text.len().div_ceil(1024 * 1024);
        return html! { <p class="trouble" role="alert">{ (words.too_long)(megabytes) }</p> };
    }
    match (checker.work(), store.catalogue(lang)) {
        (Work::Done(reply), _) => answers(&reply.0, checker, site(store, lang)),
        (Work::Reading(done, total), _) => progress(*done, *total, lang),
        (Work::Waiting, Loaded::Failed(_)) => fetching(true, words.failed, again, lang),
        (Work::Waiting, Loaded::Waiting) => {
            html! { <p class="waiting" role="status">{ words.loading }</p> }
        }
        (Work::Waiting, Loaded::Ready(_)) => Html::default(),
    }
}

/// As many rows as the text has lines, within what is sensible.
fn rows(text: &str) -> String {
    text.lines().take(12).count().max(2).to_string()
}

//! The box: what is typed into it is answered below it, as one types.
//!
//! The box keeps its own text, as the browser does, and tells the app of it.
//! So nothing typed before the app has started is lost, the caret stays where
//! it is, and a long text is not written back at every key.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use jiff::civil::Date;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::build::Build;
use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::checking::{Change, MOST, reply, use_checking};
use crate::web::parts::answers::Answers;
use crate::web::parts::fetching::Fetching;
use crate::web::store::{Loaded, use_store};

/// A text of more bytes than this is answered when the typing pauses.
const LONG: usize = 4096;

/// How long a pause is, in milliseconds.
const PAUSE: u32 = 200;

/// What can be tried with one click: a build, an old one, and what a console shows.
const EXAMPLES: [&str; 3] = ["15.2.1118.20", "15.1.2507.6", "Version 15.2 (Build 1544.4)"];

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
}

#[component]
pub fn Checker(props: &Props) -> Html {
    let lang = props.lang;
    let words = page(lang).checker;
    let store = use_store();
    let checking = use_checking();
    let node = use_node_ref();
    let pause = use_mut_ref(|| None::<Timeout>);

    {
        let want = store.want_catalogue.clone();
        let (node, checking) = (node.clone(), checking.clone());
        use_effect_with(lang, move |lang| want.emit(*lang));
        use_effect_with((), move |()| {
            let Some(element) = node.cast::<HtmlTextAreaElement>() else {
                return;
            };
            // Typed before the app started, brought along from another page,
            // or named by the link that was followed: in this order.
            let typed = element.value();
            if !typed.is_empty() {
                checking.dispatch(Change::Text(typed.into()));
            } else if let Some(build) = build_of_address() {
                let text = build.to_string();
                element.set_value(&text);
                checking.dispatch(Change::Text(text.into()));
            } else {
                element.set_value(&checking.text);
            }
        });
    }

    let ask = {
        let dispatcher = checking.dispatcher();
        move |text: String| dispatcher.dispatch(Change::Text(text.into()))
    };
    let oninput = {
        let (ask, pause) = (ask.clone(), pause.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            if text.len() <= LONG {
                pause.replace(None);
                ask(text);
            } else {
                let ask = ask.clone();
                pause.replace(Some(Timeout::new(PAUSE, move || ask(text))));
            }
        })
    };
    let put = {
        let (node, ask) = (node.clone(), ask.clone());
        Callback::from(move |text: &'static str| {
            pause.replace(None);
            if let Some(element) = node.cast::<HtmlTextAreaElement>() {
                element.set_value(text);
                // The field is where one goes on from here.
                let _ = element.focus();
            }
            ask(text.to_owned());
        })
    };
    let examples = EXAMPLES.iter().map(|example| {
        let onclick = put.reform(move |_: MouseEvent| *example);
        html! { <li><button type="button" class="example" {onclick}>{ *example }</button></li> }
    });

    let day = {
        let dispatcher = checking.dispatcher();
        move |chosen: Option<Date>| dispatcher.dispatch(Change::Day(chosen))
    };
    let onchange = {
        let day = day.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            day(value.parse().ok());
        })
    };
    let as_of = checking.as_of();
    let shown_day = as_of.map(|date| date.to_string()).unwrap_or_default();
    let another_day = checking.chosen.is_some() && checking.chosen != checking.today;
    let clear = put.reform(|_: MouseEvent| "");
    let today = Callback::from(move |_: MouseEvent| day(None));

    html! {
        <>
            <form class="box" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                <label class="question" for="paste">{ words.label }</label>
                <textarea
                    id="paste"
                    ref={node}
                    {oninput}
                    rows={rows(&checking.text)}
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    translate="no"
                    aria-describedby="paste-hint"
                    placeholder="15.2.1118.20"
                />
                <p id="paste-hint" class="hint">{ words.hint }</p>
                <div class="row">
                    <div class="examples">
                        <span id="examples">{ words.examples }</span>
                        <ul aria-labelledby="examples">{ for examples }</ul>
                    </div>
                    <div class="day">
                        <label for="as-of">{ words.as_of }</label>
                        <input id="as-of" type="date" value={shown_day} {onchange} />
                        if another_day {
                            <button type="button" onclick={today}>{ words.today }</button>
                        }
                        if !checking.text.is_empty() {
                            <button type="button" onclick={clear}>{ words.clear }</button>
                        }
                    </div>
                </div>
            </form>
            <noscript>{ words.no_script }</noscript>
            <p class="no-app">{ words.no_app }</p>
            <Result {lang} text={checking.text.clone()} />
        </>
    }
}

#[derive(PartialEq, Properties)]
struct ResultProps {
    lang: Lang,
    text: Rc<str>,
}

/// What stands below the box: the answer, or why there is none yet.
#[component]
fn Result(props: &ResultProps) -> Html {
    let lang = props.lang;
    let words = page(lang).checker;
    let store = use_store();
    let checking = use_checking();
    let as_of = checking.as_of();
    let reply = use_memo(
        ((*checking).clone(), store.catalogue(lang).clone()),
        |(question, catalogue)| match (catalogue.get(), as_of) {
            (Some(catalogue), Some(as_of)) if question.text.len() <= MOST => {
                Some(reply(catalogue, question, as_of))
            }
            _ => None,
        },
    );
    if props.text.trim().is_empty() {
        return html! {};
    }
    if props.text.len() > MOST {
        let megabytes = props.text.len().div_ceil(1024 * 1024);
        return html! { <p class="trouble" role="alert">{ (words.too_long)(megabytes) }</p> };
    }
    match (&*reply, store.catalogue(lang)) {
        (Some(reply), _) => {
            let another_day = checking.chosen.is_some() && checking.chosen != checking.today;
            html! { <Answers {lang} reply={reply.clone()} {another_day} /> }
        }
        (None, Loaded::Failed(_)) => {
            let retry = store.want_catalogue.reform(move |()| lang);
            html! { <Fetching {lang} failed=true message={words.failed} {retry} /> }
        }
        (None, _) => html! { <p class="waiting" role="status">{ words.loading }</p> },
    }
}

/// As many rows as the text has lines, within what is sensible.
fn rows(text: &str) -> String {
    text.lines().take(12).count().max(2).to_string()
}

/// The build that the address of the page names: `#15.2.1118.21`.
fn build_of_address() -> Option<Build> {
    let hash = web_sys::window()?.location().hash().ok()?;
    hash.strip_prefix('#')?.parse().ok()
}

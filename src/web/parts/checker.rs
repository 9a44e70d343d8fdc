//! The box: what is typed into it is answered below it, as one types.
//!
//! The box keeps its own text, as the browser does, and tells the app of it.
//! So nothing typed before the app has started is lost, the caret stays where
//! it is, and a long text is not written back at every key.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use jiff::civil::Date;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::build::Build;
use crate::lang::Lang;
use crate::messages::page::page;
use crate::share;
use crate::web::browser;
use crate::web::checking::{Change, Checking, MOST};
use crate::web::parts::age::age;
use crate::web::parts::answers::answers;
use crate::web::parts::fetching::fetching;
use crate::web::parts::files::use_files;
use crate::web::parts::progress::progress;
use crate::web::store::{Loaded, Store};
use crate::web::told::Site;
use crate::web::work::{Work, use_work};

/// A text of more bytes than this is answered when the typing pauses.
const LONG: usize = 4096;

/// How long a pause is, in milliseconds.
const PAUSE: u32 = 200;

/// What comes or goes in one piece of more bytes than this was not typed.
const PIECE: usize = 256;

/// What can be tried with one click: a build, an old one, and what a console shows.
const EXAMPLES: [&str; 3] = ["15.2.1118.20", "15.1.2507.6", "Version 15.2 (Build 1544.4)"];

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub store: Store,
    pub checking: Checking,
}

#[component]
pub fn Checker(props: &Props) -> Html {
    let lang = props.lang;
    let words = page(lang).checker;
    let (store, checking) = (props.store.clone(), props.checking.clone());
    let files = use_files(&checking, lang);
    let node = use_node_ref();
    let pause = use_mut_ref(|| None::<Timeout>);

    {
        let want = store.want_catalogue.clone();
        let (node, checking, pause) = (node.clone(), checking.clone(), pause.clone());
        use_effect_with(lang, move |lang| want.emit(*lang));
        use_effect_with((), move |()| {
            if let Some(element) = node.cast::<HtmlTextAreaElement>() {
                // Typed before the app started, named by the link that was
                // followed, or brought along from another page: in this order.
                let typed = element.value();
                if !typed.is_empty() {
                    checking.dispatch(Change::Text(typed.into()));
                } else if let Some(change) = asked_by_address(&element) {
                    checking.dispatch(change);
                } else {
                    element.set_value(&checking.text);
                }
            }
            let dispatcher = checking.dispatcher();
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "hashchange", move |_| {
                    let element = node.cast::<HtmlTextAreaElement>();
                    if let Some(change) = element.and_then(|box_| asked_by_address(&box_)) {
                        // What was being typed is no longer asked.
                        pause.replace(None);
                        dispatcher.dispatch(change);
                    }
                })
            });
            move || drop(listener)
        });
    }

    let ask = {
        let dispatcher = checking.dispatcher();
        let linked = checking.link.is_some();
        move |text: String| {
            if linked {
                // The address no longer says what is shown.
                browser::drop_fragment();
            }
            dispatcher.dispatch(Change::Text(text.into()));
        }
    };
    let oninput = {
        let (ask, pause, before) = (ask.clone(), pause.clone(), checking.text.len());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            if text.len() <= LONG || text.len().abs_diff(before) > PIECE {
                pause.replace(None);
                ask(text);
            } else {
                let ask = ask.clone();
                pause.replace(Some(Timeout::new(PAUSE, move || ask(text))));
            }
        })
    };
    let put = {
        let (node, ask, pause) = (node.clone(), ask.clone(), pause.clone());
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
            day(crate::day::parse(&value));
        })
    };
    let as_of = checking.as_of();
    let shown_day = as_of.map(|date| date.to_string()).unwrap_or_default();
    let another_day = checking.another_day();
    let clear = {
        let (dispatcher, node, pause) = (checking.dispatcher(), node.clone(), pause);
        Callback::from(move |()| {
            pause.replace(None);
            browser::drop_fragment();
            if let Some(element) = node.cast::<HtmlTextAreaElement>() {
                element.set_value("");
                let _ = element.focus();
            }
            dispatcher.dispatch(Change::Clear);
        })
    };
    let today = Callback::from(move |_: MouseEvent| day(None));
    let catalogue = store.catalogue(lang).get();
    let work = use_work(&checking, catalogue.filter(|_| !is_too_long(&checking)));
    let result = result(work, &store, &checking, &clear, lang);

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
                <div class="under">
                    <p id="paste-hint" class="hint">{ words.hint }</p>
                    { files }
                </div>
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
                        if !checking.is_empty() {
                            <button type="button" onclick={clear.reform(|_: MouseEvent| ())}>{ words.clear }</button>
                        }
                    </div>
                </div>
            </form>
            <noscript>{ words.no_script }</noscript>
            <p class="no-app">{ words.no_app }</p>
            { age(store.written.0.data_through, checking.today, lang) }
            { result }
        </>
    }
}

/// What stands below the box: the answer, or why there is none yet.
fn result(
    (work, stop): (Work, Callback<()>),
    store: &Store,
    checking: &Checking,
    clear: &Callback<()>,
    lang: Lang,
) -> Html {
    let words = page(lang).checker;
    let catalogue = store.catalogue(lang);
    if checking.is_empty() {
        return html! {};
    }
    if is_too_long(checking) {
        let megabytes = checking.text.len().div_ceil(1024 * 1024);
        return html! { <p class="trouble" role="alert">{ (words.too_long)(megabytes) }</p> };
    }
    match (work, catalogue) {
        (Work::Done(reply), _) => {
            let site = Site {
                lang,
                base: &store.base,
            };
            answers(&reply, store, checking, clear, site)
        }
        (Work::Reading(done, total), _) => progress(done, total, &stop, lang),
        (Work::Waiting, Loaded::Failed(_)) => {
            let retry = store.want_catalogue.reform(move |()| lang);
            fetching(true, words.failed, &retry, lang)
        }
        (Work::Waiting, Loaded::Waiting) => {
            html! { <p class="waiting" role="status">{ words.loading }</p> }
        }
        (Work::Waiting, Loaded::Ready(_)) => html! {},
    }
}

fn is_too_long(checking: &Checking) -> bool {
    checking.text.len() > MOST
}

/// As many rows as the text has lines, within what is sensible.
fn rows(text: &str) -> String {
    text.lines().take(12).count().max(2).to_string()
}

/// What the address of the page asks: a build (`#15.2.1118.21`), or a result
/// that was handed on. The box then holds the build, or nothing.
fn asked_by_address(element: &HtmlTextAreaElement) -> Option<Change> {
    let fragment = browser::fragment();
    if share::is_link(&fragment) {
        element.set_value("");
        return Some(Change::Link(fragment.into()));
    }
    let text = fragment.parse::<Build>().ok()?.to_string();
    element.set_value(&text);
    Some(Change::Text(text.into()))
}

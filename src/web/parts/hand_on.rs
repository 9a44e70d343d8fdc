//! Handing a result on: as text, as a file, as a link, on paper. What is
//! handed on is what is shown: filtered, in its order.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::many::{HandOn as Words, many};
use crate::reading::Observation;
use crate::report::text;
use crate::share::{self, ShareError};
use crate::web::browser;
use crate::web::checking::Checking;
use crate::web::export::{Extract, MOST};
use crate::web::parts::written;
use crate::web::reply::Reply;
use crate::web::route::{Place, Route};
use crate::web::store::{Shared, Store};
use crate::web::told::{self, Site};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub store: Store,
    pub checking: Checking,
    pub reply: Shared<Reply>,
    /// The places of the answers that are shown, in their order.
    pub places: Rc<Vec<usize>>,
    /// Only a part of the servers is shown.
    #[prop_or_default]
    pub part: bool,
}

/// What a button does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Task {
    Text,
    Markdown,
    Csv,
    Json,
    Link,
}

#[component]
pub fn HandOn(props: &Props) -> Html {
    let lang = props.lang;
    let words = many(lang).hand_on;
    let (store, checking) = (&props.store, &props.checking);
    let said = use_state(String::new);
    let link = use_state(|| None::<String>);
    let with_names = use_state_eq(|| false);
    let printing = use_state_eq(|| false);
    let dialogue = use_mut_ref(|| false);

    let shown = (props.reply.clone(), props.places.clone());
    {
        // What was said of another list says nothing of this one.
        let (said, link) = (said.setter(), link.setter());
        use_effect_with((shown, lang), move |_| {
            said.set(String::new());
            link.set(None);
        });
    }
    {
        // The report is made when the browser is about to print, whoever asked.
        let (printing, dialogue) = (printing.setter(), dialogue.clone());
        use_effect_with((), move |()| {
            let window = web_sys::window();
            let listeners = window.map(|window| {
                let (before, after) = (printing.clone(), printing.clone());
                [
                    EventListener::new(&window, "beforeprint", move |_| before.set(true)),
                    EventListener::new(&window, "afterprint", move |_| {
                        dialogue.replace(false);
                        after.set(false);
                    }),
                ]
            });
            move || drop(listeners)
        });
    }
    {
        let dialogue = dialogue.clone();
        use_effect_with(*printing, move |printing| {
            if *printing && *dialogue.borrow() {
                Timeout::new(0, browser::print).forget();
            }
        });
    }

    let extract = {
        let (reply, places, part) = (props.reply.clone(), props.places.clone(), props.part);
        move || Extract {
            answers: places
                .iter()
                .map(|place| reply.0.answers[*place].clone())
                .collect(),
            lost: if part {
                Vec::new()
            } else {
                reply.0.not_understood.clone()
            },
            as_of: reply.0.as_of,
            lang,
        }
    };
    let run = {
        let (said, link, names) = (said.setter(), link.setter(), *with_names);
        let chosen = checking.chosen;
        let page = Route::new(lang, Place::Check).path(&store.base);
        Callback::from(move |task: Task| {
            let (said, link, extract, page) = (said.clone(), link.clone(), extract(), page.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let outcome = match task {
                    Task::Text | Task::Markdown => copy(task, &extract, words).await,
                    Task::Csv | Task::Json => {
                        said.set(words.writing.to_owned());
                        save(task, &extract, words).await
                    }
                    Task::Link => match fragment(&extract, chosen, names, words) {
                        Ok(fragment) => {
                            let address = browser::address(&format!("{page}#{fragment}"));
                            let copied = browser::copy(&address).await;
                            link.set(Some(address));
                            let outcome = if copied {
                                words.link_copied
                            } else {
                                words.not_copied
                            };
                            outcome.to_owned()
                        }
                        Err(refused) => {
                            link.set(None);
                            refused
                        }
                    },
                };
                said.set(outcome);
            });
        })
    };
    let button = |task: Task, label: &'static str| {
        let onclick = run.reform(move |_: MouseEvent| task);
        html! { <button type="button" {onclick}>{ label }</button> }
    };
    let named = props
        .places
        .iter()
        .any(|place| props.reply.0.answers[*place].observation.label.is_some());
    let onnames = {
        let (with_names, link) = (with_names.setter(), link.setter());
        Callback::from(move |event: Event| {
            with_names.set(event.target_unchecked_into::<HtmlInputElement>().checked());
            link.set(None);
        })
    };
    let onprint = {
        let printing = printing.setter();
        Callback::from(move |_: MouseEvent| {
            dialogue.replace(true);
            printing.set(true);
        })
    };
    html! {
        <section class="hand-on" aria-labelledby="hand-on">
            <h2 id="hand-on">{ words.title }</h2>
            if props.part {
                <p class="small">{ (words.part)(props.places.len()) }</p>
            }
            <div class="buttons">
                { button(Task::Text, words.text) }
                { button(Task::Markdown, words.markdown) }
                { button(Task::Csv, words.csv) }
                { button(Task::Json, words.json) }
                <button type="button" onclick={onprint}>{ words.print }</button>
                <span class="link">
                    { button(Task::Link, words.link) }
                    if named {
                        <label>
                            <input type="checkbox" checked={*with_names} onchange={onnames} />
                            { words.with_names }
                        </label>
                    }
                </span>
            </div>
            <p class="said" role="status">{ (*said).clone() }</p>
            if let Some(link) = &*link {
                <input
                    class="address"
                    type="text"
                    readonly=true
                    value={link.clone()}
                    aria-label={words.address}
                    translate="no"
                />
            }
            if *printing {
                { written(told::printed(&props.reply.0, &props.places, Site { lang, base: &store.base })) }
            }
        </section>
    }
}

async fn copy(task: Task, extract: &Extract, words: Words) -> String {
    let count = extract.answers.len();
    if count > MOST {
        return (words.too_many)(count, MOST);
    }
    let report = extract.report();
    let written = match task {
        Task::Markdown => text::markdown(&report, extract.lang),
        _ => text::plain(&report, extract.lang),
    };
    let outcome = if browser::copy(&written).await {
        words.copied
    } else {
        words.not_copied
    };
    outcome.to_owned()
}

async fn save(task: Task, extract: &Extract, words: Words) -> String {
    let (end, kind, pieces) = match task {
        Task::Json => ("json", "application/json", extract.json().await),
        _ => ("csv", "text/csv;charset=utf-8", extract.csv().await),
    };
    let name = format!("{}-{}.{end}", words.file, extract.as_of);
    if browser::save(&name, kind, &pieces) {
        (words.saved)(&name)
    } else {
        words.not_saved.to_owned()
    }
}

/// The fragment of a link, or why there is none.
fn fragment(
    extract: &Extract,
    chosen: Option<jiff::civil::Date>,
    with_names: bool,
    words: Words,
) -> Result<String, String> {
    let Some(first) = extract.answers.first() else {
        return Err(words.no_link.to_owned());
    };
    let observations: Vec<Observation> = extract
        .answers
        .iter()
        .map(|answer| answer.observation.clone())
        .collect();
    share::encode(&observations, &first.catalogue.0, chosen, with_names).map_err(
        |error| match error {
            ShareError::TooLong { length } => (words.too_long)(length, share::LIMIT),
            ShareError::Nothing => words.no_link.to_owned(),
        },
    )
}

//! The buttons that hand a result on: as text, as a file, as a link, on paper;
//! and what became of it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::messages::many::many;
use crate::web::checker::{Checker, Message};
use crate::web::handing::Task;
use crate::web::parts::{button, written};
use crate::web::reply::Reply;
use crate::web::told::{self, Site};

/// The buttons for what is shown of a reply.
pub fn hand_on(reply: &Reply, checker: &Checker, site: Site<'_>) -> Html {
    let words = many(site.lang).hand_on;
    let (list, handing, tell) = (&checker.list, &checker.handing, &checker.tell);
    let task = |task: Task, label: &'static str| button(tell, Message::HandOn(task), label);
    let named = list
        .places
        .iter()
        .any(|place| reply.answers[*place].observation.label.is_some());
    let onchange = {
        let tell = tell.clone();
        Callback::from(move |event: Event| {
            let with = event.target_unchecked_into::<HtmlInputElement>().checked();
            tell.emit(Message::WithNames(with));
        })
    };
    html! {
        <section class="hand-on" aria-labelledby="hand-on">
            <h2 id="hand-on">{ words.title }</h2>
            if list.view.filters() {
                <p class="small">{ (words.part)(list.places.len()) }</p>
            }
            <div class="buttons">
                { task(Task::Text, words.text) }
                { task(Task::Markdown, words.markdown) }
                { task(Task::Csv, words.csv) }
                { task(Task::Json, words.json) }
                { button(tell, Message::Print, words.print) }
                <span class="link">
                    { task(Task::Link, words.link) }
                    if named {
                        <label>
                            <input type="checkbox" checked={handing.names} {onchange} />
                            { words.with_names }
                        </label>
                    }
                </span>
            </div>
            <p class="said" role="status">{ handing.said.clone() }</p>
            if let Some(link) = &handing.link {
                <input
                    class="address"
                    type="text"
                    readonly=true
                    value={link.clone()}
                    aria-label={words.address}
                    translate="no"
                />
            }
            if handing.printing {
                { written(told::printed(reply, &list.places, site)) }
            }
        </section>
    }
}

//! Files beside the box: chosen by a button or dropped anywhere on the page,
//! listed with what they were written in, or why they could not be read.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, FileList, HtmlInputElement};
use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::many::many;
use crate::messages::reading::unreadable;
use crate::reading::Encoding;
use crate::web::checking::{Change, Checking, File};
use crate::web::files::read_all;

/// The button, and the list of what was chosen or dropped.
#[hook]
pub fn use_files(checking: &Checking, lang: Lang) -> Html {
    let words = many(lang).files;
    let busy = use_state_eq(|| false);
    let take = {
        let (dispatcher, busy) = (checking.dispatcher(), busy.setter());
        move |list: FileList| {
            let (dispatcher, busy) = (dispatcher.clone(), busy.clone());
            wasm_bindgen_futures::spawn_local(async move {
                busy.set(true);
                dispatcher.dispatch(Change::Files(read_all(list).await));
                busy.set(false);
            });
        }
    };
    {
        let take = take.clone();
        use_effect_with((), move |()| {
            let page = web_sys::window().and_then(|window| window.document());
            let listeners = page.map(|page| listen(&page, take));
            move || drop(listeners)
        });
    }
    let onchange = Callback::from(move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        if let Some(list) = input.files() {
            take(list);
        }
    });
    // The same file may be chosen again, after it was changed.
    let onclick = Callback::from(|event: MouseEvent| {
        event
            .target_unchecked_into::<HtmlInputElement>()
            .set_value("");
    });
    html! {
        <div class="files">
            <p>
                <input id="files" class="unseen" type="file" multiple=true {onchange} {onclick} />
                <label for="files" class="button">{ words.choose }</label>
                { " " }
                <span class="drop">{ words.or_drop }</span>
            </p>
            if !checking.files.is_empty() {
                <ul aria-label={words.list}>
                    { for checking.files.iter().enumerate().map(|(place, file)| {
                        let dispatcher = checking.dispatcher();
                        let remove = Callback::from(move |_: MouseEvent| {
                            dispatcher.dispatch(Change::WithoutFile(place));
                        });
                        one(file, remove, lang)
                    }) }
                </ul>
            }
            <p class="unseen" role="status">{ if *busy { words.reading } else { "" } }</p>
        </div>
    }
}

fn one(file: &File, remove: Callback<MouseEvent>, lang: Lang) -> Html {
    let words = many(lang).files;
    html! {
        <li>
            <strong translate="no">{ file.name.to_string() }</strong>
            { match &file.content {
                Ok(content) => html! {
                    <span class="small">{ (words.encoding)(encoding(content.encoding)) }</span>
                },
                Err(error) => html! {
                    <span class="refused" role="alert">{ unreadable(*error, lang) }</span>
                },
            } }
            <button type="button" onclick={remove} aria-label={(words.remove)(&file.name)}>
                { words.remove_short }
            </button>
        </li>
    }
}

/// The name of an encoding, the same in every language.
const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le => "UTF-16 LE",
        Encoding::Utf16Be => "UTF-16 BE",
        Encoding::ShiftJis => "Shift_JIS",
        Encoding::Windows1252 => "Windows-1252",
    }
}

/// Takes files that are dropped anywhere: beside the box, the browser would
/// leave the page to show them.
fn listen(page: &web_sys::Document, take: impl Fn(FileList) + 'static) -> [EventListener; 2] {
    let options = EventListenerOptions::enable_prevent_default();
    let dropped = |event: &Event| {
        event
            .dyn_ref::<DragEvent>()
            .and_then(DragEvent::data_transfer)
            .filter(|data| data.types().includes(&"Files".into(), 0))
    };
    [
        EventListener::new_with_options(page, "dragover", options, move |event| {
            if let Some(data) = dropped(event) {
                event.prevent_default();
                data.set_drop_effect("copy");
            }
        }),
        EventListener::new_with_options(page, "drop", options, move |event| {
            if let Some(data) = dropped(event) {
                event.prevent_default();
                if let Some(list) = data.files() {
                    take(list);
                }
            }
        }),
    ]
}

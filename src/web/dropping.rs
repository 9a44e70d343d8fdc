//! Files that are dropped anywhere on a page that has the box: beside the box,
//! the browser would leave the page to show them.
//!
//! Must not know what becomes of them.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Document, DragEvent, Event, FileList};
use yew::Callback;

use super::asking;

/// Hears them as long as what is returned is kept; on a page without the box,
/// they are the browser's own business.
pub fn listen(document: &Document, take: &Callback<FileList>) -> Vec<EventListener> {
    let hear = |event: &'static str| {
        let take = take.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(document, event, options, move |event| {
            if asking::field().is_some() {
                heard(event, &take);
            }
        })
    };
    vec![hear("dragover"), hear("drop")]
}

fn heard(event: &Event, take: &Callback<FileList>) {
    let data = event
        .dyn_ref::<DragEvent>()
        .and_then(DragEvent::data_transfer)
        .filter(|data| data.types().includes(&"Files".into(), 0));
    let Some(data) = data else {
        return;
    };
    event.prevent_default();
    if event.type_() == "dragover" {
        data.set_drop_effect("copy");
    } else if let Some(list) = data.files() {
        take.emit(list);
    }
}

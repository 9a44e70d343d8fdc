//! Buttons that copy what stands before them, wherever they stand: in an
//! answer, in an advisory, on a page that was written natively.
//!
//! One listener on the document hears all of them. Must not know what is
//! copied, nor why.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element};

use crate::lang::Lang;
use crate::messages::page::page;

use super::browser;

/// The mark of such a button.
const MARK: &str = "[data-copy]";

/// For how long the button says what became of it, in milliseconds.
const SAYS: u32 = 2500;

/// Hears the buttons, as long as what is returned is kept.
pub fn listen() -> Option<EventListener> {
    let document = browser::document()?;
    let page = document.clone();
    Some(EventListener::new(&document, "click", move |event| {
        if let Some(button) = browser::around(event, MARK) {
            spawn_local(copy(button, lang_of(&page)));
        }
    }))
}

fn lang_of(document: &Document) -> Lang {
    document
        .document_element()
        .and_then(|root| root.get_attribute("lang"))
        .and_then(|tag| Lang::from_tag(&tag))
        .unwrap_or_default()
}

/// Copies what stands before the button, and says what became of it: on the
/// button to those who see it, in the element behind it to those who hear it.
async fn copy(button: Element, lang: Lang) {
    let words = page(lang).site;
    let text = button
        .previous_element_sibling()
        .and_then(|before| before.text_content())
        .unwrap_or_default();
    let (label, said) = if browser::copy(text.trim()).await {
        (words.copied, words.copied)
    } else {
        (words.copy, words.not_copied)
    };
    let say = |button: &Element, label: &str, said: &str| {
        button.set_text_content(Some(label));
        if let Some(voice) = button.next_element_sibling() {
            voice.set_text_content(Some(said));
        }
    };
    say(&button, label, said);
    Timeout::new(SAYS, move || say(&button, words.copy, "")).forget();
}

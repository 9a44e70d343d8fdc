//! The one listener that hears all buttons that are written as text
//! ([`super::told`]).
//!
//! Must not know what is done.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};
use yew::Callback;

use super::browser;
use super::press::Press;

/// The attribute that says what a button means.
const MARK: &str = "data-press";

/// Hears the buttons, as long as what is returned is kept.
pub fn listen(document: &Document, tell: Callback<Press>) -> EventListener {
    EventListener::new(document, "click", move |event| {
        let button = browser::around(event, "[data-press]");
        let written = button.and_then(|it| it.get_attribute(MARK));
        if let Some(press) = written.and_then(|written| Press::read(&written)) {
            tell.emit(press);
        }
    })
}

/// The button that means this, where it is on the page.
pub fn button(press: Press) -> Option<HtmlElement> {
    let document = browser::document()?;
    let selector = ["[data-press=\"", &press.written(), "\"]"].concat();
    let button = document.query_selector(&selector).ok().flatten()?;
    button.dyn_into().ok()
}

/// Gives a button the focus again, where it was written anew and the page has
/// lost it.
pub fn focus(press: Press) {
    let lost = browser::document()
        .and_then(|document| document.active_element())
        .is_none_or(|active| active.tag_name() == "BODY");
    if let Some(button) = button(press).filter(|_| lost) {
        // Without the focus, the page is read all the same.
        let _ = button.focus();
    }
}

//! What the buttons in answers tell the checker, and the one listener that
//! hears all of them. They are written as text ([`super::told`]), with their
//! meaning in an attribute.
//!
//! Must not know what a button looks like, nor what is done.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::Callback;

/// The attribute.
const MARK: &str = "data-tell";

/// Hears the buttons, as long as what is returned is kept.
pub fn listen(tell: Callback<String>) -> Option<EventListener> {
    let document = web_sys::window().and_then(|window| window.document())?;
    Some(EventListener::new(&document, "click", move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let button = target.and_then(|it| it.closest("[data-tell]").ok().flatten());
        if let Some(told) = button.and_then(|it| it.get_attribute(MARK)) {
            tell.emit(told);
        }
    }))
}

/// The button that tells this, where it is on the page.
pub fn button(told: &str) -> Option<HtmlElement> {
    let document = web_sys::window().and_then(|window| window.document())?;
    // What a button tells is made of words, digits and dots.
    let selector = [r#"[data-tell=""#, told, r#""]"#].concat();
    let button = document.query_selector(&selector).ok().flatten()?;
    button.dyn_into().ok()
}

/// Gives a button the focus again, where it was written anew and the page has
/// lost it.
pub fn focus(told: &str) {
    let lost = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.active_element())
        .is_none_or(|active| active.tag_name() == "BODY");
    if let Some(button) = button(told).filter(|_| lost) {
        // Without the focus, the page is read all the same.
        let _ = button.focus();
    }
}

//! The question in the address of the page of search, which the history keeps,
//! and in the addresses of the same page in other languages.
//!
//! Must not know what is found.

use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::lang::Lang;

use super::asking;

/// The question in the address.
pub fn read() -> String {
    let text = web_sys::window().and_then(|window| window.location().search().ok());
    let text = text.unwrap_or_default();
    let mut pairs = text.trim_start_matches('?').split('&');
    let value = pairs.find_map(|pair| pair.strip_prefix("q="));
    // A form sends a space as a plus.
    let value = value.unwrap_or_default().replace('+', " ");
    let decoded = js_sys::decode_uri_component(&value).map(String::from);
    decoded.unwrap_or(value).trim().to_owned()
}

/// Notes a question in the address, without a step in the history.
pub fn note(base: &str, lang: Lang, query: &str) {
    let noted = || -> Option<()> {
        if query == read() {
            return None;
        }
        let history = web_sys::window()?.history().ok()?;
        let state = history.state().unwrap_or_default();
        history
            .replace_state_with_url(&state, "", Some(&asking(base, lang, query)))
            .ok()
    };
    // Without it, the question is only not in the address.
    let _ = noted();
}

/// Has the links to the same page in other languages ask the same.
pub fn hand_on(base: &str, query: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let links = document.and_then(|document| document.query_selector_all(".top [hreflang]").ok());
    let Some(links) = links else { return };
    for link in (0..links.length()).filter_map(|at| links.get(at)) {
        let Ok(link) = link.dyn_into::<Element>() else {
            continue;
        };
        let lang = link.get_attribute("hreflang");
        if let Some(lang) = lang.and_then(|tag| Lang::from_tag(&tag)) {
            // A link takes an address.
            let _ = link.set_attribute("href", &asking(base, lang, query));
        }
    }
}

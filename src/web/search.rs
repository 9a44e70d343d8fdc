//! Search, in the browser's second program: attached to the form in the header
//! of every page, which goes where its text leads, and to the page of search,
//! which shows what is found while it is typed.
//!
//! The script that started the app calls [`attach`] when a form is first used.
//! Must not know Yew, nor how a name is found ([`crate::search`]).

mod checker;
mod files;
mod full_text;
mod hits;
mod page;
mod question;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, HtmlFormElement, HtmlInputElement};

use crate::lang::Lang;
use crate::search::Page;

use super::browser;
use super::route::{Place, Route};

/// Says that an element has its program.
const LIVE: &str = "data-live";

/// Where the site is, and how its files come.
#[derive(Clone, Debug)]
pub struct Given {
    /// The path under which it is served, with a slash at both ends.
    pub base: String,
    /// The address of the index of names.
    pub index: String,
    /// Loads a script: its address, its digest.
    pub load: js_sys::Function,
}

/// Has a form of the header, or the page of search, do its work.
pub fn attach(element: &Element, given: Given) {
    if element.has_attribute(LIVE) {
        return;
    }
    // An element takes an attribute with a plain name.
    let _ = element.set_attribute(LIVE, "");
    match element.dyn_ref::<HtmlFormElement>() {
        Some(form) => header(form.clone(), given),
        None => page::start(element.clone(), given),
    }
}

/// The form of the header: one name goes to its page, all else to the page of
/// search.
fn header(form: HtmlFormElement, given: Given) {
    // What is asked for will be needed by the time that it is typed.
    let early = given.clone();
    spawn_local(async move {
        let _ = files::names(&early).await;
    });
    let options = EventListenerOptions::enable_prevent_default();
    let target = form.clone();
    EventListener::new_with_options(&target, "submit", options, move |event| {
        event.prevent_default();
        let (form, given) = (form.clone(), given.clone());
        spawn_local(async move {
            let Some(input) = input(&form) else { return };
            let query = input.value();
            let lang = language();
            let names = files::names(&given).await;
            let found = names.as_ref().ok().map(|names| names.find(&query).pages);
            match found.as_deref() {
                Some([page]) => follow(&address(&given.base, lang, page)),
                _ => follow(&asking(&given.base, lang, &query)),
            }
            input.set_value("");
        });
    })
    .forget();
}

/// The field of a form.
fn input(within: &Element) -> Option<HtmlInputElement> {
    let input = within.query_selector("input").ok()??;
    input.dyn_into().ok()
}

/// The language of the page that is shown.
fn language() -> Lang {
    let root = browser::document().and_then(|document| document.document_element());
    let tag = root.and_then(|root| root.get_attribute("lang"));
    tag.and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default()
}

/// The path of a page that has a name.
fn address(base: &str, lang: Lang, page: &Page) -> String {
    let home = Route::new(lang, Place::Home).path(base);
    [home.as_str(), page.path.as_str()].concat()
}

/// The path of the page of search that asks for this.
fn asking(base: &str, lang: Lang, query: &str) -> String {
    let page = Route::new(lang, Place::Search).path(base);
    if query.trim().is_empty() {
        return page;
    }
    let query = js_sys::encode_uri_component(query.trim());
    [page, "?q=".to_owned(), query.into()].concat()
}

/// Goes to a page as a click on a link does, so that the app takes it.
fn follow(href: &str) {
    let went = || -> Option<()> {
        let document = browser::document()?;
        let link: HtmlElement = document.create_element("a").ok()?.dyn_into().ok()?;
        link.set_attribute("href", href).ok()?;
        document.body()?.append_child(&link).ok()?;
        link.click();
        link.remove();
        Some(())
    };
    // Every page has a body, and takes a link.
    let _ = went();
}

/// A property of what a script has returned.
fn property(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &name.into()).unwrap_or_default()
}

fn told(error: &JsValue) -> String {
    format!("{error:?}")
}

//! Answers in the box of a page that asks whether the reader's own build is
//! affected ([`super::own_build`]), wherever such a page was written.
//!
//! The text is the one of the checker: what was pasted there is answered on
//! such a page too, and the other way round. Must not know what an answer says.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::html::Html;
use crate::messages::page::page;

use super::checking::{Change, Checking};
use super::route::{Place, Route};
use super::store::{Loaded, Store};
use super::told::{self, Site};
use super::work::{Work, use_work};

/// The mark of such a box; its value are the vulnerabilities.
const MARK: &str = "data-asks";

/// Answers as long as the app lives.
#[hook]
pub fn use_answering(store: &Store, checking: &Checking, route: &Route) {
    let lang = route.lang;
    let dispatcher = checking.dispatcher();
    let want = store.want_catalogue.clone();
    use_effect_with(lang, move |&lang| {
        let ask = move |field: &HtmlTextAreaElement| {
            // Once more, where it could not be had.
            want.emit(lang);
            dispatcher.dispatch(Change::Clear);
            dispatcher.dispatch(Change::Text(field.value().into()));
        };
        // What was typed before the app started.
        if let Some(field) = field().filter(|field| !field.value().is_empty()) {
            ask(&field);
        }
        let document = web_sys::window().and_then(|window| window.document());
        let listener = document.map(|document| {
            EventListener::new(&document, "input", move |event| {
                let target = event.target().and_then(|it| it.dyn_into().ok());
                let field = target.filter(|it: &HtmlTextAreaElement| it.has_attribute(MARK));
                if let Some(field) = field {
                    ask(&field);
                }
            })
        });
        move || drop(listener)
    });

    let has_box = matches!(route.place, Place::Advisory(_) | Place::Cve(_));
    let asks = has_box && !checking.text.trim().is_empty();
    let catalogue = store.catalogue(lang).clone();
    let (work, _) = use_work(checking, catalogue.get().filter(|_| asks));
    let (text, base) = (checking.text.clone(), store.base.clone());
    let other_day = checking.another_day();
    let want = store.want_catalogue.clone();
    // The app is rendered anew where one of these is another, and when a page
    // has come: then the box may be a new one.
    use_effect(move || {
        let Some(field) = field() else {
            return;
        };
        if field.value().is_empty() {
            field.set_value(&text);
        }
        let words = page(lang).checker;
        let (mut html, mut said) = (Html::new(), String::new());
        match (work, catalogue) {
            _ if !asks => {}
            (Work::Done(reply), _) => {
                let cves = field.get_attribute(MARK).unwrap_or_default();
                let cves: Vec<&str> = cves.split_whitespace().collect();
                let site = Site { lang, base: &base };
                said = told::own_build(&mut html, &reply.0, &cves, other_day, site);
            }
            (_, Loaded::Failed(_)) => {
                html.p(words.failed);
            }
            _ => {
                want.emit(lang);
                html.p(words.loading);
            }
        }
        show(&field, &html.into_string(), &said);
    });
}

/// The box of this page, if it has one.
fn field() -> Option<HtmlTextAreaElement> {
    let document = web_sys::window()?.document()?;
    let found = document.query_selector("[data-asks]").ok()??;
    found.dyn_into().ok()
}

/// Puts the answer where the box has room for it.
fn show(field: &HtmlTextAreaElement, html: &str, said: &str) {
    let section = field.closest("section").ok().flatten();
    let room = section.and_then(|section| section.last_element_child());
    if let Some(room) = room {
        room.set_inner_html(html);
        if let Some(voice) = room.previous_element_sibling() {
            voice.set_text_content(Some(said));
        }
    }
}

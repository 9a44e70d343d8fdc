//! Answers in the box of a page that asks whether the reader's own build is
//! affected ([`super::own_build`]), wherever such a page was written.
//!
//! The text is the one of the checker: what was pasted there is answered on
//! such a page too, and the other way round. Must not know what an answer says.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use crate::html::Html;
use crate::lang::Lang;
use crate::messages::page::page;

use super::browser;
use super::checker::{Checker, site};
use super::store::{Loaded, Store};
use super::told;
use super::work::Work;

/// The mark of such a box; its value are the vulnerabilities.
const MARK: &str = "data-asks";

/// What was typed before the app started, if anything was.
pub fn typed() -> Option<String> {
    let typed = field()?.value();
    (!typed.is_empty()).then_some(typed)
}

/// The box of this page, if it has one.
pub fn field() -> Option<HtmlTextAreaElement> {
    let document = browser::document()?;
    let found = document.query_selector("[data-asks]").ok()??;
    found.dyn_into().ok()
}

/// Writes into the page what is known by now.
pub fn answer(field: &HtmlTextAreaElement, checker: &Checker, store: &Store, lang: Lang) {
    let question = &checker.question;
    if field.value().is_empty() {
        field.set_value(&question.text);
    }
    let words = page(lang).checker;
    let (mut html, mut said) = (Html::new(), String::new());
    match (checker.work(), store.catalogue(lang)) {
        _ if question.text.trim().is_empty() => {}
        (Work::Done(reply), _) => {
            let cves = field.get_attribute(MARK).unwrap_or_default();
            let cves: Vec<&str> = cves.split_whitespace().collect();
            let other_day = question.another_day();
            said = told::own_build(&mut html, &reply.0, &cves, other_day, site(store, lang));
        }
        (_, Loaded::Failed) => {
            html.p(words.failed);
        }
        _ => {
            html.p(words.loading);
        }
    }
    let section = field.closest("section").ok().flatten();
    let room = section.and_then(|section| section.last_element_child());
    if let Some(room) = room {
        room.set_inner_html(&html.into_string());
        if let Some(voice) = room.previous_element_sibling() {
            voice.set_text_content(Some(&said));
        }
    }
}

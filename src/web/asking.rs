//! The fields in which the reader asks, as they stand on the page: what is done
//! in them, and what of them shows the question.
//!
//! They are written as text ([`super::told::asking`], [`super::own_build`]) and
//! keep what they hold themselves, as the browser does. Must not know the answer.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlInputElement, HtmlTextAreaElement};

use crate::day;

use super::browser;
use super::checker::{Message, Tell};
use super::checking::{Change, Question};
use super::press::Press;
use super::pressing;

/// The most rows that the box grows to by itself.
const ROWS: u32 = 12;

/// Hears the fields of every page, as long as what is returned is kept.
pub fn listen(document: &Document, tell: &Tell) -> Vec<EventListener> {
    let hear = |event: &'static str| {
        let tell = tell.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(document, event, options, move |event| {
            if let Some(message) = heard(event) {
                tell.emit(message);
            }
        })
    };
    ["input", "change", "click", "submit"].map(hear).into()
}

/// What the reader wants who did something in a field.
fn heard(event: &Event) -> Option<Message> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let text = || Some(target.dyn_ref::<HtmlTextAreaElement>()?.value());
    let input = || target.dyn_ref::<HtmlInputElement>();
    match (&*event.type_(), &*target.id()) {
        ("input", "paste") => text().map(Message::Typed),
        ("input", "own") => text().map(Message::Own),
        ("change", "as-of") => {
            let day = day::parse(&input()?.value());
            Some(Message::Change(Change::Day(day)))
        }
        ("change", "files") => input()?.files().map(Message::Files),
        ("click", "files") => {
            // The same file may be chosen again, after it was changed.
            input()?.set_value("");
            None
        }
        ("submit", "asking") => {
            // Nothing that is asked leaves the page.
            event.prevent_default();
            None
        }
        _ => None,
    }
}

/// The box of the checker, where the page has it.
pub fn field() -> Option<HtmlTextAreaElement> {
    element("paste")?.dyn_into().ok()
}

/// Makes the fields show what is asked, wherever they were written anew.
pub fn show(question: &Question) {
    let Some(field) = field() else {
        return;
    };
    let rows = question.text.lines().zip(1..=ROWS);
    field.set_rows(rows.last().map_or(0, |(_, rows)| rows).max(2));
    let day = question.as_of().map(day::text);
    let input: Option<HtmlInputElement> = element("as-of").and_then(|it| it.dyn_into().ok());
    if let Some((input, day)) = input.zip(day).filter(|(input, day)| input.value() != *day) {
        input.set_value(&day);
    }
    for (press, is_needed) in [
        (Press::Today, question.another_day()),
        (Press::Clear, !question.is_empty()),
    ] {
        if let Some(button) = pressing::button(press) {
            button.set_hidden(!is_needed);
        }
    }
}

fn element(id: &str) -> Option<Element> {
    browser::document()?.get_element_by_id(id)
}

//! What pages are made of, one part a file.

pub mod age;
pub mod answers;
pub mod checker;
pub mod fetching;
pub mod files;
pub mod link;
pub mod progress;
pub mod shell;

use yew::{AttrValue, Callback, MouseEvent};

use crate::html::Html;
use crate::web::checker::{Message, Tell};
use crate::web::press::Press;
use crate::web::told;

/// HTML that was written as text, as a part of a page.
pub fn written(html: Html) -> yew::Html {
    yew::Html::from_html_unchecked(AttrValue::from(html.into_string()))
}

/// Tells the checker something when it is clicked.
fn click(tell: &Tell, message: Message) -> Callback<MouseEvent> {
    let tell = tell.clone();
    Callback::from(move |_| tell.emit(message.clone()))
}

/// A button that is written as text.
fn button(press: Press, label: &str) -> yew::Html {
    let mut html = Html::new();
    told::button(&mut html, press, label);
    written(html)
}

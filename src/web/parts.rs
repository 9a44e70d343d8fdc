//! What pages are made of, one part a file.

pub mod age;
pub mod answer;
pub mod answers;
pub mod checker;
pub mod fetching;
pub mod files;
pub mod hand_on;
pub mod link;
pub mod many;
pub mod progress;
pub mod shell;
pub mod summary;
pub mod table;

use yew::{AttrValue, Callback, MouseEvent};

use crate::html::Html;
use crate::web::checker::{Message, Tell};

/// HTML that was written as text, as a part of a page.
pub fn written(html: Html) -> yew::Html {
    yew::Html::from_html_unchecked(AttrValue::from(html.into_string()))
}

/// Tells the checker something when it is clicked.
fn click(tell: &Tell, message: Message) -> Callback<MouseEvent> {
    let tell = tell.clone();
    Callback::from(move |_| tell.emit(message.clone()))
}

/// A button that tells the checker something.
fn button(tell: &Tell, message: Message, label: &'static str) -> yew::Html {
    yew::html! { <button type="button" onclick={click(tell, message)}>{ label }</button> }
}

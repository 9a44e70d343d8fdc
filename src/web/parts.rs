//! What pages are made of, one component a file.

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

use yew::AttrValue;

use crate::html::Html;

/// HTML that was written as text, as a part of a page.
pub fn written(html: Html) -> yew::Html {
    yew::Html::from_html_unchecked(AttrValue::from(html.into_string()))
}

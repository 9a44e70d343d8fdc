//! What pages are made of, one part a file.

pub mod answers;
pub mod checker;
pub mod link;
pub mod shell;

use yew::AttrValue;

use crate::html::Html;

/// HTML that was written as text, as a part of a page.
pub fn written(html: Html) -> yew::Html {
    yew::Html::from_html_unchecked(AttrValue::from(html.into_string()))
}

//! Asks the second program (`src/bin/markdown.rs`) to make an advisory's
//! Markdown into a page. The script that started the app knows where that
//! program is, and loads it at the first call.
//!
//! Must not know what stands in an advisory.

use jiff::civil::Date;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use yew::AttrValue;

use crate::lang::Lang;

use super::browser;

/// The name of the script's function on the window.
const FUNCTION: &str = "renderMarkdown";

/// What an advisory is rendered with.
#[derive(Clone, PartialEq)]
pub struct Asked {
    /// The folder of the advisory.
    pub id: String,
    /// Its language.
    pub lang: Lang,
    /// By what was known on this day.
    pub as_of: Date,
    /// The path under which the site is served.
    pub base: AttrValue,
    /// The address of the catalogue.
    pub catalogue: String,
    /// The address of the index.
    pub index: String,
}

/// Fetches an advisory and renders it: its title, and the inside of its page.
/// None where there is no such advisory.
pub async fn render(asked: &Asked) -> Result<Option<(String, String)>, String> {
    let index = browser::text(&asked.index).await?;
    let catalogue = browser::text(&asked.catalogue).await?;
    let url = [
        &*asked.base,
        "advisories/",
        &asked.id,
        "/",
        asked.lang.tag(),
        ".md",
    ];
    // A path that no advisory has is told apart from a failure by the index.
    let markdown = browser::text(&url.concat()).await.unwrap_or_default();
    let as_of = asked.as_of.to_string();
    let given = js_sys::Array::new();
    for text in [
        &index,
        &asked.id,
        &markdown,
        &catalogue,
        asked.lang.tag(),
        &as_of,
        &*asked.base,
    ] {
        given.push(&JsValue::from_str(text));
    }
    let told = |error| browser::told(&error);
    let function = js_sys::Reflect::get(&js_sys::global(), &FUNCTION.into()).map_err(told)?;
    let promise = function
        .dyn_ref::<js_sys::Function>()
        .ok_or_else(|| FUNCTION.to_owned())?
        .call1(&JsValue::NULL, &given)
        .map_err(told)?;
    let rendered = JsFuture::from(js_sys::Promise::resolve(&promise))
        .await
        .map_err(told)?;
    let rendered = js_sys::Array::from(&rendered);
    let text = |place: u32| rendered.get(place).as_string();
    match (text(0), text(1)) {
        (Some(title), Some(html)) => Ok(Some((html, title))),
        _ => Ok(None),
    }
}

//! Asks the second program (`src/bin/markdown.rs`) to make an advisory's
//! Markdown into HTML. The script that started the app knows where that
//! program is, and loads it at the first call.
//!
//! Must not know what stands in an advisory.

use jiff::civil::Date;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use yew::AttrValue;

use crate::lang::Lang;

use super::article::{Body, Heading};
use super::browser;

/// The name of the script's function on the window.
const FUNCTION: &str = "renderMarkdown";

/// What a text is rendered with.
pub struct Asked {
    /// The family whose facts it refers to.
    pub family: String,
    /// Its language.
    pub lang: Lang,
    /// By what was known on this day.
    pub as_of: Date,
    /// The path under which the site is served.
    pub base: AttrValue,
    /// The address of the catalogue.
    pub catalogue: String,
}

/// Fetches the Markdown at `url` and renders it; or why that was not possible.
pub async fn render(url: &str, asked: &Asked) -> Result<Body, String> {
    let markdown = browser::text(url).await?;
    let catalogue = browser::text(&asked.catalogue).await?;
    let given = js_sys::Array::new();
    for text in [
        &markdown,
        &catalogue,
        asked.family.as_str(),
        asked.lang.tag(),
        &asked.as_of.to_string(),
        &asked.base,
    ] {
        given.push(&JsValue::from_str(text));
    }
    let told = |error: JsValue| format!("{error:?}");
    let function = js_sys::Reflect::get(&js_sys::global(), &FUNCTION.into()).map_err(told)?;
    let promise = function
        .dyn_ref::<js_sys::Function>()
        .ok_or_else(|| FUNCTION.to_owned())?
        .call1(&JsValue::NULL, &given)
        .map_err(told)?;
    let rendered = JsFuture::from(js_sys::Promise::resolve(&promise))
        .await
        .map_err(told)?;
    let texts: Vec<String> = js_sys::Array::from(&rendered)
        .iter()
        .filter_map(|text| text.as_string())
        .collect();
    let Some((html, headings)) = texts.split_first() else {
        return Err("the text cannot be rendered".to_owned());
    };
    let contents = headings.chunks_exact(3).map(|heading| Heading {
        level: heading[0].parse().unwrap_or(2),
        id: heading[1].clone(),
        text: heading[2].clone(),
    });
    Ok(Body {
        html: AttrValue::from(html.clone()),
        contents: contents.collect(),
    })
}

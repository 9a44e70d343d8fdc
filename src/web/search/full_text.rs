//! Words inside of pages, looked up by the library of full text, whose script
//! is loaded at the first of them.
//!
//! Must not know how a result is shown.

use std::cell::RefCell;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::lang::Lang;
use crate::search::FullText;

use super::{Given, property, told};

/// The words around what was found.
const EXCERPT: u32 = 26;

/// The sections of a page that are named.
const SECTIONS: usize = 3;

/// A page in which words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Result {
    /// Its path below the base.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The words around: texts, of which every second is one that was found.
    pub excerpt: Vec<String>,
    /// The sections of it where they stand: what is behind `#`, and a title.
    pub sections: Vec<(String, String)>,
}

/// What was found, of which each has still to be loaded.
pub type Results = Vec<JsValue>;

thread_local! {
    /// The library at work, for each language.
    static AT_WORK: RefCell<Vec<(Lang, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// Looks words up in the pages of a language.
pub async fn search(
    given: &Given,
    files: &FullText,
    lang: Lang,
    query: &str,
) -> std::result::Result<Results, String> {
    let library = library(given, files, lang).await?;
    let found = call(&library, "search", &[query.into()]).await?;
    let results = property(&found, "results");
    match results.dyn_ref::<Array>() {
        Some(results) => Ok(results.to_vec()),
        None => Err("no results".to_owned()),
    }
}

/// Loads one of the results.
pub async fn load(result: &JsValue) -> std::result::Result<Result, String> {
    let data = call(result, "data", &[]).await?;
    let text = |of: &JsValue, name: &str| property(of, name).as_string().unwrap_or_default();
    let url = text(&data, "url");
    let sections = Array::from(&property(&data, "sub_results"));
    let sections = sections.iter().filter_map(|section| {
        let url = text(&section, "url");
        let (_, anchor) = url.split_once('#')?;
        Some((anchor.to_owned(), text(&section, "title")))
    });
    Ok(Result {
        path: url.trim_start_matches('/').to_owned(),
        title: text(&property(&data, "meta"), "title"),
        excerpt: marked(&text(&data, "excerpt")),
        sections: sections.take(SECTIONS).collect(),
    })
}

async fn library(
    given: &Given,
    files: &FullText,
    lang: Lang,
) -> std::result::Result<JsValue, String> {
    let there = AT_WORK.with_borrow(|all| {
        let own = all.iter().find(|(own, _)| *own == lang);
        own.map(|(_, library)| library.clone())
    });
    if let Some(library) = there {
        return Ok(library);
    }
    let address = [given.base.as_str(), &files.path].concat();
    let loading = given
        .load
        .call2(&JsValue::NULL, &address.into(), &(&files.integrity).into())
        .map_err(|error| told(&error))?;
    let script = promised(loading).await?;
    let options = Object::new();
    for (name, value) in [
        ("baseUrl", JsValue::from_str("/")),
        ("excerptLength", EXCERPT.into()),
        // Its index is small enough for the page's own thread.
        ("noWorker", JsValue::TRUE),
    ] {
        // A plain object takes any value.
        let _ = Reflect::set(&options, &name.into(), &value);
    }
    let library = property(&script, "createInstance")
        .dyn_ref::<Function>()
        .ok_or("no library")?
        .call1(&script, &options)
        .map_err(|error| told(&error))?;
    call(&library, "init", &[]).await?;
    AT_WORK.with_borrow_mut(|all| all.push((lang, library.clone())));
    Ok(library)
}

/// Calls a method, and waits for what it promises.
async fn call(of: &JsValue, name: &str, with: &[JsValue]) -> std::result::Result<JsValue, String> {
    let method = property(of, name);
    let method = method.dyn_ref::<Function>().ok_or("no library")?;
    let with: Array = with.iter().collect();
    let promise = method.apply(of, &with).map_err(|error| told(&error))?;
    promised(promise).await
}

async fn promised(value: JsValue) -> std::result::Result<JsValue, String> {
    JsFuture::from(Promise::resolve(&value))
        .await
        .map_err(|error| told(&error))
}

/// The texts of an excerpt, which marks what was found: the first is not.
fn marked(excerpt: &str) -> Vec<String> {
    excerpt
        .split("<mark>")
        .flat_map(|part| part.split("</mark>"))
        .map(|text| {
            text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_texts_and_what_was_found() {
        for (excerpt, wanted) in [
            ("", &[""] as &[&str]),
            ("no word", &["no word"]),
            (
                "the <mark>transport</mark> of &lt;mail&gt; &amp;amp; <mark>more</mark>",
                &["the ", "transport", " of <mail> &amp; ", "more", ""],
            ),
            ("<mark>a</mark><mark>b</mark>", &["", "a", "", "b", ""]),
        ] {
            assert_eq!(marked(excerpt), *wanted, "{excerpt}");
        }
    }
}

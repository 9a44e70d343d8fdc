//! What only a browser can do or tell: files of the site, the day, the clipboard.
//!
//! Only effects and callbacks may call these functions.

use gloo::net::http::Request;
use jiff::civil::Date;

/// The text of a file of the site, or why it could not be had.
pub async fn text(url: &str) -> Result<String, String> {
    let response = Request::get(url)
        .send()
        .await
        .map_err(|error| error.to_string())?;
    if !response.ok() {
        return Err(format!("HTTP {}", response.status()));
    }
    response.text().await.map_err(|error| error.to_string())
}

/// Today, where the reader is.
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    Date::new(
        i16::try_from(now.get_full_year()).ok()?,
        i8::try_from(now.get_month() + 1).ok()?,
        i8::try_from(now.get_date()).ok()?,
    )
    .ok()
}

/// Puts a text on the clipboard; false where the browser does not let us.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    // Outside of secure contexts there is no clipboard, whatever the type says.
    let clipboard = window.navigator().clipboard();
    if clipboard.is_undefined() {
        return false;
    }
    wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text))
        .await
        .is_ok()
}

/// Marks the app's element: the page is taken over, and lives.
pub fn say_ready() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|page| page.get_element_by_id("app")) {
        // An element that is there takes an attribute with a plain name.
        let _ = root.set_attribute("data-ready", "");
    }
}

//! What only a browser can do or tell: files of the site, the day, the clipboard.
//!
//! Only effects and callbacks may call these functions.

use jiff::civil::Date;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Document, DomParser, Element, Event, HtmlAnchorElement, MessageChannel,
    Response, SupportedType, Url,
};

/// Something could not be had. The page says so in its own words; the reason is
/// the browser's to tell, to the curious, in its console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failed;

impl From<JsValue> for Failed {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// The text of a file of the site.
pub async fn text(url: &str) -> Result<String, Failed> {
    let response = response(url).await?;
    if !response.ok() {
        return Err(Failed);
    }
    body(&response).await
}

async fn response(url: &str) -> Result<Response, Failed> {
    let window = web_sys::window().ok_or(Failed)?;
    let response = JsFuture::from(window.fetch_with_str(url)).await?;
    Ok(response.unchecked_into())
}

async fn body(response: &Response) -> Result<String, Failed> {
    let text = JsFuture::from(response.text()?).await?;
    Ok(text.as_string().unwrap_or_default())
}

/// What stands in an element of a page of the site, as HTML, and the page's
/// title; nothing where there is no such page, or no such element on it.
pub async fn element(url: &str, id: &str) -> Result<Option<(String, String)>, Failed> {
    let response = response(url).await?;
    if response.status() == 404 {
        return Ok(None);
    }
    if !response.ok() {
        return Err(Failed);
    }
    let html = body(&response).await?;
    let page = DomParser::new()?.parse_from_string(&html, SupportedType::TextHtml)?;
    let element = page.get_element_by_id(id);
    Ok(element.map(|element| (element.inner_html(), page.title())))
}

/// The document of this page.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// What an event happened in: the nearest element around it that a selector fits.
pub fn around(event: &Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok().flatten()
}

/// The title of this page.
pub fn title() -> String {
    document()
        .map(|document| document.title())
        .unwrap_or_default()
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
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Marks the app's element: the page is taken over, and lives.
pub fn say_ready() {
    let document = document();
    if let Some(root) = document.and_then(|page| page.get_element_by_id("app")) {
        // An element that is there takes an attribute with a plain name.
        let _ = root.set_attribute("data-ready", "");
    }
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or_else(js_sys::Date::now, |performance| performance.now())
}

/// Lets the browser paint and take keys, and goes on at once after it. A
/// message to oneself is not held back as a timer is.
pub async fn breathe() {
    let Ok(channel) = MessageChannel::new() else {
        // Every browser that runs this has them; without, the page waits.
        return;
    };
    let (here, there) = (channel.port1(), channel.port2());
    let message = js_sys::Promise::new(&mut |resolve, _| {
        here.set_onmessage(Some(&resolve));
        if there.post_message(&JsValue::NULL).is_err() {
            // Cannot fail for null; if it did, the work would never go on.
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    // A promise that is never refused.
    let _ = JsFuture::from(message).await;
    here.close();
}

/// Has the browser save a file that is made of texts; false where it cannot be.
pub fn save(name: &str, kind: &str, pieces: &js_sys::Array) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let saved = || -> Option<()> {
        let blob = Blob::new_with_str_sequence_and_options(pieces, &options).ok()?;
        let url = Url::create_object_url_with_blob(&blob).ok()?;
        let document = document()?;
        let anchor: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
        // The download has its own hold on the data once it has begun.
        gloo::timers::callback::Timeout::new(60_000, move || {
            let _ = Url::revoke_object_url(&url);
        })
        .forget();
        Some(())
    };
    saved().is_some()
}

/// The fragment of this page's address, without `#`; empty where it has none.
pub fn fragment() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .map(|hash| hash.trim_start_matches('#').to_owned())
        .unwrap_or_default()
}

/// Takes the fragment off this page's address, without a step in the history.
pub fn drop_fragment() {
    let dropped = || -> Option<()> {
        let window = web_sys::window()?;
        let location = window.location();
        if location.hash().ok()?.is_empty() {
            return None;
        }
        let path = location.pathname().ok()?;
        let history = window.history().ok()?;
        history
            .replace_state_with_url(&JsValue::NULL, "", Some(&path))
            .ok()
    };
    // Where it stays, the address is only longer than it need be.
    let _ = dropped();
}

/// The address of a page of this site, with its server.
pub fn address(path: &str) -> String {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok());
    format!("{}{path}", origin.unwrap_or_default())
}

/// Opens the browser's dialogue for printing, or for saving as PDF.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Refused where a page may not print; then nothing happens.
        let _ = window.print();
    }
}

//! Asks the second program (`src/bin/extra.rs`) to do what most visits never
//! need. The script that started the app knows where that program is, and loads
//! it at the first call.
//!
//! Must not know what is asked for.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::browser::Failed;

/// The name of the script's function on the window.
const FUNCTION: &str = "askExtra";

/// What a function of that program makes of texts, as texts.
pub async fn ask(function: &str, given: &[&str]) -> Result<Vec<String>, Failed> {
    let texts = js_sys::Array::new();
    for text in given {
        texts.push(&JsValue::from_str(text));
    }
    let asking = js_sys::Reflect::get(&js_sys::global(), &FUNCTION.into())?;
    let promise = asking.dyn_ref::<js_sys::Function>().ok_or(Failed)?.call2(
        &JsValue::NULL,
        &function.into(),
        &texts,
    )?;
    let made = JsFuture::from(js_sys::Promise::resolve(&promise)).await?;
    let made = js_sys::Array::from(&made);
    Ok(made.iter().filter_map(|text| text.as_string()).collect())
}

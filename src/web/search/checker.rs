//! Hands a text on to the checker, which has a page and a box of its own.
//!
//! Must not know what the text says.

use std::time::Duration;

use gloo::timers::future::sleep;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlTextAreaElement, InputEvent, InputEventInit};

/// How often the checker's box is looked for after going to its page.
const LOOKS: u32 = 60;

/// Puts a text into the checker's box once its page has come, as pasting does.
pub fn hand_over(text: String) {
    spawn_local(async move {
        for _ in 0..LOOKS {
            sleep(Duration::from_millis(50)).await;
            let document = web_sys::window().and_then(|window| window.document());
            let field = document
                .and_then(|document| document.get_element_by_id("paste"))
                .and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
            let Some(field) = field else { continue };
            field.set_value(&text);
            let pasted = InputEventInit::new();
            pasted.set_bubbles(true);
            if let Ok(event) = InputEvent::new_with_event_init_dict("input", &pasted) {
                // Nobody refuses it.
                let _ = field.dispatch_event(&event);
            }
            return;
        }
    });
}

//! A button in an answer: what it means stands in an attribute.
//!
//! Must not know what becomes of it.

use crate::html::Html;
use crate::web::press::Press;

/// A plain button.
pub fn button(html: &mut Html, press: Press, label: &str) {
    html.within(
        r#"<button type="button" data-press=""#,
        &press.written(),
        r#"">"#,
    )
    .text(label)
    .raw("</button>");
}

/// A button that stays pressed.
pub fn choice<'h>(html: &'h mut Html, press: Press, class: &str, pressed: bool) -> &'h mut Html {
    html.within(
        r#"<button type="button" data-press=""#,
        &press.written(),
        r#"""#,
    )
    .within(r#" class=""#, class, r#"" aria-pressed=""#)
    .raw(if pressed { r#"true">"# } else { r#"false">"# })
}

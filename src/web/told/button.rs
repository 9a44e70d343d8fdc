//! A button in an answer: what it tells the checker stands in an attribute.
//!
//! Must not know what becomes of it: [`crate::web::telling`] does.

use crate::html::Html;

/// A plain button.
pub fn button(html: &mut Html, tells: &str, label: &str) {
    html.within(r#"<button type="button" data-tell=""#, tells, r#"">"#)
        .text(label)
        .raw("</button>");
}

/// A button that stays pressed.
pub fn choice<'h>(html: &'h mut Html, tells: &str, class: &str, pressed: bool) -> &'h mut Html {
    html.within(r#"<button type="button" data-tell=""#, tells, r#"""#)
        .within(r#" class=""#, class, r#"" aria-pressed=""#)
        .raw(if pressed { r#"true">"# } else { r#"false">"# })
}

//! A command to run, with a button that copies it.

use crate::html::Html;
use crate::lang::Lang;
use crate::messages::page::page;

/// A command as it has to be typed.
pub fn command(html: &mut Html, text: &str, lang: Lang) {
    let words = page(lang).site;
    let text = text.trim();
    html.raw(r#"<div class="command"><pre tabindex="0">"#)
        .code(text)
        .within(
            r#"</pre><button type="button" data-copy="" aria-label=""#,
            &(words.copy_command)(text),
            r#"">"#,
        )
        .text(words.copy)
        .raw(r#"</button><span class="unseen" role="status"></span></div>"#);
}

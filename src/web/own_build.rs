//! The box that asks a page's own question: is the reader's build affected by
//! the vulnerabilities that the page is about? Where it is about none: is the
//! build up to date?
//!
//! It is written with its page; the app answers in it ([`super::answering`]).
//! It is no form, because nothing typed here may be sent. Must not know the
//! answer.

use crate::html::Html;
use crate::lang::Lang;
use crate::messages::own_build::question;

/// The box, with room for its answer. The last element is where the answer
/// goes, the one before it is heard and not seen.
pub fn own_build(html: &mut Html, cves: &[String], lang: Lang) {
    let words = question(lang);
    let title = if cves.is_empty() {
        words.current
    } else {
        words.affected
    };
    html.within(
        r#"<section class="own-build" aria-labelledby="own-build"><h2 id="own-build">"#,
        title,
        "</h2>",
    )
    .within(
        r#"<div class="box"><label for="own">"#,
        words.label,
        r#"</label><textarea id="own" data-asks=""#,
    )
    .text(&cves.join(" "))
    .raw(r#"" rows="2" spellcheck="false" autocomplete="off" autocapitalize="off" "#)
    .raw(r#"translate="no" aria-describedby="own-hint" placeholder="15.2.1118.20">"#)
    .within(
        r#"</textarea><p id="own-hint" class="hint">"#,
        words.hint,
        "</p></div>",
    )
    .within("<noscript><p>", words.no_script, "</p></noscript>")
    .within(r#"<p class="no-app">"#, words.no_script, "</p>")
    .raw(r#"<p class="unseen" role="status"></p><div class="answers"></div></section>"#);
}

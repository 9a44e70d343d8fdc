//! What was not understood, each with its line and the reason; the head of a
//! long list, and the count of the rest.

use crate::html::Html;
use crate::lang::Lang;
use crate::messages::many::many;
use crate::messages::page::page;
use crate::messages::reading::reason;
use crate::web::reply::Lost;

/// How many are listed.
const MOST: usize = 100;

/// The list; empty where everything was understood.
#[must_use]
pub fn lost(lost: &[Lost], lang: Lang) -> Html {
    let words = page(lang).checker;
    let mut html = Html::new();
    if lost.is_empty() {
        return html;
    }
    html.within(
        r#"<div class="lost"><h2>"#,
        &(words.not_understood)(lost.len()),
        "</h2><ul>",
    );
    for one in lost.iter().take(MOST) {
        html.raw(r#"<li><span class="where">"#);
        if let Some(file) = &one.file {
            html.text(file).raw(": ");
        }
        html.text(&(words.line)(one.item.line))
            .raw("</span>")
            .code(&one.item.text)
            .within("<span>", &reason(&one.item.reason, lang), "</span></li>");
    }
    html.raw("</ul>");
    if let Some(rest) = lost.len().checked_sub(MOST).filter(|rest| *rest > 0) {
        html.p(&(many(lang).table.more_lost)(rest));
    }
    html.raw("</div>");
    html
}

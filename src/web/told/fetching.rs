//! Something is on its way, or could not be had: calm while it comes, plain
//! when it does not, with a way to try again.
//!
//! Must not know what it is.

use crate::html::Html;
use crate::lang::Lang;
use crate::messages::many::many;
use crate::messages::page::page;
use crate::web::press::Press;

use super::button;

/// What to show while something comes or, in the words of `message`, when it
/// has failed.
pub fn fetching(failed: bool, message: &str, lang: Lang) -> Html {
    let words = page(lang).site;
    let mut html = Html::new();
    if failed {
        html.within(
            r#"<div class="trouble" role="alert"><p>"#,
            message,
            "</p><p>",
        );
        button(&mut html, Press::Again, words.retry);
        html.raw("</p></div>");
    } else {
        html.within(
            r#"<p class="waiting" role="status">"#,
            words.loading,
            "</p>",
        );
    }
    html
}

/// A long text is being read: so many lines of so many.
pub fn progress(done: usize, total: usize, lang: Lang) -> Html {
    let words = many(lang).progress;
    let mut html = Html::new();
    html.within(
        r#"<progress max=""#,
        &total.max(1).to_string(),
        r#"" value=""#,
    )
    .text(&done.to_string())
    .within(r#"" aria-label=""#, words.title, r#""></progress>"#)
    .p(&(words.lines)(done, total));
    html
}

/// The way to stop that: not to be written anew while somebody presses it.
pub fn stop(lang: Lang) -> Html {
    let mut html = Html::new();
    button(&mut html, Press::Stop, many(lang).progress.stop);
    html
}

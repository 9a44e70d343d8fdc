//! The question that makes a bare number exact: where does it come from?

use crate::assess::Note;
use crate::html::Html;
use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::checking::{self, Origin};
use crate::web::press::Press;
use crate::web::reply::Answer;

use super::button::choice;

/// The question, where it changes the answer.
pub fn origin(html: &mut Html, answer: &Answer, lang: Lang) {
    let words = page(lang).answer;
    let asked = answer.origin.is_some() || answer.assessment.notes.contains(&Note::BareBase);
    let Some(build) = checking::bare(&answer.observation).filter(|_| asked) else {
        return;
    };
    html.within(
        r#"<div class="origin" role="group" aria-label=""#,
        words.origin,
        r#"">"#,
    )
    .p(words.origin);
    for (origin, label) in [
        (Origin::Installed, words.origin_installed),
        (Origin::BranchShown, words.origin_branch),
    ] {
        let pressed = answer.origin == Some(origin);
        choice(html, Press::Origin(origin, build), "", pressed)
            .text(label)
            .raw("</button>");
    }
    html.raw("</div>");
}

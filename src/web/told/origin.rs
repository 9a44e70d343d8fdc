//! The question that makes a bare number exact: where does it come from?

use crate::assess::Note;
use crate::html::Html;
use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::checking::{self, Origin};
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
    for (origin, tells, label) in [
        (Origin::Installed, "installed", words.origin_installed),
        (Origin::BranchShown, "branch", words.origin_branch),
    ] {
        let pressed = answer.origin == Some(origin);
        choice(html, &format!("{tells} {build}"), "", pressed).within("", label, "</button>");
    }
    html.raw("</div>");
}

//! What else must be said: faults of the release itself, and remarks.

use crate::assess::Note;
use crate::catalogue::tables::IssueRow;
use crate::html::Html;
use crate::lang::Lang;
use crate::messages::answer as say;
use crate::messages::page::page;
use crate::web::reply::Answer;

use super::Site;
use super::band::is_about_reading;
use super::command::command;

/// Known issues, then notes; nothing where there are none.
pub fn notes(html: &mut Html, answer: &Answer, Site { lang, .. }: Site<'_>) {
    let words = page(lang).answer;
    let family = answer.family();
    let assessment = &answer.assessment;
    if !assessment.issues.is_empty() {
        html.within(r#"<section class="issues"><h3>"#, words.issues, "</h3>");
        for row in assessment
            .issues
            .iter()
            .filter_map(|index| family.issues().get(*index))
        {
            issue(html, row, lang);
        }
        html.raw("</section>");
    }
    // What the remaining actions say of themselves is not said twice.
    let mut notes = assessment
        .notes
        .iter()
        .filter(|note| !is_about_reading(note) && **note != Note::ActionsNotVisible)
        .peekable();
    if notes.peek().is_some() {
        html.within(r#"<section class="notes"><h3>"#, words.notes, "</h3><ul>");
        for note in notes {
            html.within("<li>", &say::note(family, note, lang), "</li>");
        }
        html.raw("</ul></section>");
    }
}

fn issue(html: &mut Html, row: &IssueRow, lang: Lang) {
    html.within(
        r#"<details><summary><span class="title">"#,
        row.title.get(lang),
        "</span></summary>",
    )
    .p(row.text.get(lang));
    if row.workaround.is_some() || row.command.is_some() {
        html.within(r#"<p class="label">"#, page(lang).answer.workaround, "</p>");
    }
    if let Some(workaround) = &row.workaround {
        html.p(workaround.get(lang));
    }
    if let Some(text) = &row.command {
        command(html, text, lang);
    }
    html.raw("</details>");
}

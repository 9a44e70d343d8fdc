//! What installing does not do, and how to see that it was done.

use crate::catalogue::tables::ActionRow;
use crate::html::Html;
use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::reply::Answer;

use super::Site;
use super::command::command;

/// The remaining actions; nothing where there are none.
pub fn actions(html: &mut Html, answer: &Answer, Site { lang, .. }: Site<'_>) {
    let words = page(lang).answer;
    let family = answer.family();
    let actions = &answer.assessment.actions;
    if actions.is_empty() {
        return;
    }
    html.within(r#"<section class="actions"><h3>"#, words.actions, "</h3>")
        .small(words.actions_intro);
    for row in actions
        .iter()
        .filter_map(|index| family.actions().get(*index))
    {
        action(html, row, lang);
    }
    html.raw("</section>");
}

/// One of them, folded up.
pub fn action(html: &mut Html, row: &ActionRow, lang: Lang) {
    begin(html, row, row.public_ids(), lang);
    html.p(row.text.get(lang));
    asked(html, row, lang);
    verified(html, row, lang);
    html.raw("</details>");
}

/// Opens a fold: what is to be done, and what for.
pub fn begin<'i>(
    html: &mut Html,
    row: &ActionRow,
    ids: impl Iterator<Item = &'i String>,
    lang: Lang,
) {
    html.within(
        r#"<details><summary><span class="title">"#,
        row.title.get(lang),
        r#"</span><span class="ids">"#,
    );
    for id in ids {
        html.within("<span>", id, "</span>");
    }
    html.raw("</span></summary>");
}

/// Who has to do it, and by which command.
pub fn asked(html: &mut Html, row: &ActionRow, lang: Lang) {
    for remark in [&row.condition, &row.scope].into_iter().flatten() {
        html.small(remark.get(lang));
    }
    if let Some(text) = &row.command {
        command(html, text, lang);
    }
}

/// How to see that it was done.
pub fn verified(html: &mut Html, row: &ActionRow, lang: Lang) {
    if row.verify.is_some() || row.verify_command.is_some() {
        let label = page(lang).answer.how_to_verify;
        html.within(r#"<p class="label">"#, label, "</p>");
    }
    if let Some(verify) = &row.verify {
        html.p(verify.get(lang));
    }
    if let Some(text) = &row.verify_command {
        command(html, text, lang);
    }
}

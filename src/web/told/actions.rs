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
    html.within(
        r#"<details><summary><span class="title">"#,
        row.title.get(lang),
        r#"</span><span class="ids">"#,
    );
    for id in row.public_ids() {
        html.within("<span>", id, "</span>");
    }
    html.raw("</span></summary>").p(row.text.get(lang));
    for remark in [&row.condition, &row.scope].into_iter().flatten() {
        html.small(remark.get(lang));
    }
    if let Some(text) = &row.command {
        command(html, text, lang);
    }
    if row.verify.is_some() || row.verify_command.is_some() {
        html.within(
            r#"<p class="label">"#,
            page(lang).answer.how_to_verify,
            "</p>",
        );
    }
    if let Some(verify) = &row.verify {
        html.p(verify.get(lang));
    }
    if let Some(text) = &row.verify_command {
        command(html, text, lang);
    }
    html.raw("</details>");
}

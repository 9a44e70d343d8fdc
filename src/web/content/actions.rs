//! What installing a build does not do, on the build's page. Actions that differ
//! only in what they are for are one to a reader: one row that says what each
//! is for.

use yew::prelude::*;

use crate::catalogue::tables::ActionRow;
use crate::html::Html as Written;
use crate::messages::page::page as page_words;
use crate::web::parts::link::cve_page;
use crate::web::parts::written;
use crate::web::told::actions::{action, asked, begin, verified};

use super::facts::Sheet;

/// The actions at `places` among the family's; nothing where there are none.
pub(super) fn actions(sheet: &Sheet<'_>, places: &[usize]) -> Html {
    let words = page_words(sheet.lang).answer;
    let rows = sheet.family.actions();
    let all = alike(places.iter().filter_map(|place| rows.get(*place)));
    if all.is_empty() {
        return Html::default();
    }
    let mut html = Written::new();
    for rows in &all {
        match rows.as_slice() {
            [row] => action(&mut html, row, sheet.lang),
            rows => one_of_many(&mut html, rows, sheet),
        }
    }
    html! {
        <section class="actions" aria-labelledby="actions">
            <h3 id="actions">{ words.actions }</h3>
            <p class="small">{ words.actions_intro }</p>
            { written(html) }
        </section>
    }
}

/// The rows, those together that a reader would do as one.
fn alike<'r>(rows: impl Iterator<Item = &'r ActionRow>) -> Vec<Vec<&'r ActionRow>> {
    let mut all: Vec<Vec<&ActionRow>> = Vec::new();
    for row in rows {
        match all.iter_mut().find(|same| is_done_with(same[0], row)) {
            Some(same) => same.push(row),
            None => all.push(vec![row]),
        }
    }
    all
}

/// Whether the two differ in nothing but what they are for.
fn is_done_with(one: &ActionRow, other: &ActionRow) -> bool {
    one.title == other.title
        && one.command == other.command
        && one.verify == other.verify
        && one.verify_command == other.verify_command
        && one.condition == other.condition
        && one.scope == other.scope
}

/// Several as one, folded up: what each is for, then what they have in common.
fn one_of_many(html: &mut Written, rows: &[&ActionRow], sheet: &Sheet<'_>) {
    let (lang, base) = (sheet.lang, &sheet.facts.base);
    let [first, ..] = rows else { return };
    let ids = rows.iter().flat_map(|row| row.public_ids());
    begin(html, first, ids, lang);
    asked(html, first, lang);
    html.raw(r#"<ul class="each">"#);
    for row in rows {
        html.raw("<li>");
        for id in row.public_ids() {
            match sheet.family.vulnerability_of(id) {
                Some(_) => html
                    .within(
                        r#"<a class="id" href=""#,
                        &cve_page(base, lang, id),
                        r#"">"#,
                    )
                    .text(id)
                    .raw("</a> "),
                None => html.text(id).raw(" "),
            };
        }
        html.p(row.text.get(lang)).raw("</li>");
    }
    html.raw("</ul>");
    verified(html, first, lang);
    html.raw("</details>");
}

//! The table of servers: a page of rows, each of which opens to the whole
//! answer; its heads sort it.
//!
//! The roles are written out, because on a narrow screen the rows are laid
//! out as blocks, and browsers then forget what a table is.

use crate::html::Html;
use crate::messages::many::many;
use crate::web::press::Press;
use crate::web::reply::{Answer, Reply};
use crate::web::view::{Column, View};

use super::button::button;
use super::row::{cells, place};
use super::{Site, answer};

/// How many rows a page has.
const ROWS: usize = 100;

/// What of a list stands in the table.
#[derive(Clone, Copy)]
pub struct Table<'a> {
    /// The list.
    pub reply: &'a Reply,
    /// The places of the answers that are shown, in their order.
    pub places: &'a [usize],
    /// How it is sorted.
    pub view: &'a View,
    /// Which rows are opened, by their places.
    pub opened: &'a [usize],
    /// Which page of rows is shown.
    pub page: usize,
}

/// The table.
#[must_use]
pub fn table(table: Table<'_>, site: Site<'_>) -> Html {
    let words = many(site.lang).table;
    let shown = table.places.len();
    let pages = shown.div_ceil(ROWS).max(1);
    let page = table.page.min(pages - 1);
    let from = page * ROWS;
    let to = (from + ROWS).min(shown);

    let mut html = Html::new();
    if shown == 0 {
        html.p(words.none);
        return html;
    }
    html.within(
        r#"<table class="servers" role="table"><caption class="unseen">"#,
        words.caption,
        r#"</caption><thead role="rowgroup"><tr role="row">"#,
    );
    for (column, label) in [
        (Column::Server, words.server),
        (Column::Runs, words.runs),
        (Column::Verdict, words.verdict),
        (Column::Install, words.install),
        (Column::Open, words.open),
    ] {
        html.raw(r#"<th scope="col" role="columnheader""#);
        if table.view.column == column {
            html.raw(if table.view.descending {
                r#" aria-sort="descending""#
            } else {
                r#" aria-sort="ascending""#
            });
        }
        html.within(
            r#"><button type="button" class="sort" data-press=""#,
            &Press::Sort(column).written(),
            r#"">"#,
        )
        .text(label)
        .raw("</button></th>");
    }
    html.raw(r#"</tr></thead><tbody role="rowgroup">"#);
    for number in &table.places[from..to] {
        let open = table.opened.contains(number);
        row(
            &mut html,
            &table.reply.answers[*number],
            *number,
            open,
            site,
        );
    }
    html.raw("</tbody></table>");
    if pages > 1 {
        html.within(r#"<nav class="pages" aria-label=""#, words.pages, r#"">"#);
        let turn = |html: &mut Html, to: Option<usize>, label: &str| match to {
            Some(to) => button(html, Press::Turn(to), label),
            None => {
                html.within(r#"<button type="button" disabled>"#, label, "</button>");
            }
        };
        turn(&mut html, page.checked_sub(1), words.previous);
        html.within("<span>", &(words.range)(from + 1, to, shown), "</span>");
        let next = (page + 1 < pages).then_some(page + 1);
        turn(&mut html, next, words.next);
        html.raw("</nav>");
    }
    html
}

/// One server.
fn row(html: &mut Html, answer: &Answer, number: usize, open: bool, site: Site<'_>) {
    let lang = site.lang;
    let name = place(answer, lang);
    let id = row_id(number);
    let [runs, verdict, install, opens_to] = cells(answer, lang);
    html.raw(if open {
        r#"<tr role="row" class="is-open">"#
    } else {
        r#"<tr role="row">"#
    })
    .within(
        r#"<th scope="row" role="rowheader"><button type="button" class="opens" data-press=""#,
        &Press::Open(number).written(),
        r#"" aria-expanded=""#,
    )
    .raw(if open { "true" } else { "false" })
    .within(r#"" aria-controls=""#, &id, r#"" aria-label=""#)
    .text(&(many(lang).table.details)(&name))
    .raw(r#"">"#)
    .text(&name)
    .raw(r#"</button></th><td role="cell" class="runs">"#)
    .html(&runs)
    .within(
        r#"</td><td role="cell" class="verdict "#,
        answer.assessment.verdict.key(),
        r#"">"#,
    )
    .html(&verdict)
    .raw(r#"</td><td role="cell" class="install">"#)
    .html(&install)
    .raw(r#"</td><td role="cell" class="opens-to">"#)
    .html(&opens_to)
    .within(
        r#"</td></tr><tr role="row" class="detail" id=""#,
        &id,
        if open { r#"">"# } else { r#"" hidden>"# },
    );
    if open {
        html.html(&detail(answer, site));
    }
    html.raw("</tr>");
}

/// The id of the row that holds the whole answer.
#[must_use]
fn row_id(number: usize) -> String {
    format!("server-{number}")
}

/// What stands in that row, made only when it is opened.
#[must_use]
pub fn detail(one: &Answer, site: Site<'_>) -> Html {
    let mut html = Html::new();
    html.raw(r#"<td role="cell" colspan="5">"#)
        .html(&answer(one, site))
        .raw("</td>");
    html
}

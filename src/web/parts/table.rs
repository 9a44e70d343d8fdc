//! The table of servers: a page of rows, each of which opens to the whole
//! answer; its heads sort it.
//!
//! The roles are written out, because on a narrow screen the rows are laid
//! out as blocks, and browsers then forget what a table is.

use std::collections::BTreeSet;

use web_sys::Element;
use yew::prelude::*;

use crate::messages::many::many;
use crate::web::checking::Checking;
use crate::web::parts::answer::answer as one;
use crate::web::parts::written;
use crate::web::reply::{Answer, Reply};
use crate::web::told::{Site, cells, place};
use crate::web::view::{Column, View};

/// How many rows a page has.
const ROWS: usize = 100;

/// What of a list stands in the table, and what the reader does with it.
pub struct Table<'a> {
    pub reply: &'a Reply,
    /// The places of the answers that are shown, in their order.
    pub places: &'a [usize],
    pub view: &'a View,
    pub change: &'a Callback<View>,
    /// Which rows are opened, by their places.
    pub opened: &'a UseStateHandle<BTreeSet<usize>>,
    /// Which page of rows is shown.
    pub page: &'a UseStateHandle<usize>,
    /// The table's own element.
    pub node: &'a NodeRef,
    pub checking: &'a Checking,
    pub site: Site<'a>,
}

/// The table.
pub fn table(props: &Table<'_>) -> Html {
    let &Table {
        reply,
        opened,
        page,
        node,
        site: Site { lang, .. },
        ..
    } = props;
    let words = many(lang).table;
    let shown = props.places.len();
    let pages = shown.div_ceil(ROWS).max(1);
    let current = (**page).min(pages - 1);
    let from = current * ROWS;
    let to = (from + ROWS).min(shown);

    let head = |column: Column, label: &'static str| {
        let sorted = props.view.column == column;
        let sort = match (sorted, props.view.descending) {
            (false, _) => None,
            (true, false) => Some("ascending"),
            (true, true) => Some("descending"),
        };
        let next = props.view.clone().sorted_by(column);
        let onclick = props.change.reform(move |_: MouseEvent| next.clone());
        html! {
            <th scope="col" role="columnheader" aria-sort={sort}>
                <button type="button" class="sort" {onclick}>{ label }</button>
            </th>
        }
    };
    let rows = props.places[from..to].iter().map(|number| {
        let number = *number;
        let answer = &reply.answers[number];
        let open = opened.contains(&number);
        let opened = opened.clone();
        let toggle = Callback::from(move |_: MouseEvent| {
            let mut next = (*opened).clone();
            if !next.remove(&number) {
                next.insert(number);
            }
            opened.set(next);
        });
        row(props, answer, number, open, toggle)
    });
    let turn = {
        let (page, node) = (page.setter(), node.clone());
        move |to: usize| {
            let (page, node) = (page.clone(), node.clone());
            Callback::from(move |_: MouseEvent| {
                page.set(to);
                if let Some(table) = node.cast::<Element>() {
                    table.scroll_into_view();
                }
            })
        }
    };
    html! {
        <div class="list" ref={node.clone()}>
            if shown == 0 {
                <p>{ words.none }</p>
            } else {
                <table class="servers" role="table">
                    <caption class="unseen">{ words.caption }</caption>
                    <thead role="rowgroup">
                        <tr role="row">
                            { head(Column::Server, words.server) }
                            { head(Column::Runs, words.runs) }
                            { head(Column::Verdict, words.verdict) }
                            { head(Column::Install, words.install) }
                            { head(Column::Open, words.open) }
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{ for rows }</tbody>
                </table>
            }
            if pages > 1 {
                <nav class="pages" aria-label={words.pages}>
                    <button
                        type="button"
                        disabled={current == 0}
                        onclick={turn(current.saturating_sub(1))}
                    >
                        { words.previous }
                    </button>
                    <span role="status">{ (words.range)(from + 1, to, shown) }</span>
                    <button
                        type="button"
                        disabled={current + 1 == pages}
                        onclick={turn((current + 1).min(pages - 1))}
                    >
                        { words.next }
                    </button>
                </nav>
            }
        </div>
    }
}

/// One server; its whole answer is made only when it is asked for.
fn row(
    table: &Table<'_>,
    answer: &Answer,
    number: usize,
    open: bool,
    toggle: Callback<MouseEvent>,
) -> Html {
    let lang = table.site.lang;
    let words = many(lang).table;
    let id = format!("server-{number}");
    let name = place(answer, lang);
    let [runs, verdict, install, opens_to] = cells(answer, lang);
    html! {
        <key={number}>
            <tr role="row" class={classes!(open.then_some("is-open"))}>
                <th scope="row" role="rowheader">
                    <button
                        type="button"
                        class="opens"
                        aria-expanded={open.to_string()}
                        aria-controls={open.then(|| id.clone())}
                        aria-label={(words.details)(&name)}
                        onclick={toggle}
                    >
                        { name }
                    </button>
                </th>
                <td role="cell" class="runs">{ written(runs) }</td>
                <td role="cell" class={classes!("verdict", answer.assessment.verdict.key())}>
                    { written(verdict) }
                </td>
                <td role="cell" class="install">{ written(install) }</td>
                <td role="cell" class="opens-to">{ written(opens_to) }</td>
            </tr>
            if open {
                <tr role="row" class="detail" {id}>
                    <td role="cell" colspan="5">{ one(answer, table.checking, table.site) }</td>
                </tr>
            }
        </>
    }
}

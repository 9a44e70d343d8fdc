//! The table of servers: a page of rows, each of which opens to the whole
//! answer; its heads sort it.
//!
//! The roles are written out, because on a narrow screen the rows are laid
//! out as blocks, and browsers then forget what a table is.

use yew::prelude::*;

use crate::messages::many::many;
use crate::web::checker::{Checker, Message};
use crate::web::list::ROWS;
use crate::web::parts::answer::answer as one;
use crate::web::parts::{click, written};
use crate::web::reply::{Answer, Reply};
use crate::web::told::{Site, cells, place};
use crate::web::view::Column;

/// The table of what is shown of a reply.
pub fn table(reply: &Reply, checker: &Checker, site: Site<'_>) -> Html {
    let words = many(site.lang).table;
    let (list, tell) = (&checker.list, &checker.tell);
    let shown = list.places.len();
    let pages = shown.div_ceil(ROWS).max(1);
    let current = list.page.min(pages - 1);
    let from = current * ROWS;
    let to = (from + ROWS).min(shown);

    let head = |column: Column, label: &'static str| {
        let sorted = list.view.column == column;
        let sort = match (sorted, list.view.descending) {
            (false, _) => None,
            (true, false) => Some("ascending"),
            (true, true) => Some("descending"),
        };
        let next = list.view.clone().sorted_by(column);
        let onclick = click(tell, Message::See(next));
        html! {
            <th scope="col" role="columnheader" aria-sort={sort}>
                <button type="button" class="sort" {onclick}>{ label }</button>
            </th>
        }
    };
    let rows = list.places[from..to]
        .iter()
        .map(|number| row(&reply.answers[*number], *number, checker, site));
    let turn = |to: usize, disabled: bool, label: &'static str| {
        let onclick = click(tell, Message::Turn(to));
        html! { <button type="button" {disabled} {onclick}>{ label }</button> }
    };
    html! {
        <div class="list" ref={&list.node}>
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
                    { turn(current.saturating_sub(1), current == 0, words.previous) }
                    <span role="status">{ (words.range)(from + 1, to, shown) }</span>
                    { turn((current + 1).min(pages - 1), current + 1 == pages, words.next) }
                </nav>
            }
        </div>
    }
}

/// One server; its whole answer is made only when it is asked for.
fn row(answer: &Answer, number: usize, checker: &Checker, site: Site<'_>) -> Html {
    let lang = site.lang;
    let words = many(lang).table;
    let open = checker.list.is_open(number);
    let toggle = click(&checker.tell, Message::Open(number));
    let id = format!("server-{number}");
    let name = place(answer, lang);
    let [runs, verdict, install, opens_to] = cells(answer, lang);
    html! {
        <key={number}>
            <tr role="row" class={open.then_some("is-open")}>
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
                <td role="cell" class={["verdict ", answer.assessment.verdict.key()].concat()}>
                    { written(verdict) }
                </td>
                <td role="cell" class="install">{ written(install) }</td>
                <td role="cell" class="opens-to">{ written(opens_to) }</td>
            </tr>
            if open {
                <tr role="row" class="detail" {id}>
                    <td role="cell" colspan="5">{ one(answer, &checker.tell, site) }</td>
                </tr>
            }
        </>
    }
}

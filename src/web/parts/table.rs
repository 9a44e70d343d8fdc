//! The table of servers: a page of rows, each of which opens to the whole
//! answer; its heads sort it.
//!
//! The roles are written out, because on a narrow screen the rows are laid
//! out as blocks, and browsers then forget what a table is.

use std::collections::BTreeSet;
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::assess::Certainty;
use crate::lang::Lang;
use crate::messages::answer as say;
use crate::messages::many::{many, number};
use crate::web::parts::answer::Answered;
use crate::web::parts::sign::Sign;
use crate::web::parts::summary::place;
use crate::web::reply::{Answer, Reply};
use crate::web::store::Shared;
use crate::web::view::{Column, View};

/// How many rows a page has.
const ROWS: usize = 100;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub reply: Shared<Reply>,
    /// The places of the answers that are shown, in their order.
    pub places: Rc<Vec<usize>>,
    pub view: View,
    pub change: Callback<View>,
}

#[component]
pub fn Table(props: &Props) -> Html {
    let lang = props.lang;
    let words = many(lang).table;
    let reply = &props.reply.0;
    let opened = use_state(BTreeSet::<usize>::new);
    let page = use_state_eq(|| 0_usize);
    let node = use_node_ref();
    {
        let (opened, page) = (opened.setter(), page.setter());
        use_effect_with(reply.answers.len(), move |_| opened.set(BTreeSet::new()));
        use_effect_with(props.places.clone(), move |_| page.set(0));
    }

    let shown = props.places.len();
    let pages = shown.div_ceil(ROWS).max(1);
    let current = (*page).min(pages - 1);
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
        let answer = reply.answers[number].clone();
        let open = opened.contains(&number);
        let opened = opened.clone();
        let toggle = Callback::from(move |_: MouseEvent| {
            let mut next = (*opened).clone();
            if !next.remove(&number) {
                next.insert(number);
            }
            opened.set(next);
        });
        html! { <Row key={number} {lang} {answer} {number} {open} {toggle} /> }
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
        <div class="list" ref={node}>
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

#[derive(PartialEq, Properties)]
struct RowProps {
    lang: Lang,
    answer: Rc<Answer>,
    number: usize,
    open: bool,
    toggle: Callback<MouseEvent>,
}

/// One server; its whole answer is made only when it is asked for.
#[component]
fn Row(props: &RowProps) -> Html {
    let lang = props.lang;
    let words = many(lang).table;
    let answer = &props.answer;
    let id = format!("server-{}", props.number);
    let name = place(answer, lang);
    html! {
        <>
            <tr role="row" class={classes!(props.open.then_some("is-open"))}>
                <th scope="row" role="rowheader">
                    <button
                        type="button"
                        class="opens"
                        aria-expanded={props.open.to_string()}
                        aria-controls={props.open.then(|| id.clone())}
                        aria-label={(words.details)(&name)}
                        onclick={props.toggle.clone()}
                    >
                        { name }
                    </button>
                </th>
                { cells(answer, lang) }
            </tr>
            if props.open {
                <tr role="row" class="detail" {id}>
                    <td role="cell" colspan="5"><Answered {lang} answer={answer.clone()} /></td>
                </tr>
            }
        </>
    }
}

/// What a server runs, the verdict, what to install, what is open.
pub fn cells(answer: &Answer, lang: Lang) -> Html {
    let words = many(lang).table;
    let assessment = &answer.assessment;
    let verdict = assessment.verdict;
    let install: Vec<String> = answer
        .kind
        .required
        .iter()
        .map(ToString::to_string)
        .collect();
    let possible = assessment
        .exposure
        .iter()
        .all(|open| open.certainty == Certainty::Possible);
    let build = assessment.build.map(|build| build.to_string());
    html! {
        <>
            <td role="cell" class="runs">
                <span>{ say::identity(answer.family(), assessment, lang) }</span>
                { " " }
                <code translate="no">
                    { build.unwrap_or_else(|| answer.observation.text.clone()) }
                </code>
            </td>
            <td role="cell" class={classes!("verdict", verdict.key())}>
                <Sign {verdict} />
                <span class="word">{ say::verdict(verdict, lang).word }</span>
            </td>
            <td role="cell" class="install">
                if install.is_empty() {
                    <span class="quiet">{ words.nothing }</span>
                } else {
                    <code translate="no">{ install.join(" → ") }</code>
                }
            </td>
            <td role="cell" class="opens-to">
                <span class="only-narrow">{ words.open }{ " " }</span>
                <strong>{ number(assessment.exposure.len()) }</strong>
                if answer.kind.exploited > 0 {
                    { " " }
                    <span class="tag exploited">{ (words.exploited)(answer.kind.exploited) }</span>
                }
                if possible && !assessment.exposure.is_empty() {
                    { " " }
                    <span class="tag possible">{ words.possible }</span>
                }
            </td>
        </>
    }
}

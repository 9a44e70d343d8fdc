//! The report on paper: title, day, summary, table, and what to do, once for
//! all servers that show the same thing. It is made for printing only.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::answer as say;
use crate::messages::many::{many, number};
use crate::messages::page::page;
use crate::report::data_through;
use crate::web::parts::plan::Plan;
use crate::web::parts::summary::place;
use crate::web::parts::table::cells;
use crate::web::reply::{Answer, Reply};
use crate::web::store::Shared;

/// The most servers that are printed.
const MOST: usize = 1000;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub reply: Shared<Reply>,
    /// The places of the answers that are printed, in their order.
    pub places: Rc<Vec<usize>>,
}

#[component]
pub fn Printed(props: &Props) -> Html {
    let lang = props.lang;
    let words = many(lang);
    let reply = &props.reply.0;
    let answers: Vec<&Rc<Answer>> = props
        .places
        .iter()
        .take(MOST)
        .map(|place| &reply.answers[*place])
        .collect();
    let rest = props.places.len() - answers.len();
    let Some(first) = answers.first() else {
        return html! {};
    };
    let through = data_through(&first.catalogue.0);
    // One answer is printed as it stands; it needs no table.
    let alone = reply.answers.len() == 1;
    html! {
        <div class={classes!("printed", if alone { "alone" } else { "list" })}>
            <h1>{ words.print.title }</h1>
            <p>
                { (words.print.as_of)(reply.as_of, through) }
                { " " }
                { page(lang).site.name }
            </p>
            if !alone {
                { summary(props, lang) }
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ words.table.server }</th>
                            <th scope="col">{ words.table.runs }</th>
                            <th scope="col">{ words.table.verdict }</th>
                            <th scope="col">{ words.table.install }</th>
                            <th scope="col">{ words.table.open }</th>
                        </tr>
                    </thead>
                    <tbody>
                        { for answers.iter().map(|answer| html! {
                            <tr>
                                <th scope="row">{ place(answer, lang) }</th>
                                { cells(answer, lang) }
                            </tr>
                        }) }
                    </tbody>
                </table>
                if rest > 0 {
                    <p>{ (words.print.more)(rest) }</p>
                }
                <h2>{ words.print.plans }</h2>
                { for kinds(&answers).into_iter().map(|same| plan(&same, lang)) }
            }
        </div>
    }
}

/// How many servers have each verdict, and how many are open to what is exploited.
fn summary(props: &Props, lang: Lang) -> Html {
    let words = many(lang).summary;
    let shown = || {
        props
            .places
            .iter()
            .map(|place| &props.reply.0.answers[*place])
    };
    let exploited = shown().filter(|answer| answer.kind.exploited > 0).count();
    let counts = props
        .reply
        .0
        .overview
        .verdicts
        .iter()
        .filter_map(|(verdict, _)| {
            let count = shown()
                .filter(|answer| answer.assessment.verdict == *verdict)
                .count();
            let word = say::verdict(*verdict, lang).word;
            (count > 0).then(|| html! { <li>{ format!("{word}: {}", number(count)) }</li> })
        });
    html! {
        <>
            <h2>{ (words.title)(props.places.len()) }</h2>
            <p>{ (words.exploited)(exploited) }</p>
            <ul>{ for counts }</ul>
        </>
    }
}

/// The answers by what they show, in the order of the list.
fn kinds<'a>(answers: &[&'a Rc<Answer>]) -> Vec<Vec<&'a Rc<Answer>>> {
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    let mut kinds: Vec<Vec<&'a Rc<Answer>>> = Vec::new();
    for answer in answers {
        let place = *places.entry(answer.kind.number).or_insert_with(|| {
            kinds.push(Vec::new());
            kinds.len() - 1
        });
        kinds[place].push(answer);
    }
    kinds
}

fn plan(same: &[&Rc<Answer>], lang: Lang) -> Html {
    let Some(first) = same
        .first()
        .filter(|one| !one.assessment.options.is_empty())
    else {
        return html! {};
    };
    let assessment = &first.assessment;
    let names: Vec<String> = same.iter().map(|answer| place(answer, lang)).collect();
    html! {
        <section class="for-kind">
            <h3>
                { say::identity(first.family(), assessment, lang) }
                { ": " }
                { say::verdict(assessment.verdict, lang).word }
            </h3>
            <p>{ names.join(match lang { Lang::En => ", ", Lang::Ja => "、" }) }</p>
            <Plan {lang} answer={(*first).clone()} />
        </section>
    }
}

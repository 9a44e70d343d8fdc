//! What many servers come to: how many, the worst, and by verdict and by
//! what to install; each of these shows its servers alone.

use std::rc::Rc;

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::answer as say;
use crate::messages::many::{many, number};
use crate::web::checker::{Checker, Message};
use crate::web::parts::{click, written};
use crate::web::reply::{Answer, Group, Reply};
use crate::web::told::{self, called};

/// The summary of the list; what is clicked changes how the list is seen.
pub fn summary(reply: &Reply, checker: &Checker, lang: Lang) -> Html {
    let words = many(lang).summary;
    let view = &checker.list.view;
    let see = |view| click(&checker.tell, Message::See(view));
    let overview = &reply.overview;
    let worst = overview.worst.and_then(|place| reply.answers.get(place));
    let verdicts = overview.verdicts.iter().map(|(verdict, count)| {
        let verdict = *verdict;
        let mut sign = crate::html::Html::new();
        told::sign(&mut sign, verdict);
        let pressed = view.verdicts.contains(&verdict).to_string();
        let onclick = see(view.clone().toggled(verdict));
        html! {
            <li>
                <button
                    type="button"
                    class={["choice ", verdict.key()].concat()}
                    aria-pressed={pressed}
                    {onclick}
                >
                    { written(sign) }
                    <span>{ say::verdict(verdict, lang).word }</span>
                    <span class="count">{ number(*count) }</span>
                </button>
            </li>
        }
    });
    let groups = overview.groups.iter().filter_map(|group| {
        let pressed = view.shows_group(group).to_string();
        let onclick = see(view.clone().grouped(group));
        let example = reply.answers.get(group.first)?;
        Some(html! {
            <li>
                <button type="button" class="choice" aria-pressed={pressed} {onclick}>
                    <span>{ needs(example, group, lang) }</span>
                    <span class="count">{ (words.servers)(group.servers) }</span>
                </button>
            </li>
        })
    });
    html! {
        <div class="summary">
            <h2>{ (words.title)(reply.answers.len()) }</h2>
            <div>
                <p class={(overview.exploited > 0).then_some("urgent")}>
                    { (words.exploited)(overview.exploited) }
                </p>
                if let Some(worst) = worst.filter(|one| !one.kind.required.is_empty()) {
                    <p>{ (words.worst)(&called(worst, lang)) }</p>
                }
            </div>
            <div class="choices">
                <p id="by-verdict">{ words.verdicts }</p>
                <ul aria-labelledby="by-verdict">{ for verdicts }</ul>
            </div>
            if !overview.groups.is_empty() {
                <div class="choices">
                    <p id="by-group">{ words.groups }</p>
                    <ul aria-labelledby="by-group">{ for groups }</ul>
                </div>
            }
        </div>
    }
}

/// The names of what a group has to install, in order, with the last build.
fn needs(example: &Rc<Answer>, group: &Group, lang: Lang) -> String {
    let family = example.family();
    let names: Vec<String> = group
        .required
        .iter()
        .map(|build| match family.release_of(*build) {
            Some(release) => family.name(release, lang),
            None => build.to_string(),
        })
        .collect();
    let last = group
        .required
        .last()
        .map(|build| format!(" ({build})"))
        .unwrap_or_default();
    format!("{}{last}", names.join(" → "))
}

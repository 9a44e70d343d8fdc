//! What a server is open to: exploited vulnerabilities first, then by score.
//! A long list shows its head; the rest is one click away, and counted.

use yew::prelude::*;

use crate::assess::{Certainty, Exposure as Open};
use crate::catalogue::Family;
use crate::lang::Lang;
use crate::messages::answer as say;
use crate::messages::page::page;
use crate::web::parts::answer::Props;
use crate::web::parts::link::{build_page, cve_page};
use crate::web::reply::Answer;
use crate::web::store::use_store;

/// How many are shown at once; one or two more are not worth hiding.
const HEAD: usize = 10;

/// How many more than [`HEAD`] are shown all the same.
const SLACK: usize = 2;

#[component]
pub fn Exposure(props: &Props) -> Html {
    let lang = props.lang;
    let words = page(lang).answer;
    let base = use_store().base;
    let answer = &props.answer;
    let exposure = &answer.assessment.exposure;
    if exposure.is_empty() {
        return html! {};
    }
    let certain = exposure
        .iter()
        .any(|open| open.certainty == Certainty::Exposed);
    let title = if certain {
        (words.exposed)(exposure.len())
    } else {
        (words.possibly_exposed)(exposure.len())
    };
    let shown = if exposure.len() <= HEAD + SLACK {
        exposure.len()
    } else {
        HEAD
    };
    let (head, rest) = exposure.split_at(shown);
    html! {
        <section class="exposure">
            <h3>{ title }</h3>
            { table(answer, head, lang, &base) }
            if !rest.is_empty() {
                <details>
                    <summary>{ (words.further)(rest.len()) }</summary>
                    { table(answer, rest, lang, &base) }
                </details>
            }
        </section>
    }
}

fn table(answer: &Answer, rows: &[Open], lang: Lang, base: &str) -> Html {
    let words = page(lang).answer;
    let family = answer.family();
    html! {
        <table class="open">
            <thead>
                <tr>
                    <th scope="col">{ words.cve }</th>
                    <th scope="col" class="number">{ words.score }</th>
                    <th scope="col">{ words.fixed_in }</th>
                </tr>
            </thead>
            <tbody>{ for rows.iter().map(|open| row(family, open, lang, base)) }</tbody>
        </table>
    }
}

fn row(family: &Family, open: &Open, lang: Lang, base: &str) -> Html {
    let words = page(lang).answer;
    let vulnerability = family.vulnerability(open.vulnerability);
    let score = vulnerability.score.map(|score| format!("{score:.1}"));
    html! {
        <tr>
            <th scope="row">
                <a class="id" href={cve_page(base, lang, &vulnerability.id)}>{ vulnerability.id.clone() }</a>
                { " " }
                if let Some(name) = &vulnerability.name {
                    <span class="called">{ name.clone() }</span>
                    { " " }
                }
                <span class="impact">{ family.impact(vulnerability).name.get(lang).to_owned() }</span>
                { " " }
                if open.certainty == Certainty::Possible {
                    <span class="tag possible">{ say::certainty(open.certainty, lang) }</span>
                    { " " }
                }
                if let Some(date) = open.exploited {
                    <span class="tag exploited">{ words.exploited }</span>
                    { " " }
                    <span class="since">{ (words.exploited_since)(date) }</span>
                }
            </th>
            <td class="number">{ score.unwrap_or_else(|| words.no_score.to_owned()) }</td>
            <td>
                if let Some(build) = open.fixed_in.map(|id| family.release(id).build) {
                    <a href={build_page(base, lang, family.id(), build)}>
                        <code translate="no">{ build.to_string() }</code>
                    </a>
                } else {
                    { words.no_fix }
                }
            </td>
        </tr>
    }
}

//! What to do: each way as numbered steps, the shortest way first.

use yew::prelude::*;

use crate::assess::{PlanOption, Step, StepKind};
use crate::catalogue::Family;
use crate::lang::Lang;
use crate::messages::answer as say;
use crate::messages::date::day;
use crate::messages::page::page;
use crate::web::parts::answer::Props;
use crate::web::parts::command::Command;
use crate::web::parts::link::{Away, build_page, kb_address};
use crate::web::store::use_store;

#[component]
pub fn Plan(props: &Props) -> Html {
    let lang = props.lang;
    let words = page(lang).answer;
    let base = use_store().base;
    let family = props.answer.family();
    let options = &props.answer.assessment.options;
    if options.is_empty() {
        return html! {};
    }
    html! {
        <section class="plan">
            <h3>{ words.what_to_do }</h3>
            { for options.iter().map(|option| way(family, option, lang, &base)) }
        </section>
    }
}

fn way(family: &Family, option: &PlanOption, lang: Lang, base: &str) -> Html {
    html! {
        <div class="way">
            <h4>{ say::reason(option.reason, lang) }</h4>
            if !option.steps.is_empty() {
                <ol>{ for option.steps.iter().map(|one| step(family, one, lang, base)) }</ol>
            }
        </div>
    }
}

fn step(family: &Family, step: &Step, lang: Lang, base: &str) -> Html {
    let words = page(lang).answer;
    let remark = step
        .movement
        .and_then(|index| family.tables().family.moves.get(index))
        .and_then(|movement| movement.note.as_ref());
    let settle = &family.tables().family.settle;
    html! {
        <li>
            <span class="do">{ say::step(family, step, lang) }</span>
            if step.esu {
                <span class="tag">{ words.esu }</span>
            }
            if let Some(release) = step.release.map(|id| family.release(id)) {
                <span class="facts">
                    <a href={build_page(base, lang, family.id(), release.build)}>
                        <code translate="no">{ release.build.to_string() }</code>
                    </a>
                    if let Some(kb) = &release.kb {
                        <Away {lang} href={kb_address(kb)}>{ kb.clone() }</Away>
                    }
                    if let Some(url) = &release.url {
                        <Away {lang} href={url.clone()}>{ words.announcement }</Away>
                    }
                    <span>{ (words.released)(&day(release.date, lang)) }</span>
                </span>
            }
            if step.kind == StepKind::Verify {
                <Command {lang} text={settle.command.clone()} />
                <p class="small">{ settle.text.get(lang).to_owned() }</p>
            }
            if let Some(remark) = remark {
                <p class="small">{ remark.get(lang).to_owned() }</p>
            }
        </li>
    }
}

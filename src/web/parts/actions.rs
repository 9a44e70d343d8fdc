//! What installing does not do, and how to see that it was done.

use yew::prelude::*;

use crate::catalogue::tables::ActionRow;
use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::parts::answer::Props;
use crate::web::parts::command::Command;

#[component]
pub fn Actions(props: &Props) -> Html {
    let lang = props.lang;
    let words = page(lang).answer;
    let family = props.answer.family();
    let actions = &props.answer.assessment.actions;
    if actions.is_empty() {
        return html! {};
    }
    html! {
        <section class="actions">
            <h3>{ words.actions }</h3>
            <p class="small">{ words.actions_intro }</p>
            { for actions
                .iter()
                .filter_map(|index| family.actions().get(*index))
                .map(|row| action(row, lang)) }
        </section>
    }
}

/// One of them, folded up.
pub fn action(row: &ActionRow, lang: Lang) -> Html {
    let words = page(lang).answer;
    html! {
        <details>
            <summary>
                <span class="title">{ row.title.get(lang).to_owned() }</span>
                <span class="ids">
                    { for row.ids.iter().map(|id| html! { <span>{ id.clone() }</span> }) }
                </span>
            </summary>
            <p>{ row.text.get(lang).to_owned() }</p>
            if let Some(condition) = &row.condition {
                <p class="small">{ condition.get(lang).to_owned() }</p>
            }
            if let Some(scope) = &row.scope {
                <p class="small">{ scope.get(lang).to_owned() }</p>
            }
            if let Some(command) = &row.command {
                <Command {lang} text={command.clone()} />
            }
            if row.verify.is_some() || row.verify_command.is_some() {
                <p class="label">{ words.how_to_verify }</p>
            }
            if let Some(verify) = &row.verify {
                <p>{ verify.get(lang).to_owned() }</p>
            }
            if let Some(command) = &row.verify_command {
                <Command {lang} text={command.clone()} />
            }
        </details>
    }
}

//! What else must be said: remarks, and faults of the release itself.

use yew::prelude::*;

use crate::assess::Note;
use crate::catalogue::tables::IssueRow;
use crate::lang::Lang;
use crate::messages::answer as say;
use crate::messages::page::page;
use crate::web::parts::answer::Props;
use crate::web::parts::command::Command;
use crate::web::parts::verdict::is_about_reading;

#[component]
pub fn Notes(props: &Props) -> Html {
    let lang = props.lang;
    let words = page(lang).answer;
    let family = props.answer.family();
    let assessment = &props.answer.assessment;
    // What the remaining actions say of themselves is not said twice.
    let notes: Vec<String> = assessment
        .notes
        .iter()
        .filter(|note| !is_about_reading(note) && **note != Note::ActionsNotVisible)
        .map(|note| say::note(family, note, lang))
        .collect();
    let issues: Vec<&IssueRow> = assessment
        .issues
        .iter()
        .filter_map(|index| family.issues().get(*index))
        .collect();
    html! {
        <>
            if !issues.is_empty() {
                <section class="issues">
                    <h3>{ words.issues }</h3>
                    { for issues.into_iter().map(|row| issue(row, lang)) }
                </section>
            }
            if !notes.is_empty() {
                <section class="notes">
                    <h3>{ words.notes }</h3>
                    <ul>{ for notes.into_iter().map(|note| html! { <li>{ note }</li> }) }</ul>
                </section>
            }
        </>
    }
}

fn issue(row: &IssueRow, lang: Lang) -> Html {
    let words = page(lang).answer;
    html! {
        <details>
            <summary><span class="title">{ row.title.get(lang).to_owned() }</span></summary>
            <p>{ row.text.get(lang).to_owned() }</p>
            if row.workaround.is_some() || row.command.is_some() {
                <p class="label">{ words.workaround }</p>
            }
            if let Some(workaround) = &row.workaround {
                <p>{ workaround.get(lang).to_owned() }</p>
            }
            if let Some(command) = &row.command {
                <Command {lang} text={command.clone()} />
            }
        </details>
    }
}

//! The question that makes a bare number exact: where does it come from?

use yew::prelude::*;

use crate::assess::Note;
use crate::messages::page::page;
use crate::web::checking::{self, Change, Origin as From, use_checking};
use crate::web::parts::answer::Props;

#[component]
pub fn Origin(props: &Props) -> Html {
    let words = page(props.lang).answer;
    let checking = use_checking();
    let answer = &props.answer;
    let asked = answer.origin.is_some() || answer.assessment.notes.contains(&Note::BareBase);
    let Some(build) = checking::bare(&answer.observation).filter(|_| asked) else {
        return html! {};
    };
    let button = |origin: From, label: &'static str| {
        let dispatcher = checking.dispatcher();
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatcher.dispatch(Change::Origin(build, origin));
        });
        let pressed = (answer.origin == Some(origin)).to_string();
        html! { <button type="button" {onclick} aria-pressed={pressed}>{ label }</button> }
    };
    html! {
        <div class="origin" role="group" aria-label={words.origin}>
            <p>{ words.origin }</p>
            { button(From::Installed, words.origin_installed) }
            { button(From::BranchShown, words.origin_branch) }
        </div>
    }
}

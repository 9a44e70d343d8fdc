//! One answer, with the question that makes a bare number exact.

use yew::prelude::*;

use crate::assess::Note;
use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::checker::{Message, Tell};
use crate::web::checking::{self, Change, Origin};
use crate::web::parts::{click, written};
use crate::web::reply::Answer;
use crate::web::told::{self, Site};

/// The whole answer.
pub fn answer(answer: &Answer, tell: &Tell, site: Site<'_>) -> Html {
    let lang = site.lang;
    html! {
        <div class="answer">
            { written(told::verdict(answer, lang)) }
            { origin(answer, tell, lang) }
            { written(told::details(answer, site)) }
        </div>
    }
}

/// Where does a bare number come from?
fn origin(answer: &Answer, tell: &Tell, lang: Lang) -> Html {
    let words = page(lang).answer;
    let asked = answer.origin.is_some() || answer.assessment.notes.contains(&Note::BareBase);
    let Some(build) = checking::bare(&answer.observation).filter(|_| asked) else {
        return Html::default();
    };
    let button = |origin: Origin, label: &'static str| {
        let onclick = click(tell, Message::Change(Change::Origin(build, origin)));
        let pressed = (answer.origin == Some(origin)).to_string();
        html! { <button type="button" {onclick} aria-pressed={pressed}>{ label }</button> }
    };
    html! {
        <div class="origin" role="group" aria-label={words.origin}>
            <p>{ words.origin }</p>
            { button(Origin::Installed, words.origin_installed) }
            { button(Origin::BranchShown, words.origin_branch) }
        </div>
    }
}

//! All answers to a text: one in full, several as a list to open.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::answer;
use crate::messages::page::page;
use crate::messages::reading::reason;
use crate::web::checking::{Answer, Reply};
use crate::web::parts::answer::Answered;
use crate::web::parts::sign::Sign;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub reply: Reply,
    /// The answer is not the one of today.
    pub another_day: bool,
}

#[component]
pub fn Answers(props: &Props) -> Html {
    let lang = props.lang;
    let words = page(lang);
    let reply = &props.reply;
    let body = match reply.answers.as_slice() {
        [] => html! {},
        [one] => html! { <Answered {lang} answer={one.clone()} /> },
        several => html! {
            <ul class="servers">
                { for several.iter().enumerate().map(|(place, answer)| html! {
                    <li key={place}><Server {lang} answer={answer.clone()} /></li>
                }) }
            </ul>
        },
    };
    html! {
        <section class="answers" aria-label={words.checker.answers}>
            <p class="unseen" role="status">{ spoken(reply, lang) }</p>
            if props.another_day {
                <p class="other-day">{ (words.answer.on_that_day)(reply.as_of) }</p>
            }
            { body }
            if reply.more > 0 {
                <p>{ (words.checker.more)(reply.more) }</p>
            }
            { not_understood(reply, lang) }
        </section>
    }
}

/// What a screen reader says while one types.
fn spoken(reply: &Reply, lang: Lang) -> String {
    let words = page(lang).checker;
    match reply.answers.as_slice() {
        [] => (words.not_understood)(reply.not_understood.len()),
        [one] => {
            let name = answer::identity(one.family(), &one.assessment, lang);
            format!(
                "{name}: {}",
                answer::verdict(one.assessment.verdict, lang).word
            )
        }
        several => (words.found)(several.len() + reply.more),
    }
}

fn not_understood(reply: &Reply, lang: Lang) -> Html {
    let words = page(lang).checker;
    if reply.not_understood.is_empty() {
        return html! {};
    }
    let count = reply.not_understood.len() + reply.more_not_understood;
    html! {
        <div class="lost">
            <h2>{ (words.not_understood)(count) }</h2>
            <ul>
                { for reply.not_understood.iter().map(|item| html! {
                    <li>
                        <span class="where">{ (words.line)(item.line) }</span>
                        <code translate="no">{ item.text.clone() }</code>
                        <span>{ reason(&item.reason, lang) }</span>
                    </li>
                }) }
            </ul>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct ServerProps {
    lang: Lang,
    answer: std::rc::Rc<Answer>,
}

/// One of several: a line that opens to the whole answer, which is made only
/// when it is asked for.
#[component]
fn Server(props: &ServerProps) -> Html {
    let lang = props.lang;
    let answer = &props.answer;
    let open = use_state_eq(|| false);
    let ontoggle = {
        let open = open.setter();
        Callback::from(move |event: Event| {
            let details = event.target_unchecked_into::<web_sys::Element>();
            open.set(details.has_attribute("open"));
        })
    };
    let assessment = &answer.assessment;
    let words = answer::verdict(assessment.verdict, lang);
    let install: Vec<String> = assessment
        .required(answer.family())
        .iter()
        .map(ToString::to_string)
        .collect();
    html! {
        <details {ontoggle}>
            <summary>
                <Sign verdict={assessment.verdict} />
                <span class="who">
                    if let Some(label) = &answer.observation.label {
                        <strong>{ label.clone() }</strong>
                    }
                    <span>{ answer::identity(answer.family(), assessment, lang) }</span>
                    <code translate="no">{ answer.observation.text.clone() }</code>
                </span>
                <span class={classes!("word", assessment.verdict.key())}>{ words.word }</span>
                if !install.is_empty() {
                    <span class="install">{ "→ " }<code translate="no">{ install.join(" → ") }</code></span>
                }
            </summary>
            if *open {
                <Answered {lang} answer={answer.clone()} />
            }
        </details>
    }
}

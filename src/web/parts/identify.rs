//! How to read a server's build: the command that tells the truth, and the
//! one that does not move.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::parts::command::Command;
use crate::web::store::use_store;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
}

#[component]
pub fn Identify(props: &Props) -> Html {
    let lang = props.lang;
    let words = page(lang).identify;
    let store = use_store();
    html! {
        <div class="two">
            <div>
                <h3 class="good">{ words.right }</h3>
                { for store.written.0.settle.iter().map(|settle| html! {
                    <>
                        <Command {lang} text={settle.command.clone()} />
                        <p>{ settle.text.get(lang).to_owned() }</p>
                    </>
                }) }
            </div>
            <div>
                <h3 class="unsure">{ words.wrong }</h3>
                <Command {lang} text={words.wrong_command} />
                <p>{ words.wrong_text }</p>
            </div>
        </div>
    }
}

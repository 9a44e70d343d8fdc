//! How to read a server's build: the command that tells the truth, and the
//! one that does not move.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::parts::written;
use crate::web::store::use_store;
use crate::web::told;

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
                        { command(&settle.command, lang) }
                        <p>{ settle.text.get(lang).to_owned() }</p>
                    </>
                }) }
            </div>
            <div>
                <h3 class="unsure">{ words.wrong }</h3>
                { command(words.wrong_command, lang) }
                <p>{ words.wrong_text }</p>
            </div>
        </div>
    }
}

fn command(text: &str, lang: Lang) -> Html {
    let mut html = crate::html::Html::new();
    told::command(&mut html, text, lang);
    written(html)
}

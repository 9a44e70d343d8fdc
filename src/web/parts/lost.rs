//! What was not understood, each with its line and the reason; the head of a
//! long list, and the count of the rest.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::many::many;
use crate::messages::page::page;
use crate::messages::reading::reason;
use crate::web::reply::Reply;
use crate::web::store::Shared;

/// How many are listed.
const MOST: usize = 100;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub reply: Shared<Reply>,
}

#[component]
pub fn NotRead(props: &Props) -> Html {
    let lang = props.lang;
    let words = page(lang).checker;
    let lost = &props.reply.0.not_understood;
    if lost.is_empty() {
        return html! {};
    }
    let rest = lost.len().saturating_sub(MOST);
    html! {
        <div class="lost">
            <h2>{ (words.not_understood)(lost.len()) }</h2>
            <ul>
                { for lost.iter().take(MOST).map(|lost| html! {
                    <li>
                        <span class="where">
                            if let Some(file) = &lost.file {
                                { format!("{file}: ") }
                            }
                            { (words.line)(lost.item.line) }
                        </span>
                        <code translate="no">{ lost.item.text.clone() }</code>
                        <span>{ reason(&lost.item.reason, lang) }</span>
                    </li>
                }) }
            </ul>
            if rest > 0 {
                <p>{ (many(lang).table.more_lost)(rest) }</p>
            }
        </div>
    }
}

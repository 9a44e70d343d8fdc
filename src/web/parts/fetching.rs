//! Something is on its way, or could not be had: calm while it comes, plain
//! when it does not, with a way to try again.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub failed: bool,
    /// What to say when it failed.
    pub message: AttrValue,
    pub retry: Callback<()>,
}

#[component]
pub fn Fetching(props: &Props) -> Html {
    let words = page(props.lang).site;
    if !props.failed {
        return html! { <p class="waiting" role="status">{ words.loading }</p> };
    }
    let onclick = props.retry.reform(|_: MouseEvent| ());
    html! {
        <div class="trouble" role="alert">
            <p>{ props.message.clone() }</p>
            <p><button type="button" {onclick}>{ words.retry }</button></p>
        </div>
    }
}

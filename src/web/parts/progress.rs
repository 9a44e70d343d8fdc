//! A long text that is being read: how far, and a way to stop.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::many::many;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub done: usize,
    pub total: usize,
    pub stop: Callback<()>,
}

#[component]
pub fn Progress(props: &Props) -> Html {
    let words = many(props.lang).progress;
    let onclick = props.stop.reform(|_: MouseEvent| ());
    html! {
        <div class="progress">
            <progress
                max={props.total.max(1).to_string()}
                value={props.done.to_string()}
                aria-label={words.title}
            />
            <p>{ (words.lines)(props.done, props.total) }</p>
            <button type="button" {onclick}>{ words.stop }</button>
            <p class="unseen" role="status">{ words.title }</p>
        </div>
    }
}

//! A long text that is being read: how far, and a way to stop.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::many::many;

/// So many lines of so many are read.
pub fn progress(done: usize, total: usize, stop: &Callback<()>, lang: Lang) -> Html {
    let words = many(lang).progress;
    let onclick = stop.reform(|_: MouseEvent| ());
    html! {
        <div class="progress">
            <progress
                max={total.max(1).to_string()}
                value={done.to_string()}
                aria-label={words.title}
            />
            <p>{ (words.lines)(done, total) }</p>
            <button type="button" {onclick}>{ words.stop }</button>
            <p class="unseen" role="status">{ words.title }</p>
        </div>
    }
}

//! A long text that is being read: how far, and a way to stop.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::many::many;
use crate::web::parts::button;
use crate::web::press::Press;

/// So many lines of so many are read.
pub fn progress(done: usize, total: usize, lang: Lang) -> Html {
    let words = many(lang).progress;
    html! {
        <div class="progress">
            <progress
                max={total.max(1).to_string()}
                value={done.to_string()}
                aria-label={words.title}
            />
            <p>{ (words.lines)(done, total) }</p>
            { button(Press::Stop, words.stop) }
            <p class="unseen" role="status">{ words.title }</p>
        </div>
    }
}

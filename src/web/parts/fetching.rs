//! Something is on its way, or could not be had: calm while it comes, plain
//! when it does not, with a way to try again.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page;

/// What to show while something comes or, in the words of `message`, when it
/// has failed.
pub fn fetching(failed: bool, message: &'static str, retry: &Callback<()>, lang: Lang) -> Html {
    if !failed {
        return html! { <p class="waiting" role="status">{ page(lang).site.loading }</p> };
    }
    let onclick = retry.reform(|_: MouseEvent| ());
    html! {
        <div class="trouble" role="alert">
            <p>{ message }</p>
            <p><button type="button" {onclick}>{ page(lang).site.retry }</button></p>
        </div>
    }
}

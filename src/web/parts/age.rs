//! Says, beside the checker, that the facts are old: a copy that was kept, or a
//! site that nobody looks after any more, must not pass for today's.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::checking::use_checking;
use crate::web::store::use_store;

/// Updates come out every month; facts that are older than this lack some.
const OLD: i64 = 45;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
}

#[component]
pub fn Age(props: &Props) -> Html {
    let words = page(props.lang).checker;
    let through = use_store().written.0.data_through;
    // Found out in an effect: what is written natively says nothing of it.
    let Some(today) = use_checking().today else {
        return html! {};
    };
    // A span of days would bring the arithmetic of calendars along.
    let days = through.duration_until(today).as_hours() / 24;
    html! {
        if days > OLD {
            <p class="trouble" role="status">{ (words.old)(through, days) }</p>
        }
    }
}

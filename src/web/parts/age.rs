//! Says, beside the checker, that the facts are old: a copy that was kept, or a
//! site that nobody looks after any more, must not pass for today's.

use jiff::civil::Date;
use yew::prelude::*;

use crate::day;
use crate::lang::Lang;
use crate::messages::page::page;

/// Updates come out every month; facts that are older than this lack some.
const OLD: i32 = 45;

/// What to say on `today`, once it is known. Found out in an effect: what is
/// written natively says nothing of it.
pub fn age(through: Date, today: Option<Date>, lang: Lang) -> Html {
    let words = page(lang).checker;
    let days = today.map_or(0, |today| day::between(through, today));
    html! {
        if days > OLD {
            <p class="trouble" role="status">{ (words.old)(through, days) }</p>
        }
    }
}

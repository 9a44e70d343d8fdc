//! How the text was read: what has to be said of it, and where else the same
//! server stands in it.

use yew::prelude::*;

use crate::messages::many::many;
use crate::messages::reading;
use crate::messages::report::words;
use crate::web::parts::answer::Props;

/// How many other sights are listed; a long log repeats itself.
const SIGHTS: usize = 8;

#[component]
pub fn Readings(props: &Props) -> Html {
    let lang = props.lang;
    let seen = &props.answer.observation;
    if seen.remarks.is_empty() && seen.merged.is_empty() {
        return html! {};
    }
    let also = |other: &crate::reading::Merged| {
        words(lang)
            .also
            .replace("{n}", &other.line.to_string())
            .replace("{text}", &other.text)
            .replace("{why}", reading::why(other.why, lang))
    };
    let rest = seen.merged.len().saturating_sub(SIGHTS);
    html! {
        <section class="readings">
            <h3>{ many(lang).answer.reading }</h3>
            <ul>
                { for seen.remarks.iter().map(|remark| html! {
                    <li>{ reading::remark(remark, lang) }</li>
                }) }
                { for seen.merged.iter().take(SIGHTS).map(|other| html! { <li>{ also(other) }</li> }) }
                if rest > 0 {
                    <li>{ (many(lang).answer.more_sights)(rest) }</li>
                }
            </ul>
        </section>
    }
}

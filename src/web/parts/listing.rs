//! Advisories as a list, newest first.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::parts::day::Day;
use crate::web::parts::fetching::fetching;
use crate::web::route::{Place, Route};
use crate::web::store::{Loaded, use_store};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    /// At most so many.
    #[prop_or(usize::MAX)]
    pub most: usize,
}

#[component]
pub fn Listing(props: &Props) -> Html {
    let lang = props.lang;
    let words = page(lang).advisories;
    let store = use_store();
    {
        let want = store.want_index.clone();
        use_effect_with((), move |()| want.emit(()));
    }
    {
        let landed = store.landed.clone();
        let ready = store.index.get().is_some();
        use_effect_with(ready, move |_| landed.try_now());
    }
    let index = match &store.index {
        Loaded::Ready(index) => index,
        state => {
            let failed = matches!(state, Loaded::Failed(_));
            let retry = store.want_index.clone();
            return fetching(failed, words.failed, &retry, lang);
        }
    };
    if index.0.advisories.is_empty() {
        return html! { <p>{ words.none }</p> };
    }
    html! {
        <ul class="listing">
            { for index.0.advisories.iter().take(props.most).map(|entry| {
                let text = entry.text(lang);
                let to = Route::new(lang, Place::Advisory(entry.id.clone())).path(&store.base);
                html! {
                    <li>
                        <Day {lang} date={entry.published} />
                        <div>
                            <a href={to}>{ text.title.clone() }</a>
                            <p>{ text.summary.clone() }</p>
                        </div>
                    </li>
                }
            }) }
        </ul>
    }
}

//! What is shown where no page is.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::route::{Place, Route};
use crate::web::store::use_store;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
}

#[component]
pub fn NotFound(props: &Props) -> Html {
    let words = page(props.lang);
    let store = use_store();
    let to = |place| Route::new(props.lang, place).path(&store.base);
    html! {
        <div class="intro">
            <h1 tabindex="-1">{ words.not_found.title }</h1>
            <p class="lede">{ words.not_found.text }</p>
            <ul>
                <li><a href={to(Place::Home)}>{ words.not_found.home }</a></li>
                <li><a href={to(Place::Advisories)}>{ words.site.advisories }</a></li>
            </ul>
        </div>
    }
}
